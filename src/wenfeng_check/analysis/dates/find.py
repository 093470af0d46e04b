"""find_deadlines: all time expressions in a stretch of text, judged as a supervision office would."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from wenfeng_check.analysis.dates.context import DateContext
from wenfeng_check.analysis.dates.cycles import find_cycles
from wenfeng_check.analysis.dates.facts import OPENINGS, is_no_deadline
from wenfeng_check.analysis.dates.join import joined, longest
from wenfeng_check.analysis.dates.occasions import find_occasions
from wenfeng_check.analysis.dates.points import find_points
from wenfeng_check.analysis.dates.relative import find_relative
from wenfeng_check.analysis.dates.rhythms import find_rhythms
from wenfeng_check.analysis.dates.spans import find_stretches
from wenfeng_check.analysis.dates.spoken import find_spoken
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.analysis.dates.vague import asks_for_time, find_vague
from wenfeng_check.analysis.nearby import nearby
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Deadline, DeadlineKind
from wenfeng_check.remembered import remembered


def find_deadlines(
    folded: str, text: str, *, start: int, end: int, when: DateContext, slot: bool = False
) -> tuple[Deadline, ...]:
    """Return the time expressions of text[start:end] in order, none overlapping; spans count in ``text``.

    ``folded`` is ``fold(text)``. ``slot`` says that the stretch is the value of a time column, label or bracket, where
    长期坚持 and 全年 are values. A day that cannot be is returned with its ``problem`` and no date.
    """
    near = nearby(folded, text, start, end)
    found = _find(near.folded, near.text, *near.span, when, slot)
    return tuple(replace(deadline, span=deadline.span.shift(near.offset)) for deadline in found)


@remembered(8192)
def _find(folded: str, text: str, start: int, end: int, when: DateContext, slot: bool) -> tuple[Deadline, ...]:
    titles = _titles(folded, start, end)
    calendar = joined(folded, longest(_calendar(folded, start, end, when)))
    others = (*find_relative(folded, start, end, when=when), *find_vague(folded, start, end, slot=slot))
    found = []
    for token in longest((*calendar, *others)):
        if any(a <= token.start < b for a, b in titles):
            continue
        asked = slot or asks_for_time(folded, token.start, token.end, end)
        if not asked and is_no_deadline(folded, token, end=end, reference=when.reference):
            continue
        found.append(_deadline(token, text, asked=asked))
    return tuple(found)


def _calendar(folded: str, start: int, end: int, when: DateContext) -> Iterator[Token]:
    yield from find_points(folded, start, end, when=when)
    yield from find_stretches(folded, start, end, when=when)
    yield from find_spoken(folded, start, end, when=when)
    yield from find_occasions(folded, start, end)
    yield from find_cycles(folded, start, end)
    yield from find_rhythms(folded, start, end)


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》?")


def _titles(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where book titles stand; their dates are names."""
    return [match.span() for match in _title().finditer(folded, start, end)]


def _deadline(token: Token, text: str, *, asked: bool) -> Deadline:
    words = text[token.start : token.end]
    kind = DeadlineKind.STANDING if asked and words.endswith("全年") else token.kind
    opens = token.limit in OPENINGS
    return Deadline(
        span=Span(token.start, token.end),
        text=words,
        kind=kind,
        clarity=token.clarity,
        date=None if opens or token.days.problem else token.days.last,
        start=token.days.first if opens or kind is DeadlineKind.PERIOD else None,
        problem=token.days.problem,
    )
