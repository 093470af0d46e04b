"""The styles of an OpenDocument file: names, hidden text, lists, page styles."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from wenfeng_check.readers.numbering import Level
from wenfeng_check.readers.odf_xml import count

_HOPS = 64
_LEVELS = 9
_FORMS = {
    "": "none",
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一": "chineseCountingThousand",
    "〇": "ideographDigital",
    "壹": "chineseLegalSimplified",
    "壱": "japaneseLegal",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "①": "decimalEnclosedCircle",
    "㊀": "ideographEnclosedCircle",
    "⑴": "decimalEnclosedParen",
    "⒈": "decimalEnclosedFullstop",
    "１": "decimalFullWidth",
    "01": "decimalZero",
    "First": "ordinalText",
    "One": "cardinalText",
    "1st": "ordinal",
}
"""Number formats by their first number; LibreOffice stores Chinese ones by example (``一, 二, 三, ...``)."""
_ENCODED = re.compile(r"_([0-9a-f]{1,4})_")


class Styles:
    """The common styles of a file and the automatic ones of one of its parts."""

    def __init__(self, groups: Iterable[ET.Element | None]) -> None:
        self._styles: dict[tuple[str, str], ET.Element] = {}
        self._lists: dict[str, ET.Element] = {}
        self._outline: ET.Element | None = None
        for group in groups:
            for style in () if group is None else group:
                self._keep(style)
        self._levels: dict[str, dict[int, Level]] = {}

    def _keep(self, style: ET.Element) -> None:
        name = style.get("style:name", "")
        if style.tag == "style:style":
            self._styles[style.get("style:family", ""), name] = style
        elif style.tag == "text:list-style":
            self._lists[name] = style
        elif style.tag == "text:outline-style":
            self._outline = style

    def chain(self, family: str, name: str) -> Iterator[ET.Element]:
        """Yield a style and its parents, nearest first."""
        for _ in range(_HOPS):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get("style:parent-style-name", "")

    def hidden(self, family: str, name: str) -> bool:
        """Say whether text of this style is hidden."""
        for style in self.chain(family, name):
            properties = style.find("style:text-properties")
            display = None if properties is None else properties.get("text:display")
            if display is not None:
                return display == "none"
        return False

    def shown_name(self, name: str) -> str:
        """Return a paragraph style's name as the user sees it; automatic styles go by their parent's."""
        for style in self.chain("paragraph", name):
            own = style.get("style:name", "")
            if style.get("style:display-name") or not style.get("style:parent-style-name") or not _is_automatic(own):
                return style.get("style:display-name") or _ENCODED.sub(lambda code: chr(int(code[1], 16)), own)
        return ""

    def list_style(self, paragraph_style: str) -> str:
        """Return the list style that a paragraph style names, ``""`` where it names none."""
        for style in self.chain("paragraph", paragraph_style):
            name = style.get("style:list-style-name")
            if name is not None:
                return name
        return ""

    def page_style(self, family: str, name: str) -> str:
        """Return the page style that a paragraph or table begins."""
        return next((s.get("style:master-page-name", "") for s in self.chain(family, name)), "")

    def levels(self, list_style: str) -> dict[int, Level]:
        """Return the levels of a list style counted from 0; ``""`` is the numbering of the headings."""
        if list_style not in self._levels:
            element = self._lists.get(list_style) if list_style else self._outline
            self._levels[list_style] = _levels(element)
        return self._levels[list_style]


def _is_automatic(name: str) -> bool:
    return re.fullmatch(r"M?[PT]\d+", name) is not None


def _levels(element: ET.Element | None) -> dict[int, Level]:
    found = {} if element is None else {count(level, "text:level"): level for level in element}
    forms = {place: _form(level) for place, level in found.items()}
    return {place - 1: _level(level, place, forms) for place, level in found.items() if 1 <= place <= _LEVELS}


def _form(level: ET.Element) -> str:
    if level.tag == "text:list-level-style-bullet":
        return "bullet"
    first = level.get("style:num-format", "").partition(",")[0].strip()
    if first == "壹" and "貳" in level.get("style:num-format", ""):
        return "ideographLegalTraditional"
    return _FORMS.get(first, "decimal") if level.tag.endswith(("style-number", "level-style")) else "none"


def _level(level: ET.Element, place: int, forms: dict[int, str]) -> Level:
    form = forms[place]
    text = "" if form == "none" else _pattern(level, place, forms)
    if form == "bullet":
        text = level.get("text:bullet-char", "•")
    alignments = level.iter("style:list-level-label-alignment")
    followed = next((alignment.get("text:label-followed-by", "") for alignment in alignments), "")
    suffix = followed if followed in ("space", "nothing") else "tab"
    return Level(start=count(level, "text:start-value"), form=form, text=text, suffix=suffix)


def _pattern(level: ET.Element, place: int, forms: dict[int, str]) -> str:
    """Return the label with ``%n`` for the number of level n."""
    given = level.get("loext:num-list-format")
    if given is not None:
        return re.sub(r"%(\d+)%", r"%\1", given)
    shown = max(1, count(level, "text:display-levels"))
    places = [n for n in range(max(1, place - shown + 1), place + 1) if forms.get(n, "none") not in ("none", "bullet")]
    return level.get("style:num-prefix", "") + ".".join(f"%{n}" for n in places) + level.get("style:num-suffix", "")
