"""Symbol fonts: what the glyphs of Wingdings and Symbol look like."""

_GLYPHS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0xA7: "▪",
    0xA8: "□",
    0xB7: "•",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_CIRCLED = dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True))
_DARK = dict(zip(range(0x8B, 0x96), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True))
_WINGDINGS = {**_GLYPHS, **_CIRCLED, **_DARK}
_WINGDINGS_2 = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x96: "•",
    0x97: "●",
    0x98: "●",
    0xA2: "■",
    0xA3: "□",
    **dict(zip(range(0x69, 0x74), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
}
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), _GREEK, strict=True)),
    **dict(zip(range(0x61, 0x7B), _SMALL_GREEK, strict=True)),
    **{code: chr(code) for code in (*range(0x20, 0x40), 0x5B, 0x5D, 0x5F, 0x7B, 0x7C, 0x7D)},
    0xA3: "≤",
    0xA5: "∞",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xD7: "·",
    0xE5: "∑",
}
_FONTS = {"wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE = range(0xE000, 0xF900)


def symbol(code: str | None, font: str = "") -> str:
    """Return the character of a ``w:sym``, given as hexadecimal; ``▪`` for a glyph that is not known.

    Fonts but Symbol and Wingdings 2 are taken for Wingdings.
    """
    try:
        point = int((code or "")[:8], 16)
    except ValueError:
        return ""
    glyphs = _FONTS.get(font.lower(), _WINGDINGS)
    if point in _PRIVATE or (font.lower() in _FONTS and point in glyphs):
        return glyphs.get(point & 0xFF, "▪")
    return chr(point) if 0x20 <= point < 0xD800 else ""


def bullet(text: str) -> str:
    """Return a bullet as seen: ``•`` for every glyph of a symbol font."""
    text = text.strip()
    return "•" if any(ord(char) in _PRIVATE for char in text) else text
