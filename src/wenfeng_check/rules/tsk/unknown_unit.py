"""责任单位不在本县名单里。"""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.parties import find_parties, misspelt_unit, unknown_unit
from wenfeng_check.analysis.parties.kinds import PartyMention
from wenfeng_check.lexicon import load
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _roster, _slots

_ABOVE = r"(?:国家|中央|全国|省|市|自治区|[^县区镇乡]{2,4}(?:省|市|自治区))"
_INSIDE = r"(?:股|室|科|所|站|队|中心|专班|领导小组|指挥部|工作组|委员会|公司|学校|小学|中学|医院|卫生院|村|社区)$"


class UnknownUnit(Rule):
    """责任单位不在本县名单里。

    ## 查什么

    wenfeng.toml 里有本县单位名单时，任务的责任单位既不是名单里的全称，也不是简称。

    ## 为什么

    名单里没有的单位，多半是旧名称、错名称，或从别处文件带来的。

    ## 怎么改

    改成现在的规范名称；确有这个单位的，把它和简称补进名单。

    ## 不算

    - 没有设名单的；
    - 各镇、各部门、财政部门这类统称；
    - 上级单位（省、市开头的），内设机构、工作专班、学校、医院、村和社区；
    - 与名单只差一个字的，由 misspelt-unit 提出。

    ## 依据

    《党政机关公文处理工作条例》第二十条（四）。名单可能不全，所以只作提示。
    """

    code = "TSK211"
    severity = Severity.INFO
    clause = _roster.ACCURATE_NAMES
    good = (
        Good(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急管理局；完成时限：5月底前）", kind="通知", units=_roster.UNITS),
        Good(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：各镇人民政府；完成时限：5月底前）", kind="通知", units=_roster.UNITS),
        Good(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：县安监局；完成时限：5月底前）", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：【县安监局】；完成时限：5月底前）", kind="通知", units=_roster.UNITS),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        seen: set[Span] = set()
        for task in facts.tasks if facts.context.roster.units else ():
            for party in task.units:
                mention = _mention(facts, party)
                if party.span in seen or mention is None or not _unknown(facts, mention):
                    continue
                seen.add(party.span)
                yield Finding(
                    party.span,
                    f"“{party.text}”不在本县单位名单里。",
                    "核对是不是现在的规范名称；确有这个单位的，补进名单。",
                    labels=(Label(_slots.head(task), "管的是这项任务"),),
                )


def _mention(facts: Analysis, party: Party) -> PartyMention | None:
    """Return the mention that the party was read from; its entity says whether it is a name at all."""
    if party.text in load("unit_suffixes").terms:  # 街道办事处 without a name stands for all of them
        return None
    if party.clarity is not Clarity.CLEAR or re.match(_ABOVE, party.text) or re.search(_INSIDE, party.text):
        return None
    found = find_parties(
        facts.folded, facts.text, start=party.span.start, end=party.span.end, roster=facts.context.roster
    )
    return found[0] if len(found) == 1 and found[0].span == party.span else None


def _unknown(facts: Analysis, mention: PartyMention) -> bool:
    roster = facts.context.roster
    return unknown_unit(mention, roster) and misspelt_unit(mention, roster) is None
