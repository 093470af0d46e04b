"""A page of a fixed layout (PDF, OFD): characters and ruled lines with their places, in points from the upper left corner."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Glyph(NamedTuple):
    """One character; ``base`` is the height of its baseline, ``blank`` whether a blank stands before it in the file."""

    char: str
    left: float
    right: float
    base: float
    size: float
    blank: bool = False


class Stroke(NamedTuple):
    """A horizontal or vertical ruled line; left ≤ right, top ≤ bottom."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Page:
    """What stands on a page; ``picture`` is the share of it that images cover."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    images: int = 0
    picture: float = 0.0
    unknown: int = 0
    slanted: int = 0

    @property
    def scanned(self) -> bool:
        """Whether the page is a picture of text rather than text."""
        return len(self.glyphs) < _FEW and self.picture > _MOST


_FEW = 20
_MOST = 0.4


@dataclass(slots=True)
class Line:
    """Characters on a baseline, in reading order; ``spaced`` is the text with the gaps that a reader sees."""

    glyphs: list[Glyph]
    text: str = ""
    page: int = 0
    flow: int = 0
    """The column of the page that the line belongs to."""

    @property
    def left(self) -> float:
        """Where the first character begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where the last character ends."""
        return self.glyphs[-1].right

    @property
    def base(self) -> float:
        """The height of the baseline."""
        return self.glyphs[len(self.glyphs) // 2].base

    @property
    def size(self) -> float:
        """The size of most characters."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]
