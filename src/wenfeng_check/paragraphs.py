"""Which paragraphs of two versions of a document are the same: anchors that occur once, then what was moved."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class _Pair(NamedTuple):
    """Numbers of a paragraph in the new and in the old version."""

    new: int
    old: int


class _Stretch(NamedTuple):
    """What stands between two pairs, both left out."""

    before: _Pair
    after: _Pair


def match(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return for each paragraph of ``new`` that ``old`` has too its number there; each number is given once.

    Paragraphs in the same order are preferred (a patience diff, n log n); those that remain were moved.
    """
    pairs = dict(_in_order(old, new))
    left: dict[str, deque[int]] = defaultdict(deque)
    taken = set(pairs.values())
    for number, text in enumerate(old):
        if number not in taken:
            left[text].append(number)
    for number, text in enumerate(new):
        if number not in pairs and left[text]:
            pairs[number] = left[text].popleft()
    return pairs


def _in_order(old: Sequence[str], new: Sequence[str]) -> Iterator[_Pair]:
    """Yield pairs of equal paragraphs that stand in the same order in both."""
    waiting = [_Stretch(_Pair(-1, -1), _Pair(len(new), len(old)))]
    while waiting:
        before, after = waiting.pop()
        while before.new + 1 < after.new and before.old + 1 < after.old and new[before.new + 1] == old[before.old + 1]:
            before = _Pair(before.new + 1, before.old + 1)
            yield before
        while before.new < after.new - 1 and before.old < after.old - 1 and new[after.new - 1] == old[after.old - 1]:
            after = _Pair(after.new - 1, after.old - 1)
            yield after
        anchors = _anchors(old, new, _Stretch(before, after))
        yield from anchors
        if anchors:
            waiting += [_Stretch(*ends) for ends in pairwise([before, *anchors, after])]


def _anchors(old: Sequence[str], new: Sequence[str], stretch: _Stretch) -> list[_Pair]:
    """Return the longest ordered row of pairs whose text occurs once on either side."""
    before, after = stretch
    here = _once(new, before.new + 1, after.new)
    there = _once(old, before.old + 1, after.old)
    return _rising([_Pair(number, there[text]) for text, number in here.items() if text in there])


def _once(texts: Sequence[str], start: int, end: int) -> dict[str, int]:
    """Return the texts in [start, end) that occur once there, in order, with their numbers."""
    counts = Counter(texts[start:end])
    return {texts[number]: number for number in range(start, end) if counts[texts[number]] == 1}


def _rising(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Return the longest subsequence of ``pairs`` (in order of ``new``) in which ``old`` rises (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for number, pair in enumerate(pairs):
        at = bisect_left(tops, pair.old)
        tops[at : at + 1] = [pair.old]
        ends[at : at + 1] = [number]
        previous.append(ends[at - 1] if at else -1)
    row: list[_Pair] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = previous[number]
    return row[::-1]
