"""Numbered lists of a word processor: levels with their formats, running numbers, the label before a paragraph."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from wenfeng_check.readers.docx_symbols import bullet
from wenfeng_check.readers.numerals import numeral

_SEPARATORS = " \t\u00a0\u3000|｜"


class Marker(NamedTuple):
    """A visible number or bullet, and what parts it from the text."""

    text: str = ""
    gap: str = ""


NO_MARKER = Marker()


class ListPlace(NamedTuple):
    """A paragraph's place in a list: the list's id and the level counted from 0; no list where the id is empty."""

    num_id: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition; ``restart`` counts levels from 1, None for after any higher level."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    style: str = ""
    restart: int | None = None
    legal: bool = False
    hidden: bool = False


_PLAIN = Level()


@dataclass(frozen=True, slots=True)
class List:
    """A list: its definition (lists of one definition count on together), its levels and its own starts."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Counters:
    """The running numbers of one story (the body, a header …); ``find`` gives the lists by their ids."""

    find: Callable[[str], List | None]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def next(self, place: ListPlace, *, at: int | None = None) -> Marker:
        """Count one paragraph at ``place`` and return what stands before it; ``at`` is a number that it is given."""
        found = self.find(place.num_id)
        if found is None or place.level not in found.levels:
            return NO_MARKER
        counts = self._counts.setdefault(found.definition, {})
        self._advance(counts, found, place, at)
        level = found.levels[place.level]
        if level.hidden:
            return NO_MARKER
        if level.form == "bullet":
            return Marker(bullet(level.text), _gap(level, level.text))
        return marker_of(_written(found, level, counts), level)

    def _advance(self, counts: dict[int, int], found: List, place: ListPlace, at: int | None) -> None:
        level = place.level
        first = found.levels[level].start
        if at is not None:
            counts[level] = at
        elif level in found.starts and (place.num_id, level) not in self._started:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else found.starts.get(level, first)
        self._started.add((place.num_id, level))
        for deeper in [key for key in counts if key > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                del counts[deeper]


def _written(found: List, level: Level, counts: dict[int, int]) -> str:
    def one(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        definition = found.levels.get(place, Level())
        form = "decimal" if level.legal and definition.form != "none" else definition.form
        return numeral(counts.get(place, found.starts.get(place, definition.start)), form)

    return re.sub("%([1-9])", one, level.text)


def marker_of(written: str, level: Level = _PLAIN) -> Marker:
    """Split a written number from white space and bars at its end: they part it from the text and belong to the gap."""
    text = written.rstrip(_SEPARATORS) or written
    return Marker(text, written[len(text) :] + _gap(level, text))


def _gap(level: Level, text: str) -> str:
    """A tab after Chinese numbering is not seen as a gap; after a bullet or a letter it is."""
    if not text or level.suffix == "nothing":
        return ""
    if level.suffix == "space" or level.form == "bullet":
        return " "
    return " " if text[-1].isascii() and text[-1].isalnum() else ""
