"""From years, months and parts of them to the first and last day that they cover."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_XUN = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "上中旬": (1, 20),
    "中下旬": (11, 31),
    "初": (1, 10),
}


class Days(NamedTuple):
    """The first and last day of a stretch of time; ``problem`` says in Chinese why there is none."""

    first: date | None = None
    last: date | None = None
    problem: str = ""


NO_DAYS = Days()


def impossible_date(year: int | None, month: int, day: int) -> str:
    """Say in Chinese why such a day cannot be, ``""`` where it can. Without a year 2月29日 is accepted."""
    if not 1 <= month <= 12:
        return f"没有{month}月，请核对月份"
    longest = monthrange(year or 2024, month)[1]
    if not 1 <= day <= longest:
        prefix = f"{year}年" if year and month == 2 and day == 29 else ""
        return f"{prefix}{month}月没有{day}日，最后一天是{month}月{longest}日"
    return ""


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def of_day(year: int | None, month: int, day: int) -> Days:
    """Return one day, or the problem that there is no such day."""
    problem = impossible_date(year, month, day)
    if problem or year is None:
        return Days(problem=problem)
    return Days(date(year, month, day), date(year, month, day))


def of_months(year: int | None, first: int, last: int, part: str = "") -> Days:
    """Return the months ``first``..``last``, or the ``part`` (上旬, 底…) of the last one."""
    for month in (first, last):
        if not 1 <= month <= 12:
            return Days(problem=f"没有{month}月，请核对月份")
    if year is None:
        return Days()
    end = month_end(year, last)
    begin, stop = _XUN.get(part, (1, end.day))
    if part in ("底", "末", "月底", "月末"):
        return Days(date(year, first, 1) if first != last else end - timedelta(days=6), end)
    return Days(date(year, first, begin), date(year, last, min(stop, end.day)))


def of_years(first: int | None, last: int | None, part: str = "") -> Days:
    """Return whole years, or the ``part`` (初, 中, 底…) of the last one."""
    if first is None or last is None:
        return Days()
    if part.endswith("初"):
        return of_months(last, 1, 3)
    if part.endswith("中"):
        return of_months(last, 6, 6)
    if part:
        return Days(date(last, 12, 1), date(last, 12, 31))
    return Days(date(first, 1, 1), date(last, 12, 31))


def of_quarters(year: int | None, first: int, last: int, part: str = "") -> Days:
    """Return quarters of a year; 末 is the last month."""
    return of_months(year, last * 3 if part else first * 3 - 2, last * 3)


def week_day(reference: date | None, weeks: int, weekday: int) -> Days:
    """Return the day ``weekday`` (0 = Monday) of the week ``weeks`` after that of ``reference``."""
    if reference is None:
        return Days()
    monday = reference - timedelta(days=reference.weekday())
    day = monday + timedelta(days=7 * weeks + weekday)
    return Days(day, day)


def next_months(reference: date | None, months: int) -> tuple[int, int] | None:
    """Return (year, month) of the month ``months`` after that of ``reference``."""
    if reference is None:
        return None
    years, month = divmod(reference.month - 1 + months, 12)
    return reference.year + years, month + 1
