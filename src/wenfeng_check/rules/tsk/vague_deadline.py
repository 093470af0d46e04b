"""用“尽快”“适时”“按期”代替时间节点。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.task import Slot
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots


class VagueDeadline(Rule):
    """用“尽快”“适时”“按期”代替时间节点。

    ## 查什么

    任务的时限只写了尽快、及时、适时、近期、抓紧、早日、逐步、按时、按期、限期、定期这类话，别处也没有明确时限。

    ## 为什么

    “尽快”不是时间节点，办的人和督的人各有各的理解。

    ## 怎么改

    换成能核对的日期、期限或频次：“3月10日前”“收文后5个工作日内”“每月25日前”。

    ## 不算

    - 同一任务另有明确时限的；
    - 应急处置里“立即报告”之类的规矩，它不是任务；
    - “及时性”“定期存款”等词里的字。

    ## 依据

    本县措施第8条：安排工作原则上都要明确时间节点、责任单位和责任人。
    """

    code = "TSK102"
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "县水利局要在5月20日前对全县水库完成一次隐患排查。", kind="通知"),
        Good(_slots.NOTICE + "县水利局要尽快组织隐患排查，5月20日前建立问题清单。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "县水利局要【尽快】组织对全县小型水库开展隐患排查，建立问题清单。", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for task, value in _slots.vague(facts, Slot.TIME):
            advice = f"把“{value.text}”换成日期、期限或频次，如“＿月＿日前”“收文后＿个工作日内”“每月＿日前”。"
            yield _slots.finding(
                facts, task, span=value.span, message=f"“{value.text}”不是时间节点。",
                advice=advice + _slots.default_deadline(facts, task),
            )  # fmt: skip
