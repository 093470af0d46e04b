"""Headings that are only painted: paragraphs set in 黑体, 楷体 or bold in a text that is set in another font."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from wenfeng_check.model.document import BlockKind
from wenfeng_check.readers.docx_styles import Styles
from wenfeng_check.readers.docx_xml import switch, value
from wenfeng_check.readers.sheet import Sheet

_LONGEST = 40
_LARGEST_SHARE = 0.3
"""A look that more of the text has is no heading's; headings take 5 to 15 % of an official document."""
_ATTACHMENT = r"附\s*(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,3}"
_NO_HEADING_ENDS = "。；！？，、：;!?,:…"


class Look(NamedTuple):
    """How text is set: 黑 or 楷 or another font, bold or not."""

    family: str = ""
    bold: bool = False

    @property
    def level(self) -> int:
        """The heading level that this look stands for (GB/T 9704: 黑体, then 楷体; then bold), 0 for none."""
        return {"黑": 1, "楷": 2}.get(self.family, 3 if self.bold else 0)


@dataclass(slots=True)
class Looks:
    """How the paragraphs of the body are set, by their blocks, and how much text is set how."""

    styles: Styles
    sizes: Counter[Look] = field(default_factory=Counter)
    painted: dict[int, Look] = field(default_factory=dict)
    _known: dict[tuple[str, str], Look] = field(default_factory=dict)

    def of(self, run: ET.Element | None, paragraph_style: str) -> Look:
        """Return how text with these run properties is set."""
        inherited = self._inherited(value(run, "w:rStyle") or "", paragraph_style)
        font, bold = _font(run), switch(run, "w:b")
        return Look(inherited.family if font is None else _family(font), inherited.bold if bold is None else bold)

    def note(self, looks: Counter[Look], first_block: int, last_block: int, *, centred: bool) -> None:
        """Note the looks of a paragraph, with the size of its text in each; bold and centred is a title."""
        self.sizes.update(looks)
        if len(looks) == 1:
            (look,) = looks
            if look.level and not (centred and look.bold and not look.family):
                self.painted.update(dict.fromkeys(range(first_block, last_block), look))

    def raise_headings(self, sheet: Sheet) -> None:
        """Make headings of the short paragraphs in a look that is not that of the text."""
        total = sum(self.sizes.values())
        for place, look in self.painted.items():
            block = sheet.blocks[place]
            if (
                block.kind is BlockKind.PARAGRAPH
                and self.sizes[look] <= _LARGEST_SHARE * total
                and _is_short(sheet.texts[place].strip())
            ):
                sheet.blocks[place] = replace(block, kind=BlockKind.HEADING, level=look.level)

    def _inherited(self, run_style: str, paragraph_style: str) -> Look:
        key = (run_style, paragraph_style)
        if key not in self._known:
            properties = [*self.styles.run_properties(run_style), *self.styles.run_properties(paragraph_style)]
            properties += [] if self.styles.base is None else [self.styles.base]
            fonts = (font for font in map(_font, properties) if font is not None)
            bold = next((on for each in properties if (on := switch(each, "w:b")) is not None), False)
            self._known[key] = Look(_family(next(fonts, "")), bold)
        return self._known[key]


def _font(properties: ET.Element | None) -> str | None:
    fonts = None if properties is None else properties.find("w:rFonts")
    return None if fonts is None else fonts.get("w:eastAsia")


def _family(font: str) -> str:
    name = font.lower()
    if "黑" in name or "simhei" in name or "heiti" in name:
        return "黑"
    return "楷" if "楷" in name or "kai" in name else ""


def _is_short(text: str) -> bool:
    return (
        1 < len(text) <= _LONGEST
        and text[-1] not in _NO_HEADING_ENDS
        and "。" not in text
        and not re.fullmatch(_ATTACHMENT, text)
        and any("\u4e00" <= char <= "\u9fff" for char in text)
    )
