"""One finding a line: path:line:column: CODE severity message."""

from collections.abc import Iterator

from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.reporters.style import Style, clean


def render(report: Report, style: Style) -> str:
    """Return the findings of all files."""
    return "".join(f"{line}\n" for file in report.files for line in _lines(file, style))


def _lines(file: FileReport, style: Style) -> Iterator[str]:
    for failure in file.failures:
        yield f"{clean(file.path)}: {clean(failure.summary)}"
    for diagnostic in file.diagnostics:
        yield _line(file.path, diagnostic, style)


def _line(path: str, diagnostic: Diagnostic, style: Style) -> str:
    place = f"{clean(path)}:{diagnostic.location.line}:{diagnostic.location.column}:"
    severity = style.severity(diagnostic.severity.word, diagnostic.severity)
    return f"{place} {style.paint(diagnostic.code, 'bold')} {severity} {clean(diagnostic.finding.message)}"
