"""What is written out: terminal, .csv, .xlsx, .ics, JSON; nothing runs as a formula, nothing is lost."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files

import jsonschema
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.drafts import MARCH, ledger, row
from wenfeng_check.ledger import as_csv, as_ics, as_json, as_table, as_xlsx
from wenfeng_check.ledger.columns import COLUMNS, short_names
from wenfeng_check.ledger.grid import GridColumn, grid
from wenfeng_check.ledger.row import Gap, Ledger, LedgerRow, Node
from wenfeng_check.model.report import Failure
from wenfeng_check.model.task import Slot
from wenfeng_check.reporters.style import Style, display_width

FORMULAS = ("=1+1", "+86", "-2+3", "@SUM(A1)", " =1+1", "＝1+1", "\t=1+1")
NOW = datetime(2024, 1, 15, 8, 30, tzinfo=UTC)
SCHEMA = json.loads((files("wenfeng_check") / "schema" / "ledger.schema.json").read_text(encoding="utf-8"))


def _of(*rows: LedgerRow) -> Ledger:
    return Ledger(rows, tuple(dict.fromkeys(row.file for row in rows)))


def _csv(found: Ledger) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv.render(found).decode("utf-8-sig"))))


def _sheets(found: Ledger) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx.render(found)))


def test_csv_has_a_mark_for_excel_and_a_row_for_each_task() -> None:
    assert as_csv.render(ledger()).startswith(b"\xef\xbb\xbf")
    header, *rows = _csv(ledger())
    assert header == [column.title for column in COLUMNS]
    assert rows[0][2:9] == ["完成柳河灌区12公里渠道清淤。", "县水利局", "柳河镇人民政府", "陈静怡", "李明远", "2024年3月底前", "2024-03-31"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_runs_as_a_formula(text: str) -> None:
    found = _csv(_of(row(text, leads=(text,), deadline=(text,))))[1]
    for cell in (found[2], found[3], found[7]):
        assert cell.startswith("'")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_an_xlsx_is_a_formula(text: str) -> None:
    sheet = _sheets(_of(row(text, leads=(text,), persons=(text,))))["任务台账"]
    for cell in (sheet["C3"], sheet["D3"], sheet["G3"]):
        assert cell.data_type == "s"
        assert cell.quotePrefix


def test_xlsx_marks_gaps_and_only_gaps() -> None:
    sheet = _sheets(ledger())["任务台账"]
    marked = {cell.coordinate for cells in sheet.iter_rows(min_row=3) for cell in cells if cell.fill.fill_type == "solid"}
    assert marked == {"G4", "L4", "G5", "H5", "L5"}


def test_xlsx_can_be_filtered_scrolled_and_printed() -> None:
    sheet = _sheets(ledger())["任务台账"]
    assert sheet.auto_filter.ref == "A2:M5"
    assert sheet.freeze_panes == "D3"
    assert sheet.print_title_rows == "$2:$2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet["C3"].alignment.wrap_text
    assert isinstance(sheet["I3"].value, datetime)


def test_the_second_sheet_sums_up_and_names_what_was_not_read() -> None:
    found = replace(ledger(), failures=(Failure("坏.docx", "read", "打不开"),), notes=("方案.txt：有1张图片没有读。",))
    cells = [tuple(cell for cell in cells if cell is not None) for cells in _sheets(found)["汇总"].values]
    assert ("方案.txt", 3, 1, 1, 0, 2) in cells
    assert ("县农业农村局", 1, 0, 1, 0, 1) in cells
    assert ("坏.docx：打不开",) in cells
    assert ("方案.txt：有1张图片没有读。",) in cells


def test_control_characters_do_not_break_a_workbook() -> None:
    sheet = _sheets(_of(row("清淤\x00\x1b[31m\n渠道")))["任务台账"]
    assert sheet["C3"].value == "清淤[31m 渠道"


def _unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_ics_has_an_event_on_each_day_that_is_due() -> None:
    lines = _unfolded(as_ics.render(ledger(), NOW))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert [line for line in lines if line.startswith("DTSTART")] == ["DTSTART;VALUE=DATE:20240331", "DTSTART;VALUE=DATE:20240531"]
    assert "DTEND;VALUE=DATE:20240401" in lines
    assert "DTSTAMP:20240115T083000Z" in lines
    assert as_ics.undated(ledger()) == 1


def test_ics_ids_stay_when_the_day_or_the_folder_changes_and_are_never_shared() -> None:
    def uids(found: Ledger) -> list[str]:
        return [line for line in _unfolded(as_ics.render(found, NOW)) if line.startswith("UID:")]

    first = row(nodes=(Node("3月底前", MARCH),))
    later = row(nodes=(Node("5月底前", date(2024, 5, 31)),), file="别处/方案.docx")
    assert uids(_of(first)) == uids(_of(later))
    assert len(set(uids(_of(first, first)))) == 2


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120), st.integers(0, 40))
def test_ics_lines_are_short_whole_and_escaped(text: str, lead: int) -> None:
    found = _of(row("清" * lead + text, nodes=(Node(text, MARCH),)))
    content = as_ics.render(found, NOW)
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(r"[\x00-\x1f]", line.decode())
    values = [line.split(":", 1)[1] for line in _unfolded(content) if line.startswith(("SUMMARY", "DESCRIPTION"))]
    assert len(values) == 2
    for value in values:
        assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)


def test_json_keeps_its_schema() -> None:
    found = json.loads(as_json.render(ledger()))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    assert found["summary"] == {"tasks": 3, "complete": 1, "missing": {"time": 1, "unit": 0, "person": 2}}
    assert found["rows"][0]["deadline"]["date"] == "2024-03-31"
    assert found["rows"][2]["gaps"][0] == {"slot": "time", "vague": ["尽快"], "allowed": None}


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_the_table_keeps_inside_the_terminal_and_loses_no_character(width: int) -> None:
    text = as_table.render(ledger(), Style(False, width))
    assert max(display_width(line) for line in text.split("\n")) <= width
    flat = re.sub(r"\s+", "", as_table.render(_of(row("甲" * 90, leads=("乙" * 40,))), Style(False, width)))
    assert flat.count("甲") == 90
    assert flat.count("乙") == 40


@given(st.lists(st.text(max_size=80), min_size=3, max_size=3), st.integers(30, 120))
def test_any_cells_fit_any_terminal(cells: Sequence[str], width: int) -> None:
    columns = [GridColumn(title, 6, share) for title, share in (("任务", 3), ("单位", 1), ("时限", 1))]
    assert all(display_width(line) <= width for line in grid(columns, [cells], Style(False, width)))


def test_no_line_of_a_cell_starts_with_a_closing_mark() -> None:
    lines = list(grid([GridColumn("单位", 8, 0)], [("县水利局、县财政局，（柳河镇）",)], Style(False, 100)))
    assert lines[2:] == ["县水利", "局、县财", "政局，", "（柳河", "镇）"]


def test_gaps_that_are_allowed_are_not_marked() -> None:
    allowed = row(gaps=(Gap(Slot.TIME, allowed="上级已定"),))
    sheet = _sheets(_of(allowed))["任务台账"]
    assert sheet["H3"].fill.fill_type is None
    assert "已允许：上级已定" in sheet["L3"].value


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["/a/b/通知.txt"], ["通知.txt"]),
        (["/a/b/通知.txt", "/a/c/通知.txt"], ["b/通知.txt", "c/通知.txt"]),
        (["通知.txt", "/a/通知.txt"], ["通知.txt", "/a/通知.txt"]),
        (["b/通知.txt", "方案.txt"], ["b/通知.txt", "方案.txt"]),
        ([], []),
    ],
)
def test_files_are_named_from_their_common_folder_on(paths: list[str], names: list[str]) -> None:
    assert list(short_names(paths).values()) == names
