"""What a comment says: the reason, what to write instead, the clause, and the rule's code for whoever wants to allow it."""

from bisect import bisect_right
from collections.abc import Iterator

from wenfeng_check.annotate.comment_part import Line
from wenfeng_check.explain import SEVERITY_WORDS
from wenfeng_check.model.finding import Clause, Diagnostic
from wenfeng_check.model.report import FileReport
from wenfeng_check.reporters.excerpt import shorten

_SHORT = (24, 8)


class Wording:
    """Writes the comments of one file; a clause is quoted the first time that it is named."""

    def __init__(self, report: FileReport) -> None:
        self._report = report
        self._quoted: set[str] = set()

    def lines(self, diagnostic: Diagnostic, *, exact: bool) -> tuple[Line, ...]:
        """Return the paragraphs of a comment; one that does not stand ``exact``\\ ly at its words names its place."""
        return tuple(self._lines(diagnostic, exact=exact))

    def _lines(self, diagnostic: Diagnostic, *, exact: bool) -> Iterator[Line]:
        finding = diagnostic.finding
        yield Line(f"{SEVERITY_WORDS[diagnostic.severity]}：", finding.message)
        if finding.span is None:
            yield Line("位置：", "这是对全文的意见。")
        elif not exact:
            yield Line("位置：", self._place(diagnostic))
        if finding.advice:
            yield Line("怎么改：", finding.advice)
        yield Line("依据：", self._authority(diagnostic.clause))
        for words in self._second_places(diagnostic):
            yield Line("另见：", words)
        yield Line("规则：", f"{diagnostic.code} {diagnostic.name}")

    def _place(self, diagnostic: Diagnostic) -> str:
        document, span = self._report.document, diagnostic.finding.span
        words = shorten(document.of(span), *_SHORT).strip() if document and span else ""
        quote = f"“{words}”" if words else ""
        return f"{diagnostic.location.words}{quote}。那里放不了批注，标在最近的地方。"

    def _authority(self, clause: Clause) -> str:
        source = f"{clause.source}（{clause.authority.words}）"
        if not clause.quote or source in self._quoted:
            return source
        self._quoted.add(source)
        return f"{source}：“{clause.quote}”"

    def _second_places(self, diagnostic: Diagnostic) -> Iterator[str]:
        document, blocks = self._report.document, self._report.blocks
        if document is None:
            return
        for label in diagnostic.finding.labels:
            at = bisect_right(blocks, label.span.start, key=lambda row: row.span.start) - 1
            place = blocks[at].origin if at >= 0 else ""
            words = shorten(document.of(label.span), *_SHORT)
            yield f"{place}“{words}”{'：' if label.message else ''}{label.message}"
