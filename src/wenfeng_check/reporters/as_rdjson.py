"""The report in reviewdog's diagnostic format (rdjson): columns count bytes of UTF-8, ends are exclusive."""

import json
from collections.abc import Iterator
from typing import Any

from wenfeng_check.model.finding import Diagnostic, Fix, Safety, Severity
from wenfeng_check.model.report import Failure, FileReport, Report
from wenfeng_check.model.span import Span
from wenfeng_check.reporters.places import Lines, Position, failures_of, lines_of, words_of
from wenfeng_check.reporters.style import Style

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO", Severity.HINT: "INFO"}


def render(report: Report, style: Style) -> str:
    """Return one DiagnosticResult."""
    found = [*map(_failure, failures_of(report)), *(entry for file in report.files for entry in _file(file))]
    result = {"source": {"name": "wenfeng-check"}, "diagnostics": found}
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _file(file: FileReport) -> Iterator[dict[str, Any]]:
    lines = lines_of(file)
    return (_entry(file.path, diagnostic, lines) for diagnostic in file.diagnostics)


def _entry(path: str, diagnostic: Diagnostic, lines: Lines | None) -> dict[str, Any]:
    finding = diagnostic.finding
    entry: dict[str, Any] = {
        "message": words_of(diagnostic, place=lines is None),
        "location": _location(path, finding.span, lines),
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code},
    }
    if lines is not None and finding.labels:
        places = [(label.message, _location(path, label.span, lines)) for label in finding.labels]
        entry["related_locations"] = [{"message": words, "location": place} for words, place in places]
    if lines is not None and (suggestion := _suggestion(finding.fix, lines)):
        entry["suggestions"] = [suggestion]
    return entry


def _location(path: str, span: Span | None, lines: Lines | None) -> dict[str, Any]:
    return {"path": path} if span is None or lines is None else {"path": path, "range": _range(span, lines)}


def _range(span: Span, lines: Lines) -> dict[str, Any]:
    start, end = lines.region(span, encoding="utf-8")
    return {"start": _position(start), "end": _position(end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _suggestion(fix: Fix | None, lines: Lines) -> dict[str, Any] | None:
    """Return a safe fix of one edit: each suggestion is one edit, and is applied alone."""
    if fix is None or fix.safety is not Safety.SAFE or len(fix.edits) != 1:
        return None
    return {"range": _range(fix.edits[0].span, lines), "text": fix.edits[0].text}


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "message": failure.summary,
        "location": {"path": failure.path},
        "severity": "ERROR",
        "code": {"value": "wenfeng-check-failure"},
    }
