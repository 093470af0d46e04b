"""The county's own list of units and persons, and what a mention is when held against it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wenfeng_check.analysis.parties.boundaries import place_start
from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Sort
from wenfeng_check.lexicon import Entry, Lexicon, Match, fold
from wenfeng_check.model.span import Span

_LONG_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class RosterUnit:
    """A unit with its full name and the short names that the county uses."""

    name: str
    shorts: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The full name, then the short ones."""
        return (self.name, *self.shorts)


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """A person with post and unit; both may be empty."""

    name: str
    post: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """Units and persons of the county; EMPTY where the user gave none."""

    units: tuple[RosterUnit, ...] = ()
    persons: tuple[RosterPerson, ...] = ()

    @property
    def unit_names(self) -> tuple[str, ...]:
        """All full and short names."""
        return tuple(name for unit in self.units for name in unit.names if name)

    def unit(self, name: str) -> RosterUnit | None:
        """Return the unit that ``name`` is a full or short name of."""
        return next((unit for unit in self.units if name in unit.names), None)


EMPTY = Roster()


@lru_cache(maxsize=8)
def _lexicon(roster: Roster) -> Lexicon:
    units = [Entry(name, Sort.UNIT, "", "") for name in roster.unit_names]
    persons = [Entry(person.name, Sort.PERSON, "", "") for person in roster.persons if len(person.name) > 1]
    return Lexicon(units + persons)


def roster_matches(folded: str, start: int, end: int, roster: Roster) -> Iterator[Match]:
    """Yield the names of ``roster`` in the range, longest first; the category is the sort."""
    if roster.units or roster.persons:
        yield from _lexicon(roster).find(folded, start, end)


def unknown_unit(mention: PartyMention, roster: Roster) -> bool:
    """Say whether a named unit stands in no line of a roster that has units (collectives are never unknown)."""
    if not roster.units or mention.sort is not Sort.UNIT or mention.entity not in (Entity.NAMED, Entity.SHORT):
        return False
    return roster.unit(mention.text) is None


def misspelt_unit(mention: PartyMention, roster: Roster) -> str | None:
    """Return the one roster name that differs from the mention by a single character, for names of 4 or more."""
    if len(mention.text) < _LONG_ENOUGH or not unknown_unit(mention, roster):
        return None
    near = {name for name in roster.unit_names if len(name) >= _LONG_ENOUGH and _one_apart(name, mention.text)}
    return near.pop() if len(near) == 1 else None


def _one_apart(first: str, second: str) -> bool:
    """Say whether one insertion, deletion, replacement or swap of neighbours turns one into the other."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    short, long = sorted((first, second), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])


def own_places(roster: Roster) -> frozenset[str]:
    """Return the county, town and village names that the roster's units begin with (清河县, 石桥镇)."""
    name = r"[^\s各本我]{2,4}"
    pattern = rf"{name}[县区市旗]|{name}[镇乡]|{name}街道"
    found = (re.match(pattern, unit) for unit in roster.unit_names)
    return frozenset(match[0] for match in found if match)


def foreign_place(text: str, *, start: int, end: int, roster: Roster) -> tuple[Span, ...]:
    """Return the counties and towns named in the range that the roster does not know.

    Only names before a body or another place are looked at (``云岭县人民政府``, ``云岭县石桥镇``), and only where the
    roster names a place of the same level, for otherwise nothing can be told.
    """
    own = own_places(roster)
    levels = {place[-1] for place in own}
    if not own:
        return ()
    found = []
    pattern = re.compile(r"(?:县|区|镇|乡|街道)(?=人民政府|政府|党委|县委|委员会|[一-鿿]{2,8}(?:局|办公室|镇|乡))")
    for match in pattern.finditer(text, start, end):
        if match[0][-1] not in levels:
            continue
        span = _place_before(text, start, match.end())
        if span and span.of(text) not in own and not any(span.of(text).endswith(place) for place in own):
            found.append(span)
    return tuple(found)


def _place_before(text: str, start: int, end: int) -> Span | None:
    level = 2 if text[:end].endswith("街道") else 1
    begin = place_start(fold(text), start, end - level)
    return Span(begin, end) if begin is not None else None
