"""Comments stand exactly at the words flagged, whatever the words stand in, and change nothing else."""

import xml.etree.ElementTree as ET

import pytest

from tests.annotate.helpers import MAIN, occurrences, ours, parts, read, report_on, without_marks
from tests.builders import cell, docx, para, row, run, table
from wenfeng_check.annotate import annotated
from wenfeng_check.model.span import Span

_BOLD = "<w:b/>"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF 附件</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_CHANGED = '<w:rPr><w:b/><w:rPrChange w:id="7" w:author="罗小满"><w:rPr/></w:rPrChange></w:rPr>'
_SDT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
_INS = '<w:ins w:id="5" w:author="罗小满">{}</w:ins>'
_DEL = '<w:del w:id="6" w:author="罗小满"><w:r><w:delText>适时</w:delText></w:r></w:del>'
_RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>jìn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>尽快</w:t></w:r></w:rubyBase>"
    "</w:ruby></w:r>"
)
_PLACES = {
    "inside a run": para("请县财政局尽快报送台账。"),
    "a whole run": para(run("请县财政局") + run("尽快") + run("报送台账。")),
    "the start and the end of runs": para(run("尽快报送，") + run("办结也要尽快")),
    "over three runs": para(run("请县财政局尽", _BOLD) + run("") + run("快报送", "<w:i/>")),
    "twice in one run": para("尽快报送，尽快办结。"),
    "text with entities": para("A&B公司<乙>尽快报送&核对。"),
    "a CDATA section": para("<w:r><w:t><![CDATA[请A&B尽快报送]]></w:t></w:r>"),
    "blanks not kept": para("<w:r><w:t>  请 尽快 报送  </w:t></w:r>"),
    "a line end in the text": para('<w:r><w:t xml:space="preserve">请&#13;&#10;尽快\n报送</w:t></w:r>'),
    "beside a line break": para("<w:r><w:t>请县财政局</w:t><w:br/><w:t>尽快报送</w:t><w:br/><w:t>办结</w:t></w:r>"),
    "beside a page break": para('<w:r><w:t>前页</w:t><w:br w:type="page"/><w:t>尽快报送</w:t></w:r>'),
    "beside a tab and a symbol": para('<w:r><w:tab/><w:t>尽快</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'),
    "a hyperlink": para(run("请见") + '<w:hyperlink r:id="rId9">' + run("尽快报送的通知") + "</w:hyperlink>"),
    "a smart tag": para('<w:smartTag w:uri="u" w:element="e">' + run("请尽快报送") + "</w:smartTag>"),
    "a simple field": para('<w:fldSimple w:instr="REF a">' + run("请尽快报送") + "</w:fldSimple>"),
    "a field": para(run("见") + _FIELD.format(run("尽快报送")) + run("尽快")),
    "a tracked insertion": para(run("请") + _INS.format(run("务必尽快报送")) + run("台账，尽快")),
    "beside a tracked deletion": para(run("请尽") + _DEL + run("快报送")),
    "a tracked format": para(f"<w:r>{_CHANGED}<w:t>请尽快报送</w:t></w:r>"),
    "a content control": para(run("请") + _SDT.format("", run("务必尽快报送"))),
    "a bound content control": para(run("请") + _SDT.format('<w:dataBinding w:xpath="/a"/>', run("尽快")) + run("办理")),
    "a content control of paragraphs": _SDT.format("", para("请尽快报送。")),
    "ruby": para(run("请") + _RUBY + run("办理")),
    "a formula": para(run("令") + "<m:oMath><m:r><m:t>尽快</m:t></m:r></m:oMath>" + run("成立")),
    "a table": table(row("责任单位", "时限"), row("县财政局", cell("3月10日前", "尽快"))),
    "a table in a table": table(row(cell("外面", table(row("尽快报送")), ""))),
    "an attribute of the run": para('<w:r w:rsidR="00A1">' + "<w:t>请尽快报送</w:t></w:r>"),
    "rare characters": para("𠮷县𡈼局尽快报送。"),
}  # fmt: skip


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
@pytest.mark.parametrize("content", _PLACES.values(), ids=_PLACES)
def test_a_comment_stands_exactly_at_the_words(content: str, *, strict: bool) -> None:
    before = docx("关于报送台账的通知", content, "此件公开发布", strict=strict)
    document = read(before)
    spans = occurrences(document.text, ["尽快", "快报"])
    assert spans
    after = annotated(before, report_on(document, spans))
    again = read(after)
    assert again.text == document.text
    assert [comment.span for comment in ours(again)] == spans
    assert "位置" not in "".join(comment.text for comment in ours(again))
    assert without_marks(parts(after)[MAIN]) == without_marks(parts(before)[MAIN])


def test_several_comments_on_one_range_and_overlapping_ones() -> None:
    before = docx("请县财政局尽快报送台账。", "第二段")
    document = read(before)
    spans = [Span(0, 12), Span(5, 7), Span(5, 7), Span(6, 9), Span(7, 9), Span(9, 16)]
    again = read(annotated(before, report_on(document, spans)))
    assert [comment.span for comment in ours(again)] == spans


def test_an_empty_cell_gets_a_comment() -> None:
    hollow = "<w:tc><w:tcPr/><w:p/></w:tc>"
    for empty in (cell(""), hollow):
        before = docx(table(row("责任单位", "时限"), row("县财政局", empty)), "此件公开发布")
        document = read(before)
        at = document.text.index("县财政局") + 5
        after = annotated(before, report_on(document, [Span(at, at)]))
        assert [comment.span for comment in ours(read(after))] == [Span(at, at)]
        assert read(after).text == document.text


def test_a_range_over_paragraphs_and_one_that_ends_with_a_line_end() -> None:
    before = docx("第一段尽快", "", "第二段报送")
    document = read(before)
    again = read(annotated(before, report_on(document, [Span(3, 9), Span(3, 6)])))
    assert [comment.span for comment in ours(again)] == [Span(3, 9), Span(3, 5)]


def test_marks_stand_where_runs_may_stand() -> None:
    before = docx(para(run("请") + _INS.format(run("尽快")) + _SDT.format("", run("尽快")) + run("报送")))
    document = read(before)
    main = parts(annotated(before, report_on(document, occurrences(document.text, ["尽快"]))))[MAIN]
    root = ET.fromstring(main)
    space = root.tag.removesuffix("document")
    parents = {child: parent for parent in root.iter() for child in parent}
    for reference in root.iter(f"{space}commentReference"):
        assert parents[parents[reference]].tag == f"{space}p", "the comment would go with a rejected change"
    for name in ("commentRangeStart", "commentRangeEnd"):
        for mark in root.iter(space + name):
            assert parents[mark].tag in {space + "p", space + "ins", space + "sdtContent"}


def test_a_range_that_begins_inside_ruby_takes_it_whole_and_says_so() -> None:
    before = docx(para(run("请") + _RUBY + run("报送")))
    document = read(before)
    (comment,) = ours(read(annotated(before, report_on(document, [Span(2, 4)]))))
    assert comment.span == Span(1, 4)
    assert "位置：正文第1段“快报”" in comment.text


_BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
_NOTE = '<w:footnote w:id="2">' + para("尽快以县统计局数据为准。") + "</w:footnote>"
_REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="header1.xml"/></w:sectPr>'
_ART = '<w:r><w:pict><v:shape><v:textpath string="尽快报送"/></v:shape></w:pict></w:r>'
_CHUNK = '<w:altChunk r:id="chunk.html"/>'


@pytest.mark.parametrize(
    ("content", "more", "where"),
    [
        ([para(run("正文一段") + _BOX.format(para("请尽快报送")))], {}, "正文一段"),
        ([para(run("增长8%") + _REFERENCE + run("左右"))], {"footnotes.xml": ("footnotes", _NOTE)}, "增长8%"),
        (["通知标题", _HEADER], {"header1.xml": ("header", para("尽快"))}, "通知标题"),
        ([para(run("文件头") + _ART), "第二段"], {}, "文件头"),
        (["前一段", _CHUNK], {"chunk.html": ("aFChunk", b"<html><body><p>\xe5\xb0\xbd\xe5\xbf\xab</p></body></html>")}, "前一段"),
    ],
    ids=["text box", "footnote", "header", "word art", "inserted file"],
)
def test_words_where_word_allows_no_comment_get_one_nearby_that_says_so(
    content: list[str], more: dict[str, tuple[str, str | bytes]], where: str
) -> None:
    before = docx(*content, parts=more)
    document = read(before)
    spans = occurrences(document.text, ["尽快"])
    assert len(spans) == 1
    after = annotated(before, report_on(document, spans))
    again = read(after)
    (comment,) = ours(again)
    assert again.text == document.text
    assert comment.span is not None
    near = document.text.index(where)
    assert near <= comment.span.start <= comment.span.end <= near + len(where)
    assert "位置：正文第1段“尽快”。那里放不了批注" in comment.text
    assert without_marks(parts(after)[MAIN]) == without_marks(parts(before)[MAIN])


def test_a_finding_on_the_whole_text_stands_at_the_first_paragraph() -> None:
    before = docx("", "关于报送台账的通知", "请于3月10日前报送。")
    document = read(before)
    (comment,) = ours(read(annotated(before, report_on(document, [None]))))
    assert comment.span == Span(0, 0)
    assert "这是对全文的意见" in comment.text
