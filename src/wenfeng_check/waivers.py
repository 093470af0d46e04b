"""Waivers: findings allowed for a reason, in wenfeng.toml or as a Word comment, and those that allow nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from typing import NamedTuple

from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import Comment, Document
from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.report import Waived, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.selectors import is_known, specificity

_MARK = r"\s*wenfeng(?:-check)?\s*[:：]"
_ALLOW = _MARK + r"\s*允许\s*(?P<rules>[A-Za-z][A-Za-z0-9-]*(?:\s*[,，、]\s*[A-Za-z][A-Za-z0-9-]*)*)\W*(?P<reason>.*)"


class Sorted(NamedTuple):
    """Diagnostics after the waivers."""

    kept: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]


def from_comments(document: Document) -> Iterator[Waiver]:
    """Yield a waiver for each rule named in a comment like “wenfeng：允许 TSK103 理由”; unclear ones name none."""
    for comment in document.comments:
        if re.match(_MARK, comment.text):
            yield from _of_comment(comment)


def _of_comment(comment: Comment) -> Iterator[Waiver]:
    origin = f"{comment.author or '作者不明'}的批注"
    found = re.match(_ALLOW, comment.text, re.DOTALL)
    if found is None:
        yield Waiver("", comment.text.strip(), span=comment.span, origin=origin)
        return
    for rule in re.split(r"\s*[,，、]\s*", found["rules"]):
        yield Waiver(rule, found["reason"].strip(), span=comment.span, origin=origin)


def objection(waiver: Waiver, rules: Sequence[type[Rule]]) -> str:
    """Say why ``waiver`` has no effect whatever the text, ``""`` where it may have one."""
    if not waiver.rule:
        return "看不懂：应写成“wenfeng：允许 TSK103 理由”"
    if not is_known(waiver.rule, rules):
        return f"没有 {waiver.rule} 这条规则"
    return "" if waiver.reason else "没有写理由，不起作用"


def applies_to(waiver: Waiver, path: str) -> bool:
    """Say whether the waiver's file pattern means ``path``."""
    return not waiver.file or fnmatch(path, waiver.file) or fnmatch(re.split(r"[/\\]", path)[-1], waiver.file)


def apply(
    diagnostics: Iterable[Diagnostic], waivers: Sequence[Waiver], *, document: Document, sentences: Sequence[Span]
) -> Sorted:
    """Take out what ``waivers`` allow; a fragment of text means the sentences that it stands in."""
    kept: list[Diagnostic] = []
    waived: list[Waived] = []
    places = [_places(waiver, document) for waiver in waivers]
    for diagnostic in diagnostics:
        area = _area(diagnostic.finding.span, sentences)
        hit = next((w for w, spans in zip(waivers, places, strict=True) if _allows(w, spans, diagnostic, area)), None)
        if hit is None:
            kept.append(diagnostic)
        else:
            waived.append(Waived(diagnostic, hit))
    return Sorted(tuple(kept), tuple(waived))


def _allows(waiver: Waiver, spans: Sequence[Span] | None, diagnostic: Diagnostic, area: Span | None) -> bool:
    if not specificity(waiver.rule, diagnostic.code, diagnostic.name):
        return False
    if spans is None:
        return True
    if area is None:
        return waiver.span is not None
    return any(area.overlaps(span) for span in spans)


def _places(waiver: Waiver, document: Document) -> tuple[Span, ...] | None:
    """Return where the waiver holds; None for the whole document."""
    if waiver.span is not None:
        return (Span(waiver.span.start, max(waiver.span.end, waiver.span.start + 1)),)
    if not waiver.text:
        return None
    hits = re.finditer(re.escape(fold(waiver.text)), fold(document.text))
    return tuple(Span(hit.start(), hit.end()) for hit in hits)


def _area(span: Span | None, sentences: Sequence[Span]) -> Span | None:
    """Return the flagged words widened to the sentences that they stand in."""
    if span is None:
        return None
    touched = [sentence for sentence in sentences if sentence.overlaps(span)]
    starts = [span.start, *(sentence.start for sentence in touched)]
    return Span(min(starts), max([span.end, *(sentence.end for sentence in touched)]))
