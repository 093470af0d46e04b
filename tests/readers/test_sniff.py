"""Files that are not what they seem: one clear line says what, where and what to do."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import ODF_NAMES, docx, level, lists, odt, para, row, run, table, zipped
from tests.readers.ole_files import compound
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import SUFFIXES, read_bytes, readable
from wenfeng_check.readers.caps import Caps

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512)
_ODS = f'<o:document-content xmlns:o="{ODF_NAMES["office"]}"><o:body><o:spreadsheet/></o:body></o:document-content>'
GOOD = docx(
    para("总体要求", num=(1, 0)),
    table(row("任务", "责任单位"), row("修路", "县交通局")),
    para(run("正文") + "<w:r><w:tab/><w:br/></w:r>"),
    numbering=lists(level(0, "chineseCounting", "%1、")),
    styles='<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("旧.doc", OLE, "另存为 .docx"),
        ("旧.wps", compound("CONTENTS"), "另存为 .docx"),
        ("表.et", compound("Workbook"), "电子表格"),
        ("表.doc", compound("Workbook"), "内容却是电子表格"),
        ("讲.doc", compound("PowerPoint Document"), "内容却是演示文稿"),
        ("信.doc", compound("__properties_version1.0"), "内容却是邮件"),
        ("断.ofd", b"PK\x03\x04", "不完整或已损坏"),
        ("老.xml", b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>', "Word 2003"),
        ("版.ceb", b"Founder CEB 3.0", "找到原稿"),
        ("版.gd", b"SEP\x01\x02", "找到原稿"),
        ("表.csv", "任务,单位".encode(), "电子表格"),
        ("包.doc", b"Rar!\x1a\x07\x00", "请先解压"),
        ("图.doc", b"BM" + bytes(16), "内容却是图片"),
        ("开放.odt", b"PK\x03\x04", "不完整或已损坏"),
        ("开放.odt", bytes(range(256)) * 4, "内容却不是OpenDocument"),
        ("表格.odt", zipped({"content.xml": _ODS}), "这是电子表格"),
        ("密.odt", zipped({"content.xml": b"?", "META-INF/manifest.xml": "<encryption-data/>"}), "文件有密码"),
        ("缺.odt", zipped({"content.xml": "<x/>"}), "缺少正文"),
        ("富.rtf", b"{\\rtf1", "文件是空的"),
        ("表.xlsx", b"PK\x03\x04", "电子表格"),
        ("图.png", b"\x89PNG", "图片"),
        ("包.zip", b"PK\x03\x04", "解压"),
        ("未知.xyz", b"abc", "不认识 .xyz"),
        ("密.docx", compound("EncryptionInfo", "EncryptedPackage"), "文件有密码"),
        ("密.doc", compound("0Table", "WordDocument", word_password=True), "文件有密码"),
        ("乱.docx", bytes(range(256)) * 4, "内容却不是Word 文档"),
        ("乱.pdf", bytes(range(256)) * 4, "内容却不是PDF"),
        ("空.html", b"<!DOCTYPE html><html></html>", "文件是空的"),
        ("空.docx", b"", "文件是空的"),
        ("零.docx", bytes(4096), "文件是空的"),
        ("断.docx", GOOD[: len(GOOD) // 2], "不完整或已损坏"),
        ("包.docx", zipped({"a.txt": "x"}), "压缩包"),
        ("表.docx", zipped({"xl/workbook.xml": "<x/>"}), "电子表格"),
        ("缺.docx", zipped({"[Content_Types].xml": "<x/>"}), "word/document.xml"),
        ("坏.docx", zipped({"word/document.xml": "<w:document"}), "已损坏"),
        ("空.docx", docx(""), "文件是空的"),
        ("~$草稿.docx", b"abc", "临时文件"),
    ],
)
def test_says_what_and_what_to_do(name: str, content: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(name, content)
    message = str(caught.value)
    assert message.startswith(name)
    assert words in message
    assert "请" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "content", "form", "words"),
    [
        ("草稿.txt", GOOD, "docx", "扩展名是 .txt，内容是Word 文档（.docx）"),
        ("草稿.doc", GOOD, "docx", "扩展名是 .doc"),
        ("草稿.wps", GOOD, "docx", "扩展名是 .wps"),
        ("草稿.pdf", GOOD, "docx", "扩展名是 .pdf"),
        ("草稿.doc", "请报送台账。".encode("gb18030"), "txt", "内容是纯文本"),
        ("草稿.docx", "请报送台账。".encode("utf-16"), "txt", "内容是纯文本"),
        ("草稿.rtf", "请报送台账。".encode(), "txt", "内容是纯文本"),
        ("草稿.doc", "<html><p>请报送台账。</p></html>".encode(), "html", "内容是网页"),
        ("草稿.doc", b"{\\rtf1 text}", "rtf", "内容是RTF 文档"),
    ],
)
def test_a_wrong_suffix_is_read_by_content_with_a_note(name: str, content: bytes, form: str, words: str) -> None:
    document = read_bytes(name, content)
    assert document.format == form
    assert [note.unread for note in document.notes] == [False]
    assert words in document.notes[0].message


def test_the_right_suffix_needs_no_note() -> None:
    assert not read_bytes("草稿.DOCX", GOOD).notes
    assert not read_bytes("草稿", GOOD).notes


def test_a_word_document_in_one_xml_file_is_put_together() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    document = read_bytes("草稿.xml", flat(parts).encode())
    assert document.text == read_bytes("草稿.docx", GOOD).text
    assert document.blocks[0].label == "一、"


def flat(parts: dict[str, str]) -> str:
    """Return the parts of a .docx as one XML file, as Word saves it."""
    inner = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{text.partition("?>")[2]}</pkg:xmlData></pkg:part>'
        for name, text in parts.items()
    )
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{inner}</pkg:package>'


def test_a_web_page_named_docx_is_read_by_its_content() -> None:
    assert read_bytes("草稿.docx", b"<!DOCTYPE html><html><p>text</p></html>").format == "html"


def test_rich_text_named_docx_is_read_by_its_content() -> None:
    assert read_bytes("草稿.docx", b"{\\rtf1 text}").format == "rtf"


def test_a_name_without_suffix_is_read_by_content() -> None:
    assert read_bytes("草稿", "请报送。".encode()).format == "txt"
    assert read_bytes("草稿", GOOD).format == "docx"


def test_document_types_and_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbb">]><w:document xmlns:w="x">&b;</w:document>'
    for content in (bomb, bomb.encode("utf-16")):
        with pytest.raises(ReadError, match="DOCTYPE"):
            read_bytes("坏.docx", zipped({"word/document.xml": content}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    parts: dict[str, str | bytes] = {"word/document.xml": b" " * (80 << 20)}
    with pytest.raises(ReadError, match="大得不正常"):
        read_bytes("炸.docx", zipped(parts))


@pytest.mark.parametrize("caps", [Caps(unpacked_size=100), Caps(members=3), Caps(depth=2)])
def test_caps_hold_for_packages(caps: Caps) -> None:
    with pytest.raises(ReadError, match=r"大得不正常|嵌套过深"):
        read_bytes("大.docx", GOOD, caps)
    assert read_bytes("大.docx", GOOD).format == "docx"


def test_a_file_with_encrypted_parts_says_so() -> None:
    content = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        start = archive.start_dir
    while content[start : start + 4] == b"PK\x01\x02":
        content[start + 8] |= 1
        name, extra, comment = (int.from_bytes(content[start + at : start + at + 2], "little") for at in (28, 30, 32))
        start += 46 + name + extra + comment
    with pytest.raises(ReadError, match="文件有密码"):
        read_bytes("密.docx", bytes(content))


def test_very_deep_nesting_is_refused() -> None:
    deep = "<w:smartTag>" * 3000 + "</w:smartTag>" * 3000
    with pytest.raises(ReadError, match="嵌套过深"):
        read_bytes("深.docx", docx(f"<w:p>{deep}</w:p>"))


def test_lock_files_and_foreign_suffixes_are_not_readable() -> None:
    assert readable("文稿/通知.DOCX")
    assert readable("C:\\文稿\\通知.md")
    assert not readable("文稿/~$通知.docx")
    assert readable("通知.wps")
    assert not readable("台账.xlsx")
    assert not readable("通知")
    assert {".docx", ".docm", ".dotx", ".txt", ".text", ".md", ".markdown"} <= SUFFIXES


NAMES = st.sampled_from(["a.docx", "a.txt", "a.md", "a", "a.doc", "a.bin", "a.odt", "a.fodt", "a.html", "a.rtf"])


def outcome(name: str, content: bytes) -> Document | ReadError:
    """Read, and let only a ReadError pass."""
    try:
        return read_bytes(name, content)
    except ReadError as error:
        return error


@given(NAMES, st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_read_error(name: str, content: bytes) -> None:
    assert isinstance(outcome(name, content), Document | ReadError)


@given(NAMES, st.text(min_size=1, max_size=200))
def test_any_text_gives_blocks_inside_the_text(name: str, text: str) -> None:
    found = outcome(name, text.encode("utf-8", "surrogatepass"))
    if isinstance(found, Document):
        ends = [end for block in found.blocks for end in block.span]
        assert ends == sorted(ends)
        assert not ends or (ends[0] >= 0 and ends[-1] <= len(found.text))


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_word_file_gives_a_document_or_a_read_error(changes: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for place, byte in changes:
        content[place] = byte
    assert isinstance(outcome("a.docx", bytes(content)), Document | ReadError)


@given(st.integers(0, len(GOOD)))
def test_a_truncated_word_file_gives_a_read_error(length: int) -> None:
    assert isinstance(outcome("a.docx", GOOD[:length]), ReadError) or length == len(GOOD)


TAG_NAMES = """
    w:p w:r w:t w:tbl w:tr w:tc w:sdt w:sdtContent w:ins w:del w:pPr w:rPr w:numPr w:numId w:ilvl w:fldChar w:br
    w:vMerge w:gridSpan w:tcPr w:trPr w:vanish w:pStyle w:txbxContent w:pict w:altChunk w:sectPr w:outlineLvl w:sym
    w:commentRangeStart w:commentRangeEnd w:footnoteReference mc:AlternateContent mc:Choice w:ruby w:ffData
"""
TAGS = st.sampled_from(TAG_NAMES.split())
VALUES = st.sampled_from(["", "0", "1", "-1", "2", "99999999999", "abc", "begin", "end", "restart", "continue", "a"])
TREES = st.recursive(
    st.tuples(TAGS, VALUES, st.just(())),
    lambda inner: st.tuples(TAGS, VALUES, st.lists(inner, max_size=4).map(tuple)),
    max_leaves=25,
)


def xml(tree: tuple[str, str, tuple[object, ...]]) -> str:
    """Write a drawn tree; every value stands in all attributes that a reader looks at."""
    tag, value, children = tree
    names = ("w:val", "w:id", "w:fldCharType", "w:char", "r:id", "w:type")
    attributes = " ".join(f'{name}="{value}"' for name in names)
    inner = "".join(xml(child) for child in children)  # type: ignore[arg-type]
    return f"<{tag} {attributes}>字{inner}</{tag}>"


@given(st.lists(TREES, max_size=6))
def test_any_order_of_elements_gives_a_document_or_a_read_error(
    trees: list[tuple[str, str, tuple[object, ...]]],
) -> None:
    content = docx(para("正文", num=(1, 0)), *map(xml, trees), numbering=lists(level(0, "upperRoman", "%1.%9")))
    found = outcome("a.docx", content)
    assert isinstance(found, Document | ReadError)
    if isinstance(found, Document):
        assert found.text == "\n".join(found.of(block.span) for block in found.blocks)


RTF_WORDS = """
    \\par \\pard \\cell \\row \\trowd \\cellx9 \\cellx99 \\intbl \\itap2 \\nestcell \\nestrow \\u-10187 \\uc2 \\v \\deleted
    \\footnote \\header \\listtext \\shptxt \\*\\annotation \\*\\atrfstart \\upr \\*\\ud \\pict \\bin3 \\f1 \\fonttbl
    \\stylesheet \\s1 \\clvmgf \\clvmrg \\clmrg \\*\\nesttableprops \\'d4 \\'f0 \\page \\line { } { } text
"""
TAGS_OF_PAGES = """
    <p> </p> <div> </div> <table> </table> <tr> <td> </td> <th> <ol> <ul> </ol> <li> <pre> </pre> <br> <h1> </h1> <script> <!--
    --> <td\trowspan=9> <td\tcolspan=9> <del> <p\thidden> <div\tid=ftn1> <div\ttitle=header> text &amp; < > </a
"""


@given(st.lists(st.sampled_from(RTF_WORDS.split()), max_size=40))
@example(words=["\\*\\atrfstart", "\\upr"])  # was read as a margin of its own body, without end
def test_any_order_of_control_words_gives_a_document_or_a_read_error(words: list[str]) -> None:
    found = outcome("a.rtf", ("{\\rtf1 " + " ".join(words)).encode())
    if isinstance(found, Document):
        assert found.text == "\n".join(found.of(block.span) for block in found.blocks)


@given(st.lists(st.sampled_from(TAGS_OF_PAGES.split()), max_size=40))
def test_any_order_of_tags_gives_a_document_or_a_read_error(tags: list[str]) -> None:
    found = outcome("a.html", "甲".join(tags).encode())
    if isinstance(found, Document):
        assert found.text == "\n".join(found.of(block.span) for block in found.blocks)


ODF_NAMES_OF_TAGS = """
    text:p text:h text:list text:list-item text:note text:note-body text:span table:table table:table-row
    table:table-cell draw:frame draw:text-box text:section office:annotation text:s text:ruby text:numbered-paragraph
"""
ODF_TAGS = st.sampled_from(ODF_NAMES_OF_TAGS.split())
ODF_TREES = st.recursive(
    ODF_TAGS.map(lambda tag: f"<{tag}>字</{tag}>"),
    lambda inner: st.tuples(ODF_TAGS, VALUES, st.lists(inner, max_size=4)).map(
        lambda drawn: (
            '<{0} text:style-name="{1}" text:outline-level="{1}" table:number-rows-spanned="{1}">{2}</{0}>'.format(
                drawn[0], drawn[1], "".join(drawn[2])
            )
        )
    ),
    max_leaves=20,
)


@given(st.lists(ODF_TREES, max_size=6))
def test_any_order_of_open_document_elements_gives_a_document_or_a_read_error(trees: list[str]) -> None:
    found = outcome("a.fodt", odt(*trees, flat=True))
    if isinstance(found, Document):
        assert found.text == "\n".join(found.of(block.span) for block in found.blocks)
