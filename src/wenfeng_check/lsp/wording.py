"""Diagnostics and rule pages in the words of the protocol."""

from collections.abc import Iterator, Sequence

from lsprotocol import types

from wenfeng_check.explain import markdown
from wenfeng_check.lsp.drafts import Checked
from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules import load_rules

SOURCE = "wenfeng-check"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
    Severity.HINT: types.DiagnosticSeverity.Hint,
}


def diagnostics(checked: Checked, *, related: bool) -> list[types.Diagnostic]:
    """Return all that the editor is to show; ``related``: it can show second places."""
    found = [_trouble(checked, why) for why in troubles(checked)]
    if checked.report:
        found += [worded(diagnostic, checked, related=related) for diagnostic in checked.report.diagnostics]
    return found


def worded(diagnostic: Diagnostic, checked: Checked, *, related: bool) -> types.Diagnostic:
    """Return a finding as the editor shows it; the fingerprint goes along, so that it is known again."""
    finding = diagnostic.finding
    labels = [
        types.DiagnosticRelatedInformation(
            types.Location(checked.draft.uri, checked.positions.range(label.span)), label.message
        )
        for label in finding.labels
    ]
    return types.Diagnostic(
        range=checked.positions.range(place(diagnostic, checked)),
        message="\n".join(words for words in (finding.message, finding.advice) if words),
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.code,
        source=SOURCE,
        related_information=labels if related and labels else None,
        data={"fingerprint": diagnostic.fingerprint},
    )


def place(diagnostic: Diagnostic, checked: Checked) -> Span:
    """Return where a finding is shown: one about the whole document, at its first line."""
    return diagnostic.finding.span or checked.positions.first_line()


def at(checked: Checked, span: Span) -> tuple[Diagnostic, ...]:
    """Return the findings that ``span``, or the place that it is where it is empty, touches."""
    found = checked.report.diagnostics if checked.report else ()
    return tuple(each for each in found if _touches(place(each, checked), span))


def page(found: Sequence[Diagnostic]) -> str:
    """Return the pages of the rules behind ``found``, each once."""
    pages = {rule.code: rule for rule in load_rules()}
    codes = dict.fromkeys(diagnostic.code for diagnostic in found)
    return "\n\n---\n\n".join(markdown(pages[code]) for code in codes if code in pages)


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def troubles(checked: Checked) -> Iterator[str]:
    """Yield what was not done, a line each."""
    if checked.trouble:
        yield checked.trouble
    if checked.report:
        yield from (failure.summary for failure in checked.report.failures)


def _trouble(checked: Checked, why: str) -> types.Diagnostic:
    return types.Diagnostic(
        range=checked.positions.range(checked.positions.first_line()),
        message=why,
        severity=types.DiagnosticSeverity.Error,
        code="未检查",
        source=SOURCE,
    )
