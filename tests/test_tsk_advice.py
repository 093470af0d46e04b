"""What the rules on missing slots tell to do."""

import pytest

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import PaddingPlace
from wenfeng_check.model.finding import Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.tsk.missing_deadline import MissingDeadline
from wenfeng_check.rules.tsk.missing_person import MissingPerson
from wenfeng_check.rules.tsk.missing_unit import MissingUnit

_HEAD = "关于做好防汛工作的通知\n各镇人民政府：\n一、工作任务\n1.补足编织袋2万条，检修发电机12台。"


def _advice(rule: type[MissingPerson | MissingDeadline], tail: str) -> list[str]:
    return [finding.advice.split("。")[0] for finding in rule({}).check(Analysis(doc(_HEAD + tail)))]


def test_a_label_without_a_value_is_to_be_filled_in() -> None:
    for value in ("", "待定"):
        tail = f"（责任单位：县应急局；责任人：{value}；完成时限：）"
        assert _advice(MissingPerson, tail) == ["已有“责任人”一栏，把它填上"]
        assert _advice(MissingDeadline, tail) == ["已有“完成时限”一栏，把它填上"]


def test_without_a_label_the_bracket_to_add_is_shown() -> None:
    assert _advice(MissingPerson, "（责任单位：县应急局；完成时限：5月底前）") == ["在这一项末尾补“（责任人：＿＿）”"]


def test_that_leaders_are_urged_is_hinted_at() -> None:
    rest = "（责任单位：县应急局；完成时限：5月底前）\n二、工作要求\n各镇要加强领导，主要领导要亲自抓。"
    (finding,) = (f for f in MissingPerson({}).check(Analysis(doc(_HEAD + rest))) if "补足" in (f.span or Span(0, 0)).of(_HEAD + rest))
    assert finding.severity is Severity.INFO
    assert "“主要领导要亲自抓”" in finding.message


def test_who_is_asked_in_a_letter_to_several_may_be_plain() -> None:
    text = "关于报送防汛物资台账的通知\n各镇人民政府：\n请于3月25日前将编织袋台账报县应急局。\n县应急局要在4月底前补足编织袋2万条。\n"
    (finding,) = MissingUnit({}).check(Analysis(doc(text)))
    assert finding.severity is Severity.INFO
    assert "主送机关" in finding.message


@pytest.mark.parametrize(
    ("addressees", "severity"),
    [("各镇人民政府：", Severity.INFO), ("县林业局：", Severity.INFO), ("各镇人民政府、县直各部门：", Severity.WARNING)],
)
def test_a_notice_to_one_class_of_addressees_is_theirs_to_carry_out(addressees: str, severity: Severity) -> None:
    text = f"关于做好防汛工作的通知\n{addressees}\n一、工作任务\n1.建立防汛物资储备台账，5月底前补足编织袋2万条。"
    (finding,) = MissingUnit({}).check(Analysis(doc(text)))
    assert finding.severity is severity


def test_the_sentence_that_urges_is_to_be_made_plain() -> None:
    rest = "（责任单位：县应急局；完成时限：5月底前）\n二、工作要求\n各镇要加强领导，主要领导要亲自抓。"
    assert all("各责任单位主要负责人为第一责任人" in f.advice for f in MissingPerson({}).check(Analysis(doc(_HEAD + rest))))


def test_a_task_that_says_nothing_is_first_to_be_deleted() -> None:
    facts = Analysis(
        doc(
            "栖云县课后服务提质方案\n各镇人民政府：\n一、下一步打算\n（一）充实师资。县教体局3月底前选派教练86名，局长方正负责。\n"
            "（二）提升质量。进一步加大教研力度，不断优化设计，切实减轻负担。\n（三）组织检查。县教体局每月检查1次，局长方正负责。\n"
            "栖云县教育体育局\n2026年3月5日"
        )
    )
    empty = next(s for s in facts.sentences if "教研力度" in s.span.of(facts.text))
    labels = list(facts.labels)
    labels[empty.index] = labels[empty.index]._replace(task=0.99, padding=0.95, place=PaddingPlace.EMPTY)
    facts.__dict__["labels"] = tuple(labels)
    assert any(empty.span in task.body for task in facts.tasks)
    found = [finding for finding in MissingUnit({}).check(facts) if "教研力度" in (finding.span or Span(0, 0)).of(facts.text)]
    assert len(found) == 1
    assert found[0].severity is Severity.INFO
    assert found[0].advice.startswith("没有要办的事，整句删去；有，写明是哪件，在这一项末尾补“（责任单位：＿＿")
