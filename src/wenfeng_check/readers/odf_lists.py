"""The lists of an OpenDocument file: which item has which number."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from wenfeng_check.readers.numbering import NO_MARKER, Counters, List, ListPlace, Marker
from wenfeng_check.readers.odf_styles import Styles
from wenfeng_check.readers.odf_xml import count, on

_OUTLINE = "outline"


@dataclass(slots=True)
class Item:
    """An open list (or an item of it): the list that counts, its style, the level from 0.

    ``numbered`` says that the next paragraph takes a number, ``start`` which one where it is given.
    """

    key: str
    style: str
    level: int
    numbered: bool = False
    start: int | None = None


@dataclass(slots=True)
class Lists:
    """All lists of one part."""

    styles: Styles
    _last: dict[str, str] = field(default_factory=dict)
    _named: dict[str, str] = field(default_factory=dict)
    _made: int = 0
    _counters: Counters = field(init=False)

    def __post_init__(self) -> None:
        self._counters = Counters(self._find)

    def open(self, element: ET.Element, outer: Item | None) -> Item:
        """Return the list that ``element`` begins inside of ``outer``."""
        style = element.get("text:style-name") or (outer.style if outer else "")
        if outer:
            return Item(outer.key, style, outer.level + 1)
        key = self._named.get(element.get("text:continue-list", ""))
        if key is None and on(element, "text:continue-numbering"):
            key = self._last.get(style)
        if key is None:
            self._made += 1
            key = f"{self._made}"
        self._last[style] = key
        if element.get("xml:id"):
            self._named[element.get("xml:id", "")] = key
        return Item(key, style, 0)

    def item(self, entry: ET.Element, inside: Item) -> Item:
        """Return the item that ``entry`` begins."""
        start = count(entry, "text:start-value") if "text:start-value" in entry.attrib else None
        return Item(inside.key, inside.style, inside.level, entry.tag == "text:list-item", start)

    def numbered(self, element: ET.Element) -> Item:
        """Return the item that a ``text:numbered-paragraph`` is."""
        key = f"numbered {element.get('text:list-id', '')}"
        level = max(1, count(element, "text:level")) - 1
        start = count(element, "text:start-value") if "text:start-value" in element.attrib else None
        return Item(key, element.get("text:style-name", ""), level, numbered=True, start=start)

    def marker(self, paragraph: ET.Element, item: Item | None) -> Marker:
        """Count a paragraph and return what stands before it."""
        if item is None:
            return self._heading(paragraph)
        if not item.numbered:
            return NO_MARKER
        start, item.numbered, item.start = item.start, False, None
        style = item.style or self.styles.list_style(paragraph.get("text:style-name", ""))
        return self._counters.next(ListPlace(f"{item.key} {style}", item.level), at=start)

    def _heading(self, paragraph: ET.Element) -> Marker:
        if paragraph.tag != "text:h" or on(paragraph, "text:is-list-header"):
            return NO_MARKER
        level = max(1, count(paragraph, "text:outline-level")) - 1
        start = count(paragraph, "text:start-value") if on(paragraph, "text:restart-numbering") else None
        return self._counters.next(ListPlace(_OUTLINE, level), at=start)

    def _find(self, num_id: str) -> List | None:
        key, _, style = num_id.rpartition(" ") if num_id != _OUTLINE else (_OUTLINE, "", "")
        levels = self.styles.levels(style)
        return List(key, levels, {}) if levels and (style or key == _OUTLINE) else None
