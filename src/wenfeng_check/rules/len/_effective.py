"""How long a stretch of text is to a reader: lists, document titles, brackets and set political phrases aside."""

import re
from typing import TYPE_CHECKING

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.protected import protected_spans
from wenfeng_check.analysis.structure import Function, Sentence, Zone
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenfeng_check.analysis.facts import Analysis

_ASIDE = r"《[^《》]*》|（[^（）]*）|【[^【】]*】"
#: The number of an article or an item in front of its sentence, with the chapter's name where the line break was lost.
_ORDINALS = "[一二三四五六七八九十百零]+"
_NUMBER = (
    rf"^\s*(?:第{_ORDINALS}[章节][^，。；]{{0,12}}(?=第{_ORDINALS}条))?"
    rf"(?:第{_ORDINALS}条|{_ORDINALS}、|（{_ORDINALS}）|\d{{1,3}}[.．、]|（\d+）)\s*"
)
#: Four or more short items with 、 between them; the first and the last stay.
_LIST = r"(?<=、)(?:[^、，；。：]{1,40}、){2,}(?=[^、，；。：]{1,40})"


def effective_length(facts: "Analysis", span: Span) -> int:
    """Return the characters of ``span`` without number, document titles, brackets, middle of lists, protected phrases."""
    text = list(facts.folded[span.start : span.end])
    for fixed in protected_in(facts, span):
        text[fixed.start - span.start : fixed.end - span.start] = " " * fixed.length
    bare = re.sub(_ASIDE, "", re.sub(_NUMBER, "", "".join(text)))
    return length_of(re.sub(_LIST, "", bare))


def protected_in(facts: "Analysis", span: Span) -> list[Span]:
    """Return the parts of ``span`` that are protected formulations."""
    fixed = (found for found in protected_spans(facts.folded) if found.overlaps(span))
    return [Span(max(found.start, span.start), min(found.end, span.end)) for found in fixed]


def is_flattened(facts: "Analysis", span: Span) -> bool:
    """Say whether the stretch is a table or a list whose marks were lost: inline numbers, or a long run without any mark."""
    text = facts.folded[span.start : span.end]
    numbers = re.findall(r"第[一二三四五六七八九十百]+[章节条]|(?<!\d)\d{1,2}[．、](?!\d)", text[1:])
    return len(numbers) > 1 or bool(re.search(r"[^，。；：！？、（）《》＂]{90,}", text))


def prose(facts: "Analysis") -> "Iterator[Sentence]":
    """Yield the sentences of running text: no headings, tables, titles, attachments."""
    for sentence in facts.sentences:
        line = facts.structure.lines[sentence.block]
        if line.function is Function.BODY and line.zone in (Zone.MAIN, Zone.COVER):
            yield sentence
