"""Persons told by their place: a name in the field behind a unit (县林业局，李明远，6210000; 县应急局；周海涛；5月底前)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Sort
from wenfeng_check.analysis.parties.persons import is_name
from wenfeng_check.analysis.parties.when import DATE
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity

#: A field beside the names that is none: a telephone number, a date.
_BESIDE = rf"[\d－-]{{5,}}|{DATE}\S*|长期(?:坚持)?|常年|持续推进|常态化(?:推进)?"


class Inside(NamedTuple):
    """The inside of an expression and the mentions in it."""

    folded: str
    start: int
    end: int
    mentions: tuple[PartyMention, ...]

    @property
    def words(self) -> str:
        """The text."""
        return self.folded[self.start : self.end]


def strip(folded: str, start: int, end: int) -> tuple[int, int]:
    """Leave out spaces, separators and the enclosing bracket at both ends."""
    while start < end and folded[start] in " \t\n　（，；、：［":
        start += 1
    while start < end and folded[end - 1] in " \t\n　，；。、］":
        end -= 1
    if end > start and folded[end - 1] == "）" and folded.count("（", start, end) < folded.count("）", start, end):
        return strip(folded, start, end - 1)
    return start, end


def placed_names(inside: Inside, text: str) -> tuple[PartyMention, ...]:
    """Return units and names that their place tells: a unit, names, perhaps a number or a date beside them."""
    found: list[PartyMention] = []
    for start, end in _parts(inside):
        unit = _placed_unit(inside, text, start, end)
        at = unit.span.end if unit else start
        others = [m for m in inside.mentions if m.sort is Sort.UNIT and at < m.span.start and m.span.end <= end]
        fields = [(at + f.start(), at + f.end()) for f in re.finditer(r"[^，、：\s]+", inside.folded[at:end])]
        spans = [Span(*f) for f in fields if not re.fullmatch(_BESIDE, inside.folded[slice(*f)])]
        spans = [span for span in spans if all(span != other.span for other in others)]
        if not all(is_name(inside.folded, *span) for span in spans):
            return ()
        found += [unit] if unit else []
        found += others
        found += [PartyMention(span, span.of(text), Sort.PERSON, Clarity.CLEAR, Entity.NAME) for span in spans]
    sorts = {mention.sort for mention in found}
    return tuple(found) if sorts == {Sort.PERSON, Sort.UNIT} else ()


def _placed_unit(inside: Inside, text: str, start: int, end: int) -> PartyMention | None:
    """Return the unit that opens the part; an office needs no county before it where a separator follows (执法股，)."""
    known = next((m for m in inside.mentions if m.span.start == start and m.sort is Sort.UNIT), None)
    office = re.match(r"[一-鿿]{2,8}[股科室队所站处](?=[，：\s])", inside.folded[start:end])
    if known is not None or office is None:
        return known
    span = Span(start, start + office.end())
    return PartyMention(span, span.of(text), Sort.UNIT, Clarity.CLEAR, Entity.SHORT)


def _parts(inside: Inside) -> Iterator[tuple[int, int]]:
    for part in re.finditer("[^；。]+", inside.words):
        start, end = strip(inside.folded, inside.start + part.start(), inside.start + part.end())
        if start < end:
            yield start, end
