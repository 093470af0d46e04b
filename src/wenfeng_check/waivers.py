"""Waivers: findings allowed for a reason, in wenfeng.toml, in a remark in the text or a Word comment, and idle ones."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import Comment, Document
from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.report import StaleWaiver, Waived, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.selectors import ALL, EXACT, is_known, specificity

#: The author of the comments that the checker itself writes into Word files; they are no waivers.
OWN_AUTHOR = "文风检查"
_HEAD = r"\s*(?P<head>wenfeng(?:-check)?|文风检查)\s*[:：]\s*"
_FROM, _TO, _WHOLE, _NAMED = ("以下不改", "ignore-start"), ("以上不改", "ignore-end"), ("全文不改", "ignore-file"), ("允许",)
_HERE = ("不改", "忽略", "ignore")
_VERB = "|".join((*_FROM, *_TO, *_WHOLE, *_NAMED, *_HERE))
_RULE = r"[A-Za-z][A-Za-z0-9-]*"
_REMARK = rf"{_HEAD}(?P<verb>{_VERB})(?![A-Za-z-])\s*(?P<rules>{_RULE}(?:\s*[,，、]\s*{_RULE})*)?\W*(?P<reason>.*)"
_UNCLEAR = "看不懂：应写成“文风检查：不改 TSK103，理由”（或“wenfeng：允许 TSK103 理由”）"


class Sorted(NamedTuple):
    """Diagnostics after the waivers."""

    kept: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]


class Granted(NamedTuple):
    """The waivers of a document's remarks and comments that can have an effect, and those that cannot."""

    valid: tuple[Waiver, ...]
    void: tuple[StaleWaiver, ...]


def from_comments(document: Document, rules: Sequence[type[Rule]]) -> Granted:
    """Return a waiver for each rule named in a remark like “文风检查：不改 TSK103，理由”; without a rule it means all."""
    found = list(_read(document))
    void = [(waiver, why or objection(waiver, rules)) for waiver, why in found]
    return Granted(
        tuple(waiver for waiver, why in void if not why),
        tuple(StaleWaiver(waiver, why, void=True) for waiver, why in void if why),
    )


def _read(document: Document) -> Iterator[tuple[Waiver, str]]:
    """Yield the waivers, each with what is wrong with its wording."""
    open_since: list[tuple[Comment, re.Match[str]]] = []
    for comment in document.comments:
        head = re.match(_HEAD, comment.text)
        if head is None or comment.author == OWN_AUTHOR:
            continue
        remark = re.match(_REMARK, comment.text, re.DOTALL)
        words = " ".join(comment.text.split())
        unclear = Waiver("", words, span=comment.span, origin=_origin(comment, document), words=words)
        if remark is None or (remark["verb"] in _NAMED and not remark["rules"]):
            if head["head"].startswith("wenfeng") or comment.offset >= 0:
                yield unclear, _UNCLEAR
        elif remark["verb"] in _TO:
            if open_since:
                start, opening = open_since.pop()
                yield from _waivers(start, opening, document, Span(start.offset, comment.offset))
            else:
                yield unclear, f"前面没有“{_FROM[0]}”，不起作用"
        elif remark["verb"] in _FROM and comment.offset >= 0:
            open_since.append((comment, remark))
        else:
            yield from _waivers(comment, remark, document, None if remark["verb"] in _WHOLE else comment.span)
    for start, opening in open_since:
        yield from _waivers(start, opening, document, Span(start.offset, len(document.text)))


def _waivers(
    comment: Comment, remark: re.Match[str], document: Document, span: Span | None
) -> Iterator[tuple[Waiver, str]]:
    reason = re.sub(r"^理由\s*(?:[:：]|是|为)\s*", "", remark["reason"].strip())
    if re.fullmatch(r"(?:理由)?\W*", reason):
        reason = ""
    for rule in re.split(r"\s*[,，、]\s*", remark["rules"] or ALL):
        words = " ".join(comment.text.split())
        yield Waiver(rule, reason, span=span, origin=_origin(comment, document), words=words), ""


def _origin(comment: Comment, document: Document) -> str:
    if comment.offset < 0:
        return f"{comment.author or '作者不明'}的批注"
    line = document.text.count("\n", 0, comment.offset) + 1
    return f"第{line}行的标记"


def objection(waiver: Waiver, rules: Sequence[type[Rule]]) -> str:
    """Say why ``waiver`` has no effect whatever the text, ``""`` where it may have one."""
    if not is_known(waiver.rule, rules):
        return f"没有 {waiver.rule} 这条规则"
    return "" if waiver.reason else "没有写理由，不起作用"


def applies_to(waiver: Waiver, path: str) -> bool:
    """Say whether the waiver's file pattern means ``path``: the whole of it, or its last parts (``纪要/*.docx``)."""
    parts = re.split(r"[/\\]", path)
    return not waiver.file or any(fnmatchcase("/".join(parts[at:]), waiver.file) for at in range(len(parts)))


def apply(
    diagnostics: Iterable[Diagnostic], waivers: Sequence[Waiver], *, document: Document, sentences: Sequence[Span]
) -> Sorted:
    """Take out what ``waivers`` allow; a fragment of text means the sentences that it stands in."""
    kept: list[Diagnostic] = []
    waived: list[Waived] = []
    places = [_places(waiver, document) for waiver in waivers]
    for diagnostic in diagnostics:
        area = _area(diagnostic.finding.span, sentences) if waivers else None
        hit = next((w for w, spans in zip(waivers, places, strict=True) if _allows(w, spans, diagnostic, area)), None)
        if hit is None:
            kept.append(diagnostic)
        else:
            waived.append(Waived(diagnostic, hit))
    return Sorted(tuple(kept), tuple(waived))


def _allows(waiver: Waiver, spans: Sequence[Span] | None, diagnostic: Diagnostic, area: Span | None) -> bool:
    meant = specificity(waiver.rule, diagnostic.code, diagnostic.name)
    if not meant:
        return False
    if spans is None:
        return True
    if area is None:  # a finding about the whole document is allowed at any place, but only by its own name
        return waiver.span is not None and meant == EXACT
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
