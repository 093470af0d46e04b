"""完成时限早于成文日期。"""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.dates import DateContext
from wenfeng_check.analysis.dates.checks import before_issue
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.task import Deadline, DeadlineKind
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _dates, _slots

_NEAR = 10


class DeadlineBeforeIssue(Rule):
    """完成时限早于成文日期。

    ## 查什么

    任务的最后一天在落款日期之前。没有写年份的，按标题、落款推算年份。

    ## 为什么

    文件印发时已经超期，任务从第一天起就完不成；多半是套用旧稿没有改日期。

    ## 怎么改

    核对时限和成文日期，哪个错改哪个。

    ## 不算

    - 已经做完的事、过去的会议和文件的日期，“2022年底前到期的贷款”这类修饰语；
    - “每月10日前”这类周期；
    - 岁末成文、写“1月底前”的，算下一年；
    - 没有落款日期的稿子。

    ## 依据

    《党政机关公文处理工作条例》第二十条（四）：审核时间是否准确。
    """

    code = "TSK302"
    clause = _dates.ACCURATE_DATES
    good = (
        Good(_slots.NOTICE + "县水利局要在5月31日前完成水库隐患排查。" + _dates.SIGNED, kind="通知"),
        Good(_slots.NOTICE + "县水利局要在4月排查的基础上，每月10日前更新水库隐患台账。" + _dates.SIGNED, kind="通知"),
        Good(_slots.NOTICE + "县水利局要在5月31日前检查2022年底前建成的水库。" + _dates.SIGNED, kind="通知"),
        Good(_slots.NOTICE + "县水利局要在1月31日前完成水库隐患排查。\n清河县人民政府\n2022年12月20日", kind="通知"),
        Good(_slots.NOTICE + "县水利局要在4月20日前完成水库隐患排查。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "县水利局要在【4月20日前】完成水库隐患排查。" + _dates.SIGNED, kind="通知"),
        Bad(_slots.NOTICE + "建立防汛物资台账。（责任单位：县应急局；完成时限：【2022年5月底前】）" + _dates.SIGNED, kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        issued = facts.structure.issue_date
        for due in _dates.due(facts):
            if issued is None or not before_issue(due.deadline, issued):
                continue
            if not _means_next_year(facts, due.deadline) and not _qualifies_noun(facts, due.deadline):
                signed = f"{issued.year}年{issued.month}月{issued.day}日"
                yield Finding(
                    due.deadline.span,
                    f"“{due.deadline.text}”（{_dates.words(due.deadline)}）早于成文日期{signed}。",
                    "核对时限和成文日期，哪个错改哪个。",
                    labels=due.labels,
                )


def _qualifies_noun(facts: Analysis, deadline: Deadline) -> bool:
    """“2022年底前到期的贷款” says which loans are meant, not when something is due."""
    after = facts.folded[deadline.span.end : deadline.span.end + _NEAR]
    return re.match(r"[^，。；：）\n]{1,8}的", after) is not None


def _means_next_year(facts: Analysis, deadline: Deadline) -> bool:
    """A day without a year far behind the issue date belongs to the next year, unless the title names the year."""
    structure = facts.structure
    if deadline.date is None or deadline.kind is not DeadlineKind.NO_YEAR or re.search(r"20\d\d年", fold(structure.title + structure.main_title)):
        return False
    year = DateContext(issue_date=structure.issue_date).year_of(deadline.date.month, deadline.date.day)
    return year != deadline.date.year
