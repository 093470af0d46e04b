"""Tables as grids of cells, from the cells of a .docx or .md, or from lines with | or tabs of a plain text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wenfeng_check.analysis.structure.layout import Function, Line
from wenfeng_check.model.document import BlockKind, Document
from wenfeng_check.model.span import Span


class Cell(NamedTuple):
    """A cell. ``column`` counts from 1; ``spans`` are its paragraphs, ``blocks`` the blocks that they stand in."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    spans: tuple[Span, ...]
    blocks: tuple[int, ...]
    header: bool = False


class Table(NamedTuple):
    """A table. ``rows`` are the numbers of its rows in order; cells that are merged downwards stand in their first row."""

    number: int
    cells: tuple[Cell, ...]
    first_block: int

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the rows, in order."""
        return tuple(sorted({row for cell in self.cells for row in range(cell.row, cell.row + cell.row_span)}))

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """Return the cells that reach into ``row``, merged ones from above included, left to right."""
        inside = [cell for cell in self.cells if cell.row <= row < cell.row + cell.row_span]
        return tuple(sorted(inside, key=lambda cell: cell.column))


def read_tables(document: Document, lines: Sequence[Line]) -> tuple[Table, ...]:
    """Return all tables of the document in order."""
    real = _from_cells(document)
    piped = _from_lines(document, lines)
    tables = sorted([*real, *piped], key=lambda table: table.first_block)
    return tuple(table._replace(number=number) for number, table in enumerate(tables, 1))


def _from_cells(document: Document) -> Iterator[Table]:
    grids: dict[int, dict[tuple[int, int], list[int]]] = {}
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.CELL:
            at = block.origin
            grids.setdefault(at.table, {}).setdefault((at.row, at.column), []).append(index)
    for number, grid in grids.items():
        cells = tuple(_cell(document, blocks) for blocks in grid.values())
        yield Table(number, cells, min(blocks[0] for blocks in grid.values()))


def _cell(document: Document, blocks: list[int]) -> Cell:
    origin = document.blocks[blocks[0]].origin
    spans = tuple(document.blocks[index].span for index in blocks)
    text = "\n".join(document.of(span) for span in spans)
    return Cell(origin.row, origin.column, origin.row_span, origin.column_span, text, spans, tuple(blocks), origin.header_row)


def _from_lines(document: Document, lines: Sequence[Line]) -> Iterator[Table]:
    run: list[Line] = []
    for line in lines:
        if line.function is Function.TABLE and document.blocks[line.block].kind is not BlockKind.CELL:
            run.append(line)
        elif line.function is not Function.BLANK and run:
            yield from _table_of(document, run)
            run = []
    yield from _table_of(document, run)


def _table_of(document: Document, run: Sequence[Line]) -> Iterator[Table]:
    if len(run) < 2:
        return
    cells = [cell for row, line in enumerate(run, 1) for cell in _cells_of_line(document, line, row)]
    yield Table(0, tuple(cells), run[0].block)


def _cells_of_line(document: Document, line: Line, row: int) -> Iterator[Cell]:
    block = document.blocks[line.block].span
    for column, found in enumerate(re.finditer(r"[^|\t]+|(?<=[|\t])(?=[|\t])", line.text), 1):
        piece = found.group()
        body = piece.strip()
        start = block.start + found.start() + len(piece) - len(piece.lstrip())
        if body or found.start() > 0:
            yield Cell(row, column, 1, 1, body, (Span(start, start + len(body)),), (line.block,))
