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
_PRIVATE = range(0xE000, 0xF900)


def symbol(code: str | None) -> str:
    """Return the character of a ``w:sym``, given as hexadecimal; ``▪`` for a glyph that is not known."""
    try:
        point = int(code or "", 16)
    except ValueError:
        return ""
    if point in _PRIVATE:
        return _WINGDINGS.get(point & 0xFF, "▪")
    return chr(point) if 0x20 <= point < 0xD800 else ""


def bullet(text: str) -> str:
    """Return a bullet as seen: ``•`` for every glyph of a symbol font."""
    text = text.strip()
    return "•" if any(ord(char) in _PRIVATE for char in text) else text
