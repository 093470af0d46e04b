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


def join_labels(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Label lines that follow each other (责任领导：… / 责任人：…) speak of the same item together."""
    run: list[Statement] = []
    for statement in statements:
        if run and (statement.source is not Source.LABEL or statement.scope.start != run[0].scope.start):
            yield from _joined(run)
            run = []
        if statement.source is Source.LABEL:
            run.append(statement)
        else:
            yield statement
    yield from _joined(run)


def join_brackets(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Brackets that follow each other without a gap (（责任单位：…）（完成时限：…）) close the same item together."""
    run: list[Statement] = []
    for statement in statements:
        closes = statement.source is Source.TAIL and statement.bracketed
        if run and not (closes and statement.span.start == run[-1].span.end):
            yield from _joined(run)
            run = []
        if closes:
            run.append(statement)
        else:
            yield statement
    yield from _joined(run)


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
