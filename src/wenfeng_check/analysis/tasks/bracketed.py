"""Brackets of responsibility as they stand in sentences: several in a row, with a full stop inside, with nothing but a date."""

import re
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import read_responsibility
from wenfeng_check.analysis.structure import Sentence
from wenfeng_check.analysis.tasks.statement import brackets
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: A bracket that only says until when.
_UNTIL = r"（(?:于|在)?[^（），。]{2,24}(?:[前底末内]|完成|到位|见效|办结)）"
#: Characters that may follow a full stop inside a bracket.
_LONGEST_REST = 30


def row_of_brackets(facts: "Analysis", sentence: Sentence) -> tuple[Span, ...]:
    """Return the brackets that a sentence is made of, if it is made of nothing else; the last may be closed behind it."""
    row = tuple(closed_later(facts, bracket, sentence) for bracket in brackets(facts.folded, sentence.span))
    starts, ends = (sentence.span.start, *(b.end for b in row)), (*(b.start for b in row), sentence.span.end)
    rest = "".join(facts.folded[start:end] for start, end in zip(starts, ends, strict=True) if start < end)
    return () if rest.strip(" \n。；") else row


def in_bracket(reader: Reader, bracket: Span) -> Values:
    """Return who and when a bracket says; one may give nothing but a date (（10月底前完成）)."""
    found = read_responsibility(reader.folded, reader.text, start=bracket.start, end=bracket.end, roster=reader.roster)
    if found is not None:
        return reader.stated(found)
    bare = re.fullmatch(_UNTIL, bracket.of(reader.folded))
    return Values(reader.deadlines(bracket, slot=True)) if bare else Values()


def closed_later(facts: "Analysis", bracket: Span, sentence: Sentence) -> Span:
    """A bracket with a full stop inside （县应急局负责。长期坚持） ends where it is closed, not with its sentence."""
    folded, end = facts.folded, facts.document.blocks[sentence.block].span.end
    close = folded.find("）", bracket.end, min(end, bracket.end + _LONGEST_REST))
    opened = folded[bracket.start : bracket.end]
    if bracket.end != sentence.span.end or opened.count("（") <= opened.count("）") or close < 0:
        return bracket
    return bracket if "（" in folded[bracket.end : close] else Span(bracket.start, close + 1)
