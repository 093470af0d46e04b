"""Sentences and clauses with exact spans."""

import re
from dataclasses import dataclass

from wenfeng_check.model.document import BlockKind, Document
from wenfeng_check.model.span import Span
from wenfeng_check.remembered import remembered

_SENTENCE_END = r"[。！？!?]+[”’》）\)】」』\"']*"
_CLAUSE_END = r"[，；：。！？,;:!?]+[”’》）\)】」』\"']*"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: it ends at 。！？ (closing quotes and brackets stay with it) or where its block ends.

    ``number`` counts the sentences of the block from 0.
    """

    index: int
    span: Span
    block: int
    number: int


def _pieces(text: str, span: Span, ends: str) -> list[Span]:
    """Cut ``span`` after each match of ``ends``, strip blanks, leave out what is empty."""
    at = span.start
    return [Span(start + at, end + at) for start, end in _cut(span.of(text), ends)]


@remembered(8192)
def _cut(text: str, ends: str) -> tuple[Span, ...]:
    cuts = [found.end() for found in re.finditer(ends, text)]
    if not cuts or cuts[-1] < len(text):
        cuts.append(len(text))
    found, begin = [], 0
    for cut in cuts:
        piece = text[begin:cut]
        body = piece.strip()
        if body:
            start = begin + len(piece) - len(piece.lstrip())
            found.append(Span(start, start + len(body)))
        begin = cut
    return tuple(found)


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return all sentences of the document in order."""
    found: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.BLANK:
            continue
        for number, span in enumerate(_pieces(document.text, block.span, _SENTENCE_END)):
            found.append(Sentence(len(found), span, index, number))
    return tuple(found)


def split_clauses(text: str, span: Span) -> tuple[Span, ...]:
    """Return the clauses of ``span``, cut after ，；：。！？."""
    return tuple(_pieces(text, span, _CLAUSE_END))


def split_at(text: str, span: Span, ends: str) -> tuple[Span, ...]:
    """Return the pieces of ``span`` cut after each match of the pattern ``ends``."""
    return tuple(_pieces(text, span, ends))
