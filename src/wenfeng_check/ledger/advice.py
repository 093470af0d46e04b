"""What to write where a task lacks something: words to complete and the defaults of the measures, never a name or a day."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.ledger.row import Gap, LedgerRow
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.task import Slot, Task
from wenfeng_check.rules.tsk._slots import blanks, default_deadline

Default = Callable[[Task], str]
_COLUMNS = {Slot.UNIT: "责任单位", Slot.PERSON: "责任人", Slot.TIME: "完成时限"}
INSTEAD = {
    Slot.TIME: "换成能核对的日期、期限或频次",
    Slot.UNIT: "写明是哪几个单位、哪个牵头",
    Slot.PERSON: "写姓名，或能确定到人的职务",
}


def default_for(file: FileReport) -> Default:
    """Return what gives the default deadline of a task of ``file`` with its clause, "" where the measures set none."""

    @cache
    def facts() -> Analysis:
        assert file.document is not None
        return Analysis(file.document, Context(kind=file.kind.kind))

    return lambda task: default_deadline(facts(), task)


def advice_for(task: Task, row: LedgerRow, *, in_table: bool, default: Default) -> str:
    """Return what to do about the open gaps of ``row``, "" where there is none."""
    gaps = row.open_gaps
    if not gaps:
        return ""
    open_task = replace(task, missing=tuple(gap.slot for gap in gaps))
    parts = [_cells(gaps) if in_table else blanks(open_task)]
    parts += [f"“{'、'.join(gap.vague)}”{_instead(gap)}" for gap in gaps if gap.vague]
    clause = default(task) if row.lacks(Slot.TIME) else ""
    return "；".join(parts) + "。" + clause


def _instead(gap: Gap) -> str:
    contact = all(words.startswith("联系人") for words in gap.vague)
    return "只管联络，责任人另写" if contact else INSTEAD[gap.slot]


def _cells(gaps: Sequence[Gap]) -> str:
    wanted = {gap.slot for gap in gaps}
    return "在这一行补：" + "；".join(f"{words}：＿＿" for slot, words in _COLUMNS.items() if slot in wanted)
