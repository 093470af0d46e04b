"""The report as GitLab's code quality artifact (a subset of Code Climate's): shown in merge requests."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.report import Failure, FileReport, Report
from wenfeng_check.reporters.places import Lines, failures_of, lines_of, words_of
from wenfeng_check.reporters.style import Style

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info", Severity.HINT: "info"}
_FAILED = "wenfeng-check-failure"


def render(report: Report, style: Style) -> str:
    """Return a JSON array; a failure is an issue of its own, of the gravest kind."""
    issues = [*map(_failure, failures_of(report)), *(issue for file in report.files for issue in _file(file))]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _file(file: FileReport) -> Iterator[dict[str, Any]]:
    lines = lines_of(file)
    return (_issue(file.path, diagnostic, lines) for diagnostic in file.diagnostics)


def _issue(path: str, diagnostic: Diagnostic, lines: Lines | None) -> dict[str, Any]:
    span = diagnostic.finding.span
    place = {"begin": 1}
    if lines is not None and span is not None:
        region = lines.region(span)
        place = {"begin": region.start.line, "end": region.end.line}
    return {
        "description": words_of(diagnostic, place=lines is None),
        "check_name": f"{diagnostic.code} {diagnostic.name}",
        "fingerprint": _digest(path, diagnostic.fingerprint),
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": _path(path), "lines": place},
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "description": failure.summary,
        "check_name": _FAILED,
        "fingerprint": _digest(failure.path, failure.stage, failure.summary),
        "severity": "blocker",
        "location": {"path": _path(failure.path), "lines": {"begin": 1}},
    }


def _digest(*parts: str) -> str:
    """Return a key that no other issue of the report has: GitLab shows one issue of a key only."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _path(path: str) -> str:
    return Path(path).as_posix()
