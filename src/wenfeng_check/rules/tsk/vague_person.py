"""用“专人”“有关领导”代替责任人。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.task import Slot
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots


class VaguePerson(Rule):
    """用“专人”“有关领导”代替责任人。

    ## 查什么

    任务的责任人只写了专人、有关领导、有关负责同志、责任到人、班子成员这类话。

    ## 为什么

    “安排专人”没有说是谁，等于没有安排。

    ## 怎么改

    写姓名，或能确定到人的职务：“由县应急局副局长李明远负责”。

    ## 不算

    - 分管副县长、各镇主要负责人这类能确定到人的职务；
    - 同一任务另有姓名或职务的。

    ## 依据

    本县措施第8条：安排工作原则上都要明确时间节点、责任单位和责任人。
    """

    code = "TSK106"
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（责任单位：县应急局；责任人：李明远；完成时限：5月底前）", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "县应急局要【明确专人】管理防汛物资，5月底前建立储备台账。", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for task, value in _slots.vague(facts, Slot.PERSON):
            yield _slots.finding(
                facts, task, span=value.span, message=f"“{value.text}”没有说是谁。",
                advice=f"把“{value.text}”换成姓名或职务，如“责任人：＿＿”。",
            )  # fmt: skip
