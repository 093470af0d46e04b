"""Characters to lines: baselines, columns, and the blanks that a reader sees."""

from collections.abc import Iterable, Iterator
from statistics import median
from typing import NamedTuple

from wenfeng_check.readers.page import Glyph, Line, Page

_SAME_LINE = 0.45
"""Characters whose baselines differ by less than this share of their size stand on one line (raised marks too)."""
_OVERPRINT = 0.2
"""The same character again within this share of its size is bold by printing twice."""
_WORD_GAP = 0.15
_SEEN_GAP = 0.8
"""Between Chinese characters a gap counts from here: blanks around figures (a quarter) and justified lines stay below."""
_COLUMN_GAP = 1.2
_COLUMN_LINES = 8


def lines_of(page: Page) -> list[Line]:
    """Return the lines of the page, column by column where it has two."""
    lines = [Line(glyphs, page=page.number) for glyphs in _by_baseline(page.glyphs)]
    gutter = _gutter(lines, page)
    ordered = _in_columns(lines, gutter) if gutter else lines
    for line in ordered:
        line.text = _text(line.glyphs)
    return [line for line in ordered if line.text]


def cell_lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """Return the lines of the characters inside a table cell."""
    lines = [Line(each, page=page) for each in _by_baseline(glyphs)]
    for line in lines:
        line.text = _text(line.glyphs)
    return [line for line in lines if line.text]


def _by_baseline(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda each: each.base):
        if row and glyph.base - base > _SAME_LINE * max(size, glyph.size):
            yield _single(row)
            row = []
        if not row or glyph.size > size * 1.05:
            base, size = glyph.base, glyph.size
        row.append(glyph)
    if row:
        yield _single(row)


def _single(row: list[Glyph]) -> list[Glyph]:
    """Return the characters from left to right, those printed twice once."""
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda each: each.left):
        near = (each for each in kept[-3:] if each.char == glyph.char)
        if not any(abs(each.left - glyph.left) < _OVERPRINT * glyph.size for each in near):
            kept.append(glyph)
    return kept


def _text(glyphs: list[Glyph]) -> str:
    pieces: list[str] = []
    for before, glyph in zip([None, *glyphs], glyphs, strict=False):
        if before is not None:
            pieces.append(_blank(before, glyph))
        pieces.append(glyph.char)
    return "".join(pieces).strip()


def _blank(before: Glyph, glyph: Glyph) -> str:
    gap = (glyph.left - before.right) / max(1.0, min(before.size, glyph.size))
    latin = before.char.isascii() and glyph.char.isascii()
    if latin:
        return " " if gap > _WORD_GAP or glyph.blank else ""
    return "　" if gap > _SEEN_GAP else ""


def _gutter(lines: list[Line], page: Page) -> float:
    """Return the middle of the gap between two columns of running text, 0 where the page has one column."""
    if len(lines) < _COLUMN_LINES or not page.glyphs:
        return 0
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    gaps = [_gaps(line) for line in lines]
    best, most = 0.0, 0
    for step in range(35, 66):
        place = left + (right - left) * step / 100
        sides = [next((each for each in own if each.start < place < each.end), None) for own in gaps]
        both = [min(side.before, side.after) for side in sides if side]
        wide = len(both) >= _COLUMN_LINES and median(both) > 0.25 * (right - left)
        crossing = sum(
            1 for line, side in zip(lines, sides, strict=True) if not side and line.left < place < line.right
        )
        if wide and len(both) > most and len(both) > 2 * crossing:
            best, most = place, len(both)
    return best


class _Gap(NamedTuple):
    """White space inside a line, with the widths of the text on either side."""

    start: float
    end: float
    before: float
    after: float


def _gaps(line: Line) -> list[_Gap]:
    pairs = zip(line.glyphs, line.glyphs[1:], strict=False)
    wide = ((a.right, b.left) for a, b in pairs if b.left - a.right > _COLUMN_GAP * a.size)
    return [_Gap(start, end, start - line.left, line.right - end) for start, end in wide]


def _in_columns(lines: list[Line], gutter: float) -> list[Line]:
    ordered: list[Line] = []
    columns: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        through = not any(gap.start < gutter < gap.end for gap in _gaps(line))
        if line.left < gutter < line.right and through:
            ordered += (*columns[0], *columns[1], line)
            columns = ([], [])
            continue
        for number, column in enumerate(columns):
            own = [glyph for glyph in line.glyphs if (glyph.left > gutter) == bool(number)]
            if own:
                column.append(Line(own, page=line.page, flow=number + 1))
    return [*ordered, *columns[0], *columns[1]]
