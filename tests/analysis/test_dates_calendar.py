"""Numbers, issue dates, working days and the checks on deadlines."""

from datetime import date

import pytest

from wenfeng_check.analysis.dates import DateContext, find_deadlines, find_issue_date, read_number
from wenfeng_check.analysis.dates.calendar import WorkingDays, add_working_days, working_days_between
from wenfeng_check.analysis.dates.checks import before_issue, contradicts_parent, too_short, weekday_problem
from wenfeng_check.lexicon import fold
from wenfeng_check.model.task import Deadline

ISSUED = date(2023, 5, 18)


def deadline(text: str) -> Deadline:
    (one,) = find_deadlines(fold(text), text, start=0, end=len(text), when=DateContext(issue_date=ISSUED))
    return one


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("23", 23),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("廿三", 23),
        ("二〇二三", 2023),
        ("一九八四", 1984),
        ("两", 2),
        ("一百二十", 120),
        ("两千零二十三", 2023),
        ("", None),
        ("几", None),
        ("半", None),
    ],
)
def test_reads_chinese_numbers(numeral: str, number: int | None) -> None:
    assert read_number(numeral) == number


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2023年5月18日", ISSUED),
        ("二〇二三年五月十八日", ISSUED),
        ("二○二三年五月十八日", ISSUED),
        ("20230518", ISSUED),
        ("2023-05-18", ISSUED),
        ("2023年 5 月18 日", ISSUED),
        ("　　2023年5月18日　", ISSUED),
        ("（2023年5月18日）", ISSUED),
        ("2023年5月18日印发", ISSUED),
        ("２０２３年５月１８日", ISSUED),
        ("发布日期：2023-05-18", ISSUED),
        ("2023年2月30日", None),
        ("2023年5月", None),
        ("于2023年5月18日前报送", None),
        ("2023518", None),
        ("", None),
    ],
)
def test_reads_the_line_of_issue(line: str, day: date | None) -> None:
    assert find_issue_date(line) == day


def test_counts_make_up_days_and_holidays() -> None:
    # 2023-04-23 and 05-06 are working weekends, 04-29 to 05-03 a holiday.
    assert working_days_between(date(2023, 4, 21), date(2023, 5, 6)) == WorkingDays(9, exact=True)
    assert add_working_days(date(2023, 4, 28), 1).day == date(2023, 5, 4)


def test_counts_monday_to_friday_in_unknown_years_and_says_so() -> None:
    counted = working_days_between(date(2090, 1, 1), date(2090, 1, 15))
    assert counted == WorkingDays(10, exact=False)
    assert add_working_days(date(2090, 1, 1), 3).exact is False


def test_counts_no_working_day_backwards() -> None:
    assert working_days_between(ISSUED, date(2023, 5, 1)).count == 0


def test_sees_a_deadline_before_the_issue_date() -> None:
    assert before_issue(deadline("5月10日前报送"), ISSUED)
    assert not before_issue(deadline("6月10日前报送"), ISSUED)
    assert not before_issue(deadline("6月10日前报送"), None)


def test_sees_a_weekday_that_does_not_match() -> None:
    assert weekday_problem(deadline("6月9日（星期五）前报送")) == ""
    assert weekday_problem(deadline("6月9日（星期四）前报送")) == "2023年6月9日是星期五，不是星期四"
    assert weekday_problem(deadline("6月11日(周天)前报送")) == ""
    assert weekday_problem(deadline("6月9日前报送")) == ""


def test_sees_a_deadline_without_a_working_day() -> None:
    assert too_short(deadline("5月18日前报送"), ISSUED)
    assert not too_short(deadline("5月19日前报送"), ISSUED)
    assert too_short(deadline("5月21日前报送"), date(2023, 5, 19))
    assert not too_short(deadline("5月10日前报送"), ISSUED)


def test_sees_a_part_that_is_due_after_its_whole() -> None:
    whole = deadline("6月底前完成")
    assert contradicts_parent(deadline("9月底前完成"), whole)
    assert not contradicts_parent(deadline("6月20日前完成"), whole)
    assert not contradicts_parent(deadline("每月10日前报送"), whole)
    assert contradicts_parent(deadline("6月20日前完成"), deadline("7月1日至8月31日开展"))
