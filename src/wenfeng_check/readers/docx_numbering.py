"""The automatic numbering of Word (numbering.xml): what stands before a paragraph without being in its text."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import NamedTuple

from wenfeng_check.readers.docx_styles import ListPlace, Styles
from wenfeng_check.readers.docx_symbols import bullet
from wenfeng_check.readers.docx_xml import chosen, number, switch, value
from wenfeng_check.readers.numerals import numeral

_STYLE_HOPS = 8
_SEPARATORS = " \t\u00a0\u3000|｜"


class Marker(NamedTuple):
    """A visible number or bullet, and what parts it from the text."""

    text: str = ""
    gap: str = ""


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


@dataclass(frozen=True, slots=True)
class List:
    """A ``w:num``: its definition (lists of one definition count on together), its levels and its own starts."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """All lists of a document."""

    def __init__(self, root: ET.Element | None, styles: Styles) -> None:
        self._styles = styles
        nums = [] if root is None else root.findall("w:num")
        abstracts = [] if root is None else root.findall("w:abstractNum")
        self._nums = {num.get("w:numId", ""): num for num in nums}
        self._abstracts = {abstract.get("w:abstractNumId", ""): abstract for abstract in abstracts}
        self._lists: dict[str, List | None] = {}

    def place(self, properties: ET.Element | None) -> ListPlace:
        """Return the place of a paragraph in its list; a level that names one of its styles wins."""
        place, style_ids = self._styles.list_place(properties)
        found = self.list(place.num_id)
        if found is None:
            return ListPlace()
        for style_id in style_ids:
            for level, definition in found.levels.items():
                if definition.style == style_id:
                    return ListPlace(place.num_id, level)
        return place

    def list(self, num_id: str) -> List | None:
        """Return the list ``num_id``, None where there is none (``0`` switches numbering off)."""
        if num_id not in self._lists:
            self._lists[num_id] = self._resolve(num_id)
        return self._lists[num_id]

    def _resolve(self, num_id: str) -> List | None:
        num = self._nums.get(num_id)
        if num is None or num_id == "0":
            return None
        definition, abstract = self._abstract(value(num, "w:abstractNumId") or "")
        if abstract is None:
            return None
        levels = {number(level.get("w:ilvl")): _level(level) for level in abstract.findall("w:lvl")}
        starts = {}
        for override in num.findall("w:lvlOverride"):
            place = number(override.get("w:ilvl"))
            own = override.find("w:lvl")
            if own is not None:
                levels[place] = _level(own)
            start = value(override, "w:startOverride")
            if start is not None:
                starts[place] = number(start)
        return List(definition, levels, starts)

    def _abstract(self, abstract_id: str) -> tuple[str, ET.Element | None]:
        """Follow ``w:numStyleLink`` to the definition that has the levels."""
        for _ in range(_STYLE_HOPS):
            abstract = self._abstracts.get(abstract_id)
            link = value(abstract, "w:numStyleLink")
            if abstract is None or link is None or abstract.find("w:lvl") is not None:
                return abstract_id, abstract
            num = self._nums.get(self._styles.list_style(link))
            linked = value(num, "w:abstractNumId")
            abstract_id = linked if linked is not None else self._styled(link)
        return abstract_id, None

    def _styled(self, style_id: str) -> str:
        abstracts = self._abstracts.items()
        return next((key for key, abstract in abstracts if value(abstract, "w:styleLink") == style_id), "")


@dataclass(slots=True)
class Counters:
    """The running numbers of one story (the body, a header …)."""

    numbering: Numbering
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def next(self, place: ListPlace) -> Marker:
        """Count one paragraph at ``place`` and return what stands before it."""
        found = self.numbering.list(place.num_id)
        if found is None or place.level not in found.levels:
            return Marker()
        counts = self._counts.setdefault(found.definition, {})
        self._advance(counts, found, place)
        level = found.levels[place.level]
        if level.hidden:
            return Marker()
        if level.form == "bullet":
            return Marker(bullet(level.text), _gap(level, level.text))
        return _marker(level, _written(found, level, counts))

    def _advance(self, counts: dict[int, int], found: List, place: ListPlace) -> None:
        level = place.level
        first = found.levels[level].start
        if level in found.starts and (place.num_id, level) not in self._started:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else found.starts.get(level, first)
        self._started.add((place.num_id, level))
        for deeper in [key for key in counts if key > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                del counts[deeper]


def _level(element: ET.Element) -> Level:
    restart = value(element, "w:lvlRestart")
    return Level(
        start=number(value(element, "w:start"), 0 if element.find("w:start") is None else 1),
        form=_form(element),
        text=value(element, "w:lvlText") or "",
        suffix=value(element, "w:suff") or "tab",
        style=value(element, "w:pStyle") or "",
        restart=None if restart is None else number(restart),
        legal=bool(switch(element, "w:isLgl")),
        hidden=bool(switch(element.find("w:rPr"), "w:vanish")),
    )


def _form(element: ET.Element) -> str:
    holder: ET.Element | None = element
    alternate = element.find("mc:AlternateContent")
    if alternate is not None and element.find("w:numFmt") is None:
        holder = chosen(alternate)
    found = None if holder is None else holder.find("w:numFmt")
    if found is None:
        return "decimal"
    form = found.get("w:val", "decimal")
    return found.get("w:format", "decimal") if form == "custom" else form


def _written(found: List, level: Level, counts: dict[int, int]) -> str:
    def one(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        definition = found.levels.get(place, Level())
        form = "decimal" if level.legal and definition.form != "none" else definition.form
        return numeral(counts.get(place, found.starts.get(place, definition.start)), form)

    return re.sub("%([1-9])", one, level.text)


def _marker(level: Level, written: str) -> Marker:
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
