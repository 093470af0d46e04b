"""Reports to ledger rows: parties sorted into columns, gaps with their filler, the words to complete."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wenfeng_check.ledger.advice import advice_for, default_for
from wenfeng_check.ledger.row import Gap, Ledger, LedgerRow, Node
from wenfeng_check.ledger.words import task_words
from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import BlockKind
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, Party, PartyRole, Slot, Source, Task

_SLOT_OF_RULE = {"deadline": Slot.TIME, "unit": Slot.UNIT, "person": Slot.PERSON}


def ledger_of(report: Report) -> Ledger:
    """Return the ledger of all files of ``report``, numbered throughout."""
    rows = [row for file in report.files for row in rows_of(file)]
    return Ledger(
        rows=tuple(replace(row, number=number) for number, row in enumerate(rows, 1)),
        files=tuple(file.path for file in report.files if file.document is not None),
        notes=(*report.notes, *(note for file in report.files for note in _notes(file))),
        failures=(*report.failures, *(failure for file in report.files for failure in file.failures)),
    )


def _notes(file: FileReport) -> Iterator[str]:
    for note in file.document.notes if file.document else ():
        yield f"{file.path}：{note.message}"


def rows_of(file: FileReport) -> Iterator[LedgerRow]:
    """Yield a row for each task of ``file``, in order."""
    if file.document is None:
        return
    starts = [block.span.start for block in file.blocks]
    default = default_for(file)
    cells = [block.span for block in file.document.blocks if block.kind is BlockKind.CELL]
    for number, task in enumerate(file.tasks, 1):
        at = max(0, bisect_right(starts, task.span.start) - 1)
        row = _row(task, file)
        place = re.sub(r"(表\d+第\d+行)第\d+列$", r"\1", file.blocks[at].origin) if file.blocks else ""
        advice = advice_for(task, row, in_table=_in_table(task, cells), default=default)
        yield replace(row, number=number, place=place, advice=advice)


def _in_table(task: Task, cells: Sequence[Span]) -> bool:
    values: tuple[Deadline | Party, ...] = (*task.deadline, *task.units, *task.persons)
    return any(cell.overlaps(task.span) for cell in cells) or any(value.source is Source.TABLE for value in values)


def _row(task: Task, file: FileReport) -> LedgerRow:
    assert file.document is not None
    clear = [deadline for deadline in task.deadline if deadline.clarity is not Clarity.VAGUE]
    leads, supports = _units(task)
    return LedgerRow(
        number=0,
        task=task_words(task, file.document),
        file=file.path,
        place="",
        span=task.span,
        leads=leads,
        supports=supports,
        supervisors=_texts(p for p in _clear(task.persons) if p.role is PartyRole.SUPERVISOR),
        persons=_texts(p for p in _clear(task.persons) if p.role not in (PartyRole.SUPERVISOR, PartyRole.CONTACT)),
        deadline=_texts(clear),
        nodes=tuple(dict.fromkeys(Node(d.text, d.date) for d in clear if d.date)),
        standard=tuple(dict.fromkeys(standard.text for standard in task.standard)),
        project=_project(task),
        gaps=tuple(Gap(slot, _filler(task, slot), _allowed(file, task, slot)) for slot in task.missing),
        problems=tuple(dict.fromkeys(f"“{d.text}”有误：{d.problem}" for d in task.deadline if d.problem)),
    )


def _project(task: Task) -> str:
    """Return the headings above the task; an item that is its own heading is no project of itself."""
    *above, last = task.project.split(" / ")
    return " / ".join((*above, *([] if fold(last) in fold(task.text) else [last])))


def _units(task: Task) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the leading and the supporting units; where a lead is named, the others stand beside it."""
    clear = list(_clear(task.units))
    leads = [unit for unit in clear if unit.role is PartyRole.LEAD]
    owners = [unit for unit in clear if unit.role is PartyRole.OWNER]
    supports = [unit for unit in task.units if unit.role is PartyRole.SUPPORT]
    first, rest = (leads, [*owners, *supports]) if leads else (owners, supports)
    named = _texts(first)
    return named, tuple(text for text in _texts(rest) if text not in named)


def _clear(parties: Iterable[Party]) -> Iterator[Party]:
    return (party for party in parties if party.clarity is not Clarity.VAGUE)


def _texts(values: Iterable[Party | Deadline]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.text for value in values))


def _filler(task: Task, slot: Slot) -> tuple[str, ...]:
    """Return what stands in the place of a missing value: vague words, or a contact where a responsible person belongs."""
    if slot is Slot.PERSON:
        contacts = _texts(p for p in task.persons if p.role is PartyRole.CONTACT)
        vague = _texts(p for p in task.persons if p.role is not PartyRole.CONTACT)
        return (*vague, *(f"联系人{contact}" for contact in contacts))
    return _texts(task.deadline if slot is Slot.TIME else task.units)


def _allowed(file: FileReport, task: Task, slot: Slot) -> str:
    """Return the reason of the waiver that allows this gap, "" where there is none."""
    for waived in file.waived:
        kind, _, rest = waived.diagnostic.name.partition("-")
        finding = waived.diagnostic.finding
        spans = [finding.span, *(label.span for label in finding.labels)]
        if kind in ("missing", "vague") and _SLOT_OF_RULE.get(rest) is slot and _touches(spans, task.parts):
            return waived.waiver.reason
    return ""


def _touches(spans: Sequence[Span | None], parts: Sequence[Span]) -> bool:
    return any(span is not None and span.overlaps(part) for span in spans for part in parts)
