"""A ledger filled in by hand: its header is found, its rows are checked, each fault is reported with its row."""

import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from importlib.resources import files

import jsonschema
import openpyxl
import pytest

from tests.ledger.drafts import ledger, workbook
from wenfeng_check.ledger import as_csv, as_xlsx
from wenfeng_check.ledger.hand import HandLedger, read_hand
from wenfeng_check.ledger.recheck import Fault, Issue, issues_of
from wenfeng_check.ledger.sheets import read_sheets
from wenfeng_check.ledger.views import issues_csv, issues_json, issues_table
from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.task import Slot
from wenfeng_check.reporters.style import Style
from wenfeng_check.settings import Settings

SCHEMA = json.loads((files("wenfeng_check") / "schema" / "ledger.schema.json").read_text(encoding="utf-8"))
HEADER = ("序号", "工作任务", "责任单位", "责任人", "完成时限")
GOOD = (1, "完成渠道清淤12公里", "县水利局", "李明远", "2024年3月底前")
TODAY = date(2024, 6, 1)


def _read(*rows: Sequence[object], merged: Sequence[str] = (), name: str = "台账") -> HandLedger:
    return read_hand("台账.xlsx", workbook(*rows, merged=merged, name=name), Settings())


def _issues(*rows: Sequence[object], today: date | None = None, merged: Sequence[str] = ()) -> list[tuple[int, Fault, Slot | None]]:
    found = issues_of("台账.xlsx", _read(*rows, merged=merged), today=today)
    return [(issue.row, issue.fault, issue.slot) for issue in found]


def test_a_full_row_has_no_fault() -> None:
    assert _issues(HEADER, GOOD) == []


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        ((None, "县水利局", "李明远", "2024年3月底前"), [(Fault.NO_TASK, None)]),
        (("完成渠道清淤12公里", None, "李明远", "2024年3月底前"), [(Fault.MISSING, Slot.UNIT)]),
        (("完成渠道清淤12公里", "县水利局", None, "2024年3月底前"), [(Fault.MISSING, Slot.PERSON)]),
        (("完成渠道清淤12公里", "县水利局", "李明远", None), [(Fault.MISSING, Slot.TIME)]),
        (("完成渠道清淤12公里", "县水利局", "李明远", "尽快"), [(Fault.VAGUE, Slot.TIME)]),
        (("完成渠道清淤12公里", "有关部门", "李明远", "2024年3月底前"), [(Fault.VAGUE, Slot.UNIT)]),
        (("完成渠道清淤12公里", "县水利局", "专人", "2024年3月底前"), [(Fault.VAGUE, Slot.PERSON)]),
        (("完成渠道清淤12公里", "县水利局", "李明远", "2024年2月30日"), [(Fault.IMPOSSIBLE, Slot.TIME)]),
        (("完成渠道清淤12公里", "县水利局", "李明远", "2024年3月29日（星期一）"), [(Fault.WEEKDAY, Slot.TIME)]),
        (("完成渠道清淤12公里", "县水利局", "李明远", "每月25日前"), []),
        (("完成渠道清淤12公里", "县水利局", "李明远", datetime(2024, 3, 31)), []),
        (("完成渠道清淤12公里", "县水利局", "李明远", "2024-03-31"), []),
        (("完成渠道清淤12公里", "县水利局", "李明远", "2024.3.31"), []),
        (("清淤", "县水利局", "李明远", "2024年3月底前"), [(Fault.NO_TASK, None)]),
        ((None, None, None, None), []),
        (("完成渠道清淤12公里", None, None, None), [(Fault.MISSING, slot) for slot in (Slot.TIME, Slot.UNIT, Slot.PERSON)]),
    ],
)
def test_each_fault_of_a_row_is_reported_with_its_row(cells: tuple[object, ...], faults: list[tuple[Fault, Slot | None]]) -> None:
    assert _issues(HEADER, GOOD, (2, *cells)) == [(3, *fault) for fault in faults]


def test_days_that_have_passed_are_asked_for_only_with_today() -> None:
    assert _issues(HEADER, GOOD) == []
    assert _issues(HEADER, GOOD, today=TODAY) == [(2, Fault.PAST, Slot.TIME)]
    assert _issues(HEADER, GOOD, today=date(2024, 3, 31)) == []


@pytest.mark.parametrize(
    ("state", "late"),
    [
        *((state, False) for state in ("已完成", "已办结", "完成", "100%")),
        *((state, True) for state in ("未完成", "尚未办结", "部分完成", "正在推进", None)),
    ],
)
def test_a_task_that_is_done_is_not_late(state: str | None, late: bool) -> None:
    assert bool(_issues((*HEADER, "完成情况"), (*GOOD, state), today=TODAY)) is late


def test_order_is_free_and_other_columns_are_ignored() -> None:
    header = ("备注", "完成时限", "责任人", "工作任务", "序号", "责任单位")
    row = _read(header, ("尽快办", "2024年3月底前", "李明远", "完成渠道清淤", 1, "县水利局")).rows[0].row
    assert (row.task, row.leads, row.persons) == ("完成渠道清淤", ("县水利局",), ("李明远",))
    assert row.deadline == ("2024年3月底前",)
    assert row.complete


def test_title_rows_may_stand_above_and_give_the_year() -> None:
    rows = (("清河县2024年农田水利任务台账",), ("填报单位：县水利局",), (), HEADER, (1, "完成渠道清淤", "县水利局", "李明远", "3月底前"))
    found = _read(*rows, merged=("A1:E1", "A2:E2"))
    assert found.rows[0].row.date == date(2024, 3, 31)
    assert found.rows[0].row.sheet_row == 5
    assert found.rows[0].row.place == "工作表“台账”第5行"


def test_merged_cells_are_carried_down() -> None:
    rows = (HEADER, GOOD, (2, "修复提灌站3处", None, None, None), (3, "更换闸门5套", None, None, None))
    assert _issues(*rows, merged=("C2:C4", "D2:D4", "E2:E4")) == []
    assert [row.row.leads for row in _read(*rows, merged=("C2:C4",)).rows] == [("县水利局",)] * 3


def test_a_header_over_two_rows_is_read() -> None:
    top = ("序号", "工作任务", "责任落实", None, "完成时限")
    below = (None, None, "责任单位", "责任人", None)
    rows = _read(top, below, GOOD, merged=("A1:A2", "B1:B2", "C1:D1", "E1:E2")).rows
    assert [(row.row.sheet_row, row.row.leads, row.row.persons) for row in rows] == [(3, ("县水利局",), ("李明远",))]


def test_a_section_row_and_a_signature_are_no_tasks() -> None:
    rows = (HEADER, ("一、渠道工程",), GOOD, ("填报人：王晓梅",))
    assert _issues(*rows, merged=("A2:E2", "A4:E4")) == []


def test_every_sheet_with_a_header_is_checked_and_the_others_are_named() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(HEADER, GOOD, name="一季度")))
    second, third = book.create_sheet("二季度"), book.create_sheet("说明")
    for cells in (HEADER, (1, "更换闸门5套", "县水利局", None, "2024年5月底前")):
        second.append(cells)
    third.append(("填表说明",))
    target = io.BytesIO()
    book.save(target)
    found = read_hand("台账.xlsx", target.getvalue(), Settings())
    assert [issue.place for issue in issues_of("台账.xlsx", found, today=None)] == ["工作表“二季度”第2行"]
    assert found.notes == ("台账.xlsx：工作表“说明”没有任务台账的表头，没有检查。",)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_our_own_ledger_read_back_says_the_same(form: str) -> None:
    own = ledger()
    content = as_xlsx.render(own) if form == "xlsx" else as_csv.render(own)
    found = read_hand(f"台账.{form}", content, Settings())
    assert not found.notes
    for before, after in zip(own.rows, found.rows, strict=True):
        again = after.row
        assert again.task == before.task
        assert (again.leads, again.supports, again.supervisors, again.persons) == (
            before.leads, before.supports, before.supervisors, before.persons,
        )  # fmt: skip
        assert (again.deadline, again.date, again.project) == (before.deadline, before.date, before.project)
        assert [gap.slot for gap in again.gaps] == [gap.slot for gap in before.gaps]


def test_a_deadline_and_its_day_that_differ_are_reported() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx.render(ledger())))
    book["任务台账"]["H3"] = "2024年6月底前"
    target = io.BytesIO()
    book.save(target)
    found = issues_of("台账.xlsx", read_hand("台账.xlsx", target.getvalue(), Settings()), today=None)
    assert [(issue.row, issue.fault) for issue in found if issue.row == 3] == [(3, Fault.CONFLICT)]
    assert "“2024年6月底前”与日期栏“2024年3月31日”不一致" in found[0].words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_csv_of_any_program_is_read(encoding: str, mark: str) -> None:
    text = "\r\n".join(mark.join(map(str, cells)) for cells in (HEADER, GOOD, (2, "更换闸门5套", "县水利局", "", "尽快")))
    found = read_hand("台账.csv", text.encode(encoding), Settings())
    assert [(issue.row, issue.slot) for issue in issues_of("台账.csv", found, today=None)] == [(3, Slot.TIME), (3, Slot.PERSON)]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("台账.xlsx", b"", "打不开"),
        ("台账.xlsx", b"PK\x03\x04broken", "打不开"),
        ("台账.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Excel"),
        ("台账.xlsx", workbook(("姓名", "电话"), ("李明远", "1")), "没有找到台账表头"),
        ("台账.csv", "姓名,电话\n李明远,1\n".encode(), "没有找到台账表头"),
        ("台账.csv", b"", "没有"),
    ],
)
def test_what_is_no_ledger_gives_one_clear_line(name: str, content: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as error:
        read_hand(name, content, Settings())
    assert "\n" not in str(error.value)


def test_a_huge_sheet_is_refused() -> None:
    with pytest.raises(ReadError, match="20,001"):
        read_sheets("台账.csv", b"a,b\n" * 20_001)


def _all_issues() -> tuple[Issue, ...]:
    rows = (HEADER, (1, "制定渠道管护实施细则", "县水利局", "专人", None), (2, None, "县水利局", "李明远", None))
    return issues_of("台账.xlsx", _read(*rows), today=None)


def test_advice_leaves_blanks_and_tells_the_default_with_its_clause() -> None:
    time, person, task = sorted(_all_issues(), key=lambda issue: (issue.row, str(issue.slot) != "time"))
    assert time.advice.startswith("填“完成时限”一栏：＿＿。本县措施第4条")
    assert person.advice == "写姓名，或能确定到人的职务：＿＿"
    assert task.advice.startswith("写明做什么")


def test_views_show_row_fault_and_advice() -> None:
    issues = _all_issues()
    text = issues_table(issues, 1, Style(False, 100))
    for words in ("没有时间节点", "只写了“专人”", "第2行", "第3行", "1 行任务，2 行要补正，共 3 处。"):
        assert words in "".join(text.split("\n")) or words in text
    assert issues_csv(issues).decode("utf-8-sig").count("\r\n") == 4
    content = json.loads(issues_json(issues, 1, ()))
    jsonschema.Draft202012Validator(SCHEMA).validate(content)
    assert content["summary"] == {"tasks": 1, "issues": 3, "rows": 2}
    assert "要素齐全，日期无误" in issues_table((), 4, Style(False, 100))

