"""The report for a person: each finding with its place, words, reason, authority and advice, then a summary."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from wenfeng_check.explain import SEVERITY_WORDS
from wenfeng_check.model.finding import Clause, Diagnostic
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.model.span import Span
from wenfeng_check.reporters.closing import closing, sure_words, total
from wenfeng_check.reporters.excerpt import excerpt, shorten
from wenfeng_check.reporters.style import Style, clean, wrap
from wenfeng_check.reporters.summary import Summary, summarise

_SHOWN_IN_FULL = 5
_SHORT = (24, 8)
#: Rules named so say that something is not there.
_ABSENT = "missing-"
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
    if file.secrecy:
        yield from wrap(f"警告：{file.secrecy.warning}", style.width)
    yield _header(file, summary, style)
    yield ""
    page = _Page(file, style)
    findings = [line for _, group in groupby(file.diagnostics, key=_place) for line in page.lines(group)]
    while findings and not findings[-1]:
        findings.pop()
    yield from findings
    yield from page.elsewhere()
    yield from closing(file, summary, style)
    yield ""


def _header(file: FileReport, summary: Summary, style: Style) -> str:
    kind = f"{file.kind.kind}（{file.kind.reason}）" if file.kind.reason else file.kind.kind or "文种未识别"
    return f"{style.paint(clean(file.path), 'bold')}  {clean(kind)}  {length_words(summary)}"


def _place(diagnostic: Diagnostic) -> tuple[Span | None, str]:
    """Return what findings must share to be shown together: the same words, or the same message on the whole text."""
    span = diagnostic.finding.span
    return (span, "" if span else diagnostic.finding.message)


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
    more: dict[str, list[str]] = field(default_factory=dict)
    quoted: set[str] = field(default_factory=set)

    def lines(self, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
        """Yield the findings at one place: in full the first times that their rules fire, then on one line."""
        full: list[Diagnostic] = []
        short: list[Diagnostic] = []
        for diagnostic in diagnostics:
            self.shown[diagnostic.code] += 1
            (short if self.shown[diagnostic.code] > _SHOWN_IN_FULL else full).append(diagnostic)
        for diagnostic in full:
            yield self._head([diagnostic])
        if full:
            yield from self._words(full[0])
            yield from self._fields(full)
        if short and all(diagnostic.name.startswith(_ABSENT) for diagnostic in short):
            self.more.setdefault(self._what(short), []).append(clean(short[0].location.words))
        elif short:
            yield self._short(short)
        if full:
            yield ""

    def elsewhere(self) -> Iterator[str]:
        """Yield where else something is missing: there are no words to quote, so the places of a rule stand together."""
        for what, places in self.more.items():
            yield ""
            yield f"{what}  另有 {len(places)} 处"
            for line in wrap("、".join(dict.fromkeys(places)), self.style.width - len(_INDENT)):
                yield f"{_INDENT}{line}"
        if self.more:
            yield f"{_INDENT}逐项列出任务和缺项：wenfeng-check tasks {clean(self.file.path)}"

    def _fields(self, diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
        """Yield reasons, authorities and advice, each wording once, then the second places."""
        for message in dict.fromkeys(diagnostic.finding.message for diagnostic in diagnostics):
            yield from self._field("问题", message)
        for words in self._authorities(diagnostic.clause for diagnostic in diagnostics):
            yield from self._field("依据", words)
        told = (sure_words(each.finding) for each in diagnostics if self.style.verbose)
        for words in dict.fromkeys(words for words in told if words):
            yield from self._field("把握", words)
        advised = list(dict.fromkeys(diagnostic.finding.advice for diagnostic in diagnostics))
        for advice in advised:
            if not any(other != advice and other.startswith(advice) for other in advised):
                yield from self._field("怎么改", advice)
        for words in dict.fromkeys(words for diagnostic in diagnostics for words in self._labels(diagnostic)):
            yield from self._field("另见", words)

    def _head(self, diagnostics: Sequence[Diagnostic]) -> str:
        return self._what(diagnostics, place=f"{clean(diagnostics[0].location.words)}  ")

    def _what(self, diagnostics: Sequence[Diagnostic], *, place: str = "") -> str:
        worst = max(diagnostic.severity for diagnostic in diagnostics)
        rules = "、".join(f"{diagnostic.code} {diagnostic.name}" for diagnostic in diagnostics)
        return f"{self.style.severity(SEVERITY_WORDS[worst], worst)}  {place}{self.style.paint(rules, 'bold')}"

    def _short(self, diagnostics: Sequence[Diagnostic]) -> str:
        document, span = self.file.document, diagnostics[0].finding.span
        words = document.of(span) if document and span else diagnostics[0].finding.message
        return f"{self._head(diagnostics)}  {self.style.flagged(clean(shorten(words, *_SHORT)))}"

    def _words(self, diagnostic: Diagnostic) -> Iterator[str]:
        document, span = self.file.document, diagnostic.finding.span
        if document and span and span.length:
            part = excerpt(document, span, self.file.sentences)
            yield f"{_INDENT}{part.before}{self.style.flagged(part.flagged)}{part.after}"

    def _authorities(self, clauses: Iterable[Clause]) -> Iterator[str]:
        """Yield each source once, with its words where the page has not quoted it yet."""
        quotes: dict[str, str] = {}
        for clause in clauses:
            source = f"{clause.source}（{clause.authority.words}）"
            quotes[source] = quotes.get(source) or clause.quote
        for source, quote in quotes.items():
            yield source if not quote or source in self.quoted else f"{source}：“{quote}”"
            self.quoted |= {source} if quote else set()

    def _field(self, name: str, text: str) -> Iterator[str]:
        lines = list(wrap(clean(text), self.style.width - len(_INDENT) - 8))
        for number, line in enumerate(lines):
            title = self.style.paint(f"{name}：", "dim") if number == 0 else " " * (2 * len(name) + 2)
            yield f"{_INDENT}{title}{line}"

    def _labels(self, diagnostic: Diagnostic) -> Iterator[str]:
        """Yield the second places of a finding in words."""
        if self.file.document is None:
            return
        for label in diagnostic.finding.labels:
            words = clean(shorten(self.file.document.of(label.span), *_SHORT))
            place = self._place(label.span)
            yield f"{place}“{words}”{'：' if label.message else ''}{label.message}"

    def _place(self, span: Span) -> str:
        at = bisect_right(self.file.blocks, span.start, key=lambda row: row.span.start) - 1
        return self.file.blocks[at].origin if at >= 0 else ""
