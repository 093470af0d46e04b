"""Documents for people: visible text and places in words."""

from tests.builders import doc, docx, level, lists, para, row, run, table
from wenfeng_check.readers import read_bytes
from wenfeng_check.readers.location import place
from wenfeng_check.readers.plain import visible_text

NOTE = f'<w:footnote w:id="1">{para("注文")}</w:footnote>'
DRAFT = read_bytes(
    "草稿.docx",
    docx(
        para("总体要求", num=(1, 0)),
        para(run("正文") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        table(row("任务", "单位"), row("修路", "")),
        para(run("后") + f"<w:r><w:pict><w:txbxContent>{para('框')}</w:txbxContent></w:pict></w:r>"),
        '<w:sectPr><w:headerReference w:type="default" r:id="h.xml"/></w:sectPr>',
        numbering=lists(level(0, "chineseCounting", "%1、")),
        parts={"footnotes.xml": ("footnotes", NOTE), "h.xml": ("header", para("内部"))},
    ),
)


def test_shows_labels_rows_and_notes() -> None:
    assert visible_text(DRAFT).split("\n") == [
        "一、总体要求",
        "正文",
        "任务 | 单位",
        "修路 | ",
        "后",
        "框",
        "【脚注】",
        "注文",
        "【页眉】",
        "内部",
    ]


def test_places_are_told_in_the_terms_of_the_file() -> None:
    assert [place(DRAFT, index) for index in range(len(DRAFT.blocks))] == [
        "正文第1段",
        "正文第2段",
        "表1第1行第1列",
        "表1第1行第2列",
        "表1第2行第1列",
        "表1第2行第2列",
        "正文第3段",
        "文本框",
        "脚注第1条",
        "页眉",
    ]


def test_text_files_have_lines() -> None:
    assert place(doc("甲\n\n乙"), 2) == "第3行"
    markdown = doc("# 甲\n\n乙\n\n|丙|\n|-|\n|丁|", name="a.md")
    assert [place(markdown, index) for index in range(4)] == ["第1行", "第3行", "表1第1行第1列", "表1第2行第1列"]


def test_plain_text_is_shown_as_it_is() -> None:
    assert visible_text(doc("甲\n\n　　乙\n")) == "甲\n\n　　乙\n"
