"""One finding a line: path:line:column: CODE severity message."""

from collections.abc import Iterator

from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.report import Failure, FileReport, Report
from wenfeng_check.reporters.style import Style, clean


def render(report: Report, style: Style) -> str:
    """Return the findings of all files, then what failed beside them."""
    lines = [line for file in report.files for line in _lines(file, style)]
    return "".join(f"{line}\n" for line in (*lines, *map(_failure, report.failures)))


def _lines(file: FileReport, style: Style) -> Iterator[str]:
    yield from map(_failure, file.failures)
    for diagnostic in file.diagnostics:
        yield _line(file.path, diagnostic, style)


def _line(path: str, diagnostic: Diagnostic, style: Style) -> str:
    place = f"{clean(path)}:{diagnostic.location.line}:{diagnostic.location.column}:"
    severity = style.severity(diagnostic.severity.word, diagnostic.severity)
    return f"{place} {style.paint(diagnostic.code, 'bold')} {severity} {clean(diagnostic.finding.message)}"


def _failure(failure: Failure) -> str:
    return f"{clean(failure.path)}: {clean(failure.summary)}"
