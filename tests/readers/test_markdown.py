"""Markdown: the text is the source, blocks leave the markup out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import doc
from wenfeng_check.model.document import BlockKind, Document
from wenfeng_check.model.errors import ReadError


def read(source: str) -> Document:
    """Read a Markdown draft."""
    return doc(source, name="草稿.md")


def texts(source: str) -> list[str]:
    """Return the texts of all blocks."""
    document = read(source)
    return [document.of(block.span) for block in document.blocks]


CASES = [
    ("atx heading", "## 总体要求 ##", ["总体要求"]),
    ("setext heading", "总体要求\n===", ["总体要求"]),
    ("bullets", "- 甲\n  - 乙\n* 丙", ["甲", "乙", "丙"]),
    ("ordered items keep their numbers", "1. 甲\n2. 乙\n   续", ["1. 甲", "2. 乙\n   续"]),
    ("an item that repeats its number", "1. 1", ["1. 1"]),
    ("quotation", "> 甲\n>\n> 乙", ["甲", "乙"]),
    ("task list", "- [ ] 报台账\n- [x] 建专班", ["报台账", "建专班"]),
    ("whole line in bold", "**一、总体要求**", ["一、总体要求"]),
    ("bold inside", "**县财政局**要于3月10日前报送**台账**", ["**县财政局**要于3月10日前报送**台账**"]),
    ("one paragraph on two lines", "为做好工作，\n现通知如下。", ["为做好工作，\n现通知如下。"]),
    ("hard break", "甲  \n乙\\\n丙", ["甲", "乙", "丙"]),
    ("numbers start anew", "一、要求\n（一）任务\n1.修路\n第三条", ["一、要求", "（一）任务", "1.修路", "第三条"]),
    ("a number after a comma goes on", "投入资金，\n10.5万元", ["投入资金，\n10.5万元"]),
    ("full-width indent", "标题\n　　首段\n　　次段", ["标题", "首段", "次段"]),
    ("four blanks are no code", "甲\n\n    乙", ["甲", "乙"]),
    ("no link definitions", "[注]: 县财政局数据", ["[注]: 县财政局数据"]),
    ("table", "| 任务 | 单位 |\n|---|:-:|\n| 修\\|路 | **甲局** |", ["任务", "单位", "修\\|路", "甲局"]),
    ("table without outer bars", "甲 | 乙\n--|--\n丙 | ", ["甲", "乙", "丙", ""]),
    ("html", '<div align="center"><h1>通知</h1>\n<p>请<b>尽快</b>办</p></div>', ["通知", "请<b>尽快</b>办"]),
    ("html table", "<table><tr><td>甲</td><td>乙</td></tr></table>", ["甲", "乙"]),
    ("comment and code", "甲\n\n<!-- 注\n释 -->\n\n```\n代码\n```", ["甲"]),
    ("front matter", "---\ntitle: 题\n标签:\n  - 甲\n---\n正文", ["正文"]),
    ("rules are no front matter", "---\n正文在此\n---", ["正文在此"]),
    ("thematic break", "甲\n\n***\n\n乙", ["甲", "乙"]),
    ("deep quotations", ">" * 40 + " 深", ["深"]),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_blocks_are_the_text_without_the_markup(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_the_text_is_the_source() -> None:
    source = "# 题\n\n正文\n"
    assert read(source.replace("\n", "\r\n")).text == source


def test_headings_have_levels_and_cells_have_places() -> None:
    document = read("### 标题\n\n| 任务 | 单位 |\n|---|---|\n| 修路 |  |\n\n<h2>题</h2>")
    assert [(block.kind, block.level) for block in document.blocks if block.level] == [
        (BlockKind.HEADING, 3),
        (BlockKind.HEADING, 2),
    ]
    origins = [block.origin for block in document.blocks if block.kind is BlockKind.CELL]
    assert [(o.table, o.row, o.column, o.header_row) for o in origins] == [
        (1, 1, 1, True),
        (1, 1, 2, True),
        (1, 2, 1, False),
        (1, 2, 2, False),
    ]


def test_what_is_no_text_is_noted() -> None:
    notes = read("---\na: b\n---\n甲\n\n```\nx\n```\n\n<!-- y -->\n").notes
    assert [note.message for note in notes] == [
        "文首的元数据（两行 --- 之间）没有检查。",
        "文中有1处代码块，没有检查。",
        "文中有1处注释（<!-- -->），没有检查。",
    ]


def test_a_draft_of_markup_only_is_empty() -> None:
    with pytest.raises(ReadError, match="文件是空的"):
        read("# \n\n---\n")


LINES = st.lists(
    st.sampled_from(
        ["甲乙", "# 题", "- 项", "1. 项", "> 引", "|甲|乙|", "|-|-|", "", "    缩", "　　段", "**粗**", "===", "\t制"]
    ),
    min_size=1,
    max_size=12,
)


@given(LINES)
def test_every_character_of_a_reader_is_in_some_block(lines: list[str]) -> None:
    source = "\n".join(lines)
    try:
        document = read(source)
    except ReadError:
        return
    covered = {place for block in document.blocks for place in range(*block.span)}
    lost = [char for place, char in enumerate(source) if "\u4e00" <= char <= "\u9fff" and place not in covered]
    assert not lost
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
