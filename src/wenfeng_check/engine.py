"""The engine: one document through all rules, to a report; pure."""

import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.analysis.limits import limit_for
from wenfeng_check.fingerprint import stamp
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import MissingExtraError, WenfengError
from wenfeng_check.model.finding import Diagnostic, Finding
from wenfeng_check.model.report import Failure, FileReport, KindFact, LengthLimit, Skipped, StaleWaiver, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.readers.secrecy import secrecy_mark
from wenfeng_check.roster import roster_of
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.base import Rule
from wenfeng_check.settings import Settings
from wenfeng_check.waivers import applies_to, apply, from_comments, objection

T = TypeVar("T")
Rules = Sequence[type[Rule]]


class _Guard:
    """The one place where any exception is caught: it becomes a Failure, and the others go on."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.failures: list[Failure] = []
        self.skipped: list[Skipped] = []

    def run(self, what: str, make: Callable[[], T], default: T, *, stage: str) -> T:
        """Return ``make()``, or ``default`` where it fails; a missing optional library skips, it does not fail."""
        try:
            return make()
        except MissingExtraError as error:
            self.skipped.append(Skipped(what, str(error)))
        except Exception as error:
            why = f"{type(error).__name__}：{error}"
            summary = f"{what} 出错，没有查成（{why}）。请把这份报告交给维护人员。"
            self.failures.append(Failure(self.path, stage, summary, traceback.format_exc()))
        return default


    def refuses(self, make: Callable[[], object], *, stage: str) -> bool:
        """Say whether ``make`` fails; our own errors are written for the user as they are."""
        try:
            make()
        except WenfengError as error:
            self.failures.append(Failure(self.path, stage, str(error)))
        except Exception as error:
            summary = f"自备模型出错，没有查成（{type(error).__name__}：{' '.join(str(error).split())}）。"
            self.failures.append(Failure(self.path, stage, summary, traceback.format_exc()))
        return bool(self.failures)


def check(
    document: Document,
    settings: Settings,
    *,
    references: tuple[Document, ...] = (),
    path: str = "",
    rules: Rules | None = None,
) -> FileReport:
    """Return what ``rules`` (None: all) find in ``document``; ``references`` are what it is compared with."""
    path = path or document.name
    rules = load_rules() if rules is None else rules
    guard = _Guard(path)
    facts = Analysis(document, context_of(settings), references)
    if guard.refuses(lambda: facts.own, stage="model"):  # without the model that the user named, nothing is judged
        return FileReport(path, failures=tuple(guard.failures))
    off = {rule: settings.why_off(rule) for rule in rules}
    skipped = [Skipped(rule.rule_name(), why) for rule, why in off.items() if why]
    active = [rule for rule in rules if not off[rule]]
    first = [rule for rule in active if not rule.after_waivers]
    found = [diagnostic for rule in first for diagnostic in _guarded_rule(rule, facts, settings, guard)]
    report = _facts_report(facts, FileReport(path, document, secrecy=secrecy_mark(document)), guard)
    report = _after_waivers(report, stamp(_in_order(found), document), settings=settings, rules=rules, active=active)
    facts.stale_waivers = tuple(stale for stale in report.stale_waivers if stale.judged)
    last = [rule for rule in active if rule.after_waivers]
    found = [diagnostic for rule in last for diagnostic in _guarded_rule(rule, facts, settings, guard)]
    ordered = _in_order([*report.diagnostics, *stamp(_in_order(found), document)])
    report = replace(report, diagnostics=tuple(ordered))
    scores = guard.run("评分", lambda: facts.scores(report.diagnostics), report.scores, stage="scores")
    return replace(report, scores=scores, failures=tuple(guard.failures), skipped=(*skipped, *guard.skipped))


def context_of(settings: Settings) -> Context:
    """Return what the facts need to know of ``settings``."""
    return Context(
        kind=settings.kind,
        today=settings.today,
        profile=settings.profile,
        roster=roster_of(settings.roster),
        limits=tuple(settings.limits.items()),
        model=settings.model,
        checkpoints=settings.checkpoints,
    )


def _guarded_rule(rule: type[Rule], facts: Analysis, settings: Settings, guard: _Guard) -> list[Diagnostic]:
    name = f"规则 {rule.code} {rule.rule_name()}"
    return guard.run(name, lambda: list(_run_rule(rule, facts, settings)), [], stage="rule")


def _run_rule(rule: type[Rule], facts: Analysis, settings: Settings) -> list[Diagnostic]:
    findings = rule(settings.options_of(rule)).check(facts)
    return [_diagnostic(rule, finding, facts, settings) for finding in findings]


def _diagnostic(rule: type[Rule], finding: Finding, facts: Analysis, settings: Settings) -> Diagnostic:
    for span in (finding.span, *(label.span for label in finding.labels)):
        if span is not None and not 0 <= span.start <= span.end <= len(facts.text):
            raise ValueError(f"位置 {span.start}–{span.end} 超出全文 {len(facts.text)} 字")
    code, name = rule.code, rule.rule_name()
    return Diagnostic(
        code=code,
        name=name,
        group=rule.group(),
        severity=settings.severity_of(code, name, finding.severity if finding.severity is not None else rule.severity),
        finding=finding,
        clause=finding.clause or rule.clause,
        location=facts.place(finding.span),
        fingerprint="",
    )


def _in_order(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Sort by place and code, the whole document first; of the same code at the same place one stays."""

    def place(diagnostic: Diagnostic) -> tuple[Span, str, str]:
        span = diagnostic.finding.span
        return (span or Span(-1, -1), diagnostic.code, diagnostic.finding.message)

    unique: dict[tuple[Span, str, str], Diagnostic] = {}
    for diagnostic in sorted(diagnostics, key=place):
        span, code, message = place(diagnostic)
        unique.setdefault((span, code, "" if diagnostic.finding.span else message), diagnostic)
    return list(unique.values())


def _facts_report(facts: Analysis, report: FileReport, guard: _Guard) -> FileReport:
    """Fill in the facts that are reported; each one that fails is a failure of its own."""

    def fact(what: str, make: Callable[[], T], default: T) -> T:
        return guard.run(what, make, default, stage="analysis")

    return replace(
        report,
        kind=fact("文种识别", lambda: facts.kind_fact, KindFact("", "", "")),
        counts=fact("篇幅统计", lambda: facts.counts_table, {}),
        limit=fact("篇幅上限", lambda: _limit(facts), report.limit),
        tasks=fact("任务识别", lambda: facts.tasks, ()),
        blocks=fact("段落清单", lambda: facts.block_rows, ()),
        sentences=fact("句子清单", lambda: facts.sentence_rows, ()),
        no_model=fact("句子模型", lambda: facts.why_no_encoder, "出错"),
        models=fact("句子模型", lambda: facts.models, ()),
    )


def _limit(facts: Analysis) -> LengthLimit | None:
    limit = limit_for(facts)
    return LengthLimit(limit.warning, limit.kind, limit.clause) if limit else None


def _after_waivers(
    report: FileReport, diagnostics: tuple[Diagnostic, ...], *, settings: Settings, rules: Rules, active: Rules
) -> FileReport:
    """Put in the diagnostics that no waiver allows, and what the waivers did; those of the settings see all files."""
    assert report.document is not None
    granted = from_comments(report.document, rules)
    waivers = (*(waiver for waiver in settings.waivers if applies_to(waiver, report.path)), *granted.valid)
    spans = [row.span for row in report.sentences]
    result = apply(diagnostics, waivers, document=report.document, sentences=spans)
    used = {waived.waiver for waived in result.waived}
    idle = tuple(_idle(waiver, active) for waiver in granted.valid if waiver not in used)
    return replace(report, diagnostics=result.kept, waived=result.waived, stale_waivers=(*granted.void, *idle))


def _idle(waiver: Waiver, active: Rules) -> StaleWaiver:
    if objection(waiver, active):
        return StaleWaiver(waiver, "这条规则这次没有运行，没有核对", judged=False)
    return StaleWaiver(waiver, "这里已没有这条规则的发现，可以删掉")
