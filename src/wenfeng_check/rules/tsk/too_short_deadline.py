"""从成文到截止不足一个工作日。"""

from collections.abc import Iterator

from wenfeng_check.analysis.dates.checks import too_short
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.task import DeadlineKind
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _dates

_HEAD = "关于报送农田水利台账的通知\n各镇人民政府：\n一、工作任务\n1."
_ONE_DAY = (DeadlineKind.ABSOLUTE, DeadlineKind.NO_YEAR, DeadlineKind.BOUNDED, DeadlineKind.RELATIVE)


class TooShortDeadline(Rule):
    """从成文到截止不足一个工作日。

    ## 查什么

    任务的最后一天与落款日期之间没有一个工作日（法定节假日和调休上班按日历算）：当天要、周五发文周一前（不含周一）要。

    ## 为什么

    文件送到基层已经没有时间办，只能应付填表。

    ## 怎么改

    留出至少一个工作日；确实紧急的，标明特急或写明原因。

    ## 不算

    - 特急、应急、灾情、疫情、抢险、突发事件；
    - 没有落款日期的稿子；
    - 早于落款日期的，由 deadline-before-issue 提出。

    ## 依据

    没有哪一条规定写明最短几天。“上午发通知、下午要情况”是各地整治的做法，这里按为基层减负的精神提示。
    """

    code = "TSK305"
    severity = Severity.INFO
    clause = Clause(Authority.PRACTICE, "写作惯例：给承办单位留出办理时间（参照为基层减负的精神）")
    good = (
        Good(_HEAD + "各镇人民政府要在5月15日前建立农田水利台账。" + _dates.SIGNED, kind="通知"),
        Good("关于做好暴雨应急处置的紧急通知\n各镇人民政府：\n1.各镇人民政府要在5月12日前转移低洼地群众。" + _dates.SIGNED, kind="通知"),
    )
    bad = (
        Bad(_HEAD + "各镇人民政府要在【5月12日前】建立农田水利台账。" + _dates.SIGNED, kind="通知"),
        Bad(_HEAD + "建立农田水利台账。（责任单位：各镇人民政府；完成时限：【2023年5月14日】）" + _dates.SIGNED, kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        issued = facts.structure.issue_date
        for due in _dates.due(facts):
            if due.deadline.kind not in _ONE_DAY or not too_short(due.deadline, issued):
                continue
            if not _dates.is_urgent(facts, due.task.text):
                yield Finding(
                    due.deadline.span,
                    f"从成文日期到“{due.deadline.text}”不足一个工作日。",
                    "留出至少一个工作日；确实紧急的，标明特急或写明原因。",
                    labels=due.labels,
                )
