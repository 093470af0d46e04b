"""What a ledger is made of: a row for each task, with what it gives and what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day  # the field `date` would hide the type

from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.model.report import Failure
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Slot

SLOT_WORDS = {Slot.TIME: "时间节点", Slot.UNIT: "责任单位", Slot.PERSON: "责任人"}


@dataclass(frozen=True, slots=True)
class Gap:
    """A slot without a clear value: the filler that stands in its place, and the reason of a waiver that allows it."""

    slot: Slot
    vague: tuple[str, ...] = ()
    allowed: str = ""

    @property
    def words(self) -> str:
        """What is lacking, as the column 缺项 says it."""
        filler = f"（只写了“{'、'.join(self.vague)}”）" if self.vague else ""
        return SLOT_WORDS[self.slot] + filler + (f"（已允许：{self.allowed}）" if self.allowed else "")


@dataclass(frozen=True, slots=True)
class Node:
    """A deadline that has a day."""

    text: str
    date: Day


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One task. ``deadline`` holds the clear time nodes as written, ``nodes`` those with a day; the last one counts.

    ``sheet_row`` is the row of the sheet that a ledger filled in by hand was read from, 0 for a draft.
    """

    number: int
    task: str
    file: str
    place: str
    span: Span
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    deadline: tuple[str, ...] = ()
    nodes: tuple[Node, ...] = ()
    standard: tuple[str, ...] = ()
    project: str = ""
    gaps: tuple[Gap, ...] = ()
    problems: tuple[str, ...] = ()
    advice: str = ""
    sheet_row: int = 0

    @property
    def date(self) -> Day | None:
        """The last day of the task, None where no deadline has a day."""
        return max((node.date for node in self.nodes), default=None)

    @property
    def open_gaps(self) -> tuple[Gap, ...]:
        """The gaps that no waiver allows."""
        return tuple(gap for gap in self.gaps if not gap.allowed)

    @property
    def complete(self) -> bool:
        """Say whether nothing is left to fill in or to put right."""
        return not self.open_gaps and not self.problems

    @property
    def gap_words(self) -> str:
        """The column 缺项."""
        return "；".join((*(gap.words for gap in self.gaps), *self.problems))

    def lacks(self, slot: Slot) -> bool:
        """Say whether ``slot`` is open."""
        return any(gap.slot is slot for gap in self.open_gaps)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows of a run; ``files`` are those that were read, ``notes`` what in them was not, ``failures`` the rest."""

    rows: tuple[LedgerRow, ...]
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def status(self) -> ExitStatus:
        """2 where anything failed, 1 where a task is not complete, else 0."""
        if self.failures or not self.files:
            return ExitStatus.FAILED
        return ExitStatus.CLEAN if all(row.complete for row in self.rows) else ExitStatus.FINDINGS

    def lacking(self, slot: Slot) -> int:
        """Count the tasks that lack ``slot``."""
        return sum(row.lacks(slot) for row in self.rows)


def summary_words(rows: Sequence[LedgerRow]) -> str:
    """Say in one line how many tasks there are and what they lack."""
    if not rows:
        return "没有识别到任务安排。"
    whole = sum(row.complete for row in rows)
    lacking = [f"缺{SLOT_WORDS[slot]} {count} 项" for slot in Slot if (count := sum(row.lacks(slot) for row in rows))]
    wrong = sum(bool(row.problems) for row in rows)
    rest = [*lacking, *([f"有差错 {wrong} 项"] if wrong else [])]
    return f"共 {len(rows)} 项任务，要素齐全 {whole} 项" + (f"；{'，'.join(rest)}。" if rest else "。")
