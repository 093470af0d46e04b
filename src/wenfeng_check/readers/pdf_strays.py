"""Characters that PDFium puts in a wrong place (glyphs drawn as pictures, as browsers print rare fonts): put back by their order."""

from wenfeng_check.readers.page import Glyph, Page

_TOO_WIDE = 1.8
"""No character of running text is wider than its size by this factor; strays carry the box of another scale."""
_OFF_LINE = 0.3
_MOST = 4
"""Strays in a row; more of them make a line of their own."""


def put_back(page: Page) -> None:
    """Put strays into the gap between their neighbours in the file, or beside the one before; drop what is off the page."""
    kept: list[Glyph] = []
    at = 0
    while at < len(page.glyphs):
        glyph = page.glyphs[at]
        count = _strays(page.glyphs, at, kept[-1]) if kept else 0
        if count:
            end = page.glyphs[at + count]
            width = (end.left - kept[-1].right) / count
            kept += [
                _moved(each, kept[-1].right + n * width, width, end)
                for n, each in enumerate(page.glyphs[at : at + count])
            ]
        elif kept and _is_too_wide(glyph):
            kept.append(_moved(glyph, kept[-1].right, kept[-1].size, kept[-1]))
        else:
            kept.append(glyph)
        at += max(1, count)
    page.glyphs = [glyph for glyph in kept if _is_seen(glyph, page)]


def _strays(glyphs: list[Glyph], at: int, before: Glyph) -> int:
    """Return how many characters from ``at`` on belong between ``before`` and the one after them, 0 where none does."""
    for count in range(1, min(_MOST, len(glyphs) - at - 1) + 1):
        if not _is_off(glyphs[at + count - 1], before):
            return 0
        after = glyphs[at + count]
        gap = (after.left - before.right) / before.size
        if abs(after.base - before.base) < _OFF_LINE * before.size and count / 2 <= gap <= count * 1.6:
            return count
    return 0


def _is_off(glyph: Glyph, before: Glyph) -> bool:
    return _is_too_wide(glyph) or abs(glyph.base - before.base) > _OFF_LINE * before.size


def _is_too_wide(glyph: Glyph) -> bool:
    return glyph.right - glyph.left > _TOO_WIDE * glyph.size and not glyph.char.isascii()


def _is_seen(glyph: Glyph, page: Page) -> bool:
    return -1 < glyph.base < page.height + 1 and glyph.right > 0 and glyph.left < page.width


def _moved(glyph: Glyph, left: float, width: float, beside: Glyph) -> Glyph:
    return glyph._replace(left=left, right=left + width, base=beside.base, size=beside.size)
