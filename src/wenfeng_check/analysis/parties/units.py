"""Names of units, read from right to left: head (局, 办公室), trade words (财政, 农业农村), level or place (县, 清河县)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.parties.boundaries import (
    closed_right,
    level_start,
    open_left,
    walk_left,
)
from wenfeng_check.lexicon import fold, load

_STRONG = "局厅委署部办"
_SHORT_TRADES = "教科建经农计体商"
_LONGEST_OPEN = 18
_LONGEST_JOINT = 30
_NEEDS_NAME = frozenset(("人民政府", "分局", "总局", "管委会", "党工委", "纪工委"))
_ALONE = frozenset(("办公室", "党政办公室", "督查室", "政治处", "领导小组办公室", "联席会议办公室", "指挥部", "指挥部办公室", "分局", "专班", "工作专班",
                    "残联", "妇联", "团委", "工会", "总工会", "关工委", "科协", "工商联", "组织部", "宣传部", "纪委监委", "热线办", "信访办", "领导小组", "联席会议",
                    "管委会", "街道办事处", "街道办", "居委会", "村委会", "村民委员会", "党支部", "派出所", "司法所", "档案馆", "党校"))  # fmt: skip
_KINDS = ("一", "二", "三", "两", "多", "全", "新", "大", "小", "好", "示范", "试点", "先进", "重点", "文明", "美丽", "建设", "打造", "促进", "支持",
          "培育", "发展", "创新", "作为", "以", "数据", "算力", "物流", "区域", "产业", "国家级", "省级", "市级", "国际", "特色", "标准", "优秀", "龙头", "骨干")  # fmt: skip
_NOT_AFTER = {
    "局": "部面势限长党机", "厅": "长级", "委": "托员派任书", "办": "理法公结事学案好证件税成赛展会园主医班",
    "部": "门分署位长队属级委", "署": "名长", "处": "理置罚分于在长级以室方", "科": "学技普研目室长级创教", "股": "份权东长市",
    "室": "内外主友", "院": "校士长落", "会": "议商计员长展上同后前见", "所": "有在需属以长得述", "站": "位稳点长岗",
    "队": "伍员长列", "组": "织长建成合员", "司": "法机长", "府": "采购投", "心": "城理任主", "村": "民庄级里", "区": "域别分间",
    "道": "路", "校": "长园外内", "业": "务", "园": "林长", "组委": "员", "小组": "长成", "行": "长业动为政", "社": "会区长",
    "学": "习生校术", "厂": "长房区", "场": "长所地", "台": "长账", "馆": "长",
}  # fmt: skip


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
        elif last is not None and last.end == unit.start and not unit.level:
            last = Unit(last.start, unit.end, last.level, unit.head)
        else:
            if last is not None:
                yield last
            last = unit
    if last is not None:
        yield last


def _unit_at(folded: str, lo: int, at: int, hi: int, last: Unit | None) -> Unit | None:
    if at < hi and folded[at] in _NOT_AFTER.get(folded[at - 1], ""):
        return None
    table, _, longest = _heads()
    for size in range(min(longest, at - lo), 0, -1):
        category = table.get(folded[at - size : at])
        if category is not None:
            return _READERS[category](Scan(folded, lo, hi, at - size, at, last))
    return None


def stems_start(folded: str, lo: int, at: int) -> int:
    """Return where the run of trade words that ends at ``at`` begins."""
    table, longest = _stems()
    while True:
        join = at - 1 if at - 1 > lo and folded[at - 1] in "和与" else at
        size = _stem_before(folded, lo, join, table, longest)
        if size == 0:
            return at
        at = join - size


def _stem_before(folded: str, lo: int, at: int, table: dict[str, str], longest: int) -> int:
    for size in range(min(longest, at - lo), 1, -1):
        if folded[at - size : at] in table:
            return size
    return 0


def has_trade(folded: str, begin: int, at: int) -> bool:
    """Say whether a word of a trade proper (not just 管理, 服务) stands in the range."""
    table, longest = _stems()
    return any(
        table.get(folded[i : i + size]) == "sector" for i in range(begin, at) for size in range(2, min(longest, at - i) + 1)
    )


def _whole(scan: Scan) -> Unit | None:
    folded, lo, _, begin, at, _ = scan
    if folded[begin] in "我你贵本":
        return Unit(begin, at, False, scan.head)
    if folded[begin] in "省市县区州旗镇乡":
        start = level_start(folded, lo, begin + 1)
        return Unit(begin if start is None else start, at, True, scan.head)
    start = level_start(folded, lo, begin)
    if start is None and not scan.joins(begin) and scan.head in _NEEDS_NAME:
        return _named(scan, begin)
    return Unit(begin if start is None else start, at, start is not None, scan.head)


def _head(scan: Scan) -> Unit | None:
    folded, lo, _, begin, at, _ = scan
    stem = stems_start(folded, lo, begin)
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
    if start == begin and not (scan.head in _ALONE and _item_start(scan.folded, scan.lo, begin)):
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
    if start is None or start == begin:
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
    return unit if unit and 2 <= begin - unit.start and not _common(folded[unit.start : begin]) else None


def _place(scan: Scan) -> Unit | None:
    """Heads that are mostly places or facilities: they need a level and a trade, or an item of a list of their own."""
    folded, lo, hi, begin, at, _ = scan
    stem = stems_start(folded, lo, begin)
    start = level_start(folded, lo, stem)
    if not closed_right(folded, at, hi):
        return None
    if start is not None and stem < begin:
        return Unit(start, at, True, scan.head)
    if scan.joins(stem) and stem < begin:
        return Unit(stem, at, False, scan.head)
    unit = _named(scan, begin)
    if unit is None or unit.start == begin or not _item_start(folded, lo, unit.start):
        return None
    words = folded[unit.start : begin]
    return None if _common(words) or len(words) > 10 else unit


def _common(words: str) -> bool:
    """Say whether the words before an open head make it a kind of thing and no name (文明村, 重点企业)."""
    return words.startswith(_KINDS) or words.endswith(("类", "型", "级", "化", "特色", "批"))


def _tail(scan: Scan) -> Unit | None:
    folded, lo, hi, begin, at, _ = scan
    stem = stems_start(folded, lo, begin)
    if stem == begin:
        return _short_tail(scan)
    start = level_start(folded, lo, stem)
    joined = scan.joins(stem)
    if start is None and not joined and not has_trade(folded, stem, begin):
        return None
    if scan.head in _STRONG:
        if start is not None:
            return Unit(start, at, True, scan.head)
        return Unit(stem, at, False, scan.head) if joined else _stem_only(scan, stem)
    if closed_right(folded, at, hi) and (start is not None or joined or open_left(folded, lo, stem)):
        return Unit(stem if start is None else start, at, start is not None, scan.head)
    return None


def _short_tail(scan: Scan) -> Unit | None:
    """市教委, 市科委, 县经委: one character between the level and 委."""
    before = scan.begin - 1
    if scan.head != "委" or before <= scan.lo or scan.folded[before] not in _SHORT_TRADES:
        return None
    start = level_start(scan.folded, scan.lo, before)
    return Unit(start, scan.at, True, scan.head) if start is not None else None


_READERS = {"whole": _whole, "head": _head, "joint": _joint, "open": _open, "place": _place, "tail": _tail}
