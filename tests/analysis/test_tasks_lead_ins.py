"""A short sentence that names the matter belongs to the task of the next one."""

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis

_HEAD = "关于优化营商环境的通知\n各镇人民政府：\n"


def test_a_lead_in_is_part_of_the_task_behind_it() -> None:
    text = _HEAD + "第一，清理欠账。县工信局要在9月30日前清偿欠款1386万元，建立台账。\n第二，组织培训。县人社局要在6月底前举办培训班2期。"
    first, second = Analysis(doc(text)).tasks
    assert [unit.text for unit in first.units] == ["县工信局"]
    assert [unit.text for unit in second.units] == ["县人社局"]
    assert all("第" not in task.text for task in (first, second))


def test_a_first_sentence_that_says_who_or_when_is_a_task_of_its_own() -> None:
    text = _HEAD + "县工信局5月底前印发方案。县财政局要在9月30日前清偿欠款1386万元，建立台账。"
    assert [task.units[0].text for task in Analysis(doc(text)).tasks] == ["县工信局", "县财政局"]


def test_a_line_that_announces_what_stands_below_is_no_task() -> None:
    for line in ("具体举措：", "工作措施:"):
        text = _HEAD + f"一、清理欠账\n{line}\n县工信局要在9月30日前清偿欠款1386万元，建立台账。"
        assert [task.text for task in Analysis(doc(text)).tasks] == ["县工信局要在9月30日前清偿欠款1386万元，建立台账。"]


def test_a_heading_that_promises_care_is_no_task() -> None:
    below = "县政府督查室适时组织督查，形成合力，确保取得实效。"
    for heading in ("严格督导问责", "强化组织领导", "进一步压实工作责任"):
        text = _HEAD + f"一、清理欠账\n县工信局要在9月30日前清偿欠款1386万元，建立台账。\n二、工作要求\n（一）{heading}。{below}"
        assert not any(heading in part.of(text) for task in Analysis(doc(text)).tasks for part in task.body), heading


def test_a_bracket_a_page_number_or_the_name_of_a_part_is_no_task() -> None:
    text = (
        "1.县水利局要在5月底前修复柳河堤防3处。\n（省水利厅负责指导督促）\n—103—\n"
        "二、主要任务。\n（一）考核指标和要求\n2.县应急局要在6月底前组织一次演练。"
    )
    assert [task.text[:5] for task in Analysis(doc(_HEAD + text)).tasks] == ["县水利局要", "县应急局要"]


def test_what_a_meeting_goes_through_is_no_task() -> None:
    head = "关于召开防火会议的通知\n各镇人民政府：\n一、会议内容\n"
    text = f"{head}（一）县林业局通报防火工作情况；\n（二）县应急局部署任务。\n二、有关事项\n县林业局10月10日前送通报材料。"
    tasks = Analysis(doc(text)).tasks
    assert [task.text for task in tasks] == ["县林业局10月10日前送通报材料。"]
