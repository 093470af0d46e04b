"""Drafts in other formats: a new Word file with their text, their tables and their numbering, and the same comments."""

import io

import docx as python_docx
import pytest

from tests.annotate.helpers import fixing_report, occurrences, ours, read, report_on
from wenfeng_check.annotate import AnnotationError, annotated
from wenfeng_check.engine import check
from wenfeng_check.fixes import apply_edits
from wenfeng_check.model.document import Block, BlockKind, Document, Origin, Part
from wenfeng_check.model.finding import Edit
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.span import Span
from wenfeng_check.readers.plain import visible_text
from wenfeng_check.settings import Settings

_PLAIN = "关于报送台账的通知\n\n各镇人民政府：\n\t一、总体要求\n请县财政局尽快报送A&B<台账>。\n"
_MARKDOWN = """# 关于报送台账的通知

各镇人民政府：

## 一、总体要求

1. 请县财政局**尽快**报送，
   尽快办结。
2. 其他工作。

| 责任单位 | 时限 |
| --- | --- |
| 县财政局 | 尽快 |
"""


@pytest.mark.parametrize(("name", "text"), [("草稿.txt", _PLAIN), ("草稿.md", _MARKDOWN)], ids=["txt", "md"])
def test_the_same_words_are_commented(name: str, text: str) -> None:
    document = read(text.encode(), name)
    spans = occurrences(document.text, ["尽快"])
    again = read(annotated(text.encode(), report_on(document, spans)))
    assert [again.of(comment.span) for comment in ours(again) if comment.span] == ["尽快"] * len(spans)
    assert [again.text[: comment.span.start].count("尽快") for comment in ours(again) if comment.span] == list(range(len(spans)))


def test_a_plain_text_is_kept_word_for_word() -> None:
    document = read(_PLAIN.encode(), "草稿.txt")
    assert read(annotated(_PLAIN.encode(), report_on(document, [None]))).text == document.text


def test_titles_headings_and_body_have_the_type_of_the_standard() -> None:
    report = check(read(_MARKDOWN.encode(), "草稿.md"), Settings())
    word = python_docx.Document(io.BytesIO(annotated(_MARKDOWN.encode(), report)))
    styles = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs if paragraph.style}
    assert styles["关于报送台账的通知"] == "Title"
    assert styles["一、总体要求"] == "Heading 1"
    assert styles["各镇人民政府："] == "主送机关"
    assert [[cell.text for cell in row.cells] for row in word.tables[0].rows] == [["责任单位", "时限"], ["县财政局", "尽快"]]


_SIGNED = """关于报送台账的通知

各镇人民政府：
　　请县财政局3月6日前报送台账。
请各镇核对台账。

清河县人民政府办公室
2026年3月1日
"""


def test_the_signature_stands_at_the_right_and_no_paragraph_is_indented_twice() -> None:
    content = _SIGNED.encode()
    word = python_docx.Document(io.BytesIO(annotated(content, check(read(content, "草稿.txt"), Settings()))))
    paragraphs = {paragraph.text: paragraph for paragraph in word.paragraphs}
    assert paragraphs["清河县人民政府办公室"].style.name == paragraphs["2026年3月1日"].style.name == "落款"
    assert paragraphs["　　请县财政局3月6日前报送台账。"].paragraph_format.first_line_indent is None
    assert paragraphs["请各镇核对台账。"].paragraph_format.first_line_indent
    assert paragraphs["各镇人民政府："].paragraph_format.first_line_indent is None


def _document(*blocks: tuple[str, Block]) -> Document:
    at, placed = 0, []
    for text, block in blocks:
        placed.append(Block(Span(at, at + len(text)), block.kind, block.level, block.label, block.origin, "", block.gap))
        at += len(text) + 1
    return Document("草稿.odt", "odt", "\n".join(text for text, _ in blocks), tuple(placed))


def _cell(row: int, column: int, rows: int = 1, columns: int = 1, table: int = 1) -> Block:
    origin = Origin(Part.TABLE, 1, table, row, column, rows, columns)
    return Block(Span(0, 0), BlockKind.CELL, origin=origin)


def test_numbering_is_written_out_and_moves_no_comment() -> None:
    document = _document(("尽快报送。", Block(Span(0, 0), label="（一）")), ("尽快办结。", Block(Span(0, 0), label="1.", gap=" ")))
    again = read(annotated(b"", report_on(document, [Span(0, 2), Span(6, 8)])))
    assert again.text == "（一）尽快报送。\n1. 尽快办结。" == visible_text(document).rstrip("\n")
    assert [comment.span for comment in ours(again)] == [Span(3, 5), Span(12, 14)]


def test_merged_cells_and_missing_ones_keep_their_grid() -> None:
    document = _document(
        ("单位", _cell(1, 1, rows=2)),
        ("任务", _cell(1, 2, columns=2)),
        ("报送", _cell(2, 2)),
        ("尽快", _cell(2, 3)),
        ("县财政局", _cell(3, 1)),
        ("另表", _cell(1, 1, table=2)),
    )
    after = annotated(b"", report_on(document, occurrences(document.text, ["尽快", "另表"])))
    first, second = python_docx.Document(io.BytesIO(after)).tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        ["单位", "任务", "任务"],
        ["单位", "报送", "尽快"],
        ["县财政局", "", ""],
    ]
    assert second.cell(0, 0).text == "另表"
    again = read(after)
    assert [again.of(comment.span) for comment in ours(again) if comment.span] == ["尽快", "另表"]


def test_characters_that_xml_does_not_know_become_blanks() -> None:
    document = _document(("请\x07尽快\x0b报送", Block(Span(0, 0))))
    again = read(annotated(b"", report_on(document, [Span(2, 4)])))
    assert again.text == "请 尽快 报送"
    assert [comment.span for comment in ours(again)] == [Span(2, 4)]


def test_safe_fixes_of_a_text_are_suggested_in_the_new_file() -> None:
    document = read("第一段\n于03月报送。".encode(), "草稿.txt")
    edit = Edit(Span(5, 8), "3月")
    report = fixing_report(document, [(edit,)])
    assert read(annotated(b"", report, suggest=True)).text == apply_edits(document.text, [edit])


def test_a_file_that_was_not_read_is_refused() -> None:
    with pytest.raises(AnnotationError, match="没有读成"):
        annotated(b"", FileReport("草稿.pdf"))
