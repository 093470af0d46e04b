"""Which spans lie inside one of many."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from wenfeng_check.model.span import Span


class Cover:
    """Says whether one of many spans contains another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def contains(self, span: Span) -> bool:
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._ends[at] >= span.end
