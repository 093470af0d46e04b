"""Tables of a draft with their merged cells; a table inside a cell is shown behind the table that holds it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from wenfeng_check.model.document import Block
from wenfeng_check.reporters.page.markup import Markup, element, join

Cell = tuple[Block, Markup]


def table(cells: Sequence[Cell]) -> Markup:
    """Return the tables that ``cells`` (in reading order, one block each) make up."""
    numbers = dict.fromkeys(block.origin.table for block, _ in cells)
    return join(*(_one([cell for cell in cells if cell[0].origin.table == number]) for number in numbers))


def _one(cells: Sequence[Cell]) -> Markup:
    origin = cells[0][0].origin
    caption = element("caption", f"表{origin.table}（在上一个表的单元格里）" if origin.nested else f"表{origin.table}")
    by_row: dict[int, list[Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell[0].origin.row, []).append(cell)
    taken = {place for block, _ in cells for place in _below(block)}
    last = max(block.origin.row + block.origin.row_span - 1 for block, _ in cells)
    rows = (element("tr", *_row(number, by_row.get(number, []), taken)) for number in range(1, last + 1))
    return element("table", caption, *rows)


def _below(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the places (row, column) that a cell fills in the rows below its own."""
    origin = block.origin
    for row in range(origin.row + 1, origin.row + origin.row_span):
        yield from ((row, column) for column in range(origin.column, origin.column + origin.column_span))


def _row(number: int, cells: Sequence[Cell], taken: set[tuple[int, int]]) -> Iterator[Markup]:
    """Yield the cells of a row; places that no cell fills (a row that begins further right) get an empty one."""
    column = 1
    for start, blocks in groupby(cells, key=lambda cell: cell[0].origin.column):
        members = list(blocks)
        yield from (element("td", class_="none") for at in range(column, start) if (number, at) not in taken)
        yield _cell(members)
        column = start + members[0][0].origin.column_span


def _cell(members: Sequence[Cell]) -> Markup:
    origin = members[0][0].origin
    spans = {"rowspan": origin.row_span, "colspan": origin.column_span}
    paragraphs = (element("p", words) for _, words in members)
    merged = {name: size for name, size in spans.items() if size > 1}
    return element("th" if origin.header_row else "td", *paragraphs, **merged)
