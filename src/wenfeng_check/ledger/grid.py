"""A table on a terminal: columns share the width that there is, cells wrap; on a narrow terminal each row is a card."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from wenfeng_check.reporters.style import Style, clean, display_width, pad

_GAP = 2
_OPENING, _CLOSING = "（《“‘", "，。；：、！？）》”’"
_CARDS_BELOW = 72


class GridColumn(NamedTuple):
    """A column. It takes at least ``least`` columns of the terminal; what is left over is shared by ``share``."""

    title: str
    least: int
    share: int
    colour: str = ""


def grid(header: Sequence[GridColumn], rows: Iterable[Sequence[str]], style: Style) -> Iterator[str]:
    """Yield the lines of a table; columns without any text are left out."""
    rows = [[clean(cell) for cell in row] for row in rows]
    kept = [at for at in range(len(header)) if any(row[at] for row in rows)]
    header = [header[at] for at in kept]
    rows = [[row[at] for at in kept] for row in rows]
    if style.width < _CARDS_BELOW:
        yield from _cards(header, rows, style)
        return
    widths = _widths(header, rows, style.width)
    titles = _row([column.title for column in header], widths, header, Style(False))
    yield from (style.paint(line, "bold") for line in titles)
    for row in rows:
        yield style.paint("-" * min(style.width, sum(widths) + _GAP * (len(widths) - 1)), "dim")
        yield from _row(row, widths, header, style)


def _widths(header: Sequence[GridColumn], rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Share ``total`` columns: no column is wider than its longest cell, what one does not need goes to the others."""
    longest = [max(display_width(text) for text in (column.title, *(row[at] for row in rows))) for at, column in enumerate(header)]
    widths = [min(column.least, most) for column, most in zip(header, longest, strict=True)]
    spare = total - sum(widths) - _GAP * (len(header) - 1)
    while spare < 0 and max(widths) > 2:
        widths[widths.index(max(widths))] -= 1
        spare += 1
    while spare > 0:
        hungry = [at for at, width in enumerate(widths) if width < longest[at] and header[at].share]
        if not hungry:
            break
        at = min(hungry, key=lambda index: (widths[index] - header[index].least) / header[index].share)
        widths[at] += 1
        spare -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], header: Sequence[GridColumn], style: Style) -> Iterator[str]:
    wrapped = [list(fit(cell, width)) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        shown = [
            style.paint(pad(part, width), column.colour) if column.colour and part else pad(part, width)
            for part, width, column in zip(parts, widths, header, strict=True)
        ]
        yield (" " * _GAP).join(shown).rstrip()


def fit(text: str, width: int) -> Iterator[str]:
    """Wrap ``text``; no line starts with a closing mark or ends with an opening one, words too long for a line are cut."""
    line = ""
    for piece in _pieces(text):
        if line and display_width(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
        while display_width(line) > width and len(line) > 1:
            cut = max(1, next(at for at in range(len(line), -1, -1) if display_width(line[:at]) <= width))
            yield line[:cut]
            line = line[cut:]
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> list[str]:
    """Return what may not be parted: a wide character with the marks that belong to it, a run of narrow ones."""
    return re.findall(rf"[{_OPENING}]*(?:[!-~]+|.)[{_CLOSING}]*", text)


def _cards(header: Sequence[GridColumn], rows: Sequence[Sequence[str]], style: Style) -> Iterator[str]:
    size = max((display_width(column.title) for column in header), default=0) + _GAP
    for row in rows:
        yield style.paint("-" * min(style.width, 40), "dim")
        for column, cell in zip(header, row, strict=True):
            if not cell:
                continue
            lead = pad(column.title, size)
            for part in fit(cell, max(style.width - size, 10)):
                yield lead + (style.paint(part, column.colour) if column.colour else part)
                lead = " " * size
