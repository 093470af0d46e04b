"""The columns of a ledger that goes into a spreadsheet, and text that a spreadsheet takes as text."""

import os
from collections.abc import Iterable, Iterator, Sequence
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
    Column(PROJECT, 13),
    Column(TASK, 34),
    Column("牵头单位", 13, Slot.UNIT),
    Column("配合单位", 13),
    Column("责任领导", 9),
    Column("责任人", 9, Slot.PERSON),
    Column("完成时限", 12, Slot.TIME),
    Column(DAY, 11),
    Column("工作标准", 13),
    Column("来源", 15),
    Column(GAPS, 15),
    Column(ADVICE, 40),
)


def table_rows(rows: Sequence[LedgerRow]) -> Iterator[tuple[Value, ...]]:
    """Yield the cells of each row; files are named from their common folder on."""
    names = short_names(row.file for row in rows)
    return (values(row, names[row.file]) for row in rows)


def short_names(paths: Iterable[str]) -> dict[str, str]:
    """Return each path without the folder that all of them share."""
    known = dict.fromkeys(paths)
    try:
        shared = os.path.commonpath([os.path.dirname(path) for path in known]) if known else ""
    except ValueError:  # different drives, or relative and absolute paths
        shared = ""
    return {path: path[len(shared) :].lstrip("/\\") if shared else path for path in known}


def values(row: LedgerRow, file: str) -> tuple[Value, ...]:
    """Return the cells of ``row``, one for each of COLUMNS; ``file`` is what its file is called."""
    return (
        row.number,
        clean(row.project),
        clean(row.task),
        *(clean("、".join(names)) for names in (row.leads, row.supports, row.supervisors, row.persons)),
        clean("；".join(row.deadline)),
        row.date,
        clean("；".join(row.standard)),
        clean(f"{file} {row.place}"),
        clean(row.gap_words),
        clean(row.advice),
    )


def starts_formula(text: str) -> bool:
    """Say whether a spreadsheet may take ``text`` for a formula (also in full width, also behind blanks)."""
    return text.lstrip().startswith(_FORMULA_STARTS)
