"""Safe fixes as tracked changes: accepted, they give the fixed text, rejected, the draft."""

import re

import pytest

from tests.annotate.helpers import MAIN, fixing_report, ours, parts, read
from tests.builders import docx, para, run, zipped
from wenfeng_check.annotate import annotated, review
from wenfeng_check.fixes import apply_edits
from wenfeng_check.model.finding import Edit
from wenfeng_check.model.span import Span


def _edit(text: str, old: str, new: str) -> Edit:
    at = text.index(old)
    return Edit(Span(at, at + len(old)), new)


def _rejected(content: bytes) -> bytes:
    """Return the file after all tracked changes were rejected."""
    files: dict[str, str | bytes] = dict(parts(content))
    main = parts(content)[MAIN].decode()
    main = re.sub(r"<w:ins\b.*?</w:ins>", "", main)
    main = re.sub(r"</?w:del\b[^>]*>", "", main).replace("w:delText", "w:t")
    files[MAIN] = main
    return zipped(files)


_BOLD = "<w:b/>"
_CASES = {
    "inside a run": (para("请于2026年03月10日前报送,并抄送。"), [("03月", "3月"), (",", "，")]),
    "a whole run": (para(run("前") + run("03月", _BOLD) + run("后")), [("03月", "3月")]),
    "over runs": (para(run("前0") + run("3月1", _BOLD) + run("0日后")), [("03月10日", "3月10日")]),
    "a removal": (para("附件：名单。"), [("。", "")]),
    "at the start": (para(run("(一)总体要求")), [("(一)", "（一）")]),
    "in a link": (para('<w:hyperlink r:id="rId9">' + run("见,附件") + "</w:hyperlink>"), [(",", "，")]),
    "beside entities": (para("A&B,C<D"), [(",", "，"), ("<", "＜")]),
}


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
@pytest.mark.parametrize(("content", "pairs"), _CASES.values(), ids=_CASES)
def test_accepting_gives_the_fixed_text_and_rejecting_the_draft(
    content: str, pairs: list[tuple[str, str]], *, strict: bool
) -> None:
    before = docx("第一段", content, strict=strict)
    document = read(before)
    edits = sorted((_edit(document.text, *pair) for pair in pairs), key=lambda edit: edit.span)
    report = fixing_report(document, [(edit,) for edit in edits])
    made = review(before, report, suggest=True)
    assert made.changes == len(edits)
    assert read(made.content).text == apply_edits(document.text, edits)
    rejected = read(_rejected(made.content))
    assert rejected.text == document.text
    assert [comment.span for comment in ours(rejected)] == [edit.span for edit in edits]


def test_an_insertion_goes_behind_the_character_before_it() -> None:
    before = docx(para(run("报送台账", _BOLD)), "")
    document = read(before)
    report = fixing_report(document, [(Edit(Span(4, 4), "。"),)])
    after = annotated(before, report, suggest=True)
    assert read(after).text == "报送台账。\n"
    assert read(_rejected(after)).text == document.text


def test_the_new_words_look_like_the_old_ones() -> None:
    look = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>'
    change = '<w:rPrChange w:id="4" w:author="罗小满"><w:rPr/></w:rPrChange></w:rPr>'
    tracked = look.replace("</w:rPr>", change)
    before = docx(para(f"<w:r>{tracked}<w:t>于03月报送</w:t></w:r>"))
    document = read(before)
    main = parts(annotated(before, fixing_report(document, [(_edit(document.text, "03月", "3月"),)]), suggest=True))[MAIN].decode()
    assert f'<w:r>{look}<w:t xml:space="preserve">3月</w:t></w:r></w:ins>' in main
    assert '<w:delText xml:space="preserve">03月</w:delText></w:r></w:del>' in main
    ids = re.findall(r'<w:(?:ins|del|rPrChange)\b[^>]*w:id="(\d+)"', main)
    assert len(ids) == len(set(ids))
    assert re.findall(r'<w:(?:ins|del)\b[^>]*w:author="([^"]*)"', main) == ["文风检查"] * 2


@pytest.mark.parametrize(
    "content",
    [
        para('<w:ins w:id="1" w:author="罗小满">' + run("于03月报送") + "</w:ins>"),
        para('<w:fldSimple w:instr="DATE">' + run("于03月报送") + "</w:fldSimple>"),
        para("<w:r><w:t>于0</w:t><w:tab/><w:t>03月报送</w:t></w:r>"),
    ],
    ids=["in another change", "in a field", "control"],
)
def test_what_would_not_outlast_its_surroundings_is_not_suggested(content: str) -> None:
    before = docx(content)
    document = read(before)
    made = review(before, fixing_report(document, [(_edit(document.text, "03月", "3月"),)]), suggest=True)
    assert (made.changes, made.comments) == ((1, 1) if "w:tab" in content else (0, 1))


def test_a_fix_is_suggested_as_a_whole_or_not_at_all() -> None:
    inserted = '<w:ins w:id="1" w:author="罗小满">' + run("”") + "</w:ins>"
    before = docx(para(run('"一岗双责') + inserted))
    document = read(before)
    pair = (Edit(Span(0, 1), "“"), Edit(Span(5, 6), "”"))
    assert review(before, fixing_report(document, [pair]), suggest=True).changes == 0


def test_without_suggest_nothing_is_changed() -> None:
    before = docx("于03月报送")
    document = read(before)
    after = annotated(before, fixing_report(document, [(_edit(document.text, "03月", "3月"),)]))
    assert b"<w:ins" not in parts(after)[MAIN]
