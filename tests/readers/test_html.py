"""Web pages: what a browser shows, with places."""

import pytest

from wenfeng_check.model.document import BlockKind, Document, Part
from wenfeng_check.readers import read_bytes


def read(source: str, *, encoding: str = "utf-8") -> Document:
    """Read a page."""
    return read_bytes("网页.html", source.encode(encoding))


def texts(document: Document) -> list[str]:
    """Return the texts of all blocks."""
    return [document.of(block.span) for block in document.blocks]


CONTENT = [
    ("paragraphs", "<p>甲<p>乙</p>丙", ["甲", "乙", "丙"]),
    ("break", "<p>甲<br>乙<br/><br>丙</p>", ["甲", "乙", "丙"]),
    ("inline", "时间<b>节</b><i>点</i>", ["时间节点"]),
    ("white space", "<p> a \n  b </p>", ["a b"]),
    ("a source line wrapped between Chinese", "<p>责任\n    单位</p>", ["责任单位"]),
    ("full-width indent", "<p>　　首行</p>", ["　　首行"]),
    ("preformatted", "<pre>甲  乙\n丙</pre>", ["甲  乙", "丙"]),
    ("entities", "<p>&lt;甲&#20057;&#x4E19;&gt;</p>", ["<甲乙丙>"]),
    ("script and style", "<script>if (a<b) '</p>'</script><style>p{}</style><p>甲</p>", ["甲"]),
    ("comments", "<!-- 批注 --><p>甲<!--[if mso]>乙<![endif]--></p><!---->丙", ["甲", "丙"]),
    ("an open comment takes the rest", "<p>甲</p><!-- 乙", ["甲"]),
    ("title and head", "<html><head><title>题</title></head><body>甲", ["甲"]),
    ("hidden", "<p hidden>暗</p><div style='display: none'>暗<p>暗</p></div>甲", ["甲"]),
    ("deleted", "<p>甲<del>乙</del><ins>丙</ins></p>", ["甲丙"]),
    ("ruby", "<ruby>路<rp>(</rp><rt>lù</rt><rp>)</rp></ruby>", ["路"]),
    ("navigation and forms", "<nav>首页</nav><select><option>一</select><p>甲</p>", ["甲"]),
    ("unclosed tag", "<p>甲</p><p", ["甲"]),
    ("lone signs", "<p>1 < 2 & 3 > 2</p>", ["1 < 2 & 3 > 2"]),
    ("unclosed quote", '<p class="a>甲</p><p>乙</p>', ["甲", "乙"]),
    ("upper case", "<P>甲</P><SCRIPT>乙</SCRIPT>", ["甲"]),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CONTENT], ids=[case[0] for case in CONTENT])
def test_reads_what_a_browser_shows(source: str, expected: list[str]) -> None:
    document = read(source)
    assert texts(document) == expected
    assert document.text == "\n".join(expected)


def test_headings_have_their_level_in_lists_too() -> None:
    document = read("<h2>甲</h2><ol><li><h3>乙</h3></ol><p>丙")
    assert [(block.kind, block.level) for block in document.blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1.", "2."]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3.", "7.", "8."]),
        ("<ol type=A><li>甲</ol><ol type=i><li>乙</ol>", ["A.", "i."]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、", "二、"]),
        ("<ul><li>甲<ul><li>乙</ul><li>丙</ul><p>丁", ["•", "•", "•", ""]),
        ("<ol><li>甲<p>乙</p><li>丙</ol>", ["1.", "", "2."]),
        ("<ol style='list-style:none'><li>甲</ol>", [""]),
        ("<p><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span>甲</p>", ["一、"]),
    ],
)
def test_items_are_numbered_as_a_browser_does(source: str, expected: list[str]) -> None:
    assert [block.label for block in read(source).blocks] == expected


def places(document: Document) -> list[tuple[str, int, int, int, int, bool]]:
    """Return text, row, column, spans and header flag of all cells."""
    return [
        (
            document.of(b.span),
            b.origin.row,
            b.origin.column,
            b.origin.row_span,
            b.origin.column_span,
            b.origin.header_row,
        )
        for b in document.blocks
        if b.kind is BlockKind.CELL
    ]


def test_cells_have_their_place_after_merging() -> None:
    document = read(
        "<table><tr><th rowspan=2>任务<th colspan=2>责任<tr><th>单位<th>人"
        "<tr><td>修路<td rowspan=9>县交通局<td>李明远<tr><td>架桥<td></table><p>后文"
    )
    assert places(document) == [
        ("任务", 1, 1, 2, 1, True),
        ("责任", 1, 2, 1, 2, True),
        ("单位", 2, 2, 1, 1, True),
        ("人", 2, 3, 1, 1, True),
        ("修路", 3, 1, 1, 1, False),
        ("县交通局", 3, 2, 2, 1, False),
        ("李明远", 3, 3, 1, 1, False),
        ("架桥", 4, 1, 1, 1, False),
        ("", 4, 3, 1, 1, False),
    ]
    assert document.blocks[-1].origin.part is Part.BODY


def test_tables_in_cells_are_nested() -> None:
    document = read("<table><tr><td>外<table><tr><td>内</table>又<td>邻</table>")
    origins = [(document.of(b.span), b.origin.table, b.origin.nested) for b in document.blocks]
    assert origins == [("外", 1, False), ("内", 2, True), ("又", 1, False), ("邻", 1, False)]


def test_notes_and_margins_stand_apart_from_the_body() -> None:
    document = read(
        '<div title="header"><p>页眉</p></div><p>正文<sup><a class="sdfootnoteanc" href="#a">1</a></sup></p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym">1</a>注文</p></div>'
    )
    assert [(block.origin.part, document.of(block.span)) for block in document.blocks] == [
        (Part.HEADER, "页眉"),
        (Part.BODY, "正文"),
        (Part.FOOTNOTE, "注文"),
    ]


@pytest.mark.parametrize(
    ("source", "encoding"),
    [
        ("<p>责任单位", "utf-8-sig"),
        ("<p>责任单位", "utf-16"),
        ("<p>责任单位", "gb18030"),
        ("<meta charset=gb2312><p>责任单位", "gbk"),
        ("<meta charset=big5><p>責任單位", "big5"),
        ("<meta charset=utf-8><p>责任单位", "gb18030"),
    ],
)
def test_finds_the_encoding(source: str, encoding: str) -> None:
    assert texts(read(source, encoding=encoding)) == [source.rpartition(">")[2]]


def test_what_is_left_out_is_named() -> None:
    messages = " ".join(note.message for note in read("<p>甲<img><iframe></iframe><p hidden>乙").notes)
    assert "1张图片" in messages
    assert "1个嵌入对象" in messages
    assert "1处隐藏文字" in messages
