"""A range of a text with as much around it as is looked at to read it, so that what was read can be kept."""

from collections.abc import Iterator
from typing import NamedTuple

from wenfeng_check.model.span import Span

#: The farthest look back is that for the bracket or label before a date (160 characters, dates/vague.py), the farthest
#: look ahead that for the rest of a heading (40, dates/facts.py).
_BEFORE = 168
_AFTER = 64


class Nearby(NamedTuple):
    """The surroundings of a range, where the range lies in them, and where they begin in the text."""

    folded: str
    text: str
    span: Span
    offset: int


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line and where it begins: what reaches over the end of no line can be kept line by line."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def nearby(folded: str, text: str, start: int, end: int) -> Nearby:
    """Cut out the surroundings of a range.

    Where they would begin in the middle of a blank stretch they reach back to the beginning of its line, so that the
    range opens its line or does not, as it does in the text.
    """
    low = max(0, start - _BEFORE)
    if low and text[low:start].isspace():
        low = text.rfind("\n", 0, low) + 1
    high = end + _AFTER
    return Nearby(folded[low:high], text[low:high], Span(start - low, end - low), low)
