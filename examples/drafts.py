"""Read the plain text of an example draft: which line is a title, a numbered item, a signature, a table row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

CHINESE_NUMBER = "[一二三四五六七八九十]+"
LEVELS = (rf"({CHINESE_NUMBER})、", rf"（({CHINESE_NUMBER})）", r"(\d+)\.(?!\d)", r"（(\d+)）")
HEADING_LIMIT = 40


class Role(Enum):
    """What a line is in a 公文."""

    NUMBER = "发文字号"
    TITLE = "标题"
    SUBTITLE = "副标题"
    ANNEX = "附件标记"
    ADDRESSEE = "主送机关"
    HEADING = "小标题"
    BODY = "正文"
    SIGNATURE = "落款"
    DATE = "成文日期"


class Break(Enum):
    """Where a new page begins."""

    PAGE = "<<分页>>"
    LANDSCAPE = "<<横排>>"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. ``label`` is its typed number, ``level`` 0 to 3 the depth of the number, -1 without one."""

    role: Role
    text: str
    label: str = ""
    level: int = -1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. A cell ``^`` continues the one above, ``<`` the one on its left."""

    header_rows: int
    rows: tuple[tuple[str, ...], ...]


Item = Line | Grid | Break


def parse(source: str) -> Iterator[Item]:
    """Yield the paragraphs, tables and page breaks of a draft in .txt or .md."""
    lines = [line.strip("　 ") for line in source.splitlines()]
    in_title = True
    at = 0
    while at < len(lines):
        line = lines[at]
        if line in {Break.PAGE.value, Break.LANDSCAPE.value}:
            yield Break(line)
            in_title = True
        elif line.startswith("|"):
            end = next((i for i in range(at, len(lines)) if not lines[i].startswith("|")), len(lines))
            yield _grid(lines[at:end])
            at = end
            continue
        elif line:
            following = next((other for other in lines[at + 1 :] if other), "")
            yield _title(line) if in_title else _line(line, following)
        elif at:
            in_title = False
        at += 1


def _grid(lines: list[str]) -> Grid:
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    rule = next(i for i, row in enumerate(rows) if all(re.fullmatch(r":?-+:?", cell) for cell in row))
    return Grid(header_rows=rule, rows=tuple(rows[:rule] + rows[rule + 1 :]))


def _title(line: str) -> Line:
    text = line.removeprefix("# ")
    if re.search(r"〔\d{4}〕", text):
        return Line(Role.NUMBER, text)
    if text == "附件":
        return Line(Role.ANNEX, text)
    return Line(Role.SUBTITLE if "　" in text or text.startswith("（") else Role.TITLE, text)


def _line(line: str, following: str) -> Line:
    text = re.sub(r"^#+ ", "", line)
    if _is_date(text):
        return Line(Role.DATE, text)
    if _is_date(following):
        return Line(Role.SIGNATURE, text)
    if text.endswith("：") and "。" not in text and len(text) <= HEADING_LIMIT:
        return Line(Role.ADDRESSEE, text)
    for level, pattern in enumerate(LEVELS):
        if match := re.match(pattern, text):
            rest = text[match.end() :]
            return Line(_numbered_role(rest, level), rest, match.group(), level)
    return Line(Role.BODY, text)


def _is_date(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", text))


def _numbered_role(text: str, level: int) -> Role:
    is_heading = level < 2 and len(text) <= HEADING_LIMIT and not re.search(r"[。；]", text)
    return Role.HEADING if is_heading else Role.BODY
