"""Waivers: what they take out, what they leave, and what is said of those without effect."""

from dataclasses import replace

import pytest

from tests.builders import doc
from tests.running import finder, make_rule
from wenfeng_check.engine import check
from wenfeng_check.model.document import Comment
from wenfeng_check.model.report import FileReport, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.settings import Settings
from wenfeng_check.waivers import applies_to

DRAFT = "关于报送台账的通知\n请切实报送台账，数字要准。请切实核对。\n请切实负责。\n"
SURELY = make_rule("surely", finder("切实"))


def _waived(*waivers: Waiver, path: str = "通知.txt") -> FileReport:
    return check(doc(DRAFT), Settings(waivers=waivers), rules=(SURELY,), path=path)


def _commented(text: str, span: Span | None) -> FileReport:
    document = replace(doc(DRAFT), comments=(Comment(span, "李明远", text),))
    return check(document, Settings(), rules=(SURELY,))


@pytest.mark.parametrize(
    ("waiver", "left"),
    [
        (Waiver("WRD901", "惯例"), 0),
        (Waiver("surely", "惯例"), 0),
        (Waiver("WRD", "惯例"), 0),
        (Waiver("WRD901", "惯例", text="数字要准"), 2),
        (Waiver("WRD901", "惯例", text="报送台账,数字要准"), 2),
        (Waiver("WRD901", "惯例", text="切实"), 0),
        (Waiver("WRD901", "惯例", text="没有这句"), 3),
        (Waiver("WRD901", "惯例", file="*.txt"), 0),
        (Waiver("WRD901", "惯例", file="*.docx"), 3),
        (Waiver("TSK901", "惯例"), 3),
    ],
)
def test_a_waiver_takes_out_what_rule_text_and_file_mean(waiver: Waiver, left: int) -> None:
    report = _waived(waiver)
    assert len(report.diagnostics) == left
    assert [waived.waiver for waived in report.waived] == [waiver] * (3 - left)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("", "a/b.docx", True),
        ("*.docx", "a/b.docx", True),
        ("a/*", "a/b.docx", True),
        ("b.docx", r"a\b.docx", True),
        ("*.txt", "a/b.docx", False),
    ],
)
def test_the_file_pattern_means_the_path_or_the_name(pattern: str, path: str, expected: bool) -> None:
    assert applies_to(Waiver("WRD", "x", file=pattern), path) is expected


def test_a_word_comment_allows_the_finding_that_it_is_attached_to() -> None:
    at = DRAFT.index("请切实核对")
    report = _commented("wenfeng: 允许 WRD901 领导指示照录", Span(at, at + 3))
    assert len(report.diagnostics) == 2
    assert report.waived[0].waiver.reason == "领导指示照录"
    assert report.waived[0].waiver.origin == "李明远的批注"


def test_a_word_comment_may_name_several_rules() -> None:
    report = _commented("wenfeng：允许 WRD901、TSK101，领导指示照录", None)
    assert (len(report.diagnostics), len(report.waived)) == (0, 3)
    assert [(stale.waiver.rule, stale.why) for stale in report.stale_waivers] == [("TSK101", "没有 TSK101 这条规则")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("wenfeng: 允许 WRD901", "没有写理由"),
        ("wenfeng: 允许 XYZ999 理由充分", "没有 XYZ999 这条规则"),
        ("wenfeng: 请不要再报了", "看不懂"),
    ],
)
def test_a_comment_that_cannot_work_changes_nothing_and_is_reported(text: str, why: str) -> None:
    report = _commented(text, None)
    assert len(report.diagnostics) == 3
    assert [stale.why[: len(why)] for stale in report.stale_waivers] == [why]


def test_a_comment_that_has_nothing_left_to_allow_is_stale() -> None:
    report = _commented("wenfeng: 允许 WRD901 照录", Span(0, 2))
    assert len(report.diagnostics) == 3
    assert [stale.waiver.reason for stale in report.stale_waivers] == ["照录"]


def test_other_comments_are_nobodys_business() -> None:
    report = _commented("这里再核一下数字", None)
    assert (len(report.diagnostics), report.stale_waivers) == (3, ())
