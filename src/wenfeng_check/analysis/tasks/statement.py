"""A statement of responsibility: what it says, and what text it holds for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wenfeng_check.analysis.tasks.values import Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Source

_OPEN, _CLOSE = "（", "）"


class Statement(NamedTuple):
    """``values`` as said at ``span``, holding for all text of ``scope``."""

    span: Span
    scope: Span
    source: Source
    values: Values
    bracketed: bool = False


def brackets(folded: str, span: Span) -> Iterator[Span]:
    """Yield the outermost bracketed pieces inside ``span``; one that is never closed runs to the end."""
    depth, start = 0, span.start
    if folded.find(_OPEN, span.start, span.end) < 0:
        return
    for at in range(span.start, span.end):
        if folded[at] == _OPEN:
            start = at if depth == 0 else start
            depth += 1
        elif folded[at] == _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield Span(start, at + 1)
    if depth and span.end - start > 6:
        yield Span(start, span.end)


def join_neighbours(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Label lines that follow each other (责任领导：… / 责任人：…) speak of the same item together, and so do brackets without a
    gap between them (（责任单位：…）（完成时限：…）)."""
    run: list[Statement] = []
    for statement in statements:
        if run and not _goes_on(run, statement):
            yield from _joined(run)
            run = []
        if statement.source is Source.LABEL or (statement.source is Source.TAIL and statement.bracketed):
            run.append(statement)
        else:
            yield statement
    yield from _joined(run)


def _goes_on(run: Sequence[Statement], statement: Statement) -> bool:
    if statement.source is not run[0].source:
        return False
    if statement.source is Source.LABEL:
        return statement.scope.start == run[0].scope.start
    return statement.bracketed and statement.span.start == run[-1].span.end


def _joined(run: Sequence[Statement]) -> Iterator[Statement]:
    """Yield each statement with the values of all of them, so that each still stands at its own span."""
    values = join_values(other.values for other in run)
    for statement in run:
        yield statement._replace(values=values, scope=Span(run[0].scope.start, max(o.scope.end for o in run)))


def join_values(several: Iterable[Values]) -> Values:
    """Put together what several places say."""
    parts = tuple(several)
    return Values(
        tuple(d for part in parts for d in part.deadlines),
        tuple(u for part in parts for u in part.units),
        tuple(p for part in parts for p in part.persons),
        tuple(s for part in parts for s in part.standards),
    )
