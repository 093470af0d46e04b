"""用“有关部门”“相关单位”代替责任单位。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.task import Slot
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots


class VagueUnit(Rule):
    """用“有关部门”“相关单位”代替责任单位。

    ## 查什么

    任务的责任单位只写了有关部门、相关单位、职能部门、各责任单位、牵头部门这类话，全文也没有列明是哪几个。

    ## 为什么

    “有关部门”没有名字，谁都可以说不是自己。

    ## 怎么改

    点名：“县水利局牵头，县应急局、各镇人民政府配合”。

    ## 不算

    - 各镇、各学校这类范围确定的统称；
    - 文内已经列明“有关部门”是哪几个的。

    ## 依据

    本县措施第8条：安排工作原则上都要明确时间节点、责任单位和责任人。
    """

    code = "TSK104"
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "县水利局要在5月20日前对全县水库完成一次隐患排查。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "【有关部门】要在5月20日前对全县小型水库完成一次隐患排查。", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for task, value in _slots.vague(facts, Slot.UNIT):
            yield _slots.finding(
                facts, task, span=value.span, message=f"“{value.text}”没有说是哪个单位。",
                advice=f"把“{value.text}”换成单位名称，写明谁牵头、谁配合。",
            )  # fmt: skip
