"""Events and calls for applications: a time that holds for the whole, and what their working groups do."""

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.tasks.divided import divided
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.statements import StatementFinder
from wenfeng_check.analysis.tasks.values import Reader
from wenfeng_check.model.task import Source

from ..builders import doc

PART = "（一）宣传组\n组 长：赵敏\n工作职责：\n1.印制海报120张，布置会场；\n2.负责会场宣传工作；\n3.完成领导小组交办的其他任务。\n"
WHEN = "演出时间：2023年6月1日至6月20日（共12场），具体时间由各村自定。\n"


def reader_of(facts: Analysis) -> Reader:
    return Reader(facts.folded, facts.text, facts.dates, facts.context.roster)


def whole(text: str) -> list[Statement]:
    facts = Analysis(doc(text))
    found = StatementFinder(facts, reader_of(facts)).all()
    return [one for one in found if one.source is Source.DOCUMENT and one.values.deadlines]


def test_a_labelled_time_holds_for_the_whole_whatever_stands_behind_it() -> None:
    (said,) = whole(f"青栎镇巡回演出方案\n一、安排\n{WHEN}二、要求\n1.按时到场。\n")
    assert [d.text for d in said.values.deadlines] == ["2023年6月1日至6月20日"]


def test_the_closing_day_of_a_call_holds_for_the_whole() -> None:
    body = "各单位：\n一、报送\n申报单位填写申报表并报县科技局。\n二、时间\n申报截止时间为2023年6月10日。\n"
    (said,) = whole(f"关于征集科技成果的通知\n{body}")
    assert [d.text for d in said.values.deadlines] == ["2023年6月10日"]
    assert not whole(f"关于科技成果管理的通知\n{body}")


def blocks_divided(text: str) -> list[str]:
    facts = Analysis(doc(text))
    return [facts.document.blocks[block].span.of(facts.text).strip() for block in sorted(divided(facts, reader_of(facts)))]


def test_what_a_group_does_at_an_event_and_can_be_seen_is_its_work() -> None:
    assert blocks_divided(f"青栎镇巡回演出方案\n一、分工\n{PART}二、安排\n{WHEN}") == ["1.印制海报120张，布置会场；"]


def test_the_same_without_a_time_of_the_whole_describes_duties() -> None:
    assert blocks_divided(f"青栎镇文艺工作方案\n一、分工\n{PART}二、要求\n按时到场。\n") == []
