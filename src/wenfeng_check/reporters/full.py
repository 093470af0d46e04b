"""The report for a person: each finding with its place, words, reason, authority and advice, then a summary."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from wenfeng_check.explain import SEVERITY_WORDS
from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.reporters.closing import closing, total
from wenfeng_check.reporters.excerpt import excerpt, shorten
from wenfeng_check.reporters.style import Style, clean, wrap
from wenfeng_check.reporters.summary import Summary, summarise

_SHOWN_IN_FULL = 5
_INDENT = "    "


def render(report: Report, style: Style) -> str:
    """Return the findings and the summary of each file, and a line on all of them."""
    lines: list[str] = []
    for file in report.files:
        lines += _file(file, style)
    return "\n".join([*lines, *total(report, style)]) + "\n"


def _file(file: FileReport, style: Style) -> Iterator[str]:
    if file.document is None:
        return
    summary = summarise(file)
    yield _header(file, summary, style)
    yield ""
    page = _Page(file, style)
    for diagnostic in file.diagnostics:
        yield from page.lines(diagnostic)
    yield from closing(file, summary, style)
    yield ""


def _header(file: FileReport, summary: Summary, style: Style) -> str:
    kind = f"{file.kind.kind}（{file.kind.reason}）" if file.kind.reason else file.kind.kind or "文种未识别"
    return f"{style.paint(clean(file.path), 'bold')}  {clean(kind)}  {length_words(summary)}"


def length_words(summary: Summary) -> str:
    """Say how long the draft is, against its limit where it has one."""
    words = f"正文 {summary.characters:,} 字"
    if not summary.limit:
        return words
    return f"{words}，上限 {summary.limit:,} 字" + (f"，超 {summary.over:,} 字" if summary.over else "")


@dataclass(slots=True)
class _Page:
    """The findings of one file in order; it counts what was shown, so that repetition becomes short."""

    file: FileReport
    style: Style
    shown: Counter[str] = field(default_factory=Counter)
    quoted: set[str] = field(default_factory=set)

    def lines(self, diagnostic: Diagnostic) -> Iterator[str]:
        """Yield a finding: in full the first times that its rule fires, then on one line."""
        self.shown[diagnostic.code] += 1
        if self.shown[diagnostic.code] > _SHOWN_IN_FULL:
            yield self._short(diagnostic)
            return
        yield self._head(diagnostic)
        yield from self._words(diagnostic)
        yield from self._field("问题", diagnostic.finding.message)
        yield from self._field("依据", self._authority(diagnostic))
        yield from self._field("怎么改", diagnostic.finding.advice)
        yield from self._labels(diagnostic)
        yield ""

    def _head(self, diagnostic: Diagnostic) -> str:
        severity = self.style.severity(SEVERITY_WORDS[diagnostic.severity], diagnostic.severity)
        rule = self.style.paint(f"{diagnostic.code} {diagnostic.name}", "bold")
        return f"{severity}  {clean(diagnostic.location.words)}  {rule}"

    def _short(self, diagnostic: Diagnostic) -> str:
        document, span = self.file.document, diagnostic.finding.span
        words = clean(shorten(document.of(span))) if document and span else clean(diagnostic.finding.message)
        return f"{self._head(diagnostic)}  {self.style.flagged(words)}"

    def _words(self, diagnostic: Diagnostic) -> Iterator[str]:
        document, span = self.file.document, diagnostic.finding.span
        if document and span and span.length:
            part = excerpt(document, span, self.file.sentences)
            yield f"{_INDENT}{part.before}{self.style.flagged(part.flagged)}{part.after}"

    def _authority(self, diagnostic: Diagnostic) -> str:
        clause = diagnostic.clause
        words = f"{clause.source}（{clause.authority.words}）"
        if not clause.quote or words in self.quoted:
            return words
        self.quoted.add(words)
        return f"{words}：“{clause.quote}”"

    def _field(self, name: str, text: str) -> Iterator[str]:
        lines = list(wrap(clean(text), self.style.width - len(_INDENT) - 8))
        for number, line in enumerate(lines):
            title = self.style.paint(f"{name}：", "dim") if number == 0 else " " * (2 * len(name) + 2)
            yield f"{_INDENT}{title}{line}"

    def _labels(self, diagnostic: Diagnostic) -> Iterator[str]:
        if self.file.document is None:
            return
        for label in diagnostic.finding.labels:
            words = clean(shorten(self.file.document.of(label.span)))
            yield from self._field("另见", f"“{words}”{'：' if label.message else ''}{label.message}")
