"""The engine: guard, order, severity, fingerprints, and what the report carries."""

import pickle
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import doc, docx
from tests.running import finder, make_rule
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.engine import check
from wenfeng_check.model.errors import MissingExtraError
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.span import Span
from wenfeng_check.readers import read_bytes
from wenfeng_check.rules import load_rules
from wenfeng_check.settings import Settings

DRAFT = "关于报送台账的通知\n各镇人民政府：\n请于3月10日前切实报送台账，切实核对数字。\n请切实负责。\n"
SURELY = make_rule("surely", finder("切实"))
LEDGER = make_rule("ledger", finder("台账"), code="SUB901")


def _crash(rule: Any, facts: Analysis) -> Iterator[Finding]:
    yield Finding(Span(0, 1), "先报一处")
    raise ZeroDivisionError("除以零")


CRASHING = make_rule("crashing", _crash, code="WRD902")


def _codes(report: FileReport) -> list[str]:
    return [diagnostic.code for diagnostic in report.diagnostics]


def _rule_failures(report: FileReport) -> list[str]:
    return [failure.summary for failure in report.failures if failure.stage == "rule"]


def test_a_crashing_rule_becomes_a_failure_and_the_others_go_on() -> None:
    report = check(doc(DRAFT), Settings(), rules=(CRASHING, SURELY))
    assert _codes(report) == ["WRD901"] * 3
    (summary,) = _rule_failures(report)
    assert "WRD902 crashing" in summary
    assert "ZeroDivisionError：除以零" in summary
    assert any("Traceback" in failure.detail for failure in report.failures)


def test_a_span_outside_the_text_is_a_failure_of_its_rule() -> None:
    beyond = make_rule("beyond", lambda rule, facts: [Finding(Span(0, 9999), "太远")], code="WRD903")
    label = make_rule(
        "label", lambda r, f: [Finding(Span(0, 1), "x", labels=(Label(Span(-2, 1), "y"),))], code="WRD904"
    )
    report = check(doc(DRAFT), Settings(), rules=(beyond, label))
    assert _codes(report) == []
    assert len(_rule_failures(report)) == 2


def test_a_rule_without_its_optional_library_is_skipped_and_said_so() -> None:
    def look(rule: Any, facts: Analysis) -> Iterator[Finding]:
        raise MissingExtraError("要装 wenfeng-check[against] 才能比对。")
        yield

    report = check(doc(DRAFT), Settings(), rules=(make_rule("extra", look), LEDGER))
    assert _codes(report) == ["SUB901"] * 2
    assert ["against" in skipped.reason for skipped in report.skipped] == [True]
    assert not _rule_failures(report)


def test_sorts_by_place_then_code_with_the_whole_document_first() -> None:
    whole = make_rule("whole", lambda rule, facts: [Finding(None, "太长")], code="WRD905")
    report = check(doc(DRAFT), Settings(), rules=(SURELY, LEDGER, whole))
    places = [(diagnostic.finding.span, diagnostic.code) for diagnostic in report.diagnostics]
    assert places[0] == (None, "WRD905")
    assert places[1:] == sorted(places[1:])
    assert len(places) == 6


def test_keeps_one_of_two_equal_findings_but_two_on_the_whole_document() -> None:
    twice = make_rule("twice", lambda rule, facts: [Finding(Span(0, 2), "甲"), Finding(Span(0, 2), "甲")])
    whole = make_rule("whole", lambda rule, facts: [Finding(None, "太长"), Finding(None, "太久")], code="WRD905")
    assert _codes(check(doc(DRAFT), Settings(), rules=(twice, whole))) == ["WRD905", "WRD905", "WRD901"]


@given(st.permutations([SURELY, LEDGER, CRASHING, make_rule("line", finder("请"), code="TSK901")]))
def test_any_order_of_rules_gives_the_same_findings(rules: list[Any]) -> None:
    usual = check(doc(DRAFT), Settings(), rules=(SURELY, LEDGER, CRASHING, rules[0], *rules))
    assert check(doc(DRAFT), Settings(), rules=tuple(rules)).diagnostics == usual.diagnostics


def test_severity_comes_from_finding_then_from_settings_code_name_and_group() -> None:
    grave = make_rule("grave", lambda r, f: [Finding(Span(0, 1), "x", severity=Severity.ERROR)])

    def severity(**severities: Severity) -> Severity:
        settings = Settings(severities={key.replace("_", "-"): value for key, value in severities.items()})
        return check(doc(DRAFT), settings, rules=(grave,)).diagnostics[0].severity

    assert severity() is Severity.ERROR
    assert severity(WRD=Severity.INFO) is Severity.INFO
    assert severity(WRD=Severity.INFO, grave=Severity.HINT) is Severity.HINT
    assert severity(WRD901=Severity.WARNING, WRD=Severity.INFO) is Severity.WARNING
    assert severity(TSK=Severity.INFO) is Severity.ERROR


def test_a_rule_gets_the_options_of_the_settings() -> None:
    seen: list[object] = []
    rule = make_rule("asking", lambda rule, facts: seen.append(rule.options) or [])
    check(doc(DRAFT), Settings(options={"asking": {"most": 3}}), rules=(rule,))
    assert seen == [{"most": 3}]


def test_rules_switched_off_are_listed_with_the_reason() -> None:
    off = make_rule("resting", finder("请"), code="WRD906", enabled=False)
    report = check(doc(DRAFT), Settings(ignore=("LEDGER", "ledger")), rules=(SURELY, LEDGER, off))
    assert [(skipped.rule, skipped.reason) for skipped in report.skipped] == [
        ("ledger", "设置中关闭"),
        ("resting", "默认不开"),
    ]


def test_fingerprints_survive_a_paragraph_put_before() -> None:
    before = check(doc(DRAFT), Settings(), rules=(SURELY, LEDGER))
    head, rest = DRAFT.split("\n", 1)
    after = check(doc(f"{head}\n现将有关事项通知如下。\n{rest}"), Settings(), rules=(SURELY, LEDGER))
    assert [d.fingerprint for d in after.diagnostics] == [d.fingerprint for d in before.diagnostics]
    assert [d.finding.span for d in after.diagnostics] != [d.finding.span for d in before.diagnostics]


def test_fingerprints_tell_equal_words_apart() -> None:
    report = check(doc("请切实办好。\n请切实办好。\n请切实办好。"), Settings(), rules=(SURELY,))
    prints = [diagnostic.fingerprint for diagnostic in report.diagnostics]
    assert len(set(prints)) == len(prints) == 3


def test_location_counts_lines_and_columns_from_one() -> None:
    report = check(doc(DRAFT), Settings(), rules=(SURELY,))
    assert [(d.location.line, d.location.column) for d in report.diagnostics] == [(3, 9), (3, 16), (4, 2)]


def test_the_same_paragraphs_as_txt_and_docx_give_the_same_findings() -> None:
    lines = DRAFT.strip().split("\n")
    as_text = check(doc("\n".join(lines)), Settings(), rules=(SURELY, LEDGER))
    as_word = check(read_bytes("草稿.docx", docx(*lines)), Settings(), rules=(SURELY, LEDGER))
    assert as_word.diagnostics == as_text.diagnostics
    assert len(as_text.diagnostics) == 5


def test_a_report_can_go_through_a_process_border() -> None:
    report = check(doc(DRAFT), Settings(), rules=(SURELY,))
    assert pickle.loads(pickle.dumps(report)) == report


_PIECES = st.lists(
    st.sampled_from(
        [
            "一、提高认识", "（一）加强组织领导", "1.开展隐患排查。", "各镇要切实提高政治站位，高度重视，狠抓落实。",
            "县水利局要于5月20日前完成隐患排查。", "请有关部门尽快报送台账。", "（责任单位：县应急局；完成时限：5月底前）",
            "今年以来，全县排查隐患37处，整改29处。", "存在底数不清、责任不明等问题。", "", "附件：1.任务清单", "清河县人民政府",
            "2024年2月20日", "为深入贯彻落实全县工作会议精神，制定本方案。",
        ]
    ),
    max_size=12,
)  # fmt: skip


@given(_PIECES)
def test_all_rules_keep_their_spans_inside_the_text_and_none_crashes(pieces: list[str]) -> None:
    text = "\n".join(["清河县防汛工作方案", *pieces])
    report = check(doc(text), Settings(), references=(doc(text, name="上级.txt"),))
    assert [failure.detail for failure in report.failures] == []
    for diagnostic in report.diagnostics:
        spans = [diagnostic.finding.span, *(label.span for label in diagnostic.finding.labels)]
        assert all(span is None or 0 <= span.start < span.end <= len(text) for span in spans)
    assert {diagnostic.code for diagnostic in report.diagnostics} <= {rule.code for rule in load_rules()}
