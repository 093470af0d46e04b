"""The rows of tables with a header, as the rules on empty cells read them."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.tables import Cell, Table
from wenfeng_check.analysis.tasks.table_tasks import read_header
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_FEWEST_WORDS = 4


class Row(NamedTuple):
    """A row below the header; ``columns`` says what read_header takes each column for, ``names`` what the header says."""

    cells: tuple[Cell, ...]
    columns: dict[str, list[int]]
    names: dict[int, str]

    def cell(self, column: int) -> Cell | None:
        """Return the cell that covers ``column``."""
        return next((c for c in self.cells if c.column <= column < c.column + c.column_span), None)


def rows(facts: "Analysis") -> Iterator[Row]:
    """Yield the rows that fill at least two cells beside the number; a row with one is a heading inside the table."""
    for table in facts.tables:
        header, columns = read_header(table)
        names = _names(table, header)
        for row in table.rows:
            cells = table.row_cells(row)
            filled = [cell for cell in cells if not is_empty(cell) and cell.column not in columns.get("number", ())]
            if row not in header and names and len(filled) > 1 and all(cell.column_span < 3 for cell in filled):
                yield Row(cells, columns, names)


def _names(table: Table, header: Sequence[int]) -> dict[int, str]:
    """The lowest header text of each column."""
    found: dict[int, str] = {}
    for row in header:
        for cell in table.row_cells(row):
            text = re.sub(r"\s+", "", fold(cell.text))
            found.update({column: text for column in range(cell.column, cell.column + cell.column_span) if text})
    return found


def is_empty(cell: Cell) -> bool:
    """Say whether nothing stands in the cell; a dash is nothing."""
    return not fold(cell.text).strip(" \t\n-—－/／、。")


def words_of(cell: Cell) -> Span | None:
    """Return the first line of a cell that says something in words, None for a number or a name of two characters."""
    if len(re.findall(r"[一-鿿]", cell.text)) < _FEWEST_WORDS:
        return None
    return next((span for span in cell.spans if span.length), None)
