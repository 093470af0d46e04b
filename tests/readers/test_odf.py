"""OpenDocument texts: what a person reads, with places and generated numbers."""

import pytest

from tests.builders import odt
from wenfeng_check.model.document import BlockKind, Document, Part
from wenfeng_check.readers import read_bytes

CHINESE = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-suffix="、" style:num-format="一, 二, 三, ..."/>'
    '<text:list-level-style-number text:level="2" style:num-prefix="（" style:num-suffix="）"'
    ' style:num-format="一, 二, 三, ..."/>'
    '<text:list-level-style-number text:level="3" style:num-suffix="." style:num-format="1"/>'
    '<text:list-level-style-bullet text:level="4" text:bullet-char="•"/>'
    "</text:list-style>"
)


def read(*content: str, **more: object) -> Document:
    """Read an .odt with this content."""
    return read_bytes("草稿.odt", odt(*content, **more))  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    """Return the texts of all blocks."""
    return [document.of(block.span) for block in document.blocks]


def p(inside: str, more: str = "") -> str:
    """Return a ``text:p``."""
    return f"<text:p {more}>{inside}</text:p>"


def item(*content: str, more: str = "") -> str:
    """Return a list item."""
    inside = "".join(each if each.startswith("<") else p(each) for each in content)
    return f"<text:list-item {more}>{inside}</text:list-item>"


def items(*entries: str, more: str = 'text:style-name="L"') -> str:
    """Return a ``text:list``."""
    return f"<text:list {more}>{''.join(entries)}</text:list>"


NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>注文</text:p></text:note-body></text:note>"
)
BOX = "<draw:frame><draw:text-box><text:p>盒中</text:p></draw:text-box></draw:frame>"
RUBY = "<text:ruby><text:ruby-base>路</text:ruby-base><text:ruby-text>lù</text:ruby-text></text:ruby>"
CONTENT = [
    ("span", "时间<text:span>节点</text:span>表", "时间节点表"),
    ("link", "<text:a>链接</text:a>", "链接"),
    ("spaces", '甲<text:s text:c="3"/>乙<text:s/>', "甲   乙 "),
    ("white space of the XML", "  甲 \n  乙 <text:span> 丙</text:span> ", "甲 乙 丙"),
    ("tab", "甲<text:tab/>乙", "甲\t乙"),
    ("full-width indent", "　　首行", "　　首行"),
    ("ruby", RUBY, "路"),
    ("field", "第<text:page-number>3</text:page-number>页", "第3页"),
    ("insertion", '<text:change-start text:change-id="a"/>新增<text:change-end text:change-id="a"/>', "新增"),
    ("page break", "甲<text:soft-page-break/>乙", "甲乙"),
    ("hidden field", '甲<text:hidden-text text:is-hidden="true">暗</text:hidden-text>', "甲"),
    ("hidden style", '甲<text:span text:style-name="H">暗</text:span>', "甲"),
    ("hidden by parent", '甲<text:span text:style-name="H2">暗</text:span>', "甲"),
]
HIDDEN = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="H2" style:family="text" style:parent-style-name="H"/>'
)


@pytest.mark.parametrize(("content", "expected"), [case[1:] for case in CONTENT], ids=[case[0] for case in CONTENT])
def test_reads_what_a_person_reads(content: str, expected: str) -> None:
    for flat in (False, True):
        assert texts(read(p(content), "后文", automatic=HIDDEN, flat=flat)) == [expected, "后文"]


def test_text_is_the_blocks_joined_by_line_feeds() -> None:
    document = read("标题", "", p("上<text:line-break/>下"))
    assert document.text == "标题\n\n上\n下"
    assert [block.kind for block in document.blocks][1] is BlockKind.BLANK
    assert [block.origin.paragraph for block in document.blocks] == [1, 2, 3, 3]


def test_headings_have_their_level() -> None:
    document = read('<text:h text:outline-level="2">总体要求</text:h>')
    assert (document.blocks[0].kind, document.blocks[0].level) == (BlockKind.HEADING, 2)


def labels(*content: str, **more: object) -> list[str]:
    """Return the labels of all blocks."""
    return [block.label for block in read(*content, **more).blocks]


def test_lists_are_numbered_as_their_style_says() -> None:
    deep = items(item("丙", items(item("丁", items(item("戊"), more="")), more="")), more="")
    content = items(item("甲"), item("乙", deep), item("己"))
    assert labels(content, automatic=CHINESE) == ["一、", "二、", "（一）", "1.", "•", "三、"]


def test_a_list_goes_on_where_it_says_so() -> None:
    first = items(item("甲"), item("乙"), more='text:style-name="L" xml:id="a"')
    goes_on = items(item("丙"), more='text:style-name="L" text:continue-numbering="true"')
    anew = items(item("丁"))
    named = items(item("戊"), more='text:style-name="L" text:continue-list="a"')
    found = labels(first, "正文", goes_on, anew, named, automatic=CHINESE)
    assert found == ["一、", "二、", "", "三、", "一、", "四、"]


def test_only_the_first_paragraph_of_an_item_is_numbered() -> None:
    header = "<text:list-header><text:p>表头</text:p></text:list-header>"
    content = items(header, item("甲", "续"), item("乙", more='text:start-value="5"'))
    assert labels(content, automatic=CHINESE) == ["", "一、", "", "五、"]


def test_an_item_without_text_of_its_own_is_not_counted() -> None:
    inner = items(item("甲"), item("乙"), more="")
    assert labels(items(item(inner)), automatic=CHINESE) == ["（一）", "（二）"]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ('style:num-format="1" text:display-levels="2" style:num-suffix="."', "1.1."),
        ('style:num-format="1" loext:num-list-format="第%1%-%2%条"', "第1-1条"),
        ('style:num-format="a" style:num-suffix=")"', "a)"),
        ('style:num-format="①, ②, ③, ..."', "①"),
        ('style:num-format="甲, 乙, 丙, ..." style:num-suffix="、"', "甲、"),
        ('style:num-format="壹, 贰, 叁, ..." style:num-suffix="、"', "壹、"),
        ('style:num-format=""', ""),
    ],
)
def test_number_formats(level: str, expected: str) -> None:
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        f'<text:list-level-style-number text:level="2" {level}/></text:list-style>'
    )
    assert labels(items(item("甲", items(item("乙"), more=""))), automatic=style) == ["1", expected]


def test_headings_are_numbered_by_the_outline() -> None:
    style = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-suffix="、"'
        ' style:num-format="一, 二, 三, ..."/></text:outline-style>'
    )
    heading = '<text:h text:outline-level="1" {}>标题</text:h>'
    content = [heading.format(""), heading.format('text:is-list-header="true"'), heading.format("")]
    assert labels(*content, styles=style) == ["一、", "", "二、"]


def table(*rows: str) -> str:
    """Return a table of rows given as XML."""
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def test_cells_have_their_place_after_merging() -> None:
    head = '<table:table-cell table:number-columns-spanned="2"><text:p>责任</text:p></table:table-cell>'
    tall = '<table:table-cell table:number-rows-spanned="2"><text:p>县</text:p></table:table-cell>'
    covered, plain = "<table:covered-table-cell/>", "<table:table-cell><text:p>镇</text:p></table:table-cell>"
    document = read(
        table(
            f"<table:table-header-rows><table:table-row>{head}{covered}</table:table-row></table:table-header-rows>",
            f"<table:table-row>{tall}{plain}</table:table-row>",
            f"<table:table-row>{covered}{plain}</table:table-row>",
        )
    )
    found = [block.origin for block in document.blocks]
    assert [(o.row, o.column, o.row_span, o.column_span, o.header_row) for o in found] == [
        (1, 1, 1, 2, True),
        (2, 1, 2, 1, False),
        (2, 2, 1, 1, False),
        (3, 2, 1, 1, False),
    ]
    assert {o.part for o in found} == {Part.TABLE}


def test_repeated_cells_are_shown_and_repeated_emptiness_is_not() -> None:
    twice = '<table:table-cell table:number-columns-repeated="2"><text:p>同</text:p></table:table-cell>'
    empty = '<table:table-cell table:number-columns-repeated="9999"/>'
    row = '<table:table-row table:number-rows-repeated="99999"><table:table-cell/></table:table-row>'
    document = read(table(f"<table:table-row>{twice}{empty}</table:table-row>", row))
    assert texts(document) == ["同", "同", "", ""]


def test_notes_boxes_and_margins_stand_apart_from_the_body() -> None:
    masters = (
        '<style:master-page style:name="Standard"><style:header><text:p>页眉</text:p></style:header>'
        "<style:footer><text:p>页脚</text:p></style:footer>"
        '<style:footer-left style:display="false"><text:p>不显示</text:p></style:footer-left></style:master-page>'
        '<style:master-page style:name="Unused"><style:header><text:p>未用</text:p></style:header></style:master-page>'
    )
    document = read(p(f"正文{NOTE}{BOX}"), "后文", masters=masters)
    assert texts(document) == ["正文", "盒中", "后文", "注文", "页眉", "页脚"]
    parts = [block.origin.part for block in document.blocks]
    assert parts == [Part.BODY, Part.TEXT_BOX, Part.BODY, Part.FOOTNOTE, Part.HEADER, Part.FOOTER]


def test_deleted_text_is_not_shown_and_the_changes_are_counted() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    document = read(changes, p('甲<text:change text:change-id="a"/>乙'))
    assert texts(document) == ["甲乙"]
    assert "1处修订记录" in document.notes[0].message


def test_comments_know_the_text_that_they_are_attached_to() -> None:
    start = (
        '<office:annotation office:name="n"><dc:creator>李明远</dc:creator><text:p>请核</text:p></office:annotation>'
    )
    document = read("前文", p(f"由{start}县财政局<office:annotation-end office:name='n'/>办理"))
    (comment,) = document.comments
    assert (comment.author, comment.text) == ("李明远", "请核")
    assert comment.span
    assert document.of(comment.span) == "县财政局"


def test_pictures_and_objects_are_named() -> None:
    picture = "<draw:frame><draw:image/></draw:frame>"
    chart = "<draw:frame><draw:object/><draw:image/></draw:frame>"
    messages = [note.message for note in read(p(f"正文{picture}{chart}{picture}")).notes]
    assert ["2张图片" in messages[0], "1个嵌入对象" in messages[1]] == [True, True]


def test_hidden_sections_are_named_and_not_read() -> None:
    document = read('<text:section text:display="none"><text:p>暗</text:p></text:section>', "正文")
    assert texts(document) == ["正文"]
    assert "隐藏文字" in document.notes[0].message


def test_five_hundred_nested_tables_are_read() -> None:
    inside = "<text:p>底</text:p>"
    for _ in range(500):
        inside = f"<table:table><table:table-row><table:table-cell>{inside}</table:table-cell></table:table-row></table:table>"
    document = read(inside)
    assert texts(document)[-1] == "底"
    assert document.blocks[-1].origin.table == 500
