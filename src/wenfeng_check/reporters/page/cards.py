"""The card of a finding: severity, reason, clause, what to write, other places; it opens without a script."""

from collections.abc import Iterator
from typing import NamedTuple

from wenfeng_check.explain import SEVERITY_WORDS
from wenfeng_check.model.document import Document
from wenfeng_check.model.finding import Clause, Diagnostic, Fix
from wenfeng_check.reporters.closing import sure_words
from wenfeng_check.reporters.excerpt import shorten
from wenfeng_check.reporters.page.markup import Markup, element, join
from wenfeng_check.rules.groups import GROUPS

_QUOTED = (24, 8)


class Names(NamedTuple):
    """The names (ids) on a page of what belongs to one document; ``prefix`` keeps several documents apart."""

    prefix: str

    def card(self, number: int) -> str:
        """The card of a finding."""
        return f"{self.prefix}-d{number}"

    def mark(self, number: int, label: int = 0) -> str:
        """The flagged words of a finding; with ``label``, one of its second places."""
        return f"{self.prefix}-m{number}" + (f"-{label}" if label else "")

    def block(self, index: int) -> str:
        """A paragraph or a cell."""
        return f"{self.prefix}-b{index}"


def group_words(group: str) -> str:
    """Return the short Chinese name of a group of rules."""
    return GROUPS.get(group, group).split("：")[0]


def card(diagnostic: Diagnostic, number: int, document: Document, names: Names) -> Markup:
    """Return the card; its target lies in the part that unfolds, so that a jump opens it."""
    finding = diagnostic.finding
    severity = diagnostic.severity.word
    summary = element(
        "summary",
        element("span", str(number), class_="no"),
        element("span", SEVERITY_WORDS[diagnostic.severity], class_=f"sev sev-{severity}"),
        element("span", finding.message, class_="msg"),
    )
    rows = [row for row in _rows(diagnostic, document, names, number) if row[1]]
    body = element("dl", *(join(element("dt", title), element("dd", words)) for title, words in rows))
    back = _back(diagnostic, number, names)
    inner = element("div", body, back, class_="more", id=names.card(number))
    return element(
        "details", summary, inner,
        class_=f"card edge-{severity}", data_d=names.card(number), data_group=diagnostic.group, data_severity=severity,
    )  # fmt: skip


def _rows(diagnostic: Diagnostic, document: Document, names: Names, number: int) -> Iterator[tuple[str, Markup]]:
    finding = diagnostic.finding
    yield "怎么改", join(finding.advice)
    yield "改法", _fix(finding.fix, document) if finding.fix else Markup()
    yield "依据", _clause(diagnostic.clause)
    yield "另见", _labels(diagnostic, document, names, number)
    yield "把握", join(sure_words(finding))
    yield "位置", join(diagnostic.location.words)
    yield "规则", join(f"{diagnostic.code} {diagnostic.name}（{group_words(diagnostic.group)}）")


def _fix(fix: Fix, document: Document) -> Markup:
    changes = (join(element("del", document.of(edit.span)), element("ins", edit.text), " ") for edit in fix.edits)
    return join(f"{fix.title} ", *changes)


def _clause(clause: Clause) -> Markup:
    quote = element("q", clause.quote) if clause.quote else Markup()
    return join(f"{clause.source}（{clause.authority.words}）", quote)


def _labels(diagnostic: Diagnostic, document: Document, names: Names, number: int) -> Markup:
    entries = [
        element(
            "li",
            element("a", f"“{shorten(document.of(label.span), *_QUOTED)}”", href=f"#{names.mark(number, at)}"),
            f" {label.message}" if label.message else "",
        )
        for at, label in enumerate(diagnostic.finding.labels, 1)
    ]
    return element("ul", *entries) if entries else Markup()


def _back(diagnostic: Diagnostic, number: int, names: Names) -> Markup:
    if diagnostic.finding.span is None:
        return Markup()
    return element("a", "看原文", class_="back", href=f"#{names.mark(number)}", aria_label=f"看第{number}处的原文")
