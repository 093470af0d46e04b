"""Where a name may begin and end: words that no name crosses, place names, levels of government."""

import re
from functools import cache

from wenfeng_check.analysis.parties.vocabulary import bounds, followers, words

LEVELS = "省市县区州盟旗镇乡"
_ZONES = ("街道", "自治", "开发区", "高新区", "经开区", "新区", "园区")
_RANKS = {"国": 0, "中": 0, "省": 1, "自": 1, "直": 1, "市": 2, "州": 2, "盟": 2, "县": 3, "区": 3, "旗": 3,
          "镇": 4, "乡": 4, "街": 4, "村": 5, "社": 5}  # fmt: skip
_LONGEST_PLACE = 4
_LONGEST_PURPOSE = 18
_LONGEST_QUOTE = 14


def is_han(char: str) -> bool:
    """Say whether ``char`` is a Chinese character."""
    return "一" <= char <= "鿿"


def word_before(folded: str, lo: int, at: int, *, verbs: bool = True) -> str:
    """Return the longest bounding word that ends at ``at``, ``""`` where none does."""
    known, longest = bounds("function", "verb") if verbs else bounds("function")
    for size in range(min(longest, at - lo), 0, -1):
        if folded[at - size : at] in known:
            return folded[at - size : at]
    return ""


def open_left(folded: str, lo: int, at: int, *, verbs: bool = True) -> bool:
    """Say whether nothing that could belong to a name stands before ``at``."""
    if at <= lo or not is_han(folded[at - 1]):
        return True
    dated = folded[at - 1] in "日月年时" and at - 1 > lo and folded[at - 2].isdigit()  # 5月20日县水利局
    return dated or bool(word_before(folded, lo, at, verbs=verbs))


def walk_left(folded: str, lo: int, at: int, *, longest: int, verbs: bool = True) -> int | None:
    """Return the first boundary to the left of ``at`` within ``longest`` characters, None where there is none.

    ``verbs`` False lets the name cross verbs, as the names of joint bodies do (优化营商环境领导小组).
    """
    for begin in range(at, max(lo, at - longest) - 1, -1):
        if open_left(folded, lo, begin, verbs=verbs) and not _name_begins(folded, begin, at):
            return begin
    return None


def _name_begins(folded: str, begin: int, at: int) -> bool:
    """Say whether the character before ``begin`` is the first of a place name that looks like a function word."""
    return begin < at and folded.startswith(words("place_first"), begin - 1)


def place_start(folded: str, lo: int, at: int) -> int | None:
    """Return where the proper name of a place begins that ends at ``at`` (before 县); None for a bare level word."""
    if folded.startswith("自治", at):
        begin = walk_left(folded, lo, at, longest=14)
        return begin if begin is not None and begin < at else None
    begin = walk_left(folded, lo, at, longest=_LONGEST_PLACE)
    if begin is None:
        return at - 2 if at - 2 >= lo else None
    return begin if at - begin >= 2 else None


def whole_purpose(folded: str, lo: int, start: int) -> int:
    """Move ``start`` of a joint body's name left to its level, past a purpose in quotes, the first of two purposes, or both.

    市“放管服”改革领导小组, 县网络安全和信息化领导小组, 市职能转变和“放管服”改革协调小组; no other unit may stand between ``lo`` and ``start``.
    """
    first, before = start, folded[start - 1 : start] if start > lo else ""
    if before == "各" and folded[start : start + 1] == "级":
        return start - 1
    if before == "＂":
        first = folded.rfind("＂", max(lo, start - _LONGEST_QUOTE), start - 1)
    if first > lo and folded[first - 1] in "和与":
        first -= 1
    if first in (start, -1):
        return start
    begin = walk_left(folded, lo, first, longest=_LONGEST_PURPOSE, verbs=False)
    if begin is None or begin >= first:
        return start
    levels = ("国家", "中央", "国务院", "全国", *LEVELS, "厅", "局")
    return begin if folded.startswith(levels, begin) else start


@cache
def _levels() -> "re.Pattern[str]":
    group = r"(?:（[^（）]{1,16}）)?"
    zone = "自治区|自治州|兵团|街道|开发区|高新区|经开区|新区|园区|示范区"
    level = f"(?:{zone}|中央|国家|全国|省|市|县|区|州|盟|旗|镇|乡)"
    word = rf"(?:{level}级?(?:以上)?{group})"
    return re.compile(rf"(?:各|全|本|我|你|贵|该|地方各级|地方)?级?{word}(?:[、和及]?{word})*(?:直属?|级|政府)?$")


def level_start(folded: str, lo: int, at: int) -> int | None:
    """Return where the level words and place name begin that end at ``at`` (市、县, 各县（市、区）, 清河县石桥镇)."""
    if at <= lo or folded[at - 1] not in "省市县区州盟旗镇乡道央家国级）直团上府":
        return None
    if folded.startswith("各级", at - 2) and at - 2 >= lo:
        return at - 2
    match = _levels().search(folded, max(lo, at - 24), at)
    if match is None:
        return None
    begin = match.start()
    flat = flatten(match[0])
    if "、" in flat and not descends(flat, bare=open_left(folded, lo, begin)):
        begin += flat.rindex("、") + 1
    return _with_place(folded, lo, begin, at)


def flatten(words: str) -> str:
    """Blank out what stands in brackets, length kept."""
    return re.sub(r"（[^（）]*）", lambda group: "（" * len(group[0]), words)


def descends(words: str, *, bare: bool) -> bool:
    """Say whether a list of levels goes downwards (市、县); 各镇、县 are two lists."""
    ranks = [_RANKS.get(part.lstrip("各全本我")[:1], 3) for part in words.split("、")]
    return bare and ranks == sorted(ranks)


def _with_place(folded: str, lo: int, begin: int, at: int) -> int:
    """Move ``begin`` left over the proper names of places before the level word."""
    if folded[begin] not in LEVELS and not folded.startswith(_ZONES, begin):
        return begin
    if folded.startswith("级", begin + 1):  # 省级 stands for all of a level, and for no place
        return begin
    if open_left(folded, lo, begin):
        return begin
    start = place_start(folded, lo, begin)
    if start is None:  # a name of one character: 广州市, 新乡经开区, 歙县
        single = walk_left(folded, lo, begin, longest=1)
        return begin if single is None else single
    outer = folded[start - 1] if start > lo else ""
    if outer and outer in "省市县区州" and not open_left(folded, lo, start):
        return _with_place(folded, lo, start - 1, at)
    return start


def closed_right(folded: str, at: int, hi: int) -> bool:
    """Say whether a name may end at ``at``: nothing, punctuation or a word that follows a name stands there."""
    return at >= hi or not is_han(folded[at]) or folded.startswith((*words("after_name"), *followers()), at)
