"""Characters of a fixed layout as one writes them."""

import unicodedata

UNKNOWN = "\ufffd"
_BLANKS = frozenset((0xA0, 0xAD, 0x200B, 0x3000, 0xFEFF, 0xFFFE, 0xFFFF))


def written(code: int) -> str:
    """Return the character: ``""`` for a blank or a control code, UNKNOWN for one without a meaning.

    Radicals (⼀) become the characters that they stand for, ligatures (ﬁ) their letters: fonts mix them up.
    """
    if code <= 0x20 or code in _BLANKS or 0x7F <= code < 0xA0:
        return UNKNOWN if 0 < code < 9 else ""
    if code == 0xFFFD or 0xD800 <= code < 0xF900 or code > 0xEFFFF:
        return UNKNOWN
    char = chr(code)
    if "\u2f00" <= char <= "\u2fd5" or "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", char)
    return char
