"""What headings and lead-ins hand down to the tasks below them, and what they do not."""

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.task import Slot, Task

_HEAD = "关于做好防汛备汛工作的通知\n各镇人民政府：\n"


def _tasks(body: str) -> tuple[Task, ...]:
    return Analysis(doc(_HEAD + body)).tasks


def test_the_purpose_of_a_notice_is_no_deadline() -> None:
    (task,) = _tasks("为做好今年防汛备汛工作，现将有关事项通知如下：\n一、县水利局要排查全县47座水库安全隐患，建立问题台账。")
    assert task.deadline == ()
    assert Slot.TIME in task.missing


def test_an_opinion_that_announces_itself_sets_no_deadline() -> None:
    (task,) = _tasks("为推进2026年重点工作，结合我县实际，制定如下实施方案：\n一、县水利局要排查全县47座水库安全隐患，建立问题台账。")
    assert task.deadline == ()


def test_a_lead_in_that_demands_holds_for_its_items() -> None:
    *_, task = _tasks("各镇要在4月底前做好以下工作：\n1.要组织排查辖区47座水库安全隐患，建立问题台账。\n2.组织一次防汛演练。")
    assert [value.text for value in task.deadline] == ["4月底前"]
    assert [value.text for value in task.units] == ["各镇"]


def test_a_long_bracket_does_not_keep_a_heading_from_being_one() -> None:
    bracket = "（牵头单位：县水利局；配合单位：县应急局、县自然资源局；责任人：李明远；完成时限：4月20日前）"
    tasks = _tasks(f"一、开展隐患排查{bracket}\n（一）排查全县47座水库安全隐患，建立问题台账。\n（二）组织对河道违建逐一登记，建立清单。")
    assert len(tasks) == 2
    assert all(task.missing == () for task in tasks)


def test_an_item_with_a_long_bracket_keeps_its_values_to_itself() -> None:
    bracket = "（牵头单位：县水利局；配合单位：县应急局、县自然资源局；责任人：李明远；完成时限：4月20日前）"
    first, second = _tasks(f"1.排查全县47座水库安全隐患，建立问题台账。{bracket}\n2.县应急局要组织开展一次防汛综合演练。")
    assert first.missing == ()
    assert set(second.missing) == {Slot.TIME, Slot.PERSON}
