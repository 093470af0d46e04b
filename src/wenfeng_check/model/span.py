"""Span: the only position in the core."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points of ``Document.text``."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the text that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> "Span":
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)


def covered(spans: Iterable[Span]) -> int:
    """Count the code points that at least one of ``spans`` covers."""
    return sum(span.length for span in merge(spans))


def merge(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield ``spans`` in order, overlapping and touching ones joined."""
    current: Span | None = None
    for span in sorted(spans):
        if current is None:
            current = span
        elif span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    if current is not None:
        yield current
