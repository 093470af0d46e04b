"""Joining neighbours: 3月7日 + 至 + 10月1日 is one period, 每年 + 12月底前 one periodic deadline."""

import re
from collections.abc import Iterable

from wenfeng_check.analysis.dates.pieces import TO
from wenfeng_check.analysis.dates.resolve import Days, of_day
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.model.task import DeadlineKind

_CALENDAR = (DeadlineKind.ABSOLUTE, DeadlineKind.NO_YEAR, DeadlineKind.PERIOD, DeadlineKind.BOUNDED)
_CYCLE = (DeadlineKind.PERIODIC, DeadlineKind.FREQUENCY)


def longest(tokens: Iterable[Token]) -> list[Token]:
    """Return ``tokens`` in order, of overlapping ones only the longest (the earlier of two equal ones)."""
    kept: list[Token] = []
    for token in sorted(tokens, key=lambda token: (token.start, -token.end)):
        if kept and token.start < kept[-1].end:
            if token.end - token.start > kept[-1].end - kept[-1].start:
                kept[-1] = token
            continue
        kept.append(token)
    return kept


def joined(folded: str, tokens: list[Token]) -> list[Token]:
    """Return ``tokens`` with the ends of a period and the parts of a cycle made one."""
    made: list[Token] = []
    for token in tokens:
        one = _one(folded, made[-1], token) if made else None
        if one is None:
            made.append(token)
        else:
            made[-1] = one
    return made


def _one(folded: str, left: Token, right: Token) -> Token | None:
    gap = folded[left.end : right.start]
    if len(gap) > 4 or right.kind not in _CALENDAR:
        return None
    if left.kind in _CYCLE and (not gap or (not left.bare and gap in ("、", "和", "及"))) and right.year is None:
        return Token(left.start, right.end, left.kind, limit="每")
    if left.kind in _CALENDAR and re.fullmatch(rf"{TO}|，至", gap):
        return _period(left, right)
    return None


def _period(left: Token, right: Token) -> Token:
    first = left.days.first
    last = right.days.last
    if last and first and last < first and right.year is None:
        last = of_day(last.year + 1, last.month, min(last.day, 28) if last.month == 2 else last.day).last
    problem = left.days.problem or right.days.problem
    return Token(
        left.start,
        right.end,
        DeadlineKind.PERIOD,
        Days(first, last, problem),
        limit=right.limit or "止",
        year=right.year or left.year,
        reference=left.reference,
    )
