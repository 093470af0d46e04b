"""The columns of a ledger that goes into a spreadsheet, and text that a spreadsheet takes as text."""

from datetime import date
from typing import NamedTuple

from wenfeng_check.ledger.row import LedgerRow
from wenfeng_check.model.task import Slot
from wenfeng_check.reporters.style import clean

#: The project stands before the task: where a table has two columns that may name the task, the later one is read.
PROJECT, TASK, DAY, GAPS, ADVICE = "所属项目／阶段", "工作任务", "时限（日期）", "缺项", "怎么补"
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

Value = str | int | date | None


class Column(NamedTuple):
    """A column: its title, its width in a printed sheet (characters), and the slot whose lack shows in it."""

    title: str
    width: float
    slot: Slot | None = None


COLUMNS = (
    Column("序号", 5),
    Column(PROJECT, 16),
    Column(TASK, 38),
    Column("牵头单位", 13, Slot.UNIT),
    Column("配合单位", 13),
    Column("责任领导", 9),
    Column("责任人", 9, Slot.PERSON),
    Column("完成时限", 12, Slot.TIME),
    Column(DAY, 11),
    Column("工作标准", 16),
    Column("来源", 17),
    Column(GAPS, 17),
    Column(ADVICE, 24),
)


def values(row: LedgerRow) -> tuple[Value, ...]:
    """Return the cells of ``row``, one for each of COLUMNS."""
    return (
        row.number,
        clean(row.project),
        clean(row.task),
        *(clean("、".join(names)) for names in (row.leads, row.supports, row.supervisors, row.persons)),
        clean("；".join(row.deadline)),
        row.date,
        clean("；".join(row.standard)),
        clean(f"{row.file} {row.place}"),
        clean(row.gap_words),
        clean(row.advice),
    )


def starts_formula(text: str) -> bool:
    """Say whether a spreadsheet may take ``text`` for a formula (also in full width, also behind blanks)."""
    return text.lstrip().startswith(_FORMULA_STARTS)
