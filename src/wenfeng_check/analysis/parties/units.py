"""Names of units, read from right to left: head (局), trade words (农业农村), level or place (县, 清河县)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.parties.boundaries import (
    closed_right,
    level_start,
    open_left,
    walk_left,
    whole_purpose,
)
from wenfeng_check.analysis.parties.vocabulary import bounds, words
from wenfeng_check.lexicon import fold, load

_STRONG = "局厅委署部办"
_SHORT_TRADES = "教科建经农计体商"
_LONGEST_OPEN = 18
_LONGEST_JOINT = 30


class Scan(NamedTuple):
    """A place in the text where a head stands, from ``begin`` to ``at``, inside the range ``lo``..``hi``."""

    folded: str
    lo: int
    hi: int
    begin: int
    at: int
    last: "Unit | None"

    @property
    def head(self) -> str:
        """The head's words."""
        return self.folded[self.begin : self.at]

    def joins(self, begin: int) -> bool:
        """Say whether another unit ends where this one would begin."""
        return self.last is not None and self.last.end == begin


class Unit(NamedTuple):
    """The range of a unit's name; ``level`` says whether it begins with a level or a place."""

    start: int
    end: int
    level: bool
    head: str


@cache
def _heads() -> tuple[dict[str, str], str, int]:
    table = {fold(entry.term): entry.category for entry in load("unit_heads").entries}
    return table, "".join(sorted({term[-1] for term in table})), max(map(len, table))


@cache
def _stems() -> tuple[dict[str, str], int]:
    table = {entry.term: entry.category for entry in load("unit_stems").entries}
    return table, max(map(len, table))


@cache
def _ends() -> "re.Pattern[str]":
    return re.compile(f"[{re.escape(_heads()[1])}]")


def find_units(folded: str, start: int, end: int) -> Iterator[Unit]:
    """Yield the unit names of the range, neighbours without a gap joined (县政府 + 办公室)."""
    last: Unit | None = None
    for match in _ends().finditer(folded, start, end):
        unit = _unit_at(folded, start, match.end(), end, last)
        if unit is None:
            continue
        if last is not None and last.end > unit.start:
            last = Unit(min(last.start, unit.start), unit.end, last.level or unit.level, unit.head)
        elif last is not None and last.end == unit.start and (not unit.level or unit.head in words("branch")):
            last = Unit(last.start, unit.end, last.level, unit.head)
        else:
            if last is not None:
                yield last
            last = unit
    if last is not None:
        yield last


def _unit_at(folded: str, lo: int, at: int, hi: int, last: Unit | None) -> Unit | None:
    if at < hi and folded.startswith(words("not_ending"), at - 1):
        return None
    table, _, longest = _heads()
    for size in range(min(longest, at - lo), 0, -1):
        category = table.get(folded[at - size : at])
        if category is not None:
            return _READERS[category](Scan(folded, lo, hi, at - size, at, last))
    return None


def stems_start(folded: str, lo: int, end: int) -> int:
    """Return where the run of trade words that ends at ``end`` begins."""
    table, longest = _stems()
    at = end
    while True:
        join = at - 1 if at - 1 > lo and folded[at - 1] in "和与" else at
        size = _stem_before(folded, lo, join, table, longest)
        if size == 0:
            return _without_verb(folded, lo, at, end)
        at = join - size


def _without_verb(folded: str, lo: int, begin: int, end: int) -> int:
    """Leave out a verb that the run of trade words begins with (联合国资部门) unless a level stands before it."""
    verb = folded[begin : begin + 2]
    if end - begin <= 2 or verb not in bounds("function", "verb")[0] or _stems()[0].get(verb) == "sector":
        return begin
    return begin + 2 if level_start(folded, lo, begin) is None else begin


def _stem_before(folded: str, lo: int, at: int, table: dict[str, str], longest: int) -> int:
    for size in range(min(longest, at - lo), 1, -1):
        if folded[at - size : at] in table:
            return size
    return 0


def has_trade(folded: str, begin: int, at: int) -> bool:
    """Say whether a word of a trade proper (not just 管理, 服务) stands in the range."""
    table, longest = _stems()
    pieces = (folded[i : i + size] for i in range(begin, at) for size in range(2, min(longest, at - i) + 1))
    return any(table.get(piece) == "sector" for piece in pieces)


def _whole(scan: Scan) -> Unit | None:
    folded, lo, _, begin, at, _ = scan
    if folded[begin] in "我你贵本":
        return Unit(begin, at, False, scan.head)
    if folded[begin] in "省市县区州旗镇乡":
        start = level_start(folded, lo, begin + 1)
        return Unit(begin if start is None else start, at, True, scan.head)
    start = level_start(folded, lo, begin)
    if start is None and not scan.joins(begin) and scan.head in words("needs_name"):
        return _named(scan, begin)
    return Unit(begin if start is None else start, at, start is not None, scan.head)


def _head(scan: Scan) -> Unit | None:
    folded, lo, _, begin, at, _ = scan
    stem = stems_start(folded, lo, begin)
    if scan.head[0] in "村居" and folded[max(lo, begin - 2) : begin] in bounds("verb")[0]:  # 镇政府指导村民委员会制定……
        return Unit(begin, at, False, scan.head)
    start = level_start(folded, lo, stem)
    if start is not None:
        return Unit(start, at, True, scan.head)
    if scan.joins(stem):
        return Unit(stem, at, False, scan.head)
    return _named(scan, stem) if begin == stem else _stem_only(scan, stem)


def _stem_only(scan: Scan, stem: int) -> Unit | None:
    """A trade and a head without level: 教育局, or with a bare place name 江门供电局."""
    folded, lo, hi, _, at, _ = scan
    if open_left(folded, lo, stem):
        return Unit(stem, at, False, scan.head)
    begin = walk_left(folded, lo, stem, longest=6)
    if begin is not None and closed_right(folded, at, hi):
        return Unit(begin, at, False, scan.head)
    return Unit(stem, at, False, scan.head) if len(scan.head) > 1 else None


def _named(scan: Scan, begin: int) -> Unit | None:
    """A head whose own name is free text: it must be bounded on both sides."""
    start = walk_left(scan.folded, scan.lo, begin, longest=_LONGEST_OPEN)
    if start is None or not closed_right(scan.folded, scan.at, scan.hi):
        return None
    if start == begin and not (scan.head in words("stands_alone") and _item_start(scan.folded, scan.lo, begin)):
        return None
    return Unit(start, scan.at, False, scan.head)


def _item_start(folded: str, lo: int, begin: int) -> bool:
    return begin <= lo or folded[begin - 1] in "、，；：（。）.\n" or folded.startswith(("由", "请"), begin - 1)


def _joint(scan: Scan) -> Unit | None:
    """Bodies for one purpose, whose names hold verbs: 优化营商环境工作领导小组, 防汛抗旱指挥部."""
    folded, lo, hi, begin, at, _ = scan
    if not closed_right(folded, at, hi):
        return None
    start = walk_left(folded, lo, begin, longest=_LONGEST_JOINT, verbs=False)
    if start is None:
        return _named(scan, begin)
    start = whole_purpose(folded, lo if scan.last is None else scan.last.end, start)
    if start == begin:
        return _named(scan, begin)
    return Unit(start, at, folded[start] in "省市县区州镇乡", scan.head)


def _open(scan: Scan) -> Unit | None:
    folded, lo, hi, begin, at, _ = scan
    stem = stems_start(folded, lo, begin)
    start = level_start(folded, lo, stem)
    if start is not None:
        return Unit(start, at, True, scan.head) if closed_right(folded, at, hi) else None
    if scan.joins(stem) and stem < begin:
        return Unit(stem, at, False, scan.head)
    unit = _named(scan, begin)
    return unit if unit and begin - unit.start >= 2 and not _common(folded[unit.start : begin]) else None


def _place(scan: Scan) -> Unit | None:
    """Heads that are mostly places or facilities: they need a level and a trade, or an item of a list of their own."""
    folded, lo, hi, begin, at, _ = scan
    stem = stems_start(folded, lo, begin)
    start = level_start(folded, lo, stem)
    if not closed_right(folded, at, hi):
        return None
    if start is not None and stem < begin and folded[begin - 1] != "创":
        return Unit(start, at, True, scan.head)
    if scan.joins(stem) and stem < begin:
        return Unit(stem, at, False, scan.head)
    unit = _named(scan, begin)
    if unit is None or unit.start == begin or not _item_start(folded, lo, unit.start):
        return None
    name = folded[unit.start : begin]
    return None if _common(name) or len(name) > 10 or name[-1] in "创革" else unit


def _common(name: str) -> bool:
    """Say whether the words before an open head make it a kind of thing and no name (文明村, 重点企业)."""
    return name.startswith(words("common_opening")) or name.endswith(words("common_ending"))


def _tail(scan: Scan) -> Unit | None:
    folded, lo, hi, begin, at, _ = scan
    stem = stems_start(folded, lo, begin)
    if stem == begin:
        return _short_tail(scan)
    start = level_start(folded, lo, stem)
    joined = scan.joins(stem)
    if start is None and not joined and not has_trade(folded, stem, begin):
        return _proper(scan, stem)
    if scan.head in _STRONG:
        if start is not None:
            return Unit(start, at, True, scan.head)
        return Unit(stem, at, False, scan.head) if joined else _stem_only(scan, stem)
    if closed_right(folded, at, hi) and (start is not None or joined or open_left(folded, lo, stem)):
        return Unit(stem if start is None else start, at, start is not None, scan.head)
    return None


def _proper(scan: Scan, stem: int) -> Unit | None:
    """A name of its own before a common word and a strong tail: 前海管理局, as an item or after 由."""
    begin = walk_left(scan.folded, scan.lo, stem, longest=6)
    if begin is None or stem - begin < 2 or scan.head not in "局委办":
        return None
    fits = _item_start(scan.folded, scan.lo, begin) and closed_right(scan.folded, scan.at, scan.hi)
    return Unit(begin, scan.at, False, scan.head) if fits else None


def _short_tail(scan: Scan) -> Unit | None:
    """市教委, 市科委: one character between the level and 委; else a bureau of an unknown trade (县葡萄酒局)."""
    if scan.head == "局":
        return _unknown_trade(scan)
    before = scan.begin - 1
    if scan.head != "委" or before <= scan.lo or scan.folded[before] not in _SHORT_TRADES:
        return None
    start = level_start(scan.folded, scan.lo, before)
    return Unit(start, scan.at, True, scan.head) if start is not None else None


def _unknown_trade(scan: Scan) -> Unit | None:
    """A level, some characters and 局, bounded on both sides; it may be a slip of the pen."""
    begin = walk_left(scan.folded, scan.lo, scan.begin, longest=9)
    if begin is None or not scan.begin - begin >= 3 or scan.folded[begin] not in "省市县区州旗":
        return None
    if scan.folded[scan.begin - 1] + scan.head in words("not_bureau") or not closed_right(
        scan.folded, scan.at, scan.hi
    ):
        return None
    return Unit(begin, scan.at, True, scan.head)


_READERS = {"whole": _whole, "head": _head, "joint": _joint, "open": _open, "place": _place, "tail": _tail}
