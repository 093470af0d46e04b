"""安排了任务，没有责任人。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.task import Slot
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots


class MissingPerson(Rule):
    """安排了任务，没有责任人。

    ## 查什么

    逐项找出文件安排的任务，看有没有写到人：姓名，或能确定到人的职务（分管副县长、县水利局局长、各镇主要负责人）。

    ## 为什么

    任务落到单位还不够，要落到人，督办时才知道找谁。

    ## 怎么改

    写姓名或职务：“责任人：县水利局局长”；全文统一规定也行：“各单位主要负责人为第一责任人”。

    ## 不算

    - 联系人只管联络，不算责任人；
    - 表格、条末括号、全文统一规定里写明责任人的；
    - 公告、办法、批复等文种降为提示。

    ## 依据

    本县措施第8条：安排工作原则上都要明确时间节点、责任单位和责任人。
    """

    code = "TSK105"
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（责任单位：县应急局；责任人：李明远；完成时限：5月底前）", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "【建立防汛物资储备台账，补足编织袋2万条。】（责任单位：县应急局；完成时限：5月底前）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for task in _slots.missing(facts, Slot.PERSON):
            yield _slots.finding(facts, task, message="这项任务没有责任人。", advice=_slots.blanks(task) + "。")
