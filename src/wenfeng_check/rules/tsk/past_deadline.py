"""稿子还没有印发，时限已经过了。"""

from collections.abc import Iterator
from datetime import date

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.task import DeadlineKind
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _dates, _slots

_RECURRING = (DeadlineKind.PERIODIC, DeadlineKind.FREQUENCY, DeadlineKind.STANDING)
_TODAY = date(2023, 5, 12)


class PastDeadline(Rule):
    """稿子还没有印发，时限已经过了。

    ## 查什么

    设了检查日期（--today 或 today）而稿子没有落款日期时，任务的最后一天早于检查日期。

    ## 为什么

    时限过了再印发，任务从第一天起就超期；多半是稿子压得久了，或套用旧稿。

    ## 怎么改

    重新定时限；已经做完的，改写成进展。

    ## 不算

    - 没有设检查日期的；
    - 已有落款日期的，由 deadline-before-issue 按成文日期查；
    - 周期、频次和长期任务。

    ## 依据

    《党政机关公文处理工作条例》第二十条（四）：审核时间是否准确。
    """

    code = "TSK307"
    clause = _dates.ACCURATE_DATES
    good = (
        Good(_slots.NOTICE + "县水利局要在2023年5月20日前完成水库隐患排查。", kind="通知", today=_TODAY),
        Good(_slots.NOTICE + "县水利局要在2023年4月20日前完成水库隐患排查。", kind="通知"),
        Good(_slots.NOTICE + "县水利局要在4月20日前完成水库隐患排查。\n清河县人民政府\n2023年4月3日", kind="通知", today=_TODAY),
    )
    bad = (
        Bad(_slots.NOTICE + "县水利局要在【2023年4月20日前】完成水库隐患排查。", kind="通知", today=_TODAY),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        today = facts.context.today
        if today is None or facts.structure.issue_date:
            return
        for due in _dates.due(facts):
            day = due.deadline.date
            if day and day < today and due.deadline.kind not in _RECURRING:
                yield Finding(
                    due.deadline.span,
                    f"“{due.deadline.text}”（{_dates.words(due.deadline)}）已经过了。",
                    "重新定时限；已经做完的，改写成进展。",
                    labels=due.labels,
                )
