"""只写了责任领导，没有写具体办事的责任人。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import PartyRole, Slot
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots


class SupervisorOnly(Rule):
    """只写了责任领导，没有写具体办事的责任人。

    ## 查什么

    任务写了责任领导、牵头领导、分管领导、包联领导，或者由县领导牵头（由副县长孙立新牵头），没有写责任人。

    ## 为什么

    责任领导抓总，具体谁办没有落下来；任务拖延时，领导和单位之间缺一个直接责任人。

    ## 怎么改

    在责任领导之后另写“责任人：＿＿”，写姓名或职务。

    ## 不算

    - 同一任务另有责任人的；
    - 公告、办法、政府工作报告等一般不落到人的文种。

    ## 依据

    本县措施第8条要求明确责任人；责任领导与责任人分开写是督办台账的通行做法，所以只作提示。
    """

    code = "TSK203"
    severity = Severity.INFO
    clause = MEASURE_8_TASK
    good = (
        Good(
            _slots.NOTICE + "建立防汛物资储备台账。（责任领导：周建国；责任单位：县应急局；责任人：李明远；完成时限：5月底前）",
            kind="通知",
        ),
        Good(_slots.NOTICE + "建立防汛物资储备台账。（责任单位：县应急局；责任人：李明远；完成时限：5月底前）", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "建立防汛物资储备台账。（责任领导：【周建国】；责任单位：县应急局；完成时限：5月底前）", kind="通知"),
        Bad(_slots.NOTICE + "由【副县长孙立新】牵头，县水利局5月底前完成12座水库清淤。", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        seen: set[Span] = set()
        for task in facts.tasks:
            persons = _slots.values(task, Slot.PERSON)
            roles = {getattr(person, "role", None) for person in persons}
            if facts.kind in _slots.SOFT_KINDS or Slot.PERSON in task.missing or roles != {PartyRole.SUPERVISOR}:
                continue
            if persons[0].span not in seen:
                seen.add(persons[0].span)
                yield Finding(
                    persons[0].span,
                    f"“{persons[0].text}”是责任领导，这项任务没有写具体责任人。",
                    "在责任领导之后另写“责任人：＿＿”，写姓名或职务。",
                    labels=(Label(_slots.head(task), "管的是这项任务"),),
                )
