"""A light outline of plain lines: which are headings, under which headings each stands, and the kind of document."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wenfeng_check.lexicon import fold
from wenfeng_check.remembered import remembered

KINDS = (
    "通知", "方案", "意见", "办法", "规定", "批复", "公告", "通告", "报告", "讲话", "纪要", "函", "决定", "规划", "计划", "要点",
    "措施", "细则", "条例", "清单", "决议", "命令", "通报", "议案", "请示", "行动", "政策", "制度", "任务",
)  # fmt: skip
HEADING_LIMIT = 45
TITLE_LINES = 4

_MARKERS = (
    r"第[一二三四五六七八九十百零]+[章编篇]",
    r"第[一二三四五六七八九十百零]+节",
    r"[一二三四五六七八九十]+[、.．]",
    r"（[一二三四五六七八九十]+）[、.]?",
    r"\d+[、.．](?!\d)",
    r"（\d+）[、.]?|\d+）",
    r"[①-⑳]",
)
_ARTICLE = r"第[一二三四五六七八九十百零]+条"
_ORDINAL = r"[一二三四五六七八九十]+(?:是|要)"
_DASH = r"[-●•·—]+"


class Marker(NamedTuple):
    """The numbering at the start of a line: its level (1 第一章 … 7 ①; 0 none) and its length in characters."""

    level: int
    length: int
    name: str


class OutlineLine(NamedTuple):
    """What the outline knows of a line. ``path`` holds the texts of the enclosing headings, outermost first."""

    is_heading: bool
    path: tuple[str, ...]
    kind: str


@remembered(4096)
def marker(text: str) -> Marker:
    """Read the numbering that ``text`` starts with."""
    folded = fold(text)
    for level, pattern in enumerate(_MARKERS, 1):
        found = re.match(rf"\s*(?:{pattern})\s*", folded)
        if found:
            return Marker(level, found.end(), f"m{level}")
    for name, pattern in (("article", _ARTICLE), ("ordinal", _ORDINAL), ("dash", _DASH)):
        found = re.match(rf"\s*{pattern}\s*", folded)
        if found:
            return Marker(0, found.end(), name)
    return Marker(0, 0, "")


def kind_of(lines: Sequence[str]) -> str:
    """Name the kind of document from its first lines; of an issued text (印发《…方案》), the kind of that text."""
    for line in [line for line in lines if line.strip()][:TITLE_LINES]:
        issued = re.search(r"(?:印发|转发|批转|公布).*?《(.+)》", line)
        title = re.sub(r"(?:（[^（）]*）|》|\s)+$", "", fold(issued.group(1) if issued else line)).rstrip("》")
        for kind in KINDS:
            if title.endswith(kind):
                return kind
    return ""


def is_heading(text: str) -> bool:
    """Say whether a whole line is a heading: numbered, short, and without the end of a sentence inside."""
    body = text.strip()
    found = marker(body)
    short = found.length < len(body) <= HEADING_LIMIT
    return bool(found.level) and short and not re.search(r"[。；;！!？?：:]", body[:-1])


def outline(lines: Sequence[str]) -> tuple[OutlineLine, ...]:
    """Return the outline of ``lines``, one entry a line."""
    kind = kind_of(lines)
    stack: list[tuple[int, str]] = []
    found: list[OutlineLine] = []
    for line in lines:
        heading = is_heading(line)
        level = marker(line).level
        if level:
            stack = [above for above in stack if above[0] < level]
        found.append(OutlineLine(heading, tuple(text for _, text in stack), kind))
        if heading:
            stack.append((level, line.strip()))
    return tuple(found)
