"""What is wrong in a ledger that was filled in by hand, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wenfeng_check.analysis.dates.checks import weekday_problem
from wenfeng_check.ledger.advice import INSTEAD
from wenfeng_check.ledger.hand import HandLedger, HandRow
from wenfeng_check.ledger.row import SLOT_WORDS
from wenfeng_check.model.task import DeadlineKind, Slot

_RECURRING = (DeadlineKind.PERIODIC, DeadlineKind.FREQUENCY, DeadlineKind.STANDING)
_CELL = {Slot.TIME: "完成时限", Slot.UNIT: "责任单位", Slot.PERSON: "责任人"}


class Fault(StrEnum):
    """What can be wrong with a row."""

    MISSING = "missing"
    VAGUE = "vague"
    IMPOSSIBLE = "impossible_date"
    WEEKDAY = "wrong_weekday"
    PAST = "past_date"
    CONFLICT = "dates_differ"
    NO_TASK = "no_task"


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault of a row: where, of what slot, what is wrong, what to write."""

    file: str
    place: str
    row: int
    task: str
    fault: Fault
    slot: Slot | None
    words: str
    advice: str


def issues_of(path: str, ledger: HandLedger, *, today: date | None) -> tuple[Issue, ...]:
    """Return all issues in order of the rows; past days are asked for only where ``today`` is given."""
    found = [issue for row in ledger.rows for issue in _row_issues(row, today)]
    found += [_bare(path, *bare) for bare in ledger.bare]
    return tuple(sorted(found, key=lambda issue: (issue.place.rpartition("第")[0], issue.row)))


def _row_issues(hand: HandRow, today: date | None) -> Iterator[Issue]:
    for fault, slot, words, advice in (*_slot_faults(hand), *_date_faults(hand, today)):
        row = hand.row
        yield Issue(row.file, row.place, row.sheet_row, row.task, fault, slot, words, advice)


Found = tuple[Fault, Slot, str, str]


def _slot_faults(hand: HandRow) -> Iterator[Found]:
    impossible = any(deadline.problem for deadline in hand.deadlines)
    for gap in hand.row.open_gaps:
        if gap.vague and not (gap.slot is Slot.TIME and impossible):
            words = f"{SLOT_WORDS[gap.slot]}不明确：只写了“{'、'.join(gap.vague)}”"
            yield Fault.VAGUE, gap.slot, words, f"{INSTEAD[gap.slot]}：＿＿"
        elif not gap.vague:
            yield Fault.MISSING, gap.slot, f"没有{SLOT_WORDS[gap.slot]}", _missing_advice(hand, gap.slot)


def _missing_advice(hand: HandRow, slot: Slot) -> str:
    default = hand.row.advice.partition("。")[2] if slot is Slot.TIME else ""
    return f"填“{_CELL[slot]}”一栏：＿＿" + (f"。{default}" if default else "")


def _date_faults(hand: HandRow, today: date | None) -> Iterator[Found]:
    for deadline in hand.deadlines:
        if deadline.problem:
            yield Fault.IMPOSSIBLE, Slot.TIME, f"“{deadline.text}”有误：{deadline.problem}", "改成实有的日期：＿＿"
        elif weekday := weekday_problem(deadline):
            yield Fault.WEEKDAY, Slot.TIME, f"“{deadline.text}”有误：{weekday}", "核对是日期写错还是星期写错"
    if hand.conflict:
        written = "、".join(deadline.text for deadline in hand.deadlines)
        yield Fault.CONFLICT, Slot.TIME, f"完成时限“{written}”与日期栏“{hand.conflict}”不一致", "核对后改成一致"
    last = hand.row.date
    recurring = any(deadline.kind in _RECURRING for deadline in hand.deadlines)
    if today and last and last < today and not hand.done and not recurring:
        words = f"完成时限{_day(last)}已过（{_day(today)}核对）"
        yield Fault.PAST, Slot.TIME, words, "已办结的注明“已完成”，没有办结的按程序另定时限：＿＿"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _bare(path: str, place: str, row: int, text: str) -> Issue:
    words = f"工作任务只写了“{text}”，看不出要做什么" if text else "写了责任单位、责任人或时限，没有写工作任务"
    return Issue(path, place, row, text, Fault.NO_TASK, None, words, "写明做什么：动词加对象，能核对办没办")
