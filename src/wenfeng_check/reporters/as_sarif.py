"""The report as SARIF 2.1.0 (OASIS): rules with their pages, places, safe fixes, waivers, failures."""

import json
from collections.abc import Iterator
from typing import Any

from wenfeng_check import __version__
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.model.finding import Diagnostic, Fix, Label, Safety
from wenfeng_check.model.report import Failure, FileReport, Report, StaleWaiver, Waived
from wenfeng_check.model.span import Span
from wenfeng_check.reporters.closing import stale_words
from wenfeng_check.reporters.places import Lines, failures_of, is_absolute, lines_of, uri, words_of
from wenfeng_check.reporters.sarif_rules import LEVELS, descriptor
from wenfeng_check.reporters.style import Style
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.version import RULESET_VERSION

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "wenfengCheck/v1"
Json = dict[str, Any]


def render(report: Report, style: Style) -> str:
    """Return one log with one run. Columns count code points; a file that is not text has logical places only."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report) -> Json:
    rules = _rules(report)
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    driver = {
        "name": "wenfeng-check",
        "version": __version__,
        "properties": {"ruleset": RULESET_VERSION},
        "language": "zh-CN",
        "rules": [descriptor(rule) for rule in rules],
    }
    return {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(file.path)} for file in report.files],
        "invocations": [_invocation(report)],
        "results": [result for file in report.files for result in _results(file, indexes)],
    }


def _rules(report: Report) -> list[type[Rule]]:
    """Return the rules that results point to: the pages of all rules would be half a megabyte."""
    found = {diagnostic.code for file in report.files for diagnostic in file.diagnostics}
    found |= {waived.diagnostic.code for file in report.files for waived in file.waived}
    return [rule for rule in load_rules() if rule.code in found]


def _artifact(path: str) -> Json:
    return {"uri": uri(path)} if is_absolute(path) else {"uri": uri(path), "uriBaseId": "%SRCROOT%"}


def _results(file: FileReport, indexes: dict[str, int]) -> Iterator[Json]:
    lines = lines_of(file)
    for diagnostic in file.diagnostics:
        yield _result(file, diagnostic, lines, indexes)
    for waived in file.waived:
        yield _result(file, waived.diagnostic, lines, indexes) | {"suppressions": [_suppression(waived)]}


def _result(file: FileReport, diagnostic: Diagnostic, lines: Lines | None, indexes: dict[str, int]) -> Json:
    finding = diagnostic.finding
    result: Json = {
        "ruleId": diagnostic.code,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": words_of(diagnostic, place=lines is None)},
        "locations": [_location(file.path, finding.span, lines, diagnostic.location.words)],
        "partialFingerprints": {_FINGERPRINT: diagnostic.fingerprint},
        "properties": _properties(diagnostic),
    }
    if diagnostic.code in indexes:
        result["ruleIndex"] = indexes[diagnostic.code]
    if finding.labels:
        result["relatedLocations"] = [_related(file, label, lines) for label in finding.labels]
    if lines is not None and finding.fix is not None and finding.fix.safety is Safety.SAFE:
        result["fixes"] = [_fix(file.path, finding.fix, lines)]
    return result


def _properties(diagnostic: Diagnostic) -> Json:
    """Return what SARIF has no field for: the severity in our own words, the clause, the offsets in the read text."""
    finding, clause = diagnostic.finding, diagnostic.clause
    span = {"start": finding.span.start, "end": finding.span.end} if finding.span else None
    authority = {"level": str(clause.authority), "source": clause.source, "quote": clause.quote}
    return {
        "severity": diagnostic.severity.word,
        "confidence": round(finding.confidence, 3),
        "span": span,
        "authority": authority,
    }


def _location(path: str, span: Span | None, lines: Lines | None, words: str) -> Json:
    physical: Json = {"artifactLocation": _artifact(path)}
    if lines is not None and span is not None:
        physical["region"] = _region(span, lines)
    location: Json = {"physicalLocation": physical}
    if words:
        location["logicalLocations"] = [{"name": words, "fullyQualifiedName": f"{path}：{words}", "kind": "paragraph"}]
    return location


def _region(span: Span, lines: Lines) -> Json:
    start, end = lines.region(span)
    place = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
    return {**place, "charOffset": span.start, "charLength": span.length}


def _related(file: FileReport, label: Label, lines: Lines | None) -> Json:
    origins = (row.origin for row in file.blocks if row.span.start <= label.span.start <= row.span.end)
    location = _location(file.path, label.span, lines, next(origins, ""))
    return {**location, "message": {"text": label.message}} if label.message else location


def _fix(path: str, fix: Fix, lines: Lines) -> Json:
    edits = [{"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    changes = [{"artifactLocation": _artifact(path), "replacements": edits}]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _suppression(waived: Waived) -> Json:
    """A waiver in the document stands in its source, one in the settings outside of it."""
    waiver = waived.waiver
    kind = "external" if waiver.span is None else "inSource"
    reason = f"{waiver.reason}（{waiver.origin}）" if waiver.origin else waiver.reason
    return {"kind": kind, "status": "accepted", "justification": reason}


def _invocation(report: Report) -> Json:
    status = report.status
    return {
        "executionSuccessful": status is not ExitStatus.FAILED,
        "exitCode": int(status),
        "toolExecutionNotifications": list(_execution(report)),
        "toolConfigurationNotifications": list(_configuration(report)),
    }


def _execution(report: Report) -> Iterator[Json]:
    for failure in failures_of(report):
        yield _failure(failure)
    for file in report.files:
        for note in file.document.notes if file.document else ():
            yield _notification(note.message, "warning", file.path)
    yield from (_notification(note, "warning") for note in report.notes)


def _failure(failure: Failure) -> Json:
    told = _notification(failure.summary, "error", failure.path)
    return told | ({"exception": {"message": failure.detail}} if failure.detail else {})


def _configuration(report: Report) -> Iterator[Json]:
    """Tell which waivers had no effect, and which rules did not run."""
    stale = [("", waiver) for waiver in report.stale_waivers]
    stale += [(file.path, waiver) for file in report.files for waiver in file.stale_waivers]
    yield from (_stale(path, waiver) for path, waiver in stale)
    for file in report.files:
        reasons: dict[str, list[str]] = {}
        for skipped in file.skipped:
            reasons.setdefault(skipped.reason, []).append(skipped.rule)
        for reason, rules in reasons.items():
            yield _notification(f"没有运行 {len(rules)} 条规则（{reason}）：{'、'.join(rules)}", "note", file.path)


def _stale(path: str, stale: StaleWaiver) -> Json:
    return _notification(f"失效的例外：{stale_words(stale)}", "warning", path)


def _notification(words: str, level: str, path: str = "") -> Json:
    told: Json = {"message": {"text": words}, "level": level}
    return told | ({"locations": [{"physicalLocation": {"artifactLocation": _artifact(path)}}]} if path else {})
