"""安排了任务，没有责任单位。"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.task import Slot
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots


class MissingUnit(Rule):
    """安排了任务，没有责任单位。

    ## 查什么

    逐项找出文件安排的任务，看句子主语、条末括号、条目、标题、表格或全文统一规定里有没有责任单位。都没有的才报。

    ## 为什么

    没有责任单位，任务没有人接。主送机关不止一个时，“大家都有责任”等于没有人负责。

    ## 怎么改

    写明哪个单位：“由县水利局牵头”“（责任单位：各镇人民政府）”。

    ## 不算

    - 条目、标题、表格、全文已经写明责任单位的；
    - 同一段前一句的主语管到这一句的；
    - 规则认不出、句子模型在这一句里看出的单位（“口岸收费主体应当公布……”）也算写明，`--no-model` 时不算；
    - 批复、函由主送机关办，政府工作报告由作报告的政府办，不写也清楚，不报；
    - “督促石桥镇完成……”“支持清河区探索……”，后面的动作由点名的单位来做的（“支持企业”“支持各镇”没有点名，照报）；
    - 有主送机关、“请于3月25日前报送……”这样请对方办的，降为提示；通知只有一个或一类主送机关的（“各镇人民政府：”），看来由它办，也降为提示；
    - 公告、办法等文种降为提示；
    - 是不是任务拿不准的（模型的把握不到九成；本句点名某个单位去办的，不到八成），降为提示；
    - 整句都是空话、PAD105 已经建议删去的，降为提示。

    ## 依据

    本县措施第8条：安排工作原则上都要明确时间节点、责任单位和责任人。
    """

    code = "TSK103"
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "县水利局要在5月20日前对全县水库完成一次隐患排查。", kind="通知"),
        Good(_slots.NOTICE + "建立防汛物资储备台账，补足编织袋2万条。（责任单位：县应急局；完成时限：5月底前）", kind="通知"),
        Good("关于石桥水库除险加固工程的批复\n县水利局：\n原则同意。建立工程质量档案，5月底前完成招标。", kind="批复"),
        Good(_slots.NOTICE + "督促石桥镇完成柳河河道清障，5月20日前组织验收。", kind="通知"),
        Good(_slots.NOTICE + "位于柳河沿岸的企业应在5月20日前完成一次排水管网隐患排查。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "【建立防汛物资储备台账，5月底前补足编织袋2万条。】", kind="通知"),
        Bad(_slots.NOTICE + "【督促沿河企业完成排水管网隐患整改，5月底前建立整改台账。】", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        addressees = facts.structure.of(Function.ADDRESSEE)
        addressed, alone = bool(addressees), len(addressees) == 1 and not re.search("[、，,和及]", addressees[0].folded)
        for task in _slots.missing(facts, Slot.UNIT):
            found = _slots.lacking(facts, task, Slot.UNIT, message="这项任务没有责任单位。")
            if (addressed and re.match("请(?!示)", fold(task.text))) or (alone and facts.kind == "通知" and not task.units):
                found = replace(found, message="这项任务没有写责任单位，看来由主送机关办。", severity=Severity.INFO)
            yield found
