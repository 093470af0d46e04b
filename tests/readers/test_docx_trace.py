"""What the reader of Word files notes of where its text comes from, held against the text itself."""

import pytest

from tests.builders import cell, docx, para, row, run, table
from wenfeng_check.model.span import Span
from wenfeng_check.readers.docx import read_docx
from wenfeng_check.readers.docx_inline import shown
from wenfeng_check.readers.docx_trace import Trace

_BREAK = "<w:r><w:t>上半段</w:t><w:br/><w:t>下半段</w:t></w:r>"
_PAGE = '<w:r><w:t>前页</w:t><w:br w:type="page"/><w:t>后页</w:t></w:r>'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF 附件</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("附件1") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_DELETED = run("保留") + '<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>' + run("的字")
_BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
_CASES = {
    "plain": ("关于报送台账的通知", "请于3月10日前报送。"),
    "runs": (para(run("请县财") + run("政局报送")),),
    "blanks": (para("<w:r><w:t>  前后有空格 </w:t></w:r>"),),
    "line break": (para(_BREAK),),
    "page break": (para(_PAGE),),
    "field": (para(run("见") + _FIELD + run("。")),),
    "deleted": (para(_DELETED),),
    "table": (table(row("责任单位", "时限"), row(cell("县财政局", "县审计局"), "3月10日")), "此件公开发布"),
    "text box": (para(run("正文") + _BOX.format(para(_BREAK) + para("框里的字"))), "下一段"),
}


@pytest.mark.parametrize("content", _CASES.values(), ids=_CASES)
def test_every_character_comes_from_one_piece_that_shows_it(content: tuple[str, ...]) -> None:
    trace = Trace()
    document = read_docx("草稿.docx", docx(*content), trace)
    covered = [" " if char == "\n" else "" for char in document.text]
    for piece in trace.pieces:
        if piece.element.tag == "w:t":
            assert shown(piece.element) == document.of(piece.span)
            covered[piece.span.start : piece.span.end] = document.of(piece.span)
    assert "".join(covered) == document.text.replace("\n", " ")
    assert trace.root is not None
    known = set(trace.root.iter())
    assert all(piece.element in known for piece in trace.pieces)


def test_paragraphs_and_references_of_notes_are_noted_without_text() -> None:
    note = '<w:footnote w:id="2">' + para("以县统计局数据为准。") + "</w:footnote>"
    body = para(run("增长8%") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    trace = Trace()
    document = read_docx("草稿.docx", docx(body, parts={"footnotes.xml": ("footnotes", note)}), trace)
    noted = [(piece.span, piece.element.tag) for piece in trace.pieces if not piece.span.length]
    end = document.text.index("\n")
    assert noted == [(Span(0, 0), "w:p"), (Span(end, end), "w:footnoteReference"), (Span(end + 1, end + 1), "w:p")]
    assert trace.root is not None
    assert trace.pieces[-1].element not in set(trace.root.iter())
