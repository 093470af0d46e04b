"""Rules on task tables, in the .docx tables that the text of an example cannot show: merged cells, several header rows."""

import pytest

from tests.builders import cell, docx, para, row, table
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.readers import read_bytes
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.tsk.empty_table_cell import EmptyTableCell
from wenfeng_check.rules.tsk.missing_unit import MissingUnit
from wenfeng_check.rules.tsk.unanswered_problem_row import UnansweredProblemRow

_FIRST = '<w:vMerge w:val="restart"/>'
_NEXT = "<w:vMerge/>"
_HEADER = row("序号", "工作任务", "责任单位", "责任人", "完成时限")


def _flagged(rule: type[Rule], *rows: str) -> list[tuple[str, str]]:
    document = read_bytes("草稿.docx", docx(para("关于做好防汛工作的通知"), para("各镇人民政府："), table(*rows)))
    found = rule({}).check(Analysis(document))
    return [(document.of(finding.span), finding.message) for finding in found if finding.span]


def test_a_merged_cell_fills_all_its_rows() -> None:
    unit = [cell("县应急局", properties=_FIRST), cell("", properties=_NEXT)]
    rows = [
        row("1", "补足编织袋2万条", unit[0], "李明远", "5月底前"),
        row("2", "检修发电机12台", unit[1], "李明远", "5月20日前"),
    ]
    assert _flagged(EmptyTableCell, _HEADER, *rows) == []


def test_an_unmerged_empty_cell_is_told_with_its_column() -> None:
    rows = [
        row("1", "补足编织袋2万条", "县应急局", "李明远", "5月底前"),
        row("2", "检修发电机12台", "", "李明远", ""),
    ]
    assert _flagged(EmptyTableCell, _HEADER, *rows) == [("检修发电机12台", "这一行的“责任单位”、“完成时限”是空的。")]


def test_ditto_stands_for_the_cell_above() -> None:
    rows = [
        row("1", "补足编织袋2万条", "县应急局", "李明远 13900000000", "5月底前"),
        row("2", "检修发电机12台", "同上", "〃", "同上"),
    ]
    document = read_bytes("草稿.docx", docx(para("关于做好防汛工作的通知"), para("各镇人民政府："), table(_HEADER, *rows)))
    for task in Analysis(document).tasks:
        said = (task.units[0].text, task.persons[0].text, task.deadline[0].text)
        assert said == ("县应急局", "李明远", "5月底前")


def test_who_only_helps_does_not_answer_for_a_row() -> None:
    header = row("序号", "工作任务", "牵头单位", "配合单位", "完成时限")
    rows = [row("1", "补足编织袋2万条", "县应急局", "各镇", "5月底前"), row("2", "检修发电机12台", "", "各镇", "5月20日前")]
    assert _flagged(MissingUnit, header, *rows) == [("检修发电机12台", "这项任务没有责任单位。")]


def test_a_column_under_a_merged_header_keeps_its_own_name() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    header = [
        row(cell("序号", properties=_FIRST), cell("工作任务", properties=_FIRST), cell("责任落实", properties=wide)),
        row(cell("", properties=_NEXT), cell("", properties=_NEXT), "责任单位", "完成时限"),
    ]
    rows = [row("1", "补足编织袋2万条", "县应急局", ""), row("2", "检修发电机12台", "县应急局", "5月底前")]
    assert _flagged(EmptyTableCell, *header, *rows) == [("补足编织袋2万条", "这一行的“完成时限”是空的。")]


@pytest.mark.parametrize(("second", "flagged"), [(_NEXT, []), ("", ["柳河镇堤防有3处缺口"])])
def test_a_measure_merged_over_two_problems_answers_both(second: str, flagged: list[str]) -> None:
    rows = [
        row("序号", "存在问题", "整改措施", "责任单位", "完成时限"),
        row("1", "石桥镇堤防有2处缺口", cell("加固堤防缺口", properties=_FIRST if second else ""), "石桥镇", "5月底前"),
        row("2", "柳河镇堤防有3处缺口", cell("", properties=second), "柳河镇", "5月底前"),
    ]
    assert [text for text, _ in _flagged(UnansweredProblemRow, *rows)] == flagged
