"""The numbers and bullets that a browser puts before the items of a list."""

import re
from dataclasses import dataclass

from wenfeng_check.readers.html_tokens import Token
from wenfeng_check.readers.numbering import NO_MARKER, Marker
from wenfeng_check.readers.numerals import numeral

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_FORMS = {
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
}
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.IGNORECASE)
_LARGEST = 1 << 31


@dataclass(slots=True)
class HtmlList:
    """An open ``<ol>`` or ``<ul>``."""

    form: str
    number: int = 0

    def item(self, tag: Token) -> Marker:
        """Count an item and return what stands before it."""
        self.number = whole(tag.get("value"), self.number + 1)
        form = _form(tag) or self.form
        if form in _BULLETS:
            return Marker(_BULLETS[form], " ")
        if form not in _FORMS:
            return NO_MARKER
        number_form, suffix = _FORMS[form]
        return Marker(numeral(self.number, number_form) + suffix)


def open_list(tag: Token) -> HtmlList:
    """Return the list that a start tag opens."""
    form = _form(tag) or ("decimal" if tag.text == "ol" else "disc")
    return HtmlList(form, whole(tag.get("start"), 1) - 1)


def whole(text: str | None, default: int) -> int:
    """Read an attribute as a whole number; ``default`` for anything else."""
    try:
        number = int(text[:12]) if text else default
    except ValueError:
        return default
    return number if abs(number) < _LARGEST else default


def _form(tag: Token) -> str:
    style = _STYLE.search(tag.get("style") or "")
    for word in style[1].lower().split() if style else ():
        if word in _FORMS or word in _BULLETS or word == "none":
            return word
    given = tag.get("type") or ""
    return _TYPES.get(given) or (given.lower() if given.lower() in _BULLETS else "")
