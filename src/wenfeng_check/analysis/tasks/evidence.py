"""Whether a sentence assigns a task: the model's probability weighed with what the document says around it."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from wenfeng_check.analysis.labels import PaddingPlace, Role, SentenceLabel
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.values import Values
from wenfeng_check.model.task import Clarity, DeadlineKind, Source


class Cue(NamedTuple):
    """A form of wording and what it adds to the log odds that the sentence assigns a task."""

    pattern: str
    weight: float


# All weights: logistic regression on held-out predictions over the labelled set of 106 documents (training/README.md).
_BASE = -1.10
_MODEL = 0.66
_TAIL_NAMES_UNIT = 2.72
_OWN_UNIT = 0.7
_ANY_DEADLINE = 0.68
_CLEAR_DEADLINE = 0.13
_ROLE = {Role.MEASURE: 0.0, Role.OTHER: 0.4, Role.PROBLEM: -0.54, Role.STATUS: -1.03, Role.GOAL: -1.46}
#: How likely a sentence must be to count. One that names its owner or its date gives less cause for a false complaint,
#: so less is asked of it; so with one that stands beside a sure one in its paragraph, or below a heading that is sure (thresholds chosen on held-out
#: predictions over the labelled set).
ALONE = 0.66
WITH_UNIT = 0.5
WITH_DEADLINE = 0.4
BESIDE = 0.4
BELOW_HEADING = 0.3

_CUES = (
    Cue(r"^(?:鼓励|支持|可以|允许|倡导|对.{2,30}给予)", -0.41),
    Cue(r"可(?:以|由|在|组织|通过|根据|结合|采取|统筹|按|向|不|对|享受|申请|依法|设立|参照|委托|直接|单独)", -0.69),
    Cue(r"是[^，。]{2,40}(?:单位|部门|机构|责任人|内容|基础|保障|关键|主体)。?$|是指|指的是", -0.68),
    Cue(r"的，(?:应|由|可|按|要|经|不|从|一律|予)|^(?:对|凡|经|如|若|未经|因)[^，]{2,60}的，", -0.48),
    Cue(r"不得|严禁|禁止|不准|不能|不应", -0.62),
    Cue(r"(?:接到|收到|发现|经|申请)[^，]{0,30}后", -0.43),
    Cue(r"^请", 1.05),
    Cue(
        r"^(?:[一二三四五]是|[一二三四五]要)?(?:积极|全面|大力|持续|深入|进一步|切实|严格|扎实|统筹|加快|有序|认真|及时|充分|着力"
        r"|不断|稳步|科学|重点)",
        0.84,
    ),
    Cue(r"(?:负责|承担)[^，。]{0,30}(?:工作|管理|监督|指导|协调|支持|监管|服务|保障)。?$", -0.92),
    Cue(
        r"^(?:建立|成立|印发|制定|出台|编制|组织|开展|召开|完成|报送|公布|发布|设立|建设|打造|推出|推行|实施|完善|健全|推进|推动"
        r"|加强|加快|加大|落实|优化|强化|深化|提升|提高|探索|构建|搭建)",
        1.47,
    ),
    Cue(
        r"(?:建立|成立|印发|制定|出台|编制|组织|开展|召开|完成|报送|公布|发布|设立|建设|打造|推出|推行|实施|完善|健全|推进|实现)",
        0.27,
    ),
)


#: A named unit that is told to do something that can be checked: the definition itself. In published documents the
#: regression gives it next to nothing, since the model has seen it already; in short drafts the model is unsure, and
#: this decides. The value is the smallest that finds such sentences in drafts of a few lines.
_TOLD = 1.6
_ORDER = (
    r"(?:要|须|需|应当?|务必|必须)(?!求|点|素|义)[^，。]{0,12}?"
    r"(?:完成|印发|制定|出台|编制|组织|召开|报送|上报|公布|发布|建立|设立|成立|排查|整改|清理|拨付|建成|改造|验收|提交|提出|签订|开展)"
)


#: Headings whose sections state aims, or list what an inspection looks at; and a sentence that can go.
_AIMS, _UNDER_AIMS = r"目标|指导思想|原则|意义|总体要求", -0.8
_INSPECTED, _UNDER_INSPECTED = r"(?:检查|自查|督查|巡查|考核|评价)(?:的)?(?:主要)?(?:内容|范围|重点|要点)$", -2.0
_PADDING = -1.5


def likelihood(
    label: SentenceLabel, folded: str, *, own: Values, around: Sequence[Statement], headings: Sequence[str]
) -> float:
    """How likely the sentence ``folded`` with its ``label`` assigns a task; 0..1.

    ``own`` is what it says itself, ``around`` the statements that cover it, ``headings`` those that it stands under.
    """
    probability = min(max(label.task, 1e-3), 1 - 1e-3)
    score = _BASE + _MODEL * math.log(probability / (1 - probability)) + _ROLE[label.role]
    reports = label.role in (Role.STATUS, Role.PROBLEM)
    if not reports and any(s.source in (Source.TAIL, Source.LABEL) and _names_unit(s.values) for s in around):
        score += _TAIL_NAMES_UNIT
    if _names_unit(own):
        score += _OWN_UNIT + (_TOLD if re.search(_ORDER, folded) else 0)
    if own.deadlines:
        score += _ANY_DEADLINE
    if _dated(own):
        score += _CLEAR_DEADLINE
    elif label.place is not PaddingPlace.NONE:
        score += _PADDING
    if any(re.search(_AIMS, heading) for heading in headings):
        score += _UNDER_AIMS
    if any(re.search(_INSPECTED, heading) for heading in headings):
        score += _UNDER_INSPECTED
    score += sum(cue.weight for cue in _CUES if re.search(cue.pattern, folded))
    return 1 / (1 + math.exp(-score))


def needed(own: Values, around: Sequence[Statement]) -> float:
    """The likelihood from which a sentence with these values counts as a task of its own."""
    least = ALONE
    if _names_unit(own) or any(_names_unit(statement.values) for statement in around):
        least = min(least, WITH_UNIT)
    if _dated(own):
        least = min(least, WITH_DEADLINE)
    return least


def _dated(own: Values) -> bool:
    """A clear date or period; a number of days after an event (收到后3日内) is as often a standing norm."""
    return any(d.clarity is not Clarity.VAGUE and d.kind is not DeadlineKind.RELATIVE for d in own.deadlines)


def _names_unit(values: Values) -> bool:
    return any(unit.clarity is not Clarity.VAGUE for unit in values.units)
