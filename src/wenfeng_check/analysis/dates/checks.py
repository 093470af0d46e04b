"""What can be wrong with a deadline, as pure questions for the rules."""

import re
from datetime import date

from wenfeng_check.analysis.dates.calendar import working_days_between
from wenfeng_check.lexicon import fold
from wenfeng_check.model.task import Deadline, DeadlineKind

_WEEKDAYS = "一二三四五六日"
_RECURRING = {DeadlineKind.PERIODIC, DeadlineKind.FREQUENCY, DeadlineKind.STANDING}


def before_issue(deadline: Deadline, issue_date: date | None) -> bool:
    """Say whether the last day lies before the document was issued."""
    return deadline.date is not None and issue_date is not None and deadline.date < issue_date


def weekday_problem(deadline: Deadline) -> str:
    """Say in Chinese that 4月20日（星期五） is no Friday, ``""`` where it fits or cannot be known."""
    match = re.search(r"（(?:星期|周)([一二三四五六日天])）", fold(deadline.text))
    if match is None or deadline.date is None:
        return ""
    written = _WEEKDAYS.index(match[1].replace("天", "日"))
    day = deadline.date
    if day.weekday() == written:
        return ""
    return f"{day.year}年{day.month}月{day.day}日是星期{_WEEKDAYS[day.weekday()]}，不是星期{_WEEKDAYS[written]}"


def too_short(deadline: Deadline, issue_date: date | None) -> bool:
    """Say whether less than one working day lies after the issue date; a deadline before it is another fault."""
    if deadline.date is None or issue_date is None or deadline.date < issue_date:
        return False
    return working_days_between(issue_date, deadline.date).count < 1


def contradicts_parent(deadline: Deadline, parent: Deadline) -> bool:
    """Say whether a part is due after its whole (or, the whole being a period, before it begins)."""
    if deadline.kind in _RECURRING or parent.kind in _RECURRING:
        return False
    if deadline.date is None or parent.date is None:
        return False
    early = parent.kind is DeadlineKind.PERIOD and parent.start is not None and deadline.date < parent.start
    return deadline.date > parent.date or early
