"""Whether a sentence assigns a task: the model's probability weighed with what the document says around it."""

import math
import re
from collections.abc import Sequence

from wenfeng_check.analysis.labels import Role, SentenceLabel
from wenfeng_check.analysis.tasks.statements import Statement
from wenfeng_check.analysis.tasks.values import Values
from wenfeng_check.model.task import Clarity, Source

#: Weights of a logistic regression on predictions for held-out documents of the labelled set (figures in models/sentences).
_MODEL = 0.7
_TAIL_NAMES_UNIT = 2.1
_OWN_UNIT = 0.2
_OWN_DEADLINE = 0.5
_ANY_DEADLINE = 0.35
_ENCOURAGES = -1.25
_FORBIDS = -0.5
_ROLE = {Role.MEASURE: 0.0, Role.OTHER: -0.6, Role.PROBLEM: -1.7, Role.GOAL: -1.8, Role.STATUS: -2.2}
_THRESHOLD = 0.40

_ENCOURAGING = r"(?:[（）一二三四五六七八九十\d、.①-⑳]+)?(?:鼓励|支持|可以|允许|倡导|对.{2,30}给予)"
_FORBIDDING = r"不得|严禁|禁止|不准"


def assigns(label: SentenceLabel, folded: str, own: Values, around: Sequence[Statement]) -> bool:
    """Say whether the sentence ``folded`` with its ``label`` assigns a task, given the statements that cover it."""
    probability = min(max(label.task, 1e-3), 1 - 1e-3)
    score = _MODEL * math.log(probability / (1 - probability)) + _ROLE[label.role]
    if any(s.source in (Source.TAIL, Source.LABEL) and _names_unit(s.values) for s in around):
        score += _TAIL_NAMES_UNIT
    if _names_unit(own):
        score += _OWN_UNIT
    if own.deadlines:
        score += _ANY_DEADLINE
    if any(deadline.clarity is not Clarity.VAGUE for deadline in own.deadlines):
        score += _OWN_DEADLINE
    if re.match(_ENCOURAGING, folded):
        score += _ENCOURAGES
    if re.search(_FORBIDDING, folded):
        score += _FORBIDS
    return 1 / (1 + math.exp(-score)) >= _THRESHOLD


def _names_unit(values: Values) -> bool:
    return any(unit.clarity is not Clarity.VAGUE for unit in values.units)
