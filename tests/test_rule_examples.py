"""Every rule's own examples: silent on the good ones, and on the bad ones exactly at the marked places."""

import pytest

from tests.running import run_example, unmark
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.base import Bad, Good, Rule

GOOD = [(rule, example) for rule in load_rules() for example in rule.good]
BAD = [(rule, example) for rule in load_rules() for example in rule.bad]


def _name(value: object) -> str | None:
    return f"{value.code}-{value.rule_name()}" if isinstance(value, type) and issubclass(value, Rule) else None


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=_name)
def test_is_silent_on_a_good_example(rule: type[Rule], example: Good) -> None:
    report = run_example(rule, example)
    assert [failure.detail or failure.summary for failure in report.failures if failure.stage != "scores"] == []
    assert [(d.finding.message, d.finding.span and d.finding.span.of(example.text)) for d in report.diagnostics] == []


@pytest.mark.parametrize(("rule", "example"), BAD, ids=_name)
def test_flags_a_bad_example_exactly_where_marked(rule: type[Rule], example: Bad) -> None:
    report = run_example(rule, example)
    text, spans = unmark(example.text)
    assert [failure.detail or failure.summary for failure in report.failures if failure.stage != "scores"] == []
    found = [diagnostic.finding.span for diagnostic in report.diagnostics]
    if spans:
        assert [span and span.of(text) for span in found] == [span.of(text) for span in spans]
        assert found == spans
    else:
        assert found == [None]


@pytest.mark.parametrize(("rule", "example"), BAD, ids=_name)
def test_says_what_is_wrong_and_what_to_write_instead(rule: type[Rule], example: Bad) -> None:
    for diagnostic in run_example(rule, example).diagnostics:
        assert diagnostic.finding.message.strip(), "no message"
        assert diagnostic.finding.advice.strip(), "no advice"
        assert diagnostic.clause.source.strip(), "no clause"
