"""How a task reads in a ledger: on one line, without its number and without the bracket whose content has columns."""

import re

from wenfeng_check.analysis.structure.numbers import read_number
from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import Document
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Deadline, Party, Source, Task

_BRACKET = r"（[^（）]*(?:（[^（）]*）[^（）]*)*）"


def task_words(task: Task, document: Document) -> str:
    """Return the words of ``task`` for the column 工作任务."""
    starts = {block.span.start for block in document.blocks}
    given: tuple[Deadline | Party, ...] = (*task.deadline, *task.units, *task.persons)
    values = [value.span for value in given if value.source is not Source.OWN]
    words = "".join(_part_words(part, document.of(part), values, numbered=part.start in starts) for part in task.parts)
    return re.sub(r"\s*\n\s*|\s{2,}", " ", words).strip() or document.of(task.span).strip()


def _part_words(part: Span, text: str, values: list[Span], *, numbered: bool) -> str:
    number = read_number(text) if numbered else None
    start = number.end if number else 0
    kept = []
    for found in re.finditer(_BRACKET, fold(text)):
        bracket = Span(found.start(), found.end()).shift(part.start)
        if found.start() >= start and any(bracket.contains(value) for value in values):
            kept.append(text[start : found.start()])
            start = found.end()
    return "".join((*kept, text[start:]))
