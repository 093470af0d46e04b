"""The body of a Word file: what counts as text and what does not."""

import pytest

from tests.builders import docx, para, row, run, table
from wenfeng_check.model.document import BlockKind, Document, Part
from wenfeng_check.readers import read_bytes

BOX = "<w:txbxContent>{}</w:txbxContent>"
DRAWN = "<w:r><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></w:r>"
VML = "<w:r><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></w:r>"


def read(*content: str, **more: object) -> Document:
    """Read a .docx with this content."""
    return read_bytes("草稿.docx", docx(*content, **more))  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    """Return the texts of all blocks."""
    return [document.of(block.span) for block in document.blocks]


def field(code: str, result: str) -> str:
    """Return a complex field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark.format("begin") + instruction + mark.format("separate") + result + mark.format("end")


CONTENT = [
    ("split runs", run("时间") + run("节点"), "时间节点"),
    ("hyperlink", f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
    ("smart tag", f"<w:smartTag>{run('3月')}</w:smartTag>", "3月"),
    ("custom xml", f"<w:customXml>{run('字')}</w:customXml>", "字"),
    ("control", f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
    (
        "placeholder",
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击')}</w:sdtContent></w:sdt>",
        "",
    ),
    ("insertion", f"<w:ins>{run('新增')}</w:ins>", "新增"),
    ("moved here", f"<w:moveTo>{run('移来')}</w:moveTo>", "移来"),
    ("moved away", f"<w:moveFrom>{run('移走')}</w:moveFrom>", ""),
    ("deletion", "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>", ""),
    ("inserted, then deleted", f"<w:ins><w:del>{run('增删')}</w:del></w:ins>", ""),
    ("hidden", run("隐藏", "<w:vanish/>"), ""),
    ("not hidden", run("可见", '<w:vanish w:val="0"/>'), "可见"),
    ("formatting change", run("改格式", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "改格式"),
    ("simple field", f'<w:fldSimple w:instr="DATE">{run("今日")}</w:fldSimple>', "今日"),
    ("field", field("REF a", run("见第二条")), "见第二条"),
    ("nested field", field(f"IF {field('X', run('暗'))}", run("明") + field("PAGE", run("7"))), "明7"),
    ("unclosed field", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("仍在"), "仍在"),
    ("ruby", f"<w:r><w:ruby><w:rt>{run('lù')}</w:rt><w:rubyBase>{run('路')}</w:rubyBase></w:ruby></w:r>", "路"),
    ("tab", "<w:r><w:t>左</w:t><w:tab/><w:t>右</w:t></w:r>", "左\t右"),
    ("hyphens", "<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>乙</w:t></w:r>", "甲\u2011乙"),
    ("symbol", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>已办</w:t></w:r>', "☑已办"),
    ("symbol of Wingdings 2", '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:t>已办</w:t></w:r>', "☑已办"),
    (
        "symbol of Symbol",
        '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
        "α≥",
    ),
    ("spaces", "<w:r><w:t> 去空格 </w:t></w:r>" + run(" 留空格 "), "去空格 留空格 "),
    ("full-width indent", "<w:r><w:t>　　首行</w:t></w:r>", "　　首行"),
    ("newline in the source", "<w:r><w:t>一\n二</w:t></w:r>", "一 二"),
    ("directions", f"<w:bdo>{run('左')}</w:bdo><w:dir>{run('右')}</w:dir>", "左右"),
    ("formula", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
    (
        "choice",
        f"<mc:AlternateContent><mc:Choice>{run('新')}</mc:Choice><mc:Fallback>{run('旧')}</mc:Fallback>"
        "</mc:AlternateContent>",
        "新",
    ),
]


@pytest.mark.parametrize(("content", "expected"), [case[1:] for case in CONTENT], ids=[case[0] for case in CONTENT])
def test_reads_what_a_person_reads(content: str, expected: str) -> None:
    for strict in (False, True):
        assert texts(read(para(content), "后文", strict=strict)) == [expected, "后文"]


def test_text_is_the_blocks_joined_by_line_feeds() -> None:
    document = read("标题", "", "　　正文 ", "")
    assert document.text == "标题\n\n　　正文 \n"
    assert [block.kind for block in document.blocks][1] is BlockKind.BLANK


def test_a_line_break_makes_a_second_block_of_the_same_paragraph() -> None:
    document = read(para("<w:r><w:t>关于防汛工作</w:t><w:br/><w:t>的通知</w:t></w:r>", '<w:outlineLvl w:val="0"/>'))
    assert texts(document) == ["关于防汛工作", "的通知"]
    assert [(block.level, block.origin.paragraph) for block in document.blocks] == [(1, 1), (1, 1)]


def test_a_page_break_at_an_edge_of_a_paragraph_makes_no_block() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    assert texts(read(para(page + run("前") + page), para(page), para(run("上") + page + run("下")))) == [
        "前",
        "",
        "上",
        "下",
    ]


@pytest.mark.parametrize("mark", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"])
def test_a_paragraph_mark_that_is_gone_joins_the_paragraphs(mark: str) -> None:
    document = read(para("前半", f"<w:rPr>{mark}</w:rPr>"), "后半", "下一段")
    assert texts(document) == ["前半后半", "下一段"]
    assert document.blocks[1].origin.paragraph == 2


def test_a_paragraph_deleted_as_a_whole_leaves_nothing() -> None:
    gone = para("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>")
    assert texts(read("前", gone, "后")) == ["前", "后"]
    assert texts(read("前", gone)) == ["前"]


def test_hidden_text_by_style_default_and_toggle() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="hid"><w:basedOn w:val="base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="hp"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    hidden = run("藏", '<w:rStyle w:val="hid"/>')
    assert texts(read(para(run("见") + hidden), styles=styles)) == ["见"]
    assert texts(read(para(hidden + run("也藏"), style="hp"), "完", styles=styles)) == ["藏", "完"]
    default = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    shown = run("见", '<w:vanish w:val="false"/>')
    assert texts(read(para(run("藏") + shown), styles=default)) == ["见"]


def test_headings_come_from_outline_levels_and_style_chains() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="m"><w:name w:val="我的标题"/><w:basedOn w:val="2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="l"><w:name w:val="x"/><w:basedOn w:val="l"/></w:style>'
    )
    content = [para("甲", style="m"), para("乙", '<w:outlineLvl w:val="0"/>', style="2"), para("丙", style="t")]
    content += [para("丁", '<w:outlineLvl w:val="9"/>', style="2"), para("戊", style="l")]
    blocks = read(*content, styles=styles).blocks
    assert [(block.level, block.style) for block in blocks] == [
        (2, "我的标题"),
        (1, "heading 2"),
        (0, "Title"),
        (0, "heading 2"),
        (0, "x"),
    ]
    assert [block.kind is BlockKind.HEADING for block in blocks] == [True, True, False, False, False]


def test_a_text_box_stands_once_after_the_paragraph_that_anchors_it() -> None:
    box = BOX.format(para("框中"))
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    for drawn in (both, DRAWN.format(box), VML.format(box)):
        document = read(para(run("正文") + drawn), "下段")
        assert texts(document) == ["正文", "框中", "下段"]
        assert [block.origin.part for block in document.blocks] == [Part.BODY, Part.TEXT_BOX, Part.BODY]


def test_word_art_and_canvas_text_is_read() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="清河县人民政府文件"/></v:shape></w:pict></w:r>'
    canvas = "<w:r><w:drawing><a:txBody><a:p><a:r><a:t>流程</a:t></a:r></a:p></a:txBody></w:drawing></w:r>"
    assert texts(read(para(run("甲") + art), para(run("乙") + canvas))) == ["甲", "清河县人民政府文件", "乙", "流程"]


def test_form_fields_show_their_choice() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    choices = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲镇"/><w:listEntry w:val="乙镇"/></w:ddList>'
    ticked = "<w:checkBox><w:checked/></w:checkBox>"
    content = para(begin.format(choices) + end + begin.format(ticked) + end + run("已办"))
    assert texts(read(content)) == ["乙镇☑已办"]


def test_what_is_not_read_is_noted_and_counted() -> None:
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    thing = "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>"
    content = run("文字") + picture * 3 + thing + run("藏", "<w:vanish/>")
    document = read(para(content), f"<w:p><w:ins>{run('增')}</w:ins></w:p>")
    assert [note.message for note in document.notes] == [
        "文中有3张图片，图片里的文字没有检查。",
        "文中有1个嵌入对象（表格、公式等），里面的文字没有检查。",
        "文中有1处隐藏文字，没有检查。",
        "文中有1处修订记录，按全部接受后的文字检查。",
    ]


def test_foreign_documents_inside_go_on_with_the_count() -> None:
    inner = docx("内段")
    html = "<html><head><title>无</title></head><body><p>网页<b>文字</b></p><script>x</script><div>二</div></html>"
    parts: dict[str, tuple[str, str | bytes]] = {
        "a.html": ("aFChunk", html),
        "b.docx": ("aFChunk", inner),
        "c.mht": ("aFChunk", b"\xff\xfe\x00"),
        "d.docx": ("aFChunk", b"PK\x03\x04 broken"),
    }
    chunks = [f'<w:altChunk r:id="{name}"/>' for name in parts]
    document = read("前", *chunks, "后", parts=parts)
    assert texts(document) == ["前", "网页文字", "二", "内段", "后"]
    assert [block.origin.paragraph for block in document.blocks] == [1, 2, 3, 4, 5]
    assert [note.message for note in document.notes] == ["文中有2处插入的外部文件读不了，没有检查。"]


@pytest.mark.parametrize(
    "html", ["<p>甲<![x y]>", "<html><![if !mso]><p>甲", "<html><meta charset='idna'><p>甲<![", "甲"]
)
def test_damaged_html_inside_is_read_as_far_as_it_goes(html: str) -> None:
    document = read('<w:altChunk r:id="a.html"/>', parts={"a.html": ("aFChunk", html)})
    assert texts(document) == ["甲"]


def test_block_level_wrappers_are_transparent() -> None:
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent><w:customXml>{para('内')}</w:customXml></w:sdtContent></w:sdt>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{para('提示')}</w:sdtContent></w:sdt>"
    choice = f"<mc:AlternateContent><mc:Choice>{para('选')}</mc:Choice></mc:AlternateContent>"
    assert texts(read(wrapped, prompt, choice, table(row("格")))) == ["内", "选", "格"]


def test_a_sub_document_is_named_as_not_read() -> None:
    document = read(para(run("正文") + '<w:subDoc r:id="x"/>'))
    assert "1处插入的外部文件" in document.notes[0].message


def test_rich_text_that_was_inserted_as_a_file_is_read() -> None:
    inserted = b"{\\rtf1 one\\par\\trowd\\cellx9\\intbl two\\cell\\row\\pard three\\par}"
    content = [table(row("表")), "前", '<w:altChunk r:id="a.rtf"/>', "后"]
    document = read(*content, parts={"a.rtf": ("aFChunk", inserted)})
    assert texts(document) == ["表", "前", "one", "two", "three", "后"]
    assert [block.origin.paragraph for block in document.blocks] == [1, 1, 2, 1, 3, 4]
    assert [block.origin.table for block in document.blocks] == [1, 0, 0, 2, 0, 0]


def test_boxes_inside_boxes_end_somewhere() -> None:
    inside = para("底")
    for _ in range(40):
        inside = f"<w:p>{VML.format(BOX.format(inside))}</w:p>"
    document = read("正文", inside)
    assert "底" not in document.text
    assert "嵌入对象" in document.notes[0].message
