"""How a task reads in a ledger: on one line, without its number and without the statements whose content has columns."""

import re
from collections.abc import Iterator, Sequence

from wenfeng_check.analysis.structure.numbers import read_number
from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import Document
from wenfeng_check.model.span import Span, merge
from wenfeng_check.model.task import Deadline, Party, Source, Standard, Task

_LAST_MARKS = "。；！？…：:;,，、.)）〕"


def task_words(task: Task, document: Document) -> str:
    """Return the words of ``task`` for the column 工作任务."""
    values: tuple[Deadline | Party | Standard, ...] = (*task.deadline, *task.units, *task.persons, *task.standard)
    stated = [value.span for value in values if value.source is not Source.OWN]
    labelled = [value.span for value in values if value.source is Source.LABEL]
    parts = [part for part in task.parts if not any(part.contains(span) for span in labelled)]
    dropped = [bracket for bracket in _brackets(document, task.span) if any(bracket.contains(span) for span in stated)]
    starts = {block.span.start for block in document.blocks}
    words = _join(_kept(part, dropped, document, numbered=part.start in starts) for part in parts)
    return words or " ".join(document.of(task.span).split())


def _brackets(document: Document, span: Span) -> Iterator[Span]:
    """Yield the outermost brackets of ``span``; one that is not closed runs to its end."""
    folded = fold(document.of(span))
    depth = start = 0
    for at, character in enumerate(folded):
        if character == "（":
            start = start if depth else at
            depth += 1
        elif character == "）" and depth:
            depth -= 1
            if not depth:
                yield Span(start, at + 1).shift(span.start)
    if depth:
        yield Span(start, len(folded)).shift(span.start)


def _kept(part: Span, dropped: Sequence[Span], document: Document, *, numbered: bool) -> str:
    """Return the text of ``part`` without its number and without what of ``dropped`` lies in it."""
    number = read_number(document.of(part)) if numbered else None
    at = part.start + (number.end if number else 0)
    kept = ""
    for span in merge(dropped):
        if span.end > at and span.start < part.end:
            kept += document.text[at : max(at, span.start)]
            at = max(at, min(span.end, part.end))
    return " ".join((kept + document.text[at : part.end]).split())


def _join(pieces: Iterator[str]) -> str:
    """Join sentences; a heading without a mark at its end is set off by a colon."""
    words = ""
    for piece in pieces:
        piece = piece if re.search(r"\w", piece) else ""
        joint = "：" if words and piece and words[-1] not in _LAST_MARKS else ""
        words += joint + piece
    return words
