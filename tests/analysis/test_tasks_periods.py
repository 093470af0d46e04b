"""When what follows takes place: stages, months and weekdays that lead lines, closing dates, the time of the whole."""

import pytest

import wenfeng_check
from wenfeng_check.model.task import Slot, Task

HEAD = "栖云县集贸市场整治方案\n各镇人民政府，县直各部门：\n为整治集贸市场，制定本方案。\n"
FOOT = "\n四、保障措施\n县财政局将整治经费列入预算，每个市场安排5万元。\n栖云县人民政府办公室\n2026年3月5日\n"


def tasks(body: str, *, head: str = HEAD, foot: str = FOOT) -> list[Task]:
    return list(wenfeng_check.tasks(f"{head}{body}{foot}"))


def dates(found: list[Task], words: str) -> list[str]:
    (one,) = [task for task in found if words in task.text]
    return [deadline.text for deadline in one.deadline]


STAGES = (
    "三、实施步骤\n{first}\n1.县市场监管局召开摊主大会，发放告知书600份。\n2.县城管局逐个市场登记摊位，4月10日前报县政府办公室。\n"
    "{second}\n1.县城管局要在12个市场开展夜间巡查，拆除违规棚亭30处。"
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("第一阶段：动员（3月上旬—4月中旬）", "第二阶段：整治（4月下旬—6月）"),
        ("第一步，动员（3月上旬—4月中旬）。", "第二步，整治（4月下旬—6月）。"),
        ("宣传动员阶段（3月上旬—4月中旬）", "集中整治阶段（4月下旬—6月）"),
    ],
)
def test_a_stage_gives_its_period_to_its_items(first: str, second: str) -> None:
    found = tasks(STAGES.format(first=first, second=second))
    assert dates(found, "召开摊主大会") == ["3月上旬—4月中旬"]
    assert dates(found, "登记摊位") == ["4月10日前"]
    assert dates(found, "拆除违规棚亭") == ["4月下旬—6月"]


def test_the_last_stage_ends_with_its_part() -> None:
    found = tasks(STAGES.format(first="第一阶段：动员阶段（3月—4月）", second="第二阶段：整治阶段（5月—6月）"))
    assert dates(found, "列入预算") == []


@pytest.mark.parametrize(
    ("when", "want"),
    [
        ("4月6日—5月15日", ["4月6日—5月15日"]),
        ("5月16日至验收结束", ["5月16日至验收结束"]),
        ("5月底前完成", []),
        ("含5月新增市场", []),
    ],
)
def test_a_long_numbered_line_with_a_period_leads_its_part(when: str, want: list[str]) -> None:
    line = f"（一）吹响集结号，打好市场整治的第一仗和关键一仗，全县上下一起动手（{when}）。"
    found = tasks(f"三、实施步骤\n{line}\n县城管局要在12个市场开展夜间巡查，拆除违规棚亭30处。\n县交通局修补市场门前道路。")
    assert dates(found, "拆除违规棚亭") == want


@pytest.mark.parametrize(
    ("months", "first", "second"),
    [
        (("三月", "五月至六月"), "三月", "五月至六月"),
        (("周一", "周二"), "周一", "周二"),
        (("4月", "5月"), "4月", "5月"),
    ],
)
def test_a_line_with_a_month_or_a_weekday_leads_the_lines_below(months: tuple[str, str], first: str, second: str) -> None:
    body = "三、日程安排\n{}\n县商务局要组织600名摊主参加培训，到邻县市场参观。\n{}\n县司法局到市场讲法律课，发放宣传册。"
    found = tasks(body.format(*months))
    assert dates(found, "参加培训") == [first]
    assert dates(found, "讲法律课") == [second]
    assert dates(found, "列入预算") == []


@pytest.mark.parametrize(
    ("lead", "when"),
    [
        ("第一阶段（3—4月）谋划启动。", "3—4月"),
        ("4月10日至4月20日，动员培训。", "4月10日至4月20日"),
        ("4月：县城管局登记摊位。", "4月"),
    ],
)
def test_a_lead_at_the_head_of_a_paragraph_holds_for_the_rest_of_it(lead: str, when: str) -> None:
    found = tasks(f"三、时间安排\n{lead}县商务局组织摊主培训，发放手册600份。\n县司法局到市场讲法律课，发放宣传册。")
    assert dates(found, "组织摊主培训") == [when]
    assert dates(found, "讲法律课") == []


def test_a_sentence_with_a_date_and_an_owner_leads_nothing() -> None:
    found = tasks("三、时间安排\n4月10日至4月20日，县城管局登记摊位。县商务局组织摊主培训，发放手册600份。")
    assert dates(found, "组织摊主培训") == []


@pytest.mark.parametrize(
    ("closing", "want"),
    [
        ("4月30日前全部清理到位。", ["4月30日前"]),
        ("4月30日前县城管局完成登记。", []),
        ("4月30日前报送登记表。", []),
    ],
)
def test_a_closing_date_holds_for_the_paragraph_before_it(closing: str, want: list[str]) -> None:
    found = tasks(f"三、市场周边\n县城管局清理占道摊位和破损广告牌。{closing}\n县司法局到市场讲法律课，发放宣传册。")
    assert dates(found, "清理占道摊位") == want or dates(found, "清理占道摊位")[:1] == want
    assert dates(found, "讲法律课") == []


@pytest.mark.parametrize(
    ("opening", "want"),
    [
        ("县政府决定从即日起至6月20日在全县集中开展集贸市场整治。", ["即日起至6月20日"]),
        ("县政府决定于2026年4月1日至6月20日开展集贸市场整治。", ["2026年4月1日至6月20日"]),
        ("县政府2025年4月1日至6月20日开展了集贸市场整治。", []),
        ("县政府决定开展集贸市场整治。", []),
    ],
)
def test_a_decided_period_is_the_time_of_all_tasks_without_one(opening: str, want: list[str]) -> None:
    head = HEAD.replace("为整治集贸市场，制定本方案。", opening)
    found = tasks("一、重点任务\n（一）清理占道。县城管局清理占道摊位。\n（二）讲课。县司法局5月底前到市场讲法律课。", head=head)
    assert dates(found, "清理占道摊位") == want
    assert dates(found, "讲法律课") == ["5月底前"]


def test_a_part_time_may_say_more_than_its_period() -> None:
    body = "一、重点任务\n（一）报名。各镇组织摊主报名。\n二、时间\n报名从即日起到4月30日结束。摊主凭身份证到所在镇登记。"
    assert dates(tasks(body), "组织摊主报名") == ["即日起到4月30日"]


@pytest.mark.parametrize(
    ("line", "lacks"),
    [("二、整治时间：2026年4月1日至6月20日", False), ("二、演练时间：2026年4月28日上午9:30", True)],
)
def test_the_day_of_an_event_is_no_limit_for_what_is_prepared(line: str, *, lacks: bool) -> None:
    found = tasks(f"一、重点任务\n（一）物资。县应急局准备铜锣4面、救生衣30件。\n{line}")
    (one,) = [task for task in found if "准备铜锣" in task.text]
    assert (Slot.TIME in one.missing) is lacks


def test_a_festival_in_an_announcing_sentence_names_the_work() -> None:
    head = "栖云县教育体育局关于做好春节期间有关工作的通知\n各学校：\n为做好2026年春节期间有关工作，现就有关事项通知如下：\n"
    found = tasks("一、作业\n（一）布置作业。各学校布置劳动、阅读类作业3项。", head=head)
    assert dates(found, "布置劳动") == []
