"""时限跨好几年，没有年度节点。"""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.task import Clarity, Deadline, DeadlineKind, Task
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Option, Rule
from wenfeng_check.rules.tsk import _dates, _slots


class MultiYearDeadline(Rule):
    """时限跨好几年，没有年度节点。

    ## 查什么

    任务的时限是一段超过一年的时间（“2023—2025年”），没有每年的节点或频次。

    ## 为什么

    三年的任务只到第三年才看结果，中间没有抓手。

    ## 怎么改

    分年写：“2023年底前……，2024年底前……”，或写每年完成多少。

    ## 不算

    - 一年以内的一段时间；
    - 同时写了年度日期、频次或分年指标的；
    - 标题、规划期里的年份；
    - 优惠、补贴、减免等政策执行的起止日期。

    ## 依据

    本县措施第8条要求明确时间节点。多年任务本身是允许的，所以只作建议。
    """

    code = "TSK308"
    severity = Severity.HINT
    clause = MEASURE_8_TASK
    longest_days = Option(366, "一段时限超过多少天，要有年度节点")
    good = (
        Good(_slots.NOTICE + "县水利局要在2023年6月1日至2024年3月31日完成6座水库除险加固。", kind="通知"),
        Good(
            "清河县职业技能培训补贴办法\n第一条 2023年1月1日至2024年12月31日，县人力资源社会保障局按每人800元发放培训补贴。",
            kind="办法规定",
        ),
        Good(
            _slots.NOTICE + "2023年6月1日至2025年12月31日，县交通运输局对运输防汛物资的车辆通行费减免10%。",
            kind="通知",
        ),
        Good(_slots.NOTICE + "加固小型水库18座，每年完成6座。（责任单位：县水利局；完成时限：2023—2025年）", kind="通知"),
        Good(_slots.NOTICE + "加固小型水库18座。（责任单位：县水利局；完成时限：2023—2025年，每年底前完成6座）", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "加固小型水库18座。（责任单位：县水利局；完成时限：【2023—2025年】）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        if facts.kind in _slots.SOFT_KINDS:
            return
        for due in _dates.due(facts):
            if self._too_long(due.deadline) and not _has_nodes(due.task) and not _is_term_of_policy(facts, due.deadline):
                yield Finding(
                    due.deadline.span,
                    f"“{due.deadline.text}”跨了一年以上，没有年度节点。",
                    "分年写节点：“＿年底前＿＿”，或写每年完成多少。",
                    labels=due.labels,
                )

    def _too_long(self, deadline: Deadline) -> bool:
        if deadline.kind is not DeadlineKind.PERIOD or deadline.start is None or deadline.date is None:
            return False
        return (deadline.date - deadline.start).days > self.longest_days


def _has_nodes(task: Task) -> bool:
    """Say whether the task gives a day inside the period, a cycle, or a figure for each year."""
    others = [d for d in task.deadline if d.kind is not DeadlineKind.PERIOD and d.clarity is not Clarity.VAGUE]
    return bool(others) or "每年" in task.text or "年度" in task.text


def _is_term_of_policy(facts: Analysis, deadline: Deadline) -> bool:
    """Say whether the period is how long a rebate or subsidy runs: nothing is to be finished by its end."""
    sentence = facts.sentence_at(deadline.span.start)
    words = r"优惠|减免|免征|免收|减按|补贴|补助|奖补|贴息|执行期|有效期"
    return sentence is not None and re.search(words, sentence.span.of(facts.text)) is not None
