"""Units that point back (以上单位, 上述部门, 牵头单位): they are those named before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wenfeng_check.analysis.tasks.values import Values
from wenfeng_check.model.task import Party, PartyRole, Source

_ALL = re.compile(r"(?:以上|上述|前述)各?(?:单位|部门|机关|乡镇|镇街)")
_LEAD = re.compile(r"(?:牵头|主责|主办)(?:单位|部门)")


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
