"""Running rules on small drafts: temporary rules, and the examples that rules carry."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.engine import check
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Example, Rule
from wenfeng_check.settings import RosterSettings, Settings

CLAUSE = Clause(Authority.PRACTICE, "《试验规定》第1条", "不写多余的话")


def make_rule(
    name: str,
    look: Callable[[Any, Analysis], Iterable[Finding]],
    *,
    code: str = "WRD901",
    severity: Severity = Severity.WARNING,
    **members: Any,
) -> type[Rule]:
    """Return a rule that stands as if in a module of its own; ``look`` gets the rule and the facts."""
    own = {
        "__module__": f"trial.{code[:3].lower()}.{name.replace('-', '_')}",
        "__doc__": "试验用的规则。",
        "code": code,
        "clause": CLAUSE,
        "severity": severity,
        "check": look,
    }
    return type("TrialRule", (Rule,), own | members)


def finder(word: str, message: str = "写了不该写的词。") -> Callable[[Any, Analysis], Iterator[Finding]]:
    """Return a check that flags every occurrence of ``word``."""

    def look(rule: Any, facts: Analysis) -> Iterator[Finding]:
        for hit in re.finditer(re.escape(word), facts.text):
            yield Finding(Span(hit.start(), hit.end()), message, f"删去“{word}”。")

    return look


def unmark(text: str) -> tuple[str, list[Span]]:
    """Return ``text`` without 【】, and the spans that they marked."""
    spans: list[Span] = []
    plain = ""
    for number, piece in enumerate(re.split("[【】]", text)):
        if number % 2:
            spans.append(Span(len(plain), len(plain) + len(piece)))
        plain += piece
    return plain, spans


def run_example(rule: type[Rule], example: Example) -> FileReport:
    """Check an example with its rule alone; its kind, day, options, units and references hold."""
    text, _ = unmark(example.text)
    settings = Settings(
        select=(rule.code,),
        kind=example.kind,
        today=example.today,
        options={rule.rule_name(): dict(example.options)},
        roster=RosterSettings(
            units=tuple((name, ()) for name in example.units), persons=tuple((name, ()) for name in example.persons)
        ),
    )
    references = tuple(doc(reference, name=f"参照{n}.txt") for n, reference in enumerate(example.references, 1))
    return check(doc(text), settings, references=references, rules=(rule,))
