"""Rich text as Word, WPS and LibreOffice write it."""

import pytest

from wenfeng_check.model.document import BlockKind, Document, Part
from wenfeng_check.readers import read_bytes

HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset0 Times;}{\f2\fcharset136 Ming;}{\f3\fcharset2 Symbol;}}"
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 Kopf;}{\s2 heading 2;}{\*\cs9 Zeichen;}}"


def rtf(body: str) -> bytes:
    """Return a file with this body; Chinese characters become bytes of GBK."""
    coded = "".join(
        char if char.isascii() else "".join(f"\\'{byte:02x}" for byte in char.encode("gbk")) for char in body
    )
    return f"{HEAD}{STYLES}{coded}}}".encode("ascii")


def read(body: str) -> Document:
    """Read a file with this body."""
    return read_bytes("草稿.rtf", rtf(body))


def texts(document: Document) -> list[str]:
    """Return the texts of all blocks."""
    return [document.of(block.span) for block in document.blocks]


CONTENT = [
    ("code page of the font", r"责任单位\par", ["责任单位"]),
    ("another code page", r"\f2 \'b3\'64\'a5\'f4\par", ["責任"]),
    ("code page of the file", r"\f1 责任\par", ["责任"]),
    ("unicode with a stand-in", r"\uc2 \u36131\'d4\'f0\uc1\u20219?\par", ["责任"]),
    ("unicode without one", r"\uc0\u36131\u20219 x\par", ["责任x"]),
    ("unicode below zero", r"\uc0\u-29405 \par", ["责"]),
    ("surrogates", r"\uc1\u-10187?\u-9146?\par", ["\U0001d446"]),
    ("half a surrogate", r"\uc1\u-10187?x\par", ["\ufffdx"]),
    ("signs", r"\{\\\}\~\_\-\emdash\ldblquote\par", ["{\\}\u00a0\u2011—“"]),
    ("breaks", r"甲\line 乙\tab 丙\par 丁\par", ["甲", "乙\t丙", "丁"]),
    ("page breaks", r"\page 甲\page\par 乙\page 丙\par", ["甲", "乙", "丙"]),
    ("hidden", r"甲{\v 暗}乙\v0 丙\par", ["甲乙丙"]),
    ("deleted", r"甲{\deleted 删}{\revised 增}乙\par", ["甲增乙"]),
    ("deleted mark of a paragraph", r"甲{\deleted\par}乙\par", ["甲乙"]),
    ("field", r"{\field{\*\fldinst HYPERLINK x}{\fldrslt 结果}}\par", ["结果"]),
    ("unknown destination", r"{\*\wenfeng 不见}甲\par", ["甲"]),
    ("unicode destination", r"{\upr{old}{\*\ud new}}\par", ["new"]),
    ("title in the file's facts", r"{\info{\title 题}{\upr{\author a}{\*\ud{\author b}}}}甲\par", ["甲"]),
    ("binary data", "甲{\\pict\\bin3 {}}}乙\\par", ["甲乙"]),
    ("last paragraph without a mark", r"甲\par 乙", ["甲", "乙"]),
    ("blank paragraph", r"甲\par\par 乙\par", ["甲", "", "乙"]),
    ("line ends of the source", "甲\n乙\r\n\\par", ["甲乙"]),
    ("a backslash before a line end is a paragraph", "甲\\\n乙\\par", ["甲", "乙"]),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in CONTENT], ids=[case[0] for case in CONTENT])
def test_reads_what_a_person_reads(body: str, expected: list[str]) -> None:
    document = read(body)
    assert texts(document) == expected
    assert document.text == "\n".join(expected)


def test_bytes_beyond_ascii_are_read_too() -> None:
    assert texts(read_bytes("草稿.rtf", HEAD.encode() + "责任单位\\par}".encode("gbk"))) == ["责任单位"]


def test_headings_are_told_by_level_style_and_name() -> None:
    body = r"\pard\outlinelevel2 甲\par\pard\s1 乙\par\pard\s2 丙\par\pard\s0 丁\par"
    assert [(block.kind, block.level) for block in read(body).blocks] == [
        (BlockKind.HEADING, 3),
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_numbers_are_taken_from_the_text_that_the_program_stored() -> None:
    body = (
        r"\pard{\listtext\pard\plain 一、\tab}\ls1 甲\par{\listtext （一）\tab}乙\par"
        r"\pard{\pntext\f3 \'b7\tab}丙\par\pard 丁\par"
    )
    assert [(block.label, block.gap) for block in read(body).blocks] == [
        ("一、", ""),
        ("（一）", ""),
        ("•", " "),
        ("", ""),
    ]


def test_lists_without_stored_numbers_are_named() -> None:
    assert "自动编号" in read(r"\pard\ls1 甲\par").notes[0].message


def places(document: Document) -> list[tuple[str, int, int, int, int, int, bool]]:
    """Return text, table, row, column, spans and header flag of all cells."""
    cells = [(block, block.origin) for block in document.blocks if block.kind is BlockKind.CELL]
    return [
        (document.of(b.span), at.table, at.row, at.column, at.row_span, at.column_span, at.header_row)
        for b, at in cells
    ]


def test_cells_have_their_place_after_merging() -> None:
    body = (
        r"\trowd\trhdr\cellx1000\cellx3000\pard\intbl 任务\cell 责任\cell\row"
        r"\trowd\clvmgf\cellx1000\cellx2010\cellx3005\pard\intbl 修路\cell 县\cell 人\cell\row"
        r"\trowd\clvmrg\cellx1000\clmgf\cellx2000\clmrg\cellx3000\pard\intbl\cell 镇\cell\cell\row\pard 后文\par"
    )
    document = read(body)
    assert places(document) == [
        ("任务", 1, 1, 1, 1, 1, True),
        ("责任", 1, 1, 2, 1, 2, True),
        ("修路", 1, 2, 1, 2, 1, False),
        ("县", 1, 2, 2, 1, 1, False),
        ("人", 1, 2, 3, 1, 1, False),
        ("镇", 1, 3, 2, 1, 2, False),
    ]
    assert texts(document)[-1] == "后文"


def test_tables_in_cells_are_nested() -> None:
    inner = r"\pard\intbl\itap2 内\nestcell{\*\nesttableprops\trowd\cellx500\nestrow}{\nonesttables\par}"
    body = rf"\trowd\cellx1000\cellx2000\pard\intbl 外\par{inner}\pard\intbl\itap1\cell 邻\cell\row\pard 后\par"
    document = read(body)
    found = [(document.of(block.span), block.origin.table, block.origin.nested) for block in document.blocks]
    assert found == [("外", 1, False), ("内", 2, True), ("邻", 1, False), ("后", 0, False)]


def test_notes_boxes_and_margins_stand_apart_from_the_body() -> None:
    body = (
        r"{\header 页眉\par}{\footer\pard 页脚\par}正文{\footnote\pard 脚注}{\footnote\ftnalt 尾注}"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv 值}}{\shptxt\pard 盒中\par}}{\shprslt 旧}}又\par"
    )
    document = read(body)
    assert [(block.origin.part, document.of(block.span)) for block in document.blocks] == [
        (Part.BODY, "正文又"),
        (Part.TEXT_BOX, "盒中"),
        (Part.FOOTNOTE, "脚注"),
        (Part.ENDNOTE, "尾注"),
        (Part.HEADER, "页眉"),
        (Part.FOOTER, "页脚"),
    ]


def test_comments_know_the_text_that_they_are_attached_to() -> None:
    body = r"由{\*\atrfstart 7}县财政局{\*\atrfend 7}{\*\atnid 李}{\*\atnauthor 李明远}{\*\annotation{\*\atnref 7}请核\par}办理\par"
    document = read(body)
    (comment,) = document.comments
    assert (comment.author, comment.text) == ("李明远", "请核")
    assert comment.span
    assert document.of(comment.span) == "县财政局"


def test_names_hold_no_half_characters() -> None:
    document = read(r"{\stylesheet{\s3 a\u-10187?;}}\s3 甲{\*\atnauthor b\u-10187?}{\*\annotation 批}\par")
    assert document.blocks[0].style == "a\ufffd"
    assert document.comments[0].author == "b\ufffd"


def test_what_is_left_out_is_named() -> None:
    body = r"甲{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}{\object{\*\objdata 00}{\result{\pict 00}}}{\v 暗}{\deleted 删}\par"
    messages = " ".join(note.message for note in read(body).notes)
    assert all(words in messages for words in ("1张图片", "1个嵌入对象", "1处隐藏文字", "1处修订记录"))


def test_a_file_that_ends_early_is_read_with_a_note() -> None:
    document = read_bytes("草稿.rtf", rtf(r"甲\par{乙")[:-1])
    assert texts(document) == ["甲", "乙"]
    assert "结尾不完整" in document.notes[0].message
