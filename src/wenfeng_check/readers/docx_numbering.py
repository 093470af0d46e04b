"""The automatic numbering of Word (numbering.xml): what stands before a paragraph without being in its text."""

import xml.etree.ElementTree as ET

from wenfeng_check.readers.docx_styles import Styles
from wenfeng_check.readers.docx_xml import chosen, number, switch, value
from wenfeng_check.readers.numbering import Level, List, ListPlace

_STYLE_HOPS = 8
_LEVELS = 9


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
        levels = {place: _level(level) for level in abstract.findall("w:lvl") if (place := _place(level)) >= 0}
        starts = {}
        for override in num.findall("w:lvlOverride"):
            place = _place(override)
            if place < 0:
                continue
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


def _place(element: ET.Element) -> int:
    """Return the level counted from 0, -1 for one that Word does not have."""
    place = number(element.get("w:ilvl"))
    return place if place < _LEVELS else -1


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
