"""Statements by place, so that a long document is not searched through again for each of its sentences."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.values import Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Deadline, Party


class StatementIndex:
    """All statements of a document in order, and where they stand and hold."""

    def __init__(self, statements: Sequence[Statement], block_at: Callable[[int], int]) -> None:
        self._all = statements
        self._by_block: dict[int, list[Statement]] = {}
        self._bracketed: dict[int, list[Statement]] = {}
        for statement in statements:
            for block in range(block_at(statement.scope.start), block_at(statement.scope.end) + 1):
                self._by_block.setdefault(block, []).append(statement)
            if statement.bracketed:
                self._bracketed.setdefault(statement.span.start, []).append(statement)
        self._tails = sorted(statement.span for statement in statements if statement.bracketed)
        self._longest = max((tail.length for tail in self._tails), default=0)

    def __iter__(self) -> Iterator[Statement]:
        return iter(self._all)

    def covering(self, block: int, at: int) -> tuple[Statement, ...]:
        """Return the statements that hold for the place ``at`` of ``block``."""
        return tuple(s for s in self._by_block.get(block, ()) if s.scope.start <= at < s.scope.end)

    def bracketed_at(self, start: int) -> Sequence[Statement]:
        """Return the bracketed statements that begin at ``start``."""
        return self._bracketed.get(start, ())

    def in_tail(self, span: Span) -> bool:
        """Say whether ``span`` is a part of a bracketed statement."""
        place = bisect_right(self._tails, span.start, key=lambda tail: tail.start) - 1
        while place >= 0 and self._tails[place].start >= span.end - self._longest:
            if self._tails[place].contains(span) and self._tails[place] != span:
                return True
            place -= 1
        return False

    def without_tails(self, own: Values) -> Values:
        """Leave out what stands inside a tail: it belongs to the tail."""
        values: tuple[Deadline | Party, ...] = (*own.deadlines, *own.units, *own.persons)
        if not any(self.in_tail(value.span) for value in values):
            return own
        return replace(
            own,
            deadlines=tuple(d for d in own.deadlines if not self.in_tail(d.span)),
            units=tuple(u for u in own.units if not self.in_tail(u.span)),
            persons=tuple(p for p in own.persons if not self.in_tail(p.span)),
        )
