"""Findings laid over the text of a document: each block cut into pieces that all the same findings cover."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from wenfeng_check.model.document import Block
from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.span import Span


class Mark(NamedTuple):
    """A range of one block that finding ``number`` covers; ``label`` counts its second places, 0 is the finding itself.

    ``first`` and ``last`` say whether the finding begins and ends (as far as this block's readers see) with this range.
    """

    span: Span
    number: int
    label: int = 0
    first: bool = True
    last: bool = True


class Piece(NamedTuple):
    """A stretch of text without a border inside: the marks that cover it, those that begin before it and end behind it."""

    span: Span
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """The marks of each block, and the findings that are told beside it; ``whole`` are about the whole document."""

    marks: dict[int, list[Mark]]
    told: dict[int, list[int]]
    whole: tuple[int, ...]


def place(blocks: Sequence[Block], diagnostics: Sequence[Diagnostic]) -> Placed:
    """Lay ``diagnostics``, numbered from 1, over ``blocks``; each is told beside the first block that it touches."""
    starts = [block.span.start for block in blocks]
    marks: dict[int, list[Mark]] = {}
    told: dict[int, list[int]] = {}
    whole: list[int] = []
    for number, diagnostic in enumerate(diagnostics, 1):
        span = diagnostic.finding.span
        touched = _touched(span, blocks, starts) if span is not None else []
        if span is None or not touched:
            whole.append(number)
        else:
            told.setdefault(touched[0], []).append(number)
            _add(marks, span, touched, blocks, Mark(span, number))
        for label, entry in enumerate(diagnostic.finding.labels, 1):
            places = _touched(entry.span, blocks, starts)
            _add(marks, entry.span, places, blocks, Mark(entry.span, number, label))
    return Placed(marks, told, tuple(whole))


def _touched(span: Span, blocks: Sequence[Block], starts: Sequence[int]) -> list[int]:
    """Return the blocks that share text with ``span``; for an empty one, the block that it stands in."""
    at = max(0, bisect_right(starts, span.start) - 1)
    if span.length == 0:
        return [at] if blocks and blocks[at].span.start <= span.start <= blocks[at].span.end else []
    last = bisect_left(starts, span.end)
    return [index for index in range(at, last) if blocks[index].span.overlaps(span)]


def _add(marks: dict[int, list[Mark]], span: Span, touched: Sequence[int], blocks: Sequence[Block], mark: Mark) -> None:
    for index in touched:
        own = blocks[index].span
        part = Span(max(span.start, own.start), min(span.end, own.end))
        home = index == touched[0]
        marks.setdefault(index, []).append(mark._replace(span=part, first=home, last=home))


def pieces(block: Span, marks: Iterable[Mark]) -> list[Piece]:
    """Cut ``block`` at the borders of ``marks``; a mark without length begins and ends at a piece without text."""
    marks = sorted(marks, key=lambda mark: (mark.span.length, mark.number))
    borders = sorted({block.start, block.end, *(border for mark in marks for border in mark.span)})
    points = {mark.span.start for mark in marks if mark.span.length == 0}
    spans = [Span(start, end) for start, end in pairwise(borders)]
    spans = sorted([*spans, *(Span(point, point) for point in points)])
    return [_piece(span, marks) for span in spans]


def _piece(span: Span, marks: Sequence[Mark]) -> Piece:
    def at(mark: Mark, border: int, own: int) -> bool:
        return border == own and (mark.span.length == 0) == (span.length == 0)

    return Piece(
        span,
        marks=tuple(mark for mark in marks if mark.span.contains(span) and span.length),
        begins=tuple(mark for mark in marks if mark.first and at(mark, mark.span.start, span.start)),
        ends=tuple(mark for mark in marks if mark.last and not mark.label and at(mark, mark.span.end, span.end)),
    )
