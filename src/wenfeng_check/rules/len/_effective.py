"""How long a stretch of text is to a reader: lists, document titles, brackets and set political phrases aside."""

import re
from typing import TYPE_CHECKING

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.structure import Function, Sentence, Zone
from wenfeng_check.lexicon import load
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenfeng_check.analysis.facts import Analysis

_ASIDE = r"《[^《》]*》|（[^（）]*）"
#: Four or more short items with 、 between them; the first and the last stay.
_LIST = r"(?<=、)(?:[^、，；。：]{1,22}、){2,}(?=[^、，；。：]{1,22})"


def effective_length(facts: "Analysis", span: Span) -> int:
    """Return the characters of ``span`` without document titles, brackets, the middle of lists, protected phrases."""
    text = list(facts.folded[span.start : span.end])
    for found in load("protected_formulations").find(facts.folded, span.start, span.end):
        text[found.span.start - span.start : found.span.end - span.start] = " " * found.span.length
    bare = re.sub(_ASIDE, "", "".join(text))
    return length_of(re.sub(_LIST, "", bare))


def prose(facts: "Analysis") -> "Iterator[Sentence]":
    """Yield the sentences of running text: no headings, tables, titles, attachments."""
    for sentence in facts.sentences:
        line = facts.structure.lines[sentence.block]
        if line.function is Function.BODY and line.zone in (Zone.MAIN, Zone.COVER):
            yield sentence
