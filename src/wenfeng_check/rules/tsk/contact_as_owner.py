"""该写责任人的地方，只写了联系人。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import PartyRole, Slot, Source
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots


class ContactAsOwner(Rule):
    """该写责任人的地方，只写了联系人。

    ## 查什么

    条末括号、条目或表格里写责任单位、时限的同时写了联系人、联络员，没有写责任人。

    ## 为什么

    联系人管通气，不对结果负责。督办时找联系人，得到的往往是“我去问问”。

    ## 怎么改

    另写一项“责任人：＿＿”，联系人可以保留。

    ## 不算

    - 同一任务另有责任人、责任领导的；
    - 报名、报送、咨询用的联系人和电话，不在责任栏里的。

    ## 依据

    本县措施第8条：安排工作原则上都要明确时间节点、责任单位和责任人。
    """

    code = "TSK202"
    severity = Severity.INFO
    clause = MEASURE_8_TASK
    good = (
        Good(
            _slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急局；责任人：李明远；联系人：周小芸；完成时限：5月底前）",
            kind="通知",
        ),
        Good(_slots.NOTICE + "各镇人民政府于5月20日前将防汛物资台账报县应急局（联系人：周小芸）。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急局；联系人：【周小芸】；完成时限：5月底前）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        seen: set[Span] = set()
        for task in facts.tasks:
            named = {unit.source for unit in task.units} - {Source.OWN}
            contacts = [p for p in task.persons if p.role is PartyRole.CONTACT and p.source in named]
            if not contacts or _slots.values(task, Slot.PERSON) or contacts[0].span in seen:
                continue
            seen.add(contacts[0].span)
            yield Finding(
                contacts[0].span,
                f"“{contacts[0].text}”是联系人，这项任务没有责任人。",
                "另写“责任人：＿＿”，联系人可以保留。",
                labels=(Label(_slots.head(task), "管的是这项任务"),),
            )
