"""A task becomes a row: its parties in their columns, its gaps with the filler, words to complete and nothing invented."""

import re
from dataclasses import replace

import pytest

from tests.builders import doc, docx, table
from tests.builders import row as xml_row
from tests.ledger.drafts import MARCH, PLAN, ledger, row
from wenfeng_check.analysis.structure import split_sentences
from wenfeng_check.engine import check
from wenfeng_check.ledger.build import rows_of
from wenfeng_check.ledger.row import Gap, LedgerRow, summary_words
from wenfeng_check.ledger.words import task_words
from wenfeng_check.model.document import Block, Document
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.model.report import Failure, FileReport, KindFact, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, DeadlineKind, Party, PartyRole, Slot, Source, Task
from wenfeng_check.readers import read_bytes
from wenfeng_check.settings import Settings

TEXT = "1.完成渠道清淤（责任单位：县水利局）。"
CLEAR, VAGUE = Clarity.CLEAR, Clarity.VAGUE


def _party(text: str, role: PartyRole, clarity: Clarity = CLEAR) -> Party:
    return Party(Span(0, 0), text, role, clarity)


def _row(task: Task, *, text: str = TEXT, kind: str = "通知") -> LedgerRow:
    document = Document("通知.txt", "txt", text, (Block(Span(0, len(text))),))
    return next(rows_of(FileReport("通知.txt", document, kind=KindFact(kind, "", ""), tasks=(task,))))


def _task(**fields: object) -> Task:
    task = Task(Span(0, len(TEXT)), (Span(0, len(TEXT)),), TEXT)
    return replace(task, **fields)  # type: ignore[arg-type]


def test_the_bracket_tail_goes_into_columns_and_out_of_the_task() -> None:
    first = ledger().rows[0]
    assert first.task == "完成柳河灌区12公里渠道清淤。"
    assert (first.leads, first.supports) == (("县水利局",), ("柳河镇人民政府",))
    assert (first.supervisors, first.persons) == (("陈静怡",), ("李明远",))
    assert (first.deadline, first.date) == (("2024年3月底前",), MARCH)
    assert first.complete
    assert not first.advice


def test_project_is_the_heading_above_and_not_the_item_itself() -> None:
    assert [row.project for row in ledger().rows[:2]] == ["渠道工程", "渠道工程"]


def test_gaps_name_the_filler_that_stands_in_their_place() -> None:
    second, third = ledger().rows[1:]
    assert second.gap_words == "责任人"
    assert third.gap_words == "时间节点（只写了“尽快”）；责任人"
    assert third.deadline == ()


@pytest.mark.parametrize(
    ("units", "leads", "supports"),
    [
        ((("甲局", PartyRole.LEAD), ("乙局", PartyRole.SUPPORT)), ("甲局",), ("乙局",)),
        ((("甲局", PartyRole.LEAD), ("乙局", PartyRole.OWNER)), ("甲局",), ("乙局",)),
        ((("甲局", PartyRole.OWNER), ("乙局", PartyRole.OWNER)), ("甲局", "乙局"), ()),
        ((("甲局", PartyRole.LEAD), ("甲局", PartyRole.SUPPORT)), ("甲局",), ()),
        ((("甲局", PartyRole.OWNER), ("甲局", PartyRole.OWNER)), ("甲局",), ()),
    ],
)
def test_units_stand_in_the_column_of_their_role(
    units: tuple[tuple[str, PartyRole], ...], leads: tuple[str, ...], supports: tuple[str, ...]
) -> None:
    found = _row(_task(units=tuple(_party(*unit) for unit in units)))
    assert (found.leads, found.supports) == (leads, supports)


def test_a_contact_is_no_responsible_person() -> None:
    contact = _party("王晓梅", PartyRole.CONTACT)
    found = _row(_task(persons=(contact,), missing=(Slot.PERSON,)))
    assert found.persons == ()
    assert found.gap_words == "责任人（只写了“联系人王晓梅”）"


def test_the_last_day_counts_and_each_day_is_a_node() -> None:
    days = (("5月底前", MARCH.replace(month=5)), ("3月底前", MARCH), ("3月底前", MARCH))
    deadlines = tuple(Deadline(Span(0, 0), text, DeadlineKind.NO_YEAR, CLEAR, day) for text, day in days)
    found = _row(_task(deadline=deadlines))
    assert found.date == MARCH.replace(month=5)
    assert [node.text for node in found.nodes] == ["5月底前", "3月底前"]


def test_a_day_that_cannot_be_makes_the_row_incomplete() -> None:
    wrong = Deadline(Span(0, 0), "2月30日前", DeadlineKind.NO_YEAR, CLEAR, problem="2月没有30日")
    found = _row(_task(deadline=(wrong,)))
    assert not found.complete
    assert "“2月30日前”有误：2月没有30日" in found.gap_words


def test_number_and_tail_inside_the_sentence_are_left_out_of_the_task() -> None:
    at = TEXT.index("县水利局")
    unit = Party(Span(at, at + 4), "县水利局", PartyRole.OWNER, CLEAR, Source.TAIL)
    assert _row(_task(units=(unit,))).task == "完成渠道清淤。"


@pytest.mark.parametrize(
    ("text", "value", "source", "words"),
    [
        ("1.完成清淤（责任单位：县水利局）。", "县水利局", Source.TAIL, "完成清淤。"),
        ("1.完成清淤。（责任单位：县水利局）", "县水利局", Source.TAIL, "完成清淤。"),
        ("1.完成清淤。〔责任单位：县水利局，各镇。具体分工另发。〕", "县水利局", Source.TAIL, "完成清淤。"),
        ("1.完成清淤。（责任单位：县水利局", "县水利局", Source.TAIL, "完成清淤。"),
        ("（一）渠道工程\n完成清淤。", "", Source.TAIL, "渠道工程：完成清淤。"),
        ("（一）渠道工程。\n完成清淤。", "", Source.TAIL, "渠道工程。完成清淤。"),
        ("1.完成清淤。\n责任单位：县水利局", "县水利局", Source.LABEL, "完成清淤。"),
        ("由县水利局负责。", "县水利局", Source.LABEL, "由县水利局负责。"),
        ("县水利局（牵头）完成清淤。", "县水利局", Source.OWN, "县水利局（牵头）完成清淤。"),
    ],
)
def test_statements_of_who_and_when_are_left_out_of_the_task(text: str, value: str, source: Source, words: str) -> None:
    document = doc(text)
    parts = tuple(sentence.span for sentence in split_sentences(document))
    at = text.index(value)
    units = (Party(Span(at, at + len(value)), value, PartyRole.OWNER, CLEAR, source),) if value else ()
    task = Task(Span(parts[0].start, parts[-1].end), parts, text, units=units)
    assert task_words(task, document) == words


def test_a_bracket_that_explains_stays_in_the_task() -> None:
    assert _row(_task(), text="1.完成渠道清淤（含支渠二级）任务。").task.startswith("完成渠道清淤（含支渠")


def test_advice_offers_blanks_and_never_a_name_or_a_day() -> None:
    for found in ledger().rows:
        assert not re.search(r"\d|县|李明远|陈静怡", found.advice)
    assert ledger().rows[1].advice == "在这一项末尾补“（责任人：＿＿）”。"
    assert "“尽快”换成能核对的日期、期限或频次" in ledger().rows[2].advice


@pytest.mark.parametrize(
    ("kind", "text", "clause"),
    [
        ("纪要", "完成渠道清淤任务验收工作。", "本县措施第5条"),
        ("通知", "制定渠道管护实施细则。", "本县措施第4条"),
        ("通知", "完成渠道清淤任务验收工作。", ""),
    ],
)
def test_defaults_of_the_measures_come_with_their_clause(kind: str, text: str, clause: str) -> None:
    task = Task(Span(0, len(text)), (Span(0, len(text)),), text, missing=(Slot.TIME,))
    found = _row(task, text=text, kind=kind)
    assert clause in found.advice
    assert ("本县措施" in found.advice) is bool(clause)


def test_rows_of_a_table_are_completed_in_their_row() -> None:
    grid = (
        ("序号", "工作任务", "责任单位", "责任人"),
        ("1", "建立抗旱物资储备台账", "县应急局", ""),
        ("2", "完成渠道清淤", "县水利局", "李明远"),
    )
    content = docx("任务清单", table(*(xml_row(*cells) for cells in grid)))
    rows = list(rows_of(check(read_bytes("清单.docx", content), Settings(), rules=())))
    assert rows[0].advice == "在这一行补：责任人：＿＿；完成时限：＿＿。"
    assert rows[1].leads == ("县水利局",)
    assert rows[0].place == "表1第2行"


def test_a_waiver_closes_its_gap_and_shows_its_reason() -> None:
    waiver = Waiver("missing-person", "县委文件已明确责任人", text="抗旱物资")
    rows = list(rows_of(check(doc(PLAN), Settings(select=("TSK",), waivers=(waiver,)))))
    assert rows[1].gap_words == "责任人（已允许：县委文件已明确责任人）"
    assert rows[1].complete
    assert not rows[1].advice
    assert [gap.allowed for gap in rows[2].gaps] == ["", ""]


def test_rows_are_numbered_over_all_files() -> None:
    from wenfeng_check.ledger.build import ledger_of
    from wenfeng_check.model.report import Report

    file = check(doc(PLAN), Settings(), rules=())
    found = ledger_of(Report((file, replace(file, path="第二份.txt"))))
    assert [row.number for row in found.rows] == [1, 2, 3, 4, 5, 6]


def test_status_and_summary_follow_the_rows() -> None:
    whole = row(leads=("县水利局",))
    gap = row(gaps=(Gap(Slot.TIME),))
    base = ledger()
    assert replace(base, rows=(whole,)).status is ExitStatus.CLEAN
    assert replace(base, rows=(whole, gap)).status is ExitStatus.FINDINGS
    assert replace(base, rows=()).status is ExitStatus.CLEAN
    assert replace(base, failures=(Failure("a", "read", "打不开"),)).status is ExitStatus.FAILED
    assert summary_words((whole, gap)) == "共 2 项任务，要素齐全 1 项；缺时间节点 1 项。"
    assert summary_words(()) == "没有识别到任务安排。"
