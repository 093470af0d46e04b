"""Safe fixes: which edits go together, what the bytes become, when the rounds end."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import docx
from tests.running import make_rule, run_example, unmark
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.engine import check
from wenfeng_check.fixes import MOST_ROUNDS, Settled, apply_edits, rewrite, safe_edits, settle
from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.finding import Edit, Finding, Fix, Safety
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.span import Span
from wenfeng_check.readers import read_bytes
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.base import Rule
from wenfeng_check.settings import Settings

ENCODINGS = {
    "utf-8": lambda text: text.encode("utf-8"),
    "utf-8-bom": lambda text: b"\xef\xbb\xbf" + text.encode("utf-8"),
    "utf-16-le-bom": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be-bom": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
}
NEWLINES = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
DRAFT = "关于防汛的通知\n\n各镇人民政府:\n\n各镇要加强巡查,及时报告;联系人李\U00020bb7远。\n\n清政发[2024]3号\n"
FIXED = "关于防汛的通知\n\n各镇人民政府：\n\n各镇要加强巡查，及时报告；联系人李\U00020bb7远。\n\n清政发〔2024〕3号\n"


def _fix(*edits: tuple[int, int, str], safety: Safety = Safety.SAFE) -> Finding:
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Finding(Span(edits[0][0], edits[0][1]), "改。", fix=Fix("改", made, safety))


def _report(text: str, *findings: Finding, name: str = "稿.txt") -> FileReport:
    rule = make_rule("fixer", lambda rule, facts: findings)
    return check(read_bytes(name, text.encode()), Settings(), rules=(rule,))


def _settled(content: bytes, *rules: type[Rule], name: str = "稿.txt") -> Settled:
    chosen = rules or load_rules()
    return settle(name, content, lambda now: check(read_bytes(name, now), Settings(), rules=chosen))


def _applied(text: str, *findings: Finding, name: str = "稿.txt") -> str:
    return apply_edits(text, safe_edits(_report(text, *findings, name=name)))


@pytest.mark.parametrize("newline", NEWLINES.values(), ids=NEWLINES)
@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
@pytest.mark.parametrize("name", ["稿.txt", "稿.md"])
def test_encoding_mark_and_newlines_stay(encode: Any, newline: str, name: str) -> None:
    settled = _settled(encode(DRAFT.replace("\n", newline)), name=name)
    assert settled.content == encode(FIXED.replace("\n", newline))
    assert settled.edits == 4
    assert settled.trouble == ""


def test_mixed_newlines_stay_where_they_are() -> None:
    content = "甲要巡查,\r\n\r\r\n乙要巡查,\n丙要巡查,\r末行".encode("gb18030")
    assert _settled(content).content == "甲要巡查，\r\n\r\r\n乙要巡查，\n丙要巡查，\r末行".encode("gb18030")


def test_a_newline_that_a_fix_brings_takes_the_style_of_the_file() -> None:
    content = "甲\r\n乙丙\r\n".encode()
    assert rewrite("稿.txt", content, [Edit(Span(3, 3), "\n")]) == "甲\r\n乙\r\n丙\r\n".encode()


@pytest.mark.parametrize(
    ("findings", "text"),
    [
        ([_fix((0, 1, "一"))], "一乙丙丁"),
        ([_fix((0, 1, "一"), safety=Safety.UNSAFE), _fix((1, 2, "二"), safety=Safety.SHOW)], "甲乙丙丁"),
        ([_fix((0, 2, "一")), _fix((1, 3, "二"))], "一丙丁"),
        ([_fix((0, 1, "一"), (2, 3, "三")), _fix((1, 2, "二"), (2, 3, "叁"))], "一乙三丁"),
        ([_fix((0, 1, "一")), _fix((1, 2, "二"))], "一二丙丁"),
        ([_fix((1, 1, "，")), _fix((1, 2, "二"))], "甲，乙丙丁"),
        ([_fix((2, 3, "三"), (2, 4, "叁"))], "甲乙丙丁"),
        ([_fix((2, 3, "三"), (0, 1, "一"))], "一乙三丁"),
        ([_fix((1, 3, ""))], "甲丁"),
    ],
    ids=["one", "only-safe", "first-wins", "whole-or-not", "neighbours", "insertion", "own-overlap", "order", "delete"],
)
def test_which_edits_go_together(findings: list[Finding], text: str) -> None:
    assert _applied("甲乙丙丁", *findings) == text


def test_a_word_document_has_no_edits() -> None:
    rule = make_rule("fixer", lambda rule, facts: [_fix((0, 1, "一"))])
    assert safe_edits(check(read_bytes("稿.docx", docx("甲乙")), Settings(), rules=(rule,))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "见[方案](附件【,】二.md)",
        '见[方案](附件 "标题【,】二")',
        "见![图](图【,】一.png)",
        "见[![图](图.png)](页【,】一.html)",
        "见【[】方案](一.md)",
        "见`代码【,】二`",
        "见``代码`【,】二``",
        '见<span title="甲【,】乙">丙</span>',
        "见<https://a.cn/甲【,】乙>",
        "[甲]: 附件【,】二.md",
        "见\\【[】甲",
    ],
)
def test_markup_of_markdown_is_left_alone_and_the_same_words_in_plain_text_are_not(text: str) -> None:
    plain, spans = unmark(text)
    finding = _fix(*((span.start, span.end, "改") for span in spans))
    assert _applied(plain, finding, name="稿.md") == plain
    assert _applied(plain, finding) != plain


@pytest.mark.parametrize("text", ["见[方案【,】二](一.md)", "见`代码`【,】二`甲", "甲<乙【,】丙>", "（见[甲]【,】乙）"])
def test_words_beside_markup_are_fixed(text: str) -> None:
    plain, spans = unmark(text)
    (span,) = spans
    assert _applied(plain, _fix((span.start, span.end, "改")), name="稿.md") == plain.replace(",", "改", 1)


def test_later_rounds_do_what_had_to_wait() -> None:
    def look(rule: Any, facts: Analysis) -> list[Finding]:
        at = facts.text.find("甲甲")
        return [_fix((at, at + 2, "甲")), _fix((at + 1, at + 2, ""))] if at >= 0 else []

    settled = _settled("甲甲甲甲".encode(), make_rule("double", look))
    assert (settled.content.decode(), settled.edits, settled.trouble) == ("甲", 3, "")
    assert settled.before.diagnostics
    assert settled.after.diagnostics == ()


@pytest.mark.parametrize("grow", [False, True], ids=["there-and-back", "endless"])
def test_fixes_that_never_settle_end_with_a_word(grow: bool) -> None:
    def look(rule: Any, facts: Analysis) -> list[Finding]:
        return [_fix((0, 1, facts.text[0] + "甲" if grow else {"甲": "乙", "乙": "甲"}[facts.text[0]]))]

    settled = _settled("甲丙".encode(), make_rule("restless", look))
    assert "互相抵触" in settled.trouble
    assert settled.edits == (MOST_ROUNDS if grow else 1)


def test_bytes_that_would_be_read_otherwise_are_not_written() -> None:
    content = "甲乙".encode("gb18030")
    with pytest.raises(ReadError, match="写不回去"):
        rewrite("稿.txt", content, [Edit(Span(0, 2), "abc")])
    with pytest.raises(ReadError, match="不是文字"):
        rewrite("稿.txt", content, [Edit(Span(0, 2), "\0" * 9)])


_SURE = ("utf-8", "utf-8-bom", "utf-16-le-bom", "utf-16-be-bom", "gb18030")
"""The encodings that are told apart whatever the words are; UTF-16 without a mark needs ordinary ones."""


@st.composite
def _texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("甲乙丙，。\U00020bb7a \n", min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Edit(Span(start, end), draw(st.text("改写，\n", max_size=3))) for start, end in pairs]


@given(_texts_with_edits(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(_SURE))
def test_no_byte_outside_the_edits_is_touched(case: tuple[str, list[Edit]], newline: str, encoding: str) -> None:
    text, edits = case
    text, edits = "卷首清河县" + text, [Edit(edit.span.shift(5), edit.text) for edit in edits]
    encode = ENCODINGS[encoding]
    style = newline if "\n" in text else "\n"
    pieces, at = "", 0
    for edit in edits:
        pieces += text[at : edit.span.start].replace("\n", newline) + edit.text.replace("\n", style)
        at = edit.span.end
    whole = pieces + text[at:].replace("\n", newline)
    assert rewrite("稿.txt", encode(text.replace("\n", newline)), edits) == encode(whole)


_BITS = [
    "各镇要加强巡查,", "报送台账;", "县农业农村局:", "清政发[2024]3号", "2024年03月05日", '"两个责任"', "(含2个街道)",
    "一、", "1、", "（一）、", "附件:1.清单。", "二○二四年三月五日", "。", "\n", "”", "“", "'", "3,000元",
    "详见https://a.cn/甲,乙", "[方案](附件,二.md)", "`甲,乙`", "|", "- ", "# ",
]  # fmt: skip


@given(st.lists(st.sampled_from(_BITS), min_size=1, max_size=14).map("".join), st.sampled_from(["稿.txt", "稿.md"]))
def test_safe_fixes_converge(text: str, name: str) -> None:
    settled = _settled(f"关于防汛的通知\n{text}完".encode(), *_FIXING, name=name)
    assert settled.trouble == ""
    assert safe_edits(settled.after) == ()
    assert _settled(settled.content, *_FIXING, name=name).content == settled.content


@given(st.lists(st.sampled_from(_BITS), min_size=1, max_size=14).map("".join))
def test_fixes_leave_the_structure_of_markdown_as_it_is(text: str) -> None:
    content = f"# 通知\n\n{text}完".encode()
    assert _skeleton(_settled(content, *_FIXING, name="稿.md").content) == _skeleton(content)


def _skeleton(content: bytes) -> list[object]:
    """Return all that is not words: the kinds of tokens, their attributes, code."""
    from markdown_it import MarkdownIt

    found: list[object] = []
    for token in MarkdownIt("commonmark").enable("table").parse(content.decode()):
        for each in (token, *(token.children or ())):
            code = each.content if each.type in ("code_inline", "fence", "html_inline", "html_block") else ""
            found.append((each.type, each.tag, dict(each.attrs), code))
    return found


def _safe(rule: type[Rule]) -> bool:
    reports = [run_example(rule, example) for example in rule.bad]
    fixes = [d.finding.fix for report in reports for d in report.diagnostics]
    return any(fix is not None and fix.safety is Safety.SAFE for fix in fixes)


_FIXING = tuple(rule for rule in load_rules() if _safe(rule))


@pytest.mark.parametrize("rule", _FIXING, ids=lambda rule: rule.code)
def test_a_safe_fix_removes_its_finding_and_stays_in_its_block(rule: type[Rule]) -> None:
    for example in rule.bad:
        report = run_example(rule, example)
        assert report.document is not None
        blocks = [block.span for block in report.document.blocks]
        for diagnostic in report.diagnostics:
            fix = diagnostic.finding.fix
            if fix is None or fix.safety is not Safety.SAFE:
                continue
            edits = sorted(fix.edits, key=lambda edit: edit.span)
            assert all(any(block.contains(edit.span) for block in blocks) for edit in edits)
            again = run_example(rule, example._replace(text=apply_edits(report.document.text, edits)))
            assert len(again.diagnostics) < len(report.diagnostics)
