"""Lines to paragraphs, by what a typesetter does: the first line is indented, the last one is short."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from wenfeng_check.readers.page import Line

_INDENT = 1.2
"""Ems from the margin that make an indent; 公文 indents by two."""
_OTHER_SIZE = 0.12
_LOOSE = 1.65
"""Line distances above this multiple of the usual one part paragraphs."""
_SLACK = 0.6
_LONG = 0.6
_TITLE = 1.15
_FILLED = 0.8
"""Lines that fill this share of a cell show where its text really ends."""


class Margins(NamedTuple):
    """The left and right edge of running text in a column."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: the size of its text, the distance of its lines, whether paragraphs are indented."""

    size: float
    pitch: float
    indented: bool
    margins: dict[tuple[int, int], Margins]


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条编]|附件|[①-⑳]"
    )


@cache
def _leader() -> re.Pattern[str]:
    """Match the dots and the page number that end a line of a table of contents."""
    return re.compile(r"[.．…·]{4,}\s*\d*$")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[!-~]+|.[，。；：！？、）》”’]*")


def measure(lines: list[Line]) -> Measure:
    """Return what is usual in these lines of all pages."""
    sizes = Counter(size for line in lines for size in [round(line.size * 2) / 2] * len(line.text))
    size = sizes.most_common(1)[0][0] if sizes else 12.0
    flows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        flows.setdefault((line.page, line.flow), []).append(line)
    steps = [b.base - a.base for flow in flows.values() for a, b in pairwise(flow) if b.base > a.base]
    margins = _margins(flows, size)
    indents = sum(1 for line in lines if line.left - margins[line.page, line.flow].left > _INDENT * size)
    return Measure(size, median(steps) if steps else size * 1.5, indents > 0.15 * len(lines), margins)


def _margins(flows: dict[tuple[int, int], list[Line]], size: float) -> dict[tuple[int, int], Margins]:
    """Return the margins of every column; one without a full line has those that its column has on other pages."""
    widest: dict[int, float] = {}
    for (_, flow), lines in flows.items():
        width = max(line.right - line.left for line in lines)
        widest[flow] = max(widest.get(flow, 0.0), width)
    own: dict[tuple[int, int], Margins] = {}
    for key, lines in flows.items():
        full = [line for line in lines if line.right - line.left > _LONG * widest[key[1]]]
        if len(full) >= 4:
            own[key] = Margins(_low(line.left for line in full), -_low(-line.right for line in full))
    for key, lines in flows.items():
        if key not in own:
            same = [margins for other, margins in own.items() if other[1] == key[1]]
            left = median(each.left for each in same) if same else min(line.left for line in lines)
            right = median(each.right for each in same) if same else max(line.right for line in lines)
            own[key] = Margins(left, right)
    return own


def _low(values: Iterable[float]) -> float:
    """Return a low value that is not an outlier: the least one with a companion within three points."""
    ordered = sorted(values)
    pairs = (a for a, b in pairwise(ordered) if b - a < 3)
    return next(pairs, ordered[0])


def paragraphs(lines: list[Line], usual: Measure) -> list[list[Line]]:
    """Return the lines of each paragraph."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _next_item(groups[-1][0], line) and _goes_on(groups[-1][-1], line, usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _next_item(first: Line, line: Line) -> bool:
    """Say whether ``line`` begins the next item of the list that the paragraph beginning with ``first`` belongs to."""
    own, other = _heads().match(first.text), _heads().match(line.text)
    if not own or not other or first.flow != line.flow or abs(first.left - line.left) > line.size:
        return False
    return _shape(own[0]) == _shape(other[0])


def _shape(head: str) -> str:
    return re.sub(r"[一二三四五六七八九十百\d]+", "#", head)


def _goes_on(before: Line, line: Line, usual: Measure) -> bool:
    """Say whether ``line`` continues the paragraph of ``before``."""
    size = max(before.size, line.size)
    if abs(before.size - line.size) > _OTHER_SIZE * size:
        return False
    same_flow = (before.page, before.flow) == (line.page, line.flow)
    if same_flow and line.base - before.base > _LOOSE * max(usual.pitch, size):
        return False
    old, new = usual.margins[before.page, before.flow], usual.margins[line.page, line.flow]
    if _leader().search(before.text):
        return False
    centred = _centred(line, new)
    if centred and same_flow and line.size > _TITLE * usual.size:
        return not _heads().match(line.text)
    if centred and _centred(before, old):
        return False
    short = old.right - before.right > _first_word(line) + _SLACK * size
    if short or (before.text[-1] in "。；：！？" and _heads().match(line.text)):
        return False
    indent = line.left - new.left > _INDENT * size
    if not indent:
        return True
    if centred and not usual.indented:
        return before.text[-1] not in "。；：！？"
    hanging = abs((line.left - new.left) - (before.left - old.left)) < _SLACK * size
    return hanging and (before.text[-1] not in "。；：！？") and not _heads().match(line.text)


def _centred(line: Line, margins: Margins) -> bool:
    left, right = line.left - margins.left, margins.right - line.right
    return min(left, right) > line.size and abs(left - right) < 1.5 * line.size


def _first_word(line: Line) -> float:
    """Return the width of what could not have been parted from the first character of the line."""
    word = _word().match(line.text)
    count = len(word[0]) if word else 1
    last = line.glyphs[min(count, len(line.glyphs)) - 1]
    return min(last.right - line.left, 12 * line.size)


def cell_paragraphs(lines: list[Line], width: float) -> list[list[Line]]:
    """Return the lines of each paragraph in a table cell of this inner width."""
    groups: list[list[Line]] = []
    widest = max((line.right - line.left for line in lines), default=0.0)
    if len(lines) > 2 and widest > _FILLED * width:
        width = min(width, widest + 1)
    for line in lines:
        before = groups[-1][-1] if groups else None
        room = width - (before.right - before.left) if before else 0.0
        wrapped = before is not None and room < _first_word(line) + _SLACK * line.size
        if wrapped and not _heads().match(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def joined(lines: list[Line]) -> str:
    """Return the text of the lines as one paragraph; Latin words keep a blank where a line ended."""
    text = ""
    for line in lines:
        both = text and text[-1].isascii() and line.text[0].isascii() and text[-1].isalpha() and line.text[0].isalpha()
        if both and text[-1] == "-":
            text = text[:-1]
        text += (" " if both else "") + line.text
    return text
