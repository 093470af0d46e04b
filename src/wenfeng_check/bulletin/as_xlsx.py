"""The bulletin as a .xlsx: units with a chart, groups, documents, every place with a column for appeals, repeats, the rest."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from wenfeng_check.bulletin import tally
from wenfeng_check.bulletin.model import Bulletin, sums
from wenfeng_check.bulletin.words import PLACES_HEADER, Cell, fault, group_grid, place_rows, rest, unit_grid
from wenfeng_check.ledger.columns import short_names, starts_formula
from wenfeng_check.ledger.row import SLOT_WORDS
from wenfeng_check.model.errors import MissingExtraError
from wenfeng_check.reporters.style import clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST = 32_000  # a cell of .xlsx holds 32,767 characters
_FILL = "D9E1F2"


def render(bulletin: Bulletin) -> bytes:
    """Return the bytes of the workbook. Raises MissingExtraError where openpyxl is not installed."""
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("导出 .xlsx 要用 openpyxl，这里没有装：pip install 'wenfeng-check[xlsx]'。") from None
    book = openpyxl.Workbook()
    book.remove(book.active)
    units, groups = unit_grid(bulletin), group_grid(bulletin)
    sheet = _sheet(book, "各单位", units.header, units.rows, (6, 26, *([10] * (len(units.header) - 2))))
    _chart(sheet, len(units.rows) - 1, units.header.index("每千字") + 1)
    _sheet(book, "分类每千字", groups.header, groups.rows, (26, *([10] * (len(groups.header) - 1))))
    _sheet(book, "文件", _FILE_HEADER, _file_rows(bulletin), (26, 46, 10, 9, 9, 9, 9, 11, 11, 11))
    _sheet(book, "清单", PLACES_HEADER, place_rows(bulletin), (7, 22, 36, 22, 30, 44, 9, 7, 24))
    repeats = ((r.unit, r.code, fault(r.code), r.documents, r.times) for r in tally.repeats(bulletin))
    _sheet(book, "重复", ("单位", "规则", "问题", "份数", "处数"), repeats, (26, 10, 50, 8, 8))
    _sheet(book, "没有计入的", ("名称", "情况"), rest(bulletin), (50, 70))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


_FILE_HEADER = (
    "单位",
    "文件",
    "文种",
    "字数",
    "问题",
    "每千字",
    "任务",
    *(f"缺{words}" for words in SLOT_WORDS.values()),
)


def _file_rows(bulletin: Bulletin) -> Iterable[tuple[Cell, ...]]:
    names = short_names(entry.path for entry in bulletin.entries)
    for entry in sorted(bulletin.entries, key=lambda entry: (entry.unit, entry.path)):
        row = sums(entry.unit, (entry,))
        lacking = (count for _, count in row.missing)
        yield (entry.unit, names[entry.path], entry.kind, row.characters, row.findings, row.rate, row.tasks, *lacking)


def _sheet(
    book: Any, title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[int]
) -> "Worksheet":
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet: Worksheet = book.create_sheet(title)
    for row, values in enumerate((header, *rows), 1):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            _put(cell, value)
            cell.font = Font(name="宋体", size=10, bold=row == 1)
            cell.alignment = Alignment(wrap_text=True, vertical="center" if row == 1 else "top")
            if row == 1:
                cell.fill = PatternFill("solid", start_color=_FILL, end_color=_FILL)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{max(sheet.max_row, 2)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return sheet


def _put(cell: Any, value: Cell) -> None:
    """Write a value; text stays text, no formula ever runs."""
    if not isinstance(value, str):
        cell.value = value
        return
    words = clean(value)[:_LONGEST]
    cell.value = words or None
    if words:
        cell.data_type = "s"
        cell.quotePrefix = starts_formula(words)


def _chart(sheet: "Worksheet", units: int, column: int) -> None:
    """Draw the findings per 1,000 characters of each unit as bars below the table."""
    from openpyxl.chart import BarChart, Reference

    if not units:
        return
    chart = BarChart()
    chart.type, chart.style, chart.legend = "bar", 10, None
    chart.title = "每千字问题处数"
    chart.add_data(Reference(sheet, min_col=column, min_row=2, max_row=units + 1))
    chart.set_categories(Reference(sheet, min_col=2, min_row=2, max_row=units + 1))
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.height, chart.width = min(4 + 0.6 * units, 40), 24
    sheet.add_chart(chart, f"A{units + 5}")
