"""Columns of a table without a header (the rest of a list that was cut, a list pasted without its first row), told by content."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import Sort
from wenfeng_check.analysis.tables import Cell, Table
from wenfeng_check.analysis.tasks.values import Reader
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_LEAST_ROWS, _LEAST_LENGTH = 2, 8
_MOST, _WHOLE = 0.7, 0.8


def unnamed_columns(facts: "Analysis", reader: Reader, table: Table) -> dict[str, list[int]]:
    """Return the columns by meaning: units or times and nothing else in nearly every row, and beside them the longest texts.

    Nothing where these texts assign no tasks: a list of offices with their addresses has such columns too.
    """
    if len(table.rows) < _LEAST_ROWS:
        return {}
    columns = {
        column: [cell for cell in table.cells if cell.column == column and cell.column_span == 1 and cell.text.strip()]
        for column in sorted({cell.column for cell in table.cells})
    }
    full = {column: cells for column, cells in columns.items() if len(cells) >= max(_LEAST_ROWS, _MOST * len(table.rows))}
    found: dict[str, list[int]] = {}
    for column, cells in full.items():
        if _nearly_all([_is_units(reader, cell) for cell in cells]):
            found.setdefault("unit", []).append(column)
        elif _nearly_all([_is_time(reader, cell) for cell in cells]):
            found.setdefault("time", []).append(column)
    others = {column: _mean_length(cells) for column, cells in full.items() if not any(column in named for named in found.values())}
    task = max(others, key=lambda column: others[column], default=0)
    if "unit" not in found or not task or others[task] < _LEAST_LENGTH or not _assigns(facts, full[task]):
        return {}
    return {**found, "task": [task]}


def _nearly_all(answers: Sequence[bool]) -> bool:
    return sum(answers) >= _WHOLE * len(answers)


def _mean_length(cells: Sequence[Cell]) -> float:
    return sum(len(cell.text) for cell in cells) / len(cells)


def _is_units(reader: Reader, cell: Cell) -> bool:
    """Whether the cell holds names of units, and hardly anything else."""
    said = sum(m.span.length for span in cell.spans for m in reader.mentions(span) if m.sort is Sort.UNIT)
    words = sum(char not in "、，；。（）\n " for span in cell.spans for char in span.of(reader.folded))
    return said >= _WHOLE * max(1, words)


def _is_time(reader: Reader, cell: Cell) -> bool:
    """Whether the cell holds a time node, and hardly anything else."""
    return all(
        any(d.clarity is not Clarity.VAGUE and d.span.length >= _WHOLE * span.length for d in reader.deadlines(span, slot=True))
        for span in cell.spans
    )


def _assigns(facts: "Analysis", cells: Sequence[Cell]) -> bool:
    limit = facts.thresholds.task
    return _nearly_all([any(facts.labels[s.index].task >= limit for s in facts.sentences_in(_whole(cell))) for cell in cells])


def _whole(cell: Cell) -> Span:
    return Span(cell.spans[0].start, cell.spans[-1].end)
