"""Spreadsheets (.xlsx, .csv) to grids of text: merged cells kept as such, days written out."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from wenfeng_check.ledger.columns import starts_formula
from wenfeng_check.model.errors import MissingExtraError, ReadError
from wenfeng_check.readers import suffix_of
from wenfeng_check.readers.text import decode, normalise

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIXES = frozenset({".xlsx", ".xlsm", ".csv"})
_MOST_ROWS, _MOST_COLUMNS = 20_000, 100
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class GridCell(NamedTuple):
    """A cell; a merged one stands where it begins. ``row`` and ``column`` count from 1 as in the sheet."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


class Sheet(NamedTuple):
    """One sheet; ``name`` is "" for a .csv. Empty cells are in it, rows without any text are not."""

    name: str
    cells: tuple[GridCell, ...]


def is_sheet(path: str) -> bool:
    """Say whether a file of this name is a spreadsheet."""
    return suffix_of(path) in SUFFIXES


def read_sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a file. Raises ReadError, or MissingExtraError where openpyxl is not installed."""
    if content.startswith(_OLD_OFFICE):
        raise ReadError("是旧版 Excel 文件或加了密码，请用 Excel 或 WPS 另存为不加密的 .xlsx。")
    if suffix_of(name) == ".csv":
        return (_compact("", list(_csv_cells(normalise(decode(name, content))))),)
    return tuple(_read_xlsx(content))


def _csv_cells(text: str) -> Iterator[GridCell]:
    head = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise ReadError(f"不是完好的 .csv（{error}），请用 Excel 或 WPS 另存一次。") from error
    _refuse_huge(len(rows), max(map(len, rows), default=0))
    width = max(map(len, rows), default=0)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate((*row, *[""] * (width - len(row))), 1):
            yield GridCell(number, column, 1, 1, _unescaped(value.strip()))


def _unescaped(text: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a formula."""
    return text[1:] if text.startswith("'") and starts_formula(text[1:]) else text


def _read_xlsx(content: bytes) -> Iterator[Sheet]:
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("读 .xlsx 要用 openpyxl，这里没有装：pip install 'wenfeng-check[xlsx]'。") from None
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except (BadZipFile, ParseError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        raise ReadError("打不开，文件可能已损坏，或者不是 .xlsx。请用 Excel 或 WPS 打开后另存一次。") from error
    for sheet in book.worksheets:
        _refuse_huge(sheet.max_row, sheet.max_column)
        yield _compact(sheet.title, list(_sheet_cells(sheet)))


def _refuse_huge(rows: int, columns: int) -> None:
    if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
        raise ReadError(f"有 {rows:,} 行 {columns} 列，超出能查的 {_MOST_ROWS:,} 行 {_MOST_COLUMNS} 列，请删去空行空列或拆开。")


def _sheet_cells(sheet: "Worksheet") -> Iterator[GridCell]:
    spans = {(m.min_row, m.min_col): (m.max_row - m.min_row + 1, m.max_col - m.min_col + 1) for m in sheet.merged_cells.ranges}
    hidden = {
        (row, column)
        for (top, left), (height, width) in spans.items()
        for row in range(top, top + height)
        for column in range(left, left + width)
    } - spans.keys()
    for cells in sheet.iter_rows():
        for cell in cells:
            place = (cell.row, cell.column)
            if place not in hidden:
                yield GridCell(*place, *spans.get(place, (1, 1)), cell_text(cell.value))


def cell_text(value: object) -> str:
    """Return a cell's value as a person reads it."""
    match value:
        case None:
            return ""
        case datetime() | date():
            return f"{value.year}年{value.month}月{value.day}日"
        case time():
            return f"{value.hour}:{value.minute:02}"
        case float() if value.is_integer():
            return str(int(value))
    return normalise(str(value)).strip()


def _compact(name: str, cells: list[GridCell]) -> Sheet:
    """Drop the rows that nothing stands in, and the empty columns on the right."""
    filled = {row for cell in cells if cell.text for row in range(cell.row, cell.row + cell.row_span)}
    last = max((cell.column + cell.column_span - 1 for cell in cells if cell.text), default=0)
    return Sheet(name, tuple(cell for cell in cells if cell.row in filled and cell.column <= last))
