"""写了“长期坚持”，没有写多久检查一次。"""

from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, DeadlineKind
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _slots


class StandingTaskWithoutCheck(Rule):
    """写了“长期坚持”，没有写多久检查一次。

    ## 查什么

    时限栏只写了长期坚持、持续推进、常态化、全年这类话，没有频次，也没有第一个节点。

    ## 为什么

    长期任务可以没有终点，但没有检查点，就永远不会超期，也永远不会办结。

    ## 怎么改

    加一个频次或第一个节点：“长期坚持，每季度检查1次”“持续推进，＿月底前完成首轮”。由牵头单位检查，不必为此要求基层另行报送。

    ## 不算

    - 同时写了频次、日期或阶段的；
    - 只在正文里说“长期坚持”、不是时限的。

    ## 依据

    本县措施第8条要求明确时间节点。“长期坚持”本身是允许的，所以只作建议。
    """

    code = "TSK205"
    severity = Severity.HINT
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "开展河道清障巡查。（责任单位：县水利局；完成时限：长期坚持，每季度检查1次）", kind="通知"),
        Good(_slots.NOTICE + "开展河道清障巡查。（责任单位：县水利局；完成时限：6月底前完成首轮，长期坚持）", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "开展河道清障巡查。（责任单位：县水利局；完成时限：【长期坚持】）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        seen: set[Span] = set()
        for task in facts.tasks:
            clear = [value for value in task.deadline if value.clarity is not Clarity.VAGUE]
            if not clear or any(value.kind is not DeadlineKind.STANDING for value in clear) or clear[0].span in seen:
                continue
            seen.add(clear[0].span)
            yield Finding(
                clear[0].span,
                f"“{clear[0].text}”没有写多久检查一次。",
                "加一个频次或第一个节点，如“每季度检查1次”“＿月底前完成首轮”；由牵头单位检查，不必要求基层另行报送。",
                labels=(Label(_slots.head(task), "管的是这项任务"),),
            )
