"""安排了任务，没有时间节点。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.task import Slot
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots


class MissingDeadline(Rule):
    """安排了任务，没有时间节点。

    ## 查什么

    逐项找出文件安排的任务，看句子里、条末括号、条目、标题、表格或全文统一规定里有没有完成时限。都没有的才报。

    ## 为什么

    没有时间节点，督查时说不清哪天算超期，任务容易一拖再拖。

    ## 怎么改

    写一个能核对的时限：“3月底前”“收文后5个工作日内”“每月10日前”；长期任务写检查频次：“每季度末通报一次”。

    ## 不算

    - 指导思想、原则、目标、意义、成绩、问题，都不是任务；
    - “未经批准不得……”“接到报告后1小时内……”这类规矩；
    - 全文或整节统一规定了时限的任务，“整治时间：3月至6月”“第二阶段（4月—5月）”这样写的也算；
    - 公告、办法、批复等文种降为提示；
    - 是不是任务拿不准的（模型的把握不到九成；本句点名某个单位去办的，不到八成），降为提示；
    - 整句都是空话、PAD105 已经建议删去的，降为提示。

    ## 依据

    本县措施第8条：安排工作原则上都要明确时间节点、责任单位和责任人。“原则上”允许例外：例外写进 wenfeng.toml 的 waiver，注明理由。
    """

    code = "TSK101"
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "县水利局要在5月20日前对全县水库完成一次隐患排查。", kind="通知"),
        Good(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（责任单位：县应急局；完成时限：5月底前）", kind="通知"),
        Good("关于做好防汛工作的通知\n各镇人民政府：\n今年以来，全县已排查水库隐患37处，完成整改29处。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "【县水利局要组织对全县小型水库开展隐患排查，建立问题清单。】", kind="通知"),
        Bad(_slots.NOTICE + "【建立防汛物资储备台账，补足编织袋2万条。】（责任单位：县应急局）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for task in _slots.missing(facts, Slot.TIME):
            default = _slots.default_deadline(facts, task)
            yield _slots.lacking(facts, task, Slot.TIME, message="这项任务没有时间节点。", default=default)
