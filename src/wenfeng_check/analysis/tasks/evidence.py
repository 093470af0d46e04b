"""Whether a sentence assigns a task: the model's probability weighed with what the document says around it."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.labels import PaddingPlace, Role, SentenceLabel
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.statement_words import GROUP
from wenfeng_check.analysis.tasks.values import Values
from wenfeng_check.inference.encoder import ENCODER
from wenfeng_check.inference.linear import card
from wenfeng_check.model.task import Clarity, DeadlineKind, Source

#: Forms of wording that speak for or against a task.
_CUES = {
    "favours": r"^(?:鼓励|支持|可以|允许|倡导|对.{2,30}给予)",
    "may": r"可(?:以|由|在|组织|通过|根据|结合|采取|统筹|按|向|不|对|享受|申请|依法|设立|参照|委托|直接|单独)",
    "defines": r"是[^，。]{2,40}(?:单位|部门|机构|责任人|内容|基础|保障|关键|主体)。?$|是指|指的是",
    "tells": (
        r"^(?!.*(?:[要应须]|务必|由)).*(?:(?:已经|已)(?!脱|婚|故|申|有的|被|知|购|建的|批|出)[^，。；：、的]{0,14}"
        r"(?:了|完成|印发|建成|启动|落实到位)(?!的|后|情况)|(?:进行|开展|完成|召开|组织|制定|印发|建立|取得|作|做)了|(?:去年|上年|前年|往年)因)"
        r"|^[^，。；：要应须由限截]{2,12}(?<!时间)(?:为|是)(?:每年)?\d{1,4}[年月]\d|^[^，。；：要应须由请]{2,40}(?:整理|编印|摘编|供稿)。?$"
    ),
    "conditional": r"的，(?:应|由|可|按|要|经|不|从|一律|予)|^(?:对|凡|经|如|若|未经|因)[^，]{2,60}的，",
    "forbids": r"不得|严禁|禁止|不准|不能|不应",
    "after_event": r"(?:接到|收到|发现|经|申请)[^，]{0,30}后",
    "asks": r"^请",
    "of_itself": r"^本(?:政策|措施|办法|方案|通知|意见)(?:涉及|所|自|由|适用|有效|施行|执行|印发|未尽|的)",
    "adverb_first": (
        r"^(?:[一二三四五]是|[一二三四五]要)?(?:积极|全面|大力|持续|深入|进一步|切实|严格|扎实|统筹|加快|有序|认真|及时|充分|着力"
        r"|不断|稳步|科学|重点)"
    ),
    "holds_duty": r"(?:负责|承担)[^，。]{0,30}(?:工作|管理|监督|指导|协调|支持|监管|服务|保障)。?$",
    "verb_first": (
        r"^(?:建立|成立|印发|制定|出台|编制|组织|开展|召开|完成|报送|公布|发布|设立|建设|打造|推出|推行|实施|完善|健全|推进|推动"
        r"|加强|加快|加大|落实|优化|强化|深化|提升|提高|探索|构建|搭建)"
    ),
    "verb": r"(?:建立|成立|印发|制定|出台|编制|组织|开展|召开|完成|报送|公布|发布|设立|建设|打造|推出|推行|实施|完善|健全|推进|实现)",
}
_COUNTED = (
    r"^(?:购置|采购|培训|更换|建成|铺设|安装|新建|改建|扩建|改造|修复|修建|整修|清理|清淤|栽植|种植|印制|发放|配备|培育|举办|组织"
    r"|开展|建设|打造|设立|设置|创建|推出|引进|完成|实施|维修|检修|检查|排查|走访|慰问|给)[^，。；：]{2,18}"
    r"\d+[个项家户人名件次公里亩吨处条所台座批场辆套支期份块盏米]+[。；]?$"
)
_ORDER = (
    r"(?:要|须|需|应当?|务必|必须)(?!求|点|素|义)[^，。]{0,12}?"
    r"(?:完成|印发|制定|出台|编制|组织|召开|报送|上报|公布|发布|建立|设立|成立|排查|整改|清理|拨付|建成|改造|验收|提交|提出|签订|开展)"
)
#: Headings whose sections state aims, or list what an inspection looks at.
_AIMS = r"目标|指导思想|原则|意义|总体要求"
_INSPECTED = r"(?:检查|自查|督查|巡查|考核|评价)(?:的)?(?:主要)?(?:内容|范围|重点|要点)$"

#: What each sign adds to the log odds where the chains judge alone: logistic regression on held-out predictions over the
#: labelled set of 106 documents. With the encoder, the weights of its card hold (training/fit_encoder.py), these for
#: what the card does not name. ``told``: a named unit that is told to do something that can be checked, the definition
#: itself; in published documents the model has seen it already, in short drafts it is unsure, and this decides. ``tells``:
#: what was done or is so, without any demand (已经约谈了4人, 汛期为5月1日至10月15日): of 77 labelled ones 1 is a task.
#: ``divided``: an item of a list that divides the work of a plan among named offices (1.县林业局负责苗木调运。), of which published
#: documents have next to none. ``of_itself``: the document speaks of itself (本方案涉及的资金纳入年度预算。).
#: ``counted``: a bare item with a verb, an object and a number (更换水泵12台。), rare in published documents. ``closed``: a
#: bracket or label line behind it says who, and by when or which person.
_WEIGHTS: Mapping[str, float] = {
    "base": -1.10,
    "model": 0.66,
    "role.measure": 0.0,
    "role.other": 0.4,
    "role.problem": -0.54,
    "role.status": -1.03,
    "role.goal": -1.46,
    "tail_unit": 2.72,
    "own_unit": 0.7,
    "told": 1.6,
    "divided": 3.5,
    "deadline": 0.68,
    "dated": 0.13,
    "padding": -1.5,
    "aims": -0.8,
    "inspected": -2.0,
    "favours": -0.41,
    "may": -0.69,
    "defines": -0.68,
    "tells": -3.0,
    "of_itself": -3.0,
    "conditional": -0.48,
    "forbids": -0.62,
    "after_event": -0.43,
    "asks": 1.05,
    "adverb_first": 0.84,
    "holds_duty": -0.92,
    "counted": 5.0,
    "closed": 1.7,
    "verb_first": 1.47,
    "verb": 0.27,
}
_LIMITS: Mapping[str, float] = {"alone": 0.66, "with_unit": 0.5, "with_deadline": 0.4, "with_both": 0.4, "beside": 0.4, "below_heading": 0.3}


class Limits(NamedTuple):
    """How likely a sentence must be to count.

    One that names its owner or its date gives less cause for a false complaint, so less is asked of it; so with one that
    stands beside a sure one in its paragraph, or below a heading that is sure. Chosen on held-out predictions.
    """

    alone: float
    with_unit: float
    with_deadline: float
    with_both: float
    beside: float
    below_heading: float


class Scale(NamedTuple):
    """The weights of the signs and the limits, for the models that judged."""

    weights: Mapping[str, float]
    limits: Limits


@cache
def scale(encoder: bool) -> Scale:
    """The scale for the chains alone, or for chains and encoder."""
    if not encoder:
        return Scale(_WEIGHTS, Limits(**_LIMITS))
    read = card(ENCODER).get("evidence", {})
    return Scale({**_WEIGHTS, **read.get("weights", {})}, Limits(**{**_LIMITS, **read.get("limits", {})}))


def signs(
    label: SentenceLabel, folded: str, *, own: Values, around: Sequence[Statement], headings: Sequence[str], divided: bool = False
) -> dict[str, float]:
    """What speaks for or against the sentence ``folded`` with its ``label`` assigning a task.

    ``own`` is what it says itself, ``around`` the statements that cover it, ``headings`` those that it stands under; ``divided``
    says that it stands in a list that divides the work among offices.
    """
    probability = min(max(label.task, 1e-3), 1 - 1e-3)
    reports = label.role in (Role.STATUS, Role.PROBLEM)
    tailed = any(s.source in (Source.TAIL, Source.LABEL) and _names_unit(s.values) for s in around)
    named, dated = _names_unit(own), _dated(own)
    found = {
        "base": True,
        f"role.{label.role.value}": True,
        "tail_unit": not reports and tailed,
        "closed": label.role is Role.MEASURE and any(_closes(s) for s in around),
        "counted": label.role is Role.MEASURE and bool(re.search(_COUNTED, folded)),
        "own_unit": named,
        "told": named and bool(re.search(_ORDER, folded)),
        "divided": divided and label.role is Role.MEASURE and (named or any(_of_group(s) for s in around)),
        "deadline": bool(own.deadlines),
        "dated": dated,
        "padding": not dated and label.place is not PaddingPlace.NONE,
        "aims": any(re.search(_AIMS, heading) for heading in headings),
        "inspected": any(re.search(_INSPECTED, heading) for heading in headings),
    }
    found.update((name, bool(re.search(pattern, folded))) for name, pattern in _CUES.items())
    return {"model": math.log(probability / (1 - probability)), **{name: 1.0 for name, met in found.items() if met}}


def likelihood(met: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How likely a sentence with these signs assigns a task; 0..1."""
    score = sum(weights[name] * value for name, value in met.items())
    return 1 / (1 + math.exp(-score))


def needed(own: Values, around: Sequence[Statement], limits: Limits) -> float:
    """The likelihood from which a sentence with these values counts as a task of its own."""
    owned = _names_unit(own) or any(_names_unit(statement.values) for statement in around)
    dated = _dated(own)
    if owned and dated:
        return limits.with_both
    if owned:
        return limits.with_unit
    return limits.with_deadline if dated else limits.alone


def _dated(own: Values) -> bool:
    """A clear date or period; a number of days after an event (收到后3日内) is as often a standing norm."""
    return any(d.clarity is not Clarity.VAGUE and d.kind is not DeadlineKind.RELATIVE for d in own.deadlines)


def _of_group(statement: Statement) -> bool:
    return statement.source is Source.HEADING and any(re.search(f"{GROUP}$", unit.text) for unit in statement.values.units)


def _closes(statement: Statement) -> bool:
    values = statement.values
    return statement.source in (Source.TAIL, Source.LABEL) and _names_unit(values) and bool(values.persons or values.deadlines)


def _names_unit(values: Values) -> bool:
    return any(unit.clarity is not Clarity.VAGUE for unit in values.units)
