"""Fingerprints: know a diagnostic again after the text before it has changed."""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from wenfeng_check.model.document import Document
from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.span import Span

_AROUND = 8
_LENGTH = 16


def stamp(diagnostics: Iterable[Diagnostic], document: Document) -> tuple[Diagnostic, ...]:
    """Return ``diagnostics`` (in order of place) with fingerprints: rule, words, neighbours, number."""
    seen: Counter[tuple[str, ...]] = Counter()
    starts = [block.span.start for block in document.blocks]
    stamped = []
    for diagnostic in diagnostics:
        key = (diagnostic.name, *_surroundings(document, diagnostic.finding.span, starts))
        seen[key] += 1
        content = "\x1f".join((*key, str(seen[key])))
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
        stamped.append(replace(diagnostic, fingerprint=digest[:_LENGTH]))
    return tuple(stamped)


def _surroundings(document: Document, span: Span | None, starts: list[int]) -> tuple[str, ...]:
    if span is None:
        return ("",)
    block = Span(0, len(document.text))
    if starts:
        block = document.blocks[max(bisect_right(starts, span.start) - 1, 0)].span
    before = Span(max(block.start, span.start - _AROUND), max(block.start, span.start))
    after = Span(min(span.end, block.end), min(block.end, span.end + _AROUND))
    return (document.of(before), document.of(span), document.of(after))
