"""Two ledgers side by side: which tasks were added, dropped, or given another owner or date."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from wenfeng_check.ledger.row import LedgerRow
from wenfeng_check.lexicon import fold
from wenfeng_check.model.exit_status import ExitStatus

_SAME = 0.6
"""Share of common pairs of characters from which two wordings are one task; two tasks of a document seldom share half."""
_SAME_PLACE = 0.35
"""The same for two tasks under the same headings that found no other partner."""


class Change(StrEnum):
    """What became of a task."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


class FieldChange(NamedTuple):
    """A column whose value is another one."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A task that is not the same in both; ``old`` is None for a new one, ``new`` for a dropped one."""

    change: Change
    old: LedgerRow | None
    new: LedgerRow | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def row(self) -> LedgerRow:
        """The task as it stands now, or stood before it was dropped."""
        row = self.new or self.old
        assert row is not None
        return row


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, in the order of the new ledger, dropped tasks last; ``same`` counts the others."""

    differences: tuple[Difference, ...]
    same: int

    @property
    def status(self) -> ExitStatus:
        """0 where both say the same, 1 where they do not."""
        return ExitStatus.FINDINGS if self.differences else ExitStatus.CLEAN

    def count(self, change: Change) -> int:
        """Count the differences of one sort."""
        return sum(difference.change is change for difference in self.differences)


def compare(old: Sequence[LedgerRow], new: Sequence[LedgerRow]) -> Comparison:
    """Match the tasks by wording, then by project and wording; numbers and order do not matter."""
    partner = {new_at: old_at for old_at, new_at in _pairs(old, new)}
    found: list[Difference] = []
    for at, row in enumerate(new):
        if at not in partner:
            found.append(Difference(Change.ADDED, None, row))
        elif fields := tuple(_fields(old[partner[at]], row)):
            found.append(Difference(Change.CHANGED, old[partner[at]], row, fields))
    kept = set(partner.values())
    found += [Difference(Change.DROPPED, row, None) for at, row in enumerate(old) if at not in kept]
    return Comparison(tuple(found), len(new) - sum(difference.new is not None for difference in found))


def _pairs(old: Sequence[LedgerRow], new: Sequence[LedgerRow]) -> Iterator[tuple[int, int]]:
    olds, news = [_Wording(row) for row in old], [_Wording(row) for row in new]
    left, right = set(range(len(old))), set(range(len(new)))
    for least, same_project in ((_SAME, False), (_SAME_PLACE, True)):
        close = [
            (-likeness, olds[i].project != news[j].project, abs(i - j), i, j)
            for i in left for j in right
            if not same_project or (olds[i].project and olds[i].project == news[j].project)
            if (likeness := olds[i].likeness(news[j])) >= least
        ]  # fmt: skip
        for *_, i, j in sorted(close):
            if i in left and j in right:
                left.remove(i)
                right.remove(j)
                yield i, j


class _Wording:
    """A task as pairs of neighbouring characters; what stands in columns of its own does not count."""

    def __init__(self, row: LedgerRow) -> None:
        self.project = _folded(row.project)
        task = _folded(row.task)
        for words in sorted((*row.leads, *row.supports, *row.deadline), key=len, reverse=True):
            task = task.replace(_folded(words), "")
        task = task if len(task) > 3 else _folded(row.task)
        self.pairs = Counter(task[at : at + 2] for at in range(max(1, len(task) - 1)))
        self.size = self.pairs.total()

    def likeness(self, other: "_Wording") -> float:
        """Return the share of common pairs, 0..1 (Dice)."""
        if 2 * min(self.size, other.size) < _SAME_PLACE * (self.size + other.size):
            return 0.0
        few, many = sorted((self.pairs, other.pairs), key=len)
        common = sum(min(count, many[pair]) for pair, count in few.items() if pair in many)
        return 2 * common / (self.size + other.size)


def _folded(text: str) -> str:
    return re.sub(r"[\s，。；：、！？（）＂.\-]", "", fold(text))


_FIELDS: tuple[tuple[str, Callable[[LedgerRow], tuple[str, ...]]], ...] = (
    ("牵头单位", lambda row: row.leads),
    ("配合单位", lambda row: row.supports),
    ("责任领导", lambda row: row.supervisors),
    ("责任人", lambda row: row.persons),
)


def _fields(old: LedgerRow, new: LedgerRow) -> Iterator[FieldChange]:
    for name, values in _FIELDS:
        if {_folded(text) for text in values(old)} != {_folded(text) for text in values(new)}:
            yield FieldChange(name, "、".join(values(old)), "、".join(values(new)))
    if _when(old) != _when(new):
        yield FieldChange("完成时限", deadline_words(old), deadline_words(new))


def _when(row: LedgerRow) -> object:
    """What makes two deadlines the same: their days, or the words where they have none."""
    if row.nodes:
        return frozenset(node.date for node in row.nodes)
    return frozenset(_folded(text) for text in row.deadline)


def deadline_words(row: LedgerRow) -> str:
    """Return the deadline with its day, "" where there is none."""
    words = "；".join(row.deadline)
    return f"{words}（{row.date.isoformat()}）" if row.date and row.date.isoformat() != words else words
