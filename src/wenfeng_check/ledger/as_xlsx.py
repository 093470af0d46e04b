"""The ledger as .xlsx: gaps highlighted, filters, frozen header, ready to print on A4 landscape; a second sheet sums up."""

import io
import math
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any

from wenfeng_check.ledger.columns import ADVICE, COLUMNS, GAPS, TASK, Value, short_names, table_rows
from wenfeng_check.ledger.row import SLOT_WORDS, Ledger, LedgerRow
from wenfeng_check.model.errors import MissingExtraError
from wenfeng_check.model.task import Slot
from wenfeng_check.reporters.style import clean, display_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FONT = "宋体"
_HEAD_ROW = 2
_LONGEST = 32_000  # a cell of .xlsx holds 32,767 characters
_MARGIN = 0.4
_LINE = 13.5
_HEAD_FILL, _GAP_FILL = "D9E1F2", "FFE699"


def render(ledger: Ledger) -> bytes:
    """Return the bytes of the workbook. Raises MissingExtraError where openpyxl is not installed."""
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("导出 .xlsx 要用 openpyxl，这里没有装：pip install 'wenfeng-check[xlsx]'。") from None
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "任务台账"
    _fill_ledger(sheet, ledger)
    _fill_summary(book.create_sheet("汇总"), ledger)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill_ledger(sheet: "Worksheet", ledger: Ledger) -> None:
    _title(sheet, _title_words(ledger), len(COLUMNS) - 1)
    for at, column in enumerate(COLUMNS, 1):
        _write(sheet, _HEAD_ROW, at, column.title, bold=True, fill=_HEAD_FILL, center=True)
        sheet.column_dimensions[_letter(at)].width = column.width
    sheet.row_dimensions[_HEAD_ROW].height = 2 * _LINE
    for number, (row, cells) in enumerate(zip(ledger.rows, table_rows(ledger.rows), strict=True), _HEAD_ROW + 1):
        for at, (column, value) in enumerate(zip(COLUMNS, cells, strict=True), 1):
            gap = (column.slot is not None and row.lacks(column.slot)) or (column.title == GAPS and not row.complete)
            _write(sheet, number, at, value, fill=_GAP_FILL if gap else "", red=gap, center=at == 1)
        sheet.row_dimensions[number].height = _height(cells, [column.width for column in COLUMNS])
    last = _HEAD_ROW + max(1, len(ledger.rows))
    titles = [column.title for column in COLUMNS]
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{_letter(len(COLUMNS))}{last}"
    sheet.freeze_panes = f"{_letter(titles.index(TASK) + 2)}{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.print_area = f"A1:{_letter(titles.index(ADVICE))}{last}"  # what to write is for the screen
    _print_set_up(sheet)


def _height(cells: Sequence[Value], widths: Sequence[float]) -> float:
    """Estimate the height of a row in points: not every program fits rows to wrapped text when it opens a file."""
    texts = ((display_width(value), width) for value, width in zip(cells, widths, strict=False) if isinstance(value, str))
    lines = max((math.ceil(size / (width - 0.3)) for size, width in texts), default=1)
    return float(min(max(lines, 1) * _LINE + 4, 400))


def _title_words(ledger: Ledger) -> str:
    if len(ledger.files) == 1:
        return f"工作任务台账（{clean(PureWindowsPath(ledger.files[0]).stem)}）"
    return f"工作任务台账（{len(ledger.files)} 份文件）"


def _title(sheet: "Worksheet", words: str, width: int) -> None:
    from openpyxl.styles import Alignment, Font

    _text(sheet.cell(1, 1), words)
    sheet.cell(1, 1).font = Font(name="黑体", size=16, bold=True)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet.row_dimensions[1].height = 30


def _write(
    sheet: "Worksheet", row: int, column: int, value: Value,
    *, bold: bool = False, fill: str = "", red: bool = False, center: bool = False,
) -> None:  # fmt: skip
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell = sheet.cell(row, column)
    if isinstance(value, str):
        _text(cell, value)
    else:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    side = Side(style="thin", color="8EA9DB")
    cell.font = Font(name=_FONT, size=10, bold=bold, color="C00000" if red else "000000")
    cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell.alignment = Alignment(horizontal="center" if center else "left", vertical="center" if bold else "top", wrap_text=True)
    if fill:
        cell.fill = PatternFill("solid", start_color=fill, end_color=fill)


def _text(cell: Any, words: str) -> None:
    """Write ``words`` as text that stays text, also after the cell was edited: no formula ever runs."""
    words = clean(words)[:_LONGEST]
    cell.value = words or None
    if words:
        cell.data_type = "s"
        cell.quotePrefix = words.lstrip()[:1] in "=+-@＝＋－＠"


def _print_set_up(sheet: "Worksheet") -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    for side in ("left", "right", "top"):
        setattr(sheet.page_margins, side, _MARGIN)
    sheet.page_margins.bottom = 0.8
    sheet.page_margins.footer = 0.4
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


_WIDTHS = (44.0, 10.0, 12.0, 14.0, 14.0, 14.0)


def _fill_summary(sheet: "Worksheet", ledger: Ledger) -> None:
    _title(sheet, "汇总", len(_WIDTHS))
    for at, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[_letter(at)].width = width
    row = _HEAD_ROW
    for block in (_by_file(ledger), _by_unit(ledger), _unread(ledger)):
        for place, cells in enumerate(block):
            for at, value in enumerate(cells, 1):
                _write(sheet, row, at, value, bold=place == 0, fill="" if place else _HEAD_FILL, center=at > 1)
            wide = len(cells) == 1
            if wide:
                sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_WIDTHS))
            sheet.row_dimensions[row].height = _height(cells, [sum(_WIDTHS)] if wide else _WIDTHS)
            row += 1
        row += 1 if block else 0
    _print_set_up(sheet)


#: No title here reads as a column of tasks: the sheet must not be taken for a ledger when the file is checked again.
_FIGURES = ("件数", "要素齐全", *(f"缺{words}" for words in SLOT_WORDS.values()))


def _by_file(ledger: Ledger) -> list[Sequence[Value]]:
    names = short_names(ledger.files)
    lines = [_line(names[path], [row for row in ledger.rows if row.file == path]) for path in ledger.files]
    total = [_line("合计", ledger.rows)] if len(ledger.files) > 1 else []
    return [("文件", *_FIGURES), *lines, *total]


def _by_unit(ledger: Ledger) -> list[Sequence[Value]]:
    counts = Counter(unit for row in ledger.rows for unit in row.leads)
    rows = [_line(unit, [row for row in ledger.rows if unit in row.leads]) for unit, _ in counts.most_common()]
    return [("牵头单位", *_FIGURES), *rows] if rows else []


def _line(name: str, rows: Sequence[LedgerRow]) -> Sequence[Value]:
    lacking = (sum(row.lacks(slot) for row in rows) for slot in Slot)
    return (name, len(rows), sum(row.complete for row in rows), *lacking)


def _unread(ledger: Ledger) -> list[Sequence[Value]]:
    said = [f"{failure.path}：{failure.summary}" for failure in ledger.failures] + list(ledger.notes)
    return [("没有查成的、要留意的",), *((words,) for words in said)] if said else []


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
