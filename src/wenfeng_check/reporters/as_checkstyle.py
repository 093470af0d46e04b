"""The report in Checkstyle's XML, which most build servers read."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.report import Failure, FileReport, Report
from wenfeng_check.reporters.places import Lines, lines_of, words_of
from wenfeng_check.reporters.style import Style
from wenfeng_check.reporters.xml_text import document, element

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info", Severity.HINT: "info"}


def render(report: Report, style: Style) -> str:
    """Return a ``file`` for each file and for each failure that belongs to none."""
    files = [element("file", *_errors(file), name=file.path) for file in report.files]
    others = [element("file", _failure(failure), name=failure.path) for failure in report.failures]
    return document(element("checkstyle", *files, *others, version="10.0"))


def _errors(file: FileReport) -> Iterator[ET.Element]:
    yield from map(_failure, file.failures)
    lines = lines_of(file)
    yield from (_error(diagnostic, lines) for diagnostic in file.diagnostics)


def _error(diagnostic: Diagnostic, lines: Lines | None) -> ET.Element:
    span = diagnostic.finding.span
    start = lines.region(span).start if lines is not None and span is not None else None
    return element(
        "error",
        line=start.line if start else 1,
        column=start.column if start else "",
        severity=_SEVERITIES[diagnostic.severity],
        message=words_of(diagnostic, place=lines is None),
        source=f"wenfeng-check.{diagnostic.group}.{diagnostic.code}",
    )


def _failure(failure: Failure) -> ET.Element:
    return element("error", line=1, severity="error", message=failure.summary, source="wenfeng-check.failure")
