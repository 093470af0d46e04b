"""Chinese working days: make-up days and public holidays where the calendar library knows the year."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A number of working days; not ``exact`` where a year was counted Monday to Friday, holidays unknown."""

    count: int
    exact: bool


@dataclass(frozen=True, slots=True)
class WorkingDate:
    """A day reached by counting working days; not ``exact`` as in ``WorkingDays``."""

    day: date
    exact: bool


@cache
def _known_years() -> frozenset[int]:
    # The library names holidays of a year only after the State Council has published them.
    from chinese_calendar.constants import holidays

    return frozenset(day.year for day in holidays)


def _is_known(day: date) -> bool:
    return day.year in _known_years()


@lru_cache(maxsize=4096)
def is_working_day(day: date) -> bool:
    """Say whether offices work on ``day``; Monday to Friday where the year's holidays are unknown."""
    if not _is_known(day):
        return day.weekday() < 5
    from chinese_calendar import is_workday

    return bool(is_workday(day))


def working_days_between(start: date, end: date) -> WorkingDays:
    """Count the working days after ``start`` up to and including ``end``; 0 where ``end`` is not later."""
    later = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    return WorkingDays(sum(map(is_working_day, later)), all(map(_is_known, later)))


def add_working_days(start: date, n: int) -> WorkingDate:
    """Return the ``n``-th working day after ``start``."""
    day, exact = start, True
    while n > 0:
        day += timedelta(days=1)
        exact = exact and _is_known(day)
        n -= is_working_day(day)
    return WorkingDate(day, exact)
