"""The report as workflow commands of GitHub Actions: each line becomes an annotation of a pull request."""

from collections.abc import Iterator

from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.reporters.closing import stale_words
from wenfeng_check.reporters.places import Lines, failures_of, lines_of, words_of
from wenfeng_check.reporters.style import Style

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice", Severity.HINT: "notice"}


def render(report: Report, style: Style) -> str:
    """Return a command a line; failures come first, since GitHub shows ten errors of a step only."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for failure in failures_of(report):
        yield _command("error", failure.summary, file=failure.path, title="没有查成")
    for file in report.files:
        yield from _file(file)
    for stale in report.stale_waivers:
        yield _command("notice", stale_words(stale), title="失效的例外")
    for note in report.notes:
        yield _command("notice", note, title="没有检查")


def _file(file: FileReport) -> Iterator[str]:
    lines = lines_of(file)
    for diagnostic in file.diagnostics:
        place = _place(diagnostic, lines)
        title = f"{diagnostic.code} {diagnostic.name}"
        words = words_of(diagnostic, place=lines is None)
        yield _command(_COMMANDS[diagnostic.severity], words, file=file.path, **place, title=title)
    for stale in file.stale_waivers:
        yield _command("notice", stale_words(stale), file=file.path, title="失效的例外")
    for note in file.document.notes if file.document else ():
        yield _command("notice", note.message, file=file.path, title="没有读到")


def _place(diagnostic: Diagnostic, lines: Lines | None) -> dict[str, str]:
    """Return the place as GitHub wants it: columns only where the range lies on one line."""
    span = diagnostic.finding.span
    if lines is None or span is None:
        return {}
    start, end = lines.region(span)
    if start.line != end.line:
        return {"line": str(start.line), "endLine": str(end.line)}
    return {"line": str(start.line), "col": str(start.column), "endColumn": str(end.column)}


def _command(name: str, message: str, **properties: str) -> str:
    pairs = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {pairs}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
