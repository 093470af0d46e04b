"""Tables of RTF: rows are told by their cells' right edges; the grid is what the edges of all rows make."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wenfeng_check.model.document import Block, BlockKind, Origin, Part
from wenfeng_check.model.span import Span
from wenfeng_check.readers.numbering import NO_MARKER, Marker
from wenfeng_check.readers.sheet import Mark, Sheet
from wenfeng_check.readers.steps import Steps

_SAME_EDGE = 20
"""Edges nearer than a fiftieth of an inch (in twips) are one: programs round them differently from row to row."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph that was read; LF stands for a line break. ``boxes`` are the text boxes anchored in it."""

    text: str
    level: int = 0
    style: str = ""
    marker: Marker = NO_MARKER
    marks: list[Mark] = field(default_factory=list)
    boxes: list[Sheet] = field(default_factory=list)

    def write(self, sheet: Sheet, origin: Origin, *, kind: BlockKind, keep_blank: bool) -> None:
        """Append the paragraph's blocks and boxes."""
        marker, start = self.marker, sheet.length
        for text in self.text.split("\n"):
            blank = not text.strip()
            if not blank or marker.text or keep_blank:
                shown = BlockKind.BLANK if blank and kind is not BlockKind.CELL else kind
                model = Block(Span(0, 0), shown, self.level, marker.text, origin, self.style, marker.gap)
                sheet.add(text, model)
            marker = NO_MARKER
        for mark in self.marks:
            sheet.mark(mark, start)
        for box in self.boxes:
            sheet.extend(box)


@dataclass(slots=True)
class CellFormat:
    """The right edge of a cell in twips, and how it is merged (``start``, ``continue`` or ``""``)."""

    right: int
    down: str = ""
    across: str = ""


@dataclass(slots=True)
class RowFormat:
    """A row definition (``\\trowd``)."""

    left: int = 0
    header: bool = False
    cells: list[CellFormat] = field(default_factory=list)
    next: CellFormat = field(default_factory=lambda: CellFormat(0))

    def edge(self, right: int) -> None:
        """End the definition of a cell."""
        self.cells.append(replace(self.next, right=right))
        self.next = CellFormat(0)


@dataclass(slots=True)
class Table:
    """A table being read: its rows, the cells of the open row, the content of the open cell."""

    rows: list[tuple[RowFormat, list[list["Paragraph | Table"]]]] = field(default_factory=list)
    cells: list[list["Paragraph | Table"]] = field(default_factory=list)
    content: list["Paragraph | Table"] = field(default_factory=list)

    def end_cell(self) -> None:
        """Close the open cell."""
        self.cells.append(self.content)
        self.content = []

    def end_row(self, form: RowFormat) -> None:
        """Close the open row; content after its last cell is a cell of its own."""
        if self.content:
            self.end_cell()
        if self.cells:
            self.rows.append((form, self.cells))
            self.cells = []

    def steps(self, sheet: Sheet, part: Part, number: Iterator[int], *, nested: bool = False) -> Steps:
        """Append the table's cells."""
        place = next(number)
        for content, origin in self._placed(Origin(part=part, table=place, nested=nested)):
            count = 0
            for index, each in enumerate(content):
                if isinstance(each, Table):
                    yield each.steps(sheet, part, number, nested=True)
                elif each.text.strip() or not index or not isinstance(content[index - 1], Table):
                    count += 1
                    each.write(sheet, replace(origin, paragraph=count), kind=BlockKind.CELL, keep_blank=True)

    def _placed(self, model: Origin) -> Iterator[tuple[list["Paragraph | Table"], Origin]]:
        grid = [_columns(form, len(cells), edges) for edges in (self._edges(),) for form, cells in self.rows]
        heights = _heights(grid)
        for row, ((form, cells), columns) in enumerate(zip(self.rows, grid, strict=True), 1):
            for content, (column, width, down) in zip(cells, columns, strict=True):
                if width and (down != "continue" or (row, column) in heights):
                    height = heights.get((row, column), 1)
                    yield (
                        content or [Paragraph("")],
                        replace(
                            model,
                            row=row,
                            column=column,
                            row_span=height,
                            column_span=width,
                            header_row=form.header,
                        ),
                    )

    def _edges(self) -> list[int]:
        """Return the edges of the grid's columns, the left one of the table first."""
        found = sorted({edge for form, _ in self.rows for edge in (form.left, *(cell.right for cell in form.cells))})
        kept: list[int] = []
        for edge in found:
            if not kept or edge - kept[-1] > _SAME_EDGE:
                kept.append(edge)
        return kept


def _columns(form: RowFormat, count: int, edges: list[int]) -> list[tuple[int, int, str]]:
    """Return column, width and vertical merge of each cell of a row; width 0 for one merged into the cell before."""
    found: list[tuple[int, int, str]] = []
    left = form.left
    start, end = 0, 1
    for place in range(count):
        if place >= len(form.cells):
            found.append((end, 1, ""))
            end += 1
            continue
        cell = form.cells[place]
        column, width = _index(edges, left), max(1, _index(edges, cell.right) - _index(edges, left))
        left, end = cell.right, column + width
        if cell.across == "continue" and found:
            first, wide, down = found[start]
            found[start] = (first, wide + width, down)
            found.append((column, 0, ""))
        else:
            start = len(found)
            found.append((column, width, cell.down))
    return found


def _index(edges: list[int], edge: int) -> int:
    """Return the column (from 1) that begins at an edge."""
    return bisect_left(edges, edge - _SAME_EDGE) + 1


def _heights(grid: list[list[tuple[int, int, str]]]) -> dict[tuple[int, int], int]:
    """Return the row spans of the cells that are merged downwards, by row and column of the first."""
    heights: dict[tuple[int, int], int] = {}
    above: dict[int, int] = {}
    for row, columns in enumerate(grid, 1):
        current: dict[int, int] = {}
        for column, width, down in columns:
            if width and down:
                start = above.get(column, row) if down == "continue" else row
                heights[start, column] = row - start + 1
                current[column] = start
        above = current
    return heights
