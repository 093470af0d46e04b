"""Where each piece of a Word file's text comes from: the element of the main part that it was read from."""

import xml.etree.ElementTree as ET
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wenfeng_check.model.span import Span


class Piece(NamedTuple):
    """Text that one element gave (``w:t``, ``w:tab``…); empty for a paragraph (``w:p``) and for a note's reference."""

    span: Span
    element: ET.Element


class Stretch(NamedTuple):
    """A stretch of a paragraph between two line breaks, and how far it was moved to its place in the text."""

    span: Span
    moved: int


@dataclass(slots=True)
class Trace:
    """What a reader notes where it is asked to: the root of the main part, and the pieces in the order of the text.

    Elements of other parts (notes, headers, inserted files) do not stand under ``root``.
    """

    root: ET.Element | None = None
    pieces: list[Piece] = field(default_factory=list)

    def add(self, pieces: Iterable[Piece], stretches: Sequence[Stretch]) -> None:
        """Note the pieces of a paragraph; what lies in none of its ``stretches`` (a line break) has no place."""
        starts = [stretch.span.start for stretch in stretches]
        for span, element in pieces:
            place = bisect_right(starts, span.start) - 1
            if place >= 0 and span.start <= stretches[place].span.end:
                end = min(span.end, stretches[place].span.end)
                self.pieces.append(Piece(Span(span.start, end).shift(stretches[place].moved), element))
