"""Fingerprints: know a diagnostic again after the text before it has changed."""

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from wenfeng_check.model.document import Document
from wenfeng_check.model.finding import Diagnostic, Finding
from wenfeng_check.model.span import Span

_AROUND = 8
_LENGTH = 16


def stamp(diagnostics: Iterable[Diagnostic], document: Document) -> tuple[Diagnostic, ...]:
    """Return ``diagnostics`` (in order of place) with fingerprints: rule, words, neighbours, number."""
    seen: Counter[tuple[str, ...]] = Counter()
    starts = [block.span.start for block in document.blocks]
    stamped = []
    for diagnostic in diagnostics:
        finding = diagnostic.finding
        around = _surroundings(document, finding.span, starts) if finding.span else (_about_the_whole(finding),)
        key = (diagnostic.name, *around)
        seen[key] += 1
        content = "\x1f".join((*key, str(seen[key])))
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
        stamped.append(replace(diagnostic, fingerprint=digest[:_LENGTH]))
    return tuple(stamped)


def _about_the_whole(finding: Finding) -> str:
    """Return the message without its figures: a draft that grew has the same fault, only more of it."""
    return re.sub(r"[\d.,，]+", "", finding.message)


def _surroundings(document: Document, span: Span, starts: list[int]) -> tuple[str, ...]:
    block = Span(0, len(document.text))
    if starts:
        block = document.blocks[max(bisect_right(starts, span.start) - 1, 0)].span
    before = Span(max(block.start, span.start - _AROUND), max(block.start, span.start))
    after = Span(min(span.end, block.end), min(block.end, span.end + _AROUND))
    return (document.of(before), document.of(span), document.of(after))
