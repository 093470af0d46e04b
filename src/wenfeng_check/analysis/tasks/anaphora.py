"""Units that point back (以上单位, 上述部门, 牵头单位): they are those named before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wenfeng_check.analysis.tasks.values import Values
from wenfeng_check.model.task import Clarity, Party, PartyRole, Slot, Source, Task

_ALL = re.compile(r"(?:以上|上述|前述)各?(?:单位|部门|机关|乡镇|镇街)")
_LEAD = re.compile(r"(?:牵头|主责|主办)(?:单位|部门)")

_ROLES = re.compile(r"各?(?:(?:责任|牵头|主责|主办|承办|配合)(?:单位|部门|科室)?(?:（[^（）]{2,4}）)?[、和及]?)+")
_LISTED = (Source.TAIL, Source.LABEL, Source.HEADING, Source.TABLE)
#: Tasks whose units a document must list for 各责任单位 to be those.
_ENOUGH = 3


def listed_elsewhere(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Return the tasks, 各责任单位 and 牵头单位 said to be clear where the document lists behind its tasks who they are."""
    named = sum(any(u.source in _LISTED and u.clarity is not Clarity.VAGUE for u in task.units) for task in tasks)
    return tuple(map(_known, tasks)) if named >= _ENOUGH else tuple(tasks)


def _known(task: Task) -> Task:
    if Slot.UNIT not in task.missing or not any(_ROLES.fullmatch(unit.text) for unit in task.units):
        return task
    units = tuple(
        replace(unit, clarity=Clarity.COLLECTIVE) if _ROLES.fullmatch(unit.text) else unit for unit in task.units
    )
    return replace(task, units=units, missing=tuple(slot for slot in task.missing if slot is not Slot.UNIT))


def points_back(own: Values, words: str) -> bool:
    """Whether a sentence (``words``) names its units only by pointing back."""
    opening = _ALL.match(words) or _LEAD.match(words)
    if opening is not None and all(unit.text in opening[0] for unit in own.units):
        return True
    return bool(own.units) and all(_ALL.fullmatch(unit.text) or _LEAD.fullmatch(unit.text) for unit in own.units)


def antecedents(own: Values, words: str, before: Sequence[Party]) -> tuple[Party, ...]:
    """Return the units of ``before`` that are pointed back to; who leads is told, or is the one named first."""
    if _ALL.match(words) or any(_ALL.fullmatch(unit.text) for unit in own.units):
        meant = list(before)
    else:
        meant = [unit for unit in before if unit.role is PartyRole.LEAD] or list(before[:1])
    return tuple(replace(unit, source=Source.ITEM) for unit in meant)
