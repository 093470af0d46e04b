"""Notes, headers and footers, comments."""

from tests.builders import docx, para, run
from wenfeng_check.model.document import Document, Part
from wenfeng_check.readers import read_bytes


def of(document: Document, part: Part) -> list[str]:
    """Return the texts of a part's blocks."""
    return [document.of(block.span) for block in document.blocks if block.origin.part is part]


def test_footnotes_stand_after_the_body_in_the_order_of_their_references() -> None:
    notes = f'<w:footnote w:id="2">{para("乙注")}</w:footnote>'
    notes += f'<w:footnote w:id="1">{para("甲注")}{para("续")}</w:footnote>'
    notes += f'<w:footnote w:id="3">{para("无人引用")}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    content = [para(run("正文") + mark.format(1) + run("继续") + mark.format(2)), "末段"]
    document = read_bytes("草稿.docx", docx(*content, parts={"footnotes.xml": ("footnotes", notes)}))
    assert document.text == "正文继续\n末段\n甲注\n续\n乙注"
    assert [block.origin.paragraph for block in document.blocks[2:]] == [1, 1, 2]


def test_only_headers_that_are_printed_are_read() -> None:
    kinds = ("default", "first", "even")
    references = "".join(f'<w:headerReference w:type="{kind}" r:id="{kind}.xml"/>' for kind in kinds)
    parts: dict[str, tuple[str, str | bytes]] = {f"{kind}.xml": ("header", para(kind) + para()) for kind in kinds}
    section = f"<w:sectPr>{references}</w:sectPr>"
    assert of(read_bytes("a.docx", docx("正文", section, parts=parts)), Part.HEADER) == ["default"]
    both = f"<w:sectPr>{references}<w:titlePg/></w:sectPr>"
    assert of(read_bytes("a.docx", docx("正文", both, parts=parts)), Part.HEADER) == ["default", "first"]
    settings = {**parts, "settings.xml": ("settings", "<w:evenAndOddHeaders/>")}
    assert of(read_bytes("a.docx", docx("正文", section, parts=settings)), Part.HEADER) == ["default", "even"]


def test_a_footer_shared_by_sections_is_read_once() -> None:
    reference = '<w:sectPr><w:footerReference w:type="default" r:id="f.xml"/></w:sectPr>'
    content = docx(para("一节", reference), "二节", reference, parts={"f.xml": ("footer", para("第1页"))})
    assert of(read_bytes("a.docx", content), Part.FOOTER) == ["第1页"]


def test_comments_know_their_text_and_author() -> None:
    comment = '<w:comment w:id="{}" w:author="李明远">{}</w:comment>'
    comments = comment.format(1, para("时间？") + para("补上")) + comment.format(2, para("全段"))
    comments += comment.format(3, para("无处"))
    start, end = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
    first = para(run("请") + start.format(1) + run("尽快") + end.format(1) + run("报送。") + start.format(2))
    second = para(run("各镇落实。") + end.format(2))
    document = read_bytes("a.docx", docx(first, second, parts={"comments.xml": ("comments", comments)}))
    found = [(each.author, each.text, each.span and document.of(each.span)) for each in document.comments]
    assert found == [
        ("李明远", "时间？\n补上", "尽快"),
        ("李明远", "全段", "\n各镇落实。"),
        ("李明远", "无处", None),
    ]


def test_broken_links_do_not_stop_the_reading() -> None:
    content = docx("正文", '<w:sectPr><w:headerReference w:type="default" r:id="none"/></w:sectPr>')
    assert read_bytes("a.docx", content).text == "正文"
