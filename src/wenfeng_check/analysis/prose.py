"""The prose of a document: what rules on wording may judge, everything else blanked out with its offsets kept."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from wenfeng_check.analysis.protected import protected_spans
from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.model.span import Span
from wenfeng_check.remembered import forgettable

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Stands for a character that is quoted, a title or protected; no pattern of Chinese words matches it.
HIDDEN = "\0"
_PROSE = (Function.BODY, Function.HEADING, Function.TABLE)
_QUOTED = r"“[^“”\n]{1,300}”|‘[^‘’\n]{1,200}’|「[^「」\n]{1,300}」|\"[^\"\n]{1,200}\""
_TITLES = r"《[^《》\n]{1,120}(?:》|(?=\n)|$)|〈[^〈〉\n]{1,80}〉"


@forgettable
@lru_cache(maxsize=4)
def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return what stands in quotation marks, the marks included."""
    return tuple(Span(*found.span()) for found in re.finditer(_QUOTED, text))


@forgettable
@lru_cache(maxsize=4)
def title_spans(text: str) -> tuple[Span, ...]:
    """Return what stands in 《》, the marks included."""
    return tuple(Span(*found.span()) for found in re.finditer(_TITLES, text))


def blank(text: str, spans: Iterable[Span]) -> str:
    """Return ``text`` with ``spans`` replaced by HIDDEN, character for character."""
    characters = list(text)
    for span in spans:
        characters[span.start : span.end] = HIDDEN * span.length
    return "".join(characters)


def prose_blocks(facts: "Analysis") -> Iterator[Span]:
    """Yield the spans of body, heading and table blocks of the document itself (no title, signature, header …)."""
    for line in facts.structure.lines:
        if line.function in _PROSE and line.zone is not Zone.OUTSIDE:
            yield facts.document.blocks[line.block].span


def prose(facts: "Analysis") -> str:
    """Return the folded text with the same offsets, where only free wording is left.

    Blocks that are no prose become line breaks; quotations, names in 《》 and protected formulations become HIDDEN.
    """
    return _prose(facts.text, facts.folded, tuple(prose_blocks(facts)))


@forgettable
@lru_cache(maxsize=4)
def _prose(text: str, folded: str, blocks: tuple[Span, ...]) -> str:
    shown = blank(folded, (*quoted_spans(text), *title_spans(text), *protected_spans(folded)))
    characters = ["\n"] * len(text)
    for span in blocks:
        characters[span.start : span.end] = shown[span.start : span.end]
    return "".join(characters)
