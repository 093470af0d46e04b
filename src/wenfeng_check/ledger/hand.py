"""A ledger filled in by hand, read back: the sheet becomes a document with a table, and the usual analysis reads it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from wenfeng_check.analysis.tables import Cell, Table
from wenfeng_check.analysis.tasks.table_tasks import read_header
from wenfeng_check.engine import check
from wenfeng_check.ledger.build import rows_of
from wenfeng_check.ledger.columns import ADVICE, DAY, GAPS, PROJECT
from wenfeng_check.ledger.row import LedgerRow
from wenfeng_check.ledger.sheets import GridCell, Sheet, read_sheets
from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import Block, BlockKind, Document, Origin, Part
from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.report import Failure, FileReport
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, Task
from wenfeng_check.settings import Settings

_TITLE_ROWS = 12
_ASKED = {"unit", "lead", "time", "person", "supervisor"}
_OWN_COLUMNS = (PROJECT, "来源", GAPS, ADVICE)
_STATE = r"完成情况|办理情况|落实情况|进展|状态|是否完成|办结"


class HeaderView(NamedTuple):
    """The header of a sheet: its rows, its columns by meaning, and those with titles that only a ledger has."""

    rows: tuple[int, ...]
    columns: Mapping[str, Sequence[int]]
    titles: Mapping[int, str]

    def titled(self, pattern: str) -> tuple[int, ...]:
        """Return the columns whose title matches ``pattern``."""
        return tuple(column for column, title in self.titles.items() if re.search(pattern, title))

    def named(self, *names: str) -> frozenset[int]:
        """Return the columns with one of these titles."""
        wanted = {_plain(name) for name in names}
        return frozenset(column for column, title in self.titles.items() if title in wanted)


@dataclass(frozen=True, slots=True)
class HandRow:
    """A row of a ledger filled in by hand; ``conflict`` is the day beside a deadline that says another one."""

    row: LedgerRow
    deadlines: tuple[Deadline, ...]
    conflict: str
    done: bool


@dataclass(frozen=True, slots=True)
class HandLedger:
    """What was read from one file. ``bare`` are rows that name an owner or a day and no task: place, row, what stands there."""

    rows: tuple[HandRow, ...]
    bare: tuple[tuple[str, int, str], ...]
    notes: tuple[str, ...]
    failures: tuple[Failure, ...]


def read_hand(path: str, content: bytes, settings: Settings) -> HandLedger:
    """Read a ledger back. Raises ReadError where no sheet has a header with tasks."""
    parts: list[HandLedger] = []
    notes: list[str] = []
    for sheet in read_sheets(path, content):
        header = find_header(sheet)
        if header is not None:
            parts.append(_read_sheet(path, sheet, header, settings))
        elif sheet.cells and sheet.cells[0].text != "汇总":
            notes.append(f"{path}：工作表“{sheet.name}”没有任务台账的表头，没有检查。")
    if not parts:
        raise ReadError("没有找到台账表头：要有“工作任务”一列，还要有“责任单位”“责任人”“完成时限”中的至少一列。")
    return HandLedger(
        tuple(row for part in parts for row in part.rows),
        tuple(bare for part in parts for bare in part.bare),
        tuple(notes),
        tuple(failure for part in parts for failure in part.failures),
    )


def find_header(sheet: Sheet) -> HeaderView | None:
    """Return the header of ``sheet``; title rows may stand above it. None where there is none with tasks."""
    numbers = sorted({cell.row for cell in sheet.cells})
    for first in numbers[:_TITLE_ROWS]:
        cells = tuple(
            Cell(c.row, c.column, c.row_span, c.column_span, c.text, (), ()) for c in sheet.cells if c.row >= first
        )
        rows, columns = read_header(Table(1, cells, 0))
        if "task" in columns and columns.keys() & _ASKED:
            titles = {c.column: _plain(c.text) for c in sheet.cells if c.row in rows and c.text}
            return HeaderView(rows, columns, titles)
    return None


def _plain(title: str) -> str:
    return re.sub(r"\s+", "", fold(title))


def _read_sheet(path: str, sheet: Sheet, header: HeaderView, settings: Settings) -> HandLedger:
    document = _document(path, sheet, header)
    file = check(document, settings, rules=(), path=path)
    tasks = [_one_deadline(task, document, header) for task in file.tasks]
    file = replace(file, tasks=tuple(task for task, _ in tasks))
    rows = tuple(
        _hand_row(row, task, conflict, sheet=sheet, header=header, file=file)
        for row, (task, conflict) in zip(rows_of(file), tasks, strict=True)
    )
    read = {row.row.sheet_row for row in rows}
    return HandLedger(rows, tuple(_bare(sheet, header, read)), (), file.failures)


def _document(path: str, sheet: Sheet, header: HeaderView) -> Document:
    """Return the sheet as a document: title rows are paragraphs, columns that only our own ledgers have are left out."""
    left_out = header.named(*_OWN_COLUMNS)
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0
    for cell in sheet.cells:
        if cell.column in left_out or (cell.row < header.rows[0] and not cell.text):
            continue
        for paragraph, text in enumerate(cell.text.split("\n"), 1):
            blocks.append(_block(cell, Span(at, at + len(text)), paragraph=paragraph, header=header))
            texts.append(text)
            at += len(text) + 1
    return Document(path, "xlsx" if sheet.name else "csv", "\n".join(texts), tuple(blocks))


def _block(cell: GridCell, span: Span, *, paragraph: int, header: HeaderView) -> Block:
    if cell.row < header.rows[0]:
        return Block(span, BlockKind.PARAGRAPH, origin=Origin(paragraph=cell.row))
    origin = Origin(
        Part.TABLE, paragraph, table=1, row=cell.row, column=cell.column,
        row_span=cell.row_span, column_span=cell.column_span, header_row=cell.row in header.rows,
    )  # fmt: skip
    return Block(span, BlockKind.CELL, origin=origin)


def _one_deadline(task: Task, document: Document, header: HeaderView) -> tuple[Task, str]:
    """Join the day of its own column with the deadline as written; say so where the two name different days."""
    day_columns = header.named(DAY)
    days = [d for d in task.deadline if _column_of(d.span, document) in day_columns and d.date]
    written = tuple(d for d in task.deadline if _column_of(d.span, document) not in day_columns)
    clear = [d for d in written if d.clarity is not Clarity.VAGUE]
    if not days or not clear:
        return task, ""
    last = max((d.date for d in clear if d.date), default=None)
    if last is None:
        return replace(task, deadline=(*written[:-1], replace(written[-1], date=days[-1].date))), ""
    differs = last != days[-1].date
    return replace(task, deadline=written), days[-1].text if differs else ""


def _column_of(span: Span, document: Document) -> int:
    return _origin_of(span, document).column


def _origin_of(span: Span, document: Document) -> Origin:
    return next(block.origin for block in document.blocks if block.span.contains(span))


def _hand_row(
    row: LedgerRow, task: Task, conflict: str, *, sheet: Sheet, header: HeaderView, file: FileReport
) -> HandRow:
    assert file.document is not None
    number = _origin_of(Span(task.span.start, task.span.start), file.document).row
    project = "、".join(_texts(sheet, number, header.named(PROJECT)))
    state = "".join(_texts(sheet, number, frozenset(header.titled(_STATE))))
    row = replace(row, sheet_row=number, place=_place(sheet, number), project=project)
    return HandRow(row, task.deadline, conflict, done=_is_done(state))


def _is_done(state: str) -> bool:
    return bool(re.search(r"已?(?:完成|办结|销号)|100%", fold(state))) and not re.search(r"[未没]|尚|部分|基本", state)


def _texts(sheet: Sheet, row: int, columns: frozenset[int]) -> list[str]:
    """Return what stands in ``columns`` of ``row``, merged cells from above included."""
    return [cell.text for cell in sheet.cells if cell.column in columns and cell.row <= row < cell.row + cell.row_span and cell.text]


def _place(sheet: Sheet, row: int) -> str:
    return f"工作表“{sheet.name}”第{row}行" if sheet.name else f"第{row}行"


def _bare(sheet: Sheet, header: HeaderView, read: set[int]) -> Iterator[tuple[str, int, str]]:
    """Yield the rows with an owner or a day whose task is not written, or is too short to be one."""
    asked = frozenset(c for name, columns in header.columns.items() if name in _ASKED for c in columns)
    task_columns = frozenset(header.columns["task"]) - header.named(*_OWN_COLUMNS)
    for number in sorted({cell.row for cell in sheet.cells if cell.row > header.rows[-1]} - read):
        own = [cell for cell in sheet.cells if cell.row == number and cell.text]
        carried = any(c.row < number < c.row + c.row_span for c in sheet.cells if c.column in task_columns)
        if not carried and sum(cell.column in asked for cell in own) >= 2 and not _repeats_header(own, header):
            yield _place(sheet, number), number, "".join(_texts(sheet, number, task_columns))


def _repeats_header(cells: Sequence[GridCell], header: HeaderView) -> bool:
    return all(_plain(cell.text) in header.titles.values() for cell in cells)
