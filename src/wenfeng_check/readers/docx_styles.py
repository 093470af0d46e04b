"""The styles of a Word document: chains of inheritance, outline levels, numbering, hidden text."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from wenfeng_check.readers.docx_xml import number, switch, value
from wenfeng_check.readers.headings import named_level
from wenfeng_check.readers.numbering import ListPlace

_BODY_TEXT = 9
_LONGEST_CHAIN = 64
"""Styles based on one another; Word allows eleven."""


class Styles:
    """The styles by their ids; answers what a paragraph or a run inherits."""

    def __init__(self, root: ET.Element | None) -> None:
        found = [] if root is None else root.findall("w:style")
        self._styles = {style.get("w:styleId", ""): style for style in found}
        self._default = next((s.get("w:styleId", "") for s in found if _is_default(s)), "")
        defaults = None if root is None else root.find("w:docDefaults")
        base = None if defaults is None else defaults.find("w:rPrDefault")
        self.base = None if base is None else base.find("w:rPr")
        self._chains: dict[str, tuple[ET.Element, ...]] = {}

    def name(self, style_id: str) -> str:
        """Return the style's name as the file gives it, else its id."""
        style = self._styles.get(style_id)
        return value(style, "w:name") or style_id

    def chain(self, style_id: str) -> tuple[ET.Element, ...]:
        """Return the style and what it is based on, nearest first."""
        if style_id not in self._chains:
            seen: dict[str, ET.Element] = {}
            current: str | None = style_id
            while current and current not in seen and current in self._styles and len(seen) < _LONGEST_CHAIN:
                seen[current] = self._styles[current]
                current = value(seen[current], "w:basedOn")
            self._chains[style_id] = tuple(seen.values())
        return self._chains[style_id]

    def run_properties(self, style_id: str) -> Iterator[ET.Element]:
        """Yield the run properties of a style and of what it is based on, nearest first."""
        for style in self.chain(style_id):
            properties = style.find("w:rPr")
            if properties is not None:
                yield properties

    def outline(self, properties: ET.Element | None) -> int:
        """Return the outline level of a paragraph counted from 1, 0 for body text."""
        style_id = self.paragraph_style(properties)
        levels = [value(properties, "w:outlineLvl")]
        levels += [value(style.find("w:pPr"), "w:outlineLvl") for style in self.chain(style_id)]
        for level in levels:
            if level is not None:
                place = number(level, _BODY_TEXT)
                return place + 1 if 0 <= place < _BODY_TEXT else 0
        return self._named_outline(style_id)

    def list_place(self, properties: ET.Element | None) -> tuple[ListPlace, tuple[str, ...]]:
        """Return the list place that a paragraph names or inherits, and the styles whose own level would win.

        The styles are empty where the paragraph itself names the list.
        """
        own = None if properties is None else properties.find("w:numPr")
        num_id, level = value(own, "w:numId"), value(own, "w:ilvl")
        if num_id is not None:
            return ListPlace(num_id, number(level)), ()
        style_id = self.paragraph_style(properties)
        chain = self.chain(style_id)
        for style in chain:
            numbering = _numbering(style)
            num_id = num_id if num_id is not None else value(numbering, "w:numId")
            level = level if level is not None else value(numbering, "w:ilvl")
        linked = () if value(own, "w:ilvl") else tuple(style.get("w:styleId", "") for style in chain)
        return ListPlace(num_id or "", number(level)), linked

    def list_style(self, style_id: str) -> str:
        """Return the ``w:num`` that a numbering style points to."""
        style = self._styles.get(style_id)
        return "" if style is None else value(_numbering(style), "w:numId") or ""

    def paragraph_style(self, properties: ET.Element | None) -> str:
        """Return the id of a paragraph's style, the default style where it names none."""
        return value(properties, "w:pStyle") or self._default

    def hidden(self, run: ET.Element | None, paragraph_style: str) -> bool:
        """Say whether text with these run properties is hidden.

        ``w:vanish`` toggles between the kinds of style (ECMA-376 part 1, 17.7.3); given directly it is absolute.
        """
        direct = _vanish(run)
        if direct is not None:
            return direct
        if _vanish(self.base):
            return True
        by_character = self._inherited(value(run, "w:rStyle") or "")
        return by_character != self._inherited(paragraph_style)

    def _inherited(self, style_id: str) -> bool:
        for properties in self.run_properties(style_id):
            hidden = _vanish(properties)
            if hidden is not None:
                return hidden
        return False

    def _named_outline(self, style_id: str) -> int:
        names = [value(style, "w:name") or "" for style in self.chain(style_id)] or [style_id]
        for name in names:
            if level := named_level(name):
                return level
        return 0


def _is_default(style: ET.Element) -> bool:
    return style.get("w:type") == "paragraph" and style.get("w:default") in ("1", "true", "on")


def _numbering(style: ET.Element) -> ET.Element | None:
    properties = style.find("w:pPr")
    return None if properties is None else properties.find("w:numPr")


def _vanish(run: ET.Element | None) -> bool | None:
    if switch(run, "w:specVanish"):
        return True
    return switch(run, "w:vanish")
