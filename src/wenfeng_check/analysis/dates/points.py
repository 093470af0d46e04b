"""Points and stretches of the calendar: 2023年3月底前, 9月上旬, 今年上半年, 2023—2025年, 2023-03-31."""

import re
from collections.abc import Iterator
from functools import cache

from wenfeng_check.analysis.dates.context import DateContext
from wenfeng_check.analysis.dates.numbers import read_number
from wenfeng_check.analysis.dates.pieces import (
    DAY,
    MONTH_REFERENCE,
    NO_NUMERAL_BEFORE,
    NO_NUMERAL_BEFORE_YEAR,
    REST,
    TAIL,
    YEARS,
)
from wenfeng_check.analysis.dates.resolve import (
    Days,
    next_months,
    of_day,
    of_months,
    of_quarters,
    of_years,
)
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.model.task import DeadlineKind

_YEAR_SHIFT = {"明": 1, "次": 1, "来": 1, "下": 1, "后": 2, "去": -1, "上": -1, "前": -2}
_MONTH_SHIFT = {"下": 1, "次": 1, "上": -1}


@cache
def _with_year() -> re.Pattern[str]:
    return re.compile(rf"{NO_NUMERAL_BEFORE_YEAR}{YEARS}(?: ?{REST})?{TAIL}")


@cache
def _without_year() -> re.Pattern[str]:
    return re.compile(rf"{NO_NUMERAL_BEFORE}{REST}{TAIL}")


@cache
def _numeric() -> re.Pattern[str]:
    sep = r"[-./／]"
    return re.compile(rf"(?<![\d.])(?P<y>(?:19|20)\d\d){sep}(?P<m>\d\d?){sep}(?P<d>\d\d?)(?![\d/]|\.\d|-\d){TAIL}")


@cache
def _month_words() -> re.Pattern[str]:
    return re.compile(rf"(?P<ref>{MONTH_REFERENCE})(?: ?(?P<d>{DAY}) ?[日号])?{TAIL}")


def find_points(folded: str, start: int, end: int, *, when: DateContext) -> Iterator[Token]:
    """Yield every point of the calendar; a token without a year may lie inside one that has it."""
    for match in _numeric().finditer(folded, start, end):
        yield _token(match, when)
    written = [_token(match, when) for match in _with_year().finditer(folded, start, end)]
    yield from written
    for match in _without_year().finditer(folded, start, end):
        yield _token(match, when, carried=_carried(folded, written, match.start()))
    for match in _month_words().finditer(folded, start, end):
        yield _month_token(match, when)


def _carried(folded: str, written: list[Token], at: int) -> int | None:
    """Return the year that the sentence has written last before ``at``, as in 2023年3月底前…，6月底前…."""
    for token in reversed(written):
        if token.end <= at:
            same = not any(c in "。；\n" for c in folded[token.end : at])
            return token.year if same and not token.bare else None
    return None


def _group(match: re.Match[str], name: str) -> str:
    return match.groupdict().get(name) or ""


def _number(match: re.Match[str], name: str) -> int | None:
    return read_number(_group(match, name))


def _token(match: re.Match[str], when: DateContext, *, carried: int | None = None) -> Token:
    year = _number(match, "y") or carried
    reference = _group(match, "ref")
    if reference and when.base_year is not None:
        year = when.base_year + _YEAR_SHIFT.get(reference[0], 0)
    part = _group(match, "part")
    bare = not any(_group(match, name) for name in ("half", "upto", "q", "m")) and not part
    return Token(
        *match.span(),
        kind=_kind(match, part),
        days=_days(match, year, when),
        limit=_group(match, "limit"),
        year=_number(match, "y"),
        bare=bare,
        reference=reference,
    )


def _kind(match: re.Match[str], part: str) -> DeadlineKind:
    if any(_group(match, name) for name in ("y0", "m0", "d0", "q0", "upto")):
        return DeadlineKind.PERIOD
    if _group(match, "y"):
        return DeadlineKind.ABSOLUTE
    if _group(match, "m") and not part.endswith("旬"):
        return DeadlineKind.NO_YEAR
    return DeadlineKind.BOUNDED


def _days(match: re.Match[str], year: int | None, when: DateContext) -> Days:
    part = _group(match, "part")
    if _group(match, "m"):
        return _month_days(match, year, when)
    if _group(match, "half"):
        late = match["half"].startswith("下")
        return of_months(year or when.base_year, 7 if late else 1, 12 if late else 6, part)
    if upto := _number(match, "upto"):
        return of_quarters(year or when.base_year, 1, upto)
    if quarter := _number(match, "q"):
        return of_quarters(year or when.base_year, _number(match, "q0") or quarter, quarter, part)
    last = year + 1 if year and _group(match, "ref").startswith("今明") else year
    return of_years(_number(match, "y0") or year, last, part)


def _month_days(match: re.Match[str], year: int | None, when: DateContext) -> Days:
    month = _number(match, "m") or 0
    first_month = _number(match, "m0") or month
    day = _number(match, "d")
    year = year if year is not None else when.year_of(month, day or 28)
    if day is None:
        return of_months(year, first_month, month, _group(match, "part"))
    days = of_day(year, month, day)
    if first_day := _number(match, "d0"):
        return days._replace(first=of_day(year, month, first_day).first)
    return days


def _month_token(match: re.Match[str], when: DateContext) -> Token:
    where = next_months(when.reference, _MONTH_SHIFT.get(match["ref"][0], 0))
    day, part = _number(match, "d"), _group(match, "part")
    days = Days()
    if where and day:
        days = of_day(where[0], where[1], day)
    elif where:
        days = of_months(where[0], where[1], where[1], part)
    bare = not day and not part
    return Token(*match.span(), DeadlineKind.BOUNDED, days, _group(match, "limit"), bare=bare, reference=match["ref"])
