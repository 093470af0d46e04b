"""The number at the head of a paragraph (一、（一）1.（1）① 第一章 第一条) read as style and value."""

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from wenfeng_check.lexicon import fold
from wenfeng_check.remembered import remembered


class NumberStyle(IntEnum):
    """The styles of numbering, from the outside in (GB/T 9704-2012 7.3.3; chapters and articles as in 办法、规定)."""

    PART = 0
    CHAPTER = 1
    SECTION = 2
    CHINESE = 3
    CHINESE_BRACKET = 4
    ARTICLE = 5
    DECIMAL = 6
    DECIMAL_BRACKET = 7
    CIRCLED = 8
    LETTER = 9


class Number(NamedTuple):
    """A number at a paragraph's head. ``end`` counts code points of the paragraph's text that belong to it."""

    style: NumberStyle
    value: int
    text: str
    end: int


_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = "[一二三四五六七八九十百零〇]{1,4}"


def chinese_number(text: str) -> int:
    """Read 一 to 九百九十九 or a run of decimal digits; 0 where it is neither."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif character == "百":
            total, digit = total + digit * 100, 0
        else:
            return 0
    return total + digit


@cache
def _patterns() -> tuple[tuple[NumberStyle, re.Pattern[str]], ...]:
    n = _CHINESE
    return (
        (NumberStyle.PART, re.compile(rf"第({n}|\d{{1,2}})(?:部分|编|篇)[、： ]*")),
        (NumberStyle.CHAPTER, re.compile(rf"第({n}|\d{{1,2}})章[、： ]*")),
        (NumberStyle.SECTION, re.compile(rf"第({n}|\d{{1,2}})节[、： ]*")),
        (NumberStyle.ARTICLE, re.compile(rf"第({n}|\d{{1,3}})条(?!第|规定|、第)[、： ]*")),
        (NumberStyle.CHINESE, re.compile(rf"({n})[、.．](?![一二三四五六七八九十]、)\s*")),
        (NumberStyle.CHINESE_BRACKET, re.compile(rf"（\s*({n})\s*）[、.． ]*")),
        (NumberStyle.DECIMAL_BRACKET, re.compile(r"（\s*(\d{1,3})\s*）[、.． ]*|(\d{1,2})）[、 ]*")),
        (NumberStyle.DECIMAL, re.compile(r"(\d{1,3})(?:[、．]|[.](?:(?!\d)|(?=\d{1,2}月|\d{4}年))| (?=[\u4e00-\u9fff]))\s*")),
        (NumberStyle.CIRCLED, re.compile(rf"([{_CIRCLED}])[、.． ]*")),
        (NumberStyle.LETTER, re.compile(r"([A-Za-z])[、.．）]\s*(?=[\u4e00-\u9fff])")),
    )


@remembered(4096)
def read_number(text: str) -> Number | None:
    """Read the number at the head of a paragraph or of a generated label; None where there is none."""
    folded = fold(text)
    blank = len(folded) - len(folded.lstrip())
    for style, pattern in _patterns():
        found = pattern.match(folded, blank)
        if found:
            word = next(group for group in found.groups() if group is not None)
            return Number(style, _value(word), text[blank : found.end()].strip(), found.end())
    return None


def _value(word: str) -> int:
    if word in _CIRCLED:
        return _CIRCLED.index(word) + 1
    if word.isascii() and word.isalpha():
        return ord(word.lower()) - ord("a") + 1
    return chinese_number(word)
