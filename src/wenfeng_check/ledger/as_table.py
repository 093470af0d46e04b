"""The ledger for a person at a terminal: a table for each file, what to complete, a line on all."""

from collections.abc import Iterator
from itertools import groupby

from wenfeng_check.ledger.grid import GridColumn, fit, grid
from wenfeng_check.ledger.row import Ledger, LedgerRow, summary_words
from wenfeng_check.reporters.style import Style, clean

_HEADER = (
    GridColumn("序号", 4, 0, "dim"),
    GridColumn("工作任务", 20, 4),
    GridColumn("责任单位", 10, 3),
    GridColumn("责任人", 6, 2),
    GridColumn("完成时限", 11, 1),
    GridColumn("工作标准", 8, 2),
    GridColumn("缺项", 10, 2, "red"),
    GridColumn("来源", 8, 1, "dim"),
)


def render(ledger: Ledger, style: Style) -> str:
    """Return the whole output."""
    return "\n".join(_lines(ledger, style)) + "\n"


def _lines(ledger: Ledger, style: Style) -> Iterator[str]:
    for path, group in groupby(ledger.rows, key=lambda row: row.file):
        rows = list(group)
        yield style.paint(clean(path), "bold")
        yield ""
        yield from grid(_HEADER, (_cells(row) for row in rows), style)
        yield ""
        yield from _advice(rows, style)
    yield from fit(summary_words(ledger.rows), style.width)


def _cells(row: LedgerRow) -> tuple[str, ...]:
    units = "、".join(row.leads) + (f"（配合：{'、'.join(row.supports)}）" if row.supports else "")
    people = "、".join(row.persons)
    if row.supervisors:
        people += ("；" if people else "") + f"领导：{'、'.join(row.supervisors)}"
    deadline = "；".join(row.deadline) + (f" {row.date.isoformat()}" if row.date else "")
    return (str(row.number), row.task, units, people, deadline, "；".join(row.standard), row.gap_words, row.place)


def _advice(rows: list[LedgerRow], style: Style) -> Iterator[str]:
    """Yield what to do, rows with the same advice together."""
    said: dict[str, list[str]] = {}
    for row in rows:
        if row.advice:
            said.setdefault(row.advice, []).append(str(row.number))
    if not said:
        return
    yield style.paint("怎么补", "bold")
    for advice, numbers in said.items():
        words = f"第{'、'.join(numbers)}项：{advice}"
        yield from (("  " if at == 0 else "    ") + line for at, line in enumerate(fit(clean(words), style.width - 4)))
    yield ""
