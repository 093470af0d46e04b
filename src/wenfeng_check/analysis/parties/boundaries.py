"""Where a name may begin and end: words that no name crosses, place names, levels of government."""

import re
from functools import cache

from wenfeng_check.lexicon import load

PUNCTUATION = "，。；：！？、（）＂《》<> \t\n\r/|·.-…#*"
LEVELS = "省市县区州盟旗镇乡"
_LONGEST_PLACE = 4
_FIRST_NAME_OK = ("于都", "于洪", "和平", "和顺", "和田", "和政", "向阳", "来宾", "来安", "通过", "含山", "经开", "对口",
                  "从化", "从江", "同江", "同心", "若羌", "在平", "到保", "保康", "保山", "其他", "应县", "应城", "即墨")  # fmt: skip


@cache
def bounds(*categories: str) -> tuple[frozenset[str], int]:
    """Return the words that no name reaches across, and the length of the longest."""
    words = load("unit_bounds").only(*categories).terms
    return words, max(map(len, words))


@cache
def followers() -> tuple[str, ...]:
    """Return the words that follow a subject: modals, verbs, adverbs."""
    return tuple(load("subject_followers").terms)


def is_han(char: str) -> bool:
    """Say whether ``char`` is a Chinese character."""
    return "一" <= char <= "鿿"


def word_before(folded: str, lo: int, at: int, *, verbs: bool = True) -> str:
    """Return the longest bounding word that ends at ``at``, ``""`` where none does."""
    words, longest = bounds("function", "verb") if verbs else bounds("function")
    for size in range(min(longest, at - lo), 0, -1):
        if folded[at - size : at] in words:
            return folded[at - size : at]
    return ""


def open_left(folded: str, lo: int, at: int, *, verbs: bool = True) -> bool:
    """Say whether nothing that could belong to a name stands before ``at``."""
    return at <= lo or not is_han(folded[at - 1]) or bool(word_before(folded, lo, at, verbs=verbs))


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
    return begin < at and folded.startswith(_FIRST_NAME_OK, begin - 1)


def place_start(folded: str, lo: int, at: int) -> int | None:
    """Return where the proper name of a place begins that ends at ``at`` (before 县); None for a bare level word."""
    if at > lo and folded[at - 1] in "自治":
        begin = walk_left(folded, lo, at, longest=14)
        return begin if begin is not None and begin < at else None
    begin = walk_left(folded, lo, at, longest=_LONGEST_PLACE)
    if begin is None:
        return at - 2 if at - 2 >= lo else None
    return begin if at - begin >= 2 else None


@cache
def _levels() -> "re.Pattern[str]":
    group = r"(?:（[^（）]{1,16}）)?"
    level = r"(?:自治区|自治州|兵团|街道|开发区|高新区|经开区|新区|园区|示范区|中央|国家|全国|省|市|县|区|州|盟|旗|镇|乡)"
    word = rf"(?:{level}级?(?:以上)?{group})"
    return re.compile(rf"(?:各|全|本|我|你|贵|该|地方各级|地方)?级?{word}(?:[、和及]?{word})*(?:直属?|级|政府)?$")


def level_start(folded: str, lo: int, at: int) -> int | None:
    """Return where the level words and place name begin that end at ``at`` (市、县, 各县（市、区）, 清河县石桥镇)."""
    if at <= lo or folded[at - 1] not in "省市县区州盟旗镇乡道央家国级）直团上府":
        return None
    match = _levels().search(folded, max(lo, at - 24), at)
    if match is None:
        return None
    begin = match.start()
    if "、" in match[0] and not _descends(match[0], bare=open_left(folded, lo, begin)):
        begin += match[0].rindex("、") + 1
    return _with_place(folded, lo, begin, at)


def _descends(words: str, *, bare: bool) -> bool:
    """Say whether a list of levels goes downwards (市、县); 各镇、县 are two lists."""
    ranks = ["国中省市州县区旗镇乡街村".find(part.lstrip("各全本我")[:1]) for part in words.split("、")]
    return bare and ranks == sorted(ranks)


def _with_place(folded: str, lo: int, begin: int, at: int) -> int:
    """Move ``begin`` left over the proper names of places before the level word."""
    if folded[begin] not in LEVELS and not folded.startswith(("街道", "自治", "开发区", "高新区", "经开区", "新区", "园区"), begin):
        return begin
    if open_left(folded, lo, begin):
        return begin
    start = place_start(folded, lo, begin)
    if start is None:
        return begin
    outer = folded[start - 1] if start > lo else ""
    if outer and outer in "省市县区州" and not open_left(folded, lo, start):
        return _with_place(folded, lo, start - 1, at)
    return start


RIGHT = ("等", "和", "与", "及", "各", "会", "以及", "或", "的", "主要", "分管", "党组", "局长", "主任")


def closed_right(folded: str, at: int, hi: int) -> bool:
    """Say whether a name may end at ``at``: the text ends, or punctuation or a word that follows a name stands there."""
    return at >= hi or not is_han(folded[at]) or folded.startswith(RIGHT, at) or folded.startswith(followers(), at)
