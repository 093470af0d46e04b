"""The file around the comments: other parts stay as they are, comments that are there are kept, ids are not used twice."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import date

import pytest

from tests.annotate.helpers import MAIN, occurrences, ours, parts, read, report_on
from tests.builders import STRICT, TRANSITIONAL, docx, para, run, zipped
from wenfeng_check.annotate import AnnotationError, annotated, review
from wenfeng_check.model.finding import Severity
from wenfeng_check.model.span import Span

_DRAFT = "请县财政局尽快报送台账，尽快办结。"
_W = TRANSITIONAL["w"]
_COMMENTS = '<w:comment w:id="{}" w:author="罗小满" w:initials="罗">' + para("请核对。") + "</w:comment>"
_COMMENTED = (
    '<w:commentRangeStart w:id="1"/>' + run("请县财政局尽快") + '<w:commentRangeEnd w:id="1"/>'
    '<w:r><w:commentReference w:id="1"/></w:r>' + run("报送台账。")
)  # fmt: skip
_PEOPLE = b'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'


def _annotated(content: bytes, name: str = "草稿.docx") -> bytes:
    document = read(content, name)
    return annotated(content, report_on(document, occurrences(document.text, ["尽快"])))


def _changed(before: bytes, after: bytes) -> set[str]:
    old, new = parts(before), parts(after)
    assert old.keys() <= new.keys()
    return {name for name in new if old.get(name) != new[name]}


def test_a_file_without_comments_gets_the_part_its_relation_and_its_type() -> None:
    before = docx(_DRAFT)
    after = _annotated(before)
    made = {MAIN, "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert _changed(before, after) == made
    types = ET.fromstring(parts(after)["[Content_Types].xml"])
    assert [each.get("PartName") for each in types] == ["/word/comments.xml"]
    links = ET.fromstring(parts(after)["word/_rels/document.xml.rels"])
    assert [(link.get("Target"), link.get("Type")) for link in links] == [
        ("comments.xml", TRANSITIONAL["r"] + "/comments")
    ]
    assert [comment.text.split("\n")[0] for comment in read(after).comments] == ["警告：没有时间节点。"] * 2


def test_a_strict_file_gets_strict_comments() -> None:
    after = parts(_annotated(docx(_DRAFT, strict=True)))
    assert ET.fromstring(after["word/comments.xml"]).tag == f"{{{STRICT['w']}}}comments"
    assert f'Type="{STRICT["r"]}/comments"' in after["word/_rels/document.xml.rels"].decode()


def test_comments_that_are_there_are_kept_and_so_is_all_that_belongs_to_them() -> None:
    more = {
        "comments.xml": ("comments", _COMMENTS.format(1)),
        "commentsExtended.xml": ("commentsExtended", b"<ex/>"),
        "people.xml": ("people", _PEOPLE),
    }
    before = docx(para(_COMMENTED), parts=more)
    after = _annotated(before)
    assert _changed(before, after) == {MAIN, "word/comments.xml"}
    kept, own = read(after).comments
    assert kept == read(before).comments[0]
    assert (own.author, own.span) == ("文风检查", Span(5, 7))
    ids = re.findall(r'<w:comment w:id="(\d+)"', parts(after)["word/comments.xml"].decode())
    assert len(set(ids)) == 2


def test_annotating_again_keeps_the_former_comments() -> None:
    once = _annotated(docx(_DRAFT))
    twice = _annotated(once)
    assert read(twice).text == read(once).text
    assert [comment.span for comment in ours(read(twice))] == [Span(5, 7), Span(12, 14)] * 2
    assert read(twice).comments[:2] == read(once).comments
    assert _changed(once, twice) == {MAIN, "word/comments.xml"}


def test_no_id_is_used_twice() -> None:
    changed = '<w:rPr><w:rPrChange w:id="3" w:author="罗小满"><w:rPr/></w:rPrChange></w:rPr>'
    inserted = '<w:ins w:id="2" w:author="罗小满">' + run("尽快") + "</w:ins>"
    before = docx(para(f"<w:r>{changed}<w:t>请尽快报送</w:t></w:r>{inserted}"))
    main = parts(_annotated(before))[MAIN].decode()
    ids = re.findall(r'<w:(?:ins|rPrChange|commentRangeStart)\b[^>]*w:id="(\d+)"', main)
    assert len(ids) == len(set(ids)) == 1 + 3 + 2


def _main_as(main: str, encoding: str = "utf-8") -> bytes:
    files: dict[str, str | bytes] = dict(parts(docx("x")))
    files[MAIN] = main.encode(encoding)
    return zipped(files)


@pytest.mark.parametrize(
    "main",
    [
        f'<x:document xmlns:x="{_W}"><x:body><x:p><x:r><x:t>请尽快报送</x:t></x:r></x:p></x:body></x:document>',
        f'<document xmlns="{_W}"><body><p><r><t>请尽快报送</t></r></p></body></document>',
        f"<?xml version='1.0'?>\n<w:document xmlns:w='{_W}' xmlns:y = 'urn:a>b'\n ><w:body>\n <w:p >\n  <w:r >\n   "
        "<w:t >请尽快报送</w:t >\n  </w:r >\n </w:p >\n</w:body></w:document >",
    ],
    ids=["another prefix", "no prefix", "white space everywhere"],
)
def test_a_main_part_written_in_another_way(main: str) -> None:
    again = read(_annotated(_main_as(main)))
    assert again.text == "请尽快报送"
    assert [comment.span for comment in ours(again)] == [Span(1, 3)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_a_main_part_in_another_encoding(encoding: str) -> None:
    name = "UTF-8" if encoding == "utf-8-sig" else "UTF-16"
    head = f'<?xml version="1.0" encoding="{name}"?>'
    body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>请尽快报送</w:t></w:r></w:p></w:body></w:document>'
    after = _annotated(_main_as(head + body, encoding))
    assert read(after).text == "请尽快报送"
    assert [comment.span for comment in ours(read(after))] == [Span(1, 3)]
    assert parts(after)[MAIN].decode(encoding).startswith(head)


def test_what_is_ignorable_and_unknown_stays() -> None:
    new = 'xmlns:w99="urn:later" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w99"'
    body = '<w:p w99:paraId="1F"><w:r w99:mark="a"><w:t>请尽快报送</w:t></w:r><w99:thing/></w:p>'
    before = _main_as(f'<w:document xmlns:w="{_W}" {new}><w:body>{body}</w:body></w:document>')
    main = parts(_annotated(before))[MAIN].decode()
    assert new in main
    assert main.count('<w:r w99:mark="a">') == 3
    assert "<w99:thing/>" in main


def test_members_that_do_not_change_are_copied_as_they_are_packed() -> None:
    picture = bytes(range(256)) * 40
    before = docx(_DRAFT, parts={"图1.bin": ("image", picture)})
    after = _annotated(before)
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.namelist()[: len(old.namelist())] == old.namelist()
        sizes = [(each.compress_size, each.CRC, each.date_time) for each in (old.getinfo("word/图1.bin"), new.getinfo("word/图1.bin"))]
    assert sizes[0] == sizes[1]
    assert parts(after)["word/图1.bin"] == picture


def test_the_same_draft_gives_the_same_bytes_and_a_day_only_where_one_is_given() -> None:
    before = docx(_DRAFT)
    document = read(before)
    report = report_on(document, [Span(5, 7)])
    assert annotated(before, report) == annotated(before, report)
    assert b"w:date" not in parts(annotated(before, report))["word/comments.xml"]
    dated = review(before, report, day=date(2026, 3, 2)).content
    assert b'w:date="2026-03-02T00:00:00Z"' in parts(dated)["word/comments.xml"]


def test_a_file_without_findings_stays_as_it_is() -> None:
    before = docx(_DRAFT)
    assert annotated(before, report_on(read(before), [])) == before


def test_hints_stay_out_unless_they_are_asked_for() -> None:
    before = docx(_DRAFT)
    report = report_on(read(before), [Span(5, 7)], severity=Severity.HINT)
    assert review(before, report).comments == 0
    assert review(before, report, at_least=Severity.HINT).comments == 1


def test_a_signature_is_reported_as_broken() -> None:
    files: dict[str, str | bytes] = dict(parts(docx(_DRAFT)))
    link = '<Relationship Id="rId2" Type="urn:package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/o"/>'
    files["_rels/.rels"] = files["_rels/.rels"].decode().replace("</Relationships>", link + "</Relationships>")  # type: ignore[union-attr]
    signed = zipped(files)
    report = report_on(read(signed), [Span(5, 7)])
    assert review(signed, report).signed
    assert not review(signed, report_on(read(signed), [])).signed, "nothing was written, so the signature holds"


def test_a_draft_that_changed_since_the_check_is_refused() -> None:
    report = report_on(read(docx(_DRAFT)), [Span(5, 7)])
    with pytest.raises(AnnotationError, match="检查之后文件又变了"):
        annotated(docx("别的文字"), report)


def test_comments_that_word_would_not_open_are_refused() -> None:
    before = docx(_DRAFT)
    with pytest.raises(AnnotationError, match="批注超过 32,767 条"):
        annotated(before, report_on(read(before), [Span(0, 1)] * 32768))
