"""时限没有年份，文中也看不出是哪一年。"""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.task import DeadlineKind
from wenfeng_check.rules.base import MEASURE_8_TASK, Bad, Good, Rule
from wenfeng_check.rules.tsk import _dates, _slots

_TURN_OF_YEAR = 2


class DeadlineWithoutYear(Rule):
    """时限没有年份，文中也看不出是哪一年。

    ## 查什么

    标题、文号和落款都没有年份，任务的时限又是“1月底前”“2月20日前”，或全文写了两个以上年份、这一处却没有写。

    ## 为什么

    岁末年初的“1月底前”可以读成两个年份；同一份文件跨年的，读的人要猜。

    ## 怎么改

    写全年份：“＿年1月底前”，或补上成文日期。

    ## 不算

    - 标题、文号、落款或同一句里有年份的；
    - 全文只有一个年份、月份不在一二月的；
    - “每年2月底前”这类周期。

    ## 依据

    本县措施第8条要求明确时间节点；稿子还没有落款，所以只作提示。
    """

    code = "TSK306"
    severity = Severity.INFO
    clause = MEASURE_8_TASK
    good = (
        Good(_slots.NOTICE + "县水利局要在2024年1月底前完成水库隐患排查。", kind="通知"),
        Good(_slots.NOTICE + "县水利局要在1月底前完成水库隐患排查。\n清河县人民政府\n2023年12月20日", kind="通知"),
        Good("2024年防汛工作要点\n一、工作任务\n1.县水利局要在1月底前完成水库隐患排查。", kind="工作要点"),
        Good(_slots.NOTICE + "县水利局要在5月底前完成水库隐患排查。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "县水利局要在【1月底前】完成水库隐患排查。", kind="通知"),
        Bad(
            _slots.NOTICE + "建立防汛物资台账。（责任单位：县应急局；完成时限：2023年12月底前）\n"
            "2.检修排涝泵站。（责任单位：县水利局；完成时限：【4月底前】）\n"
            "3.加固堤防缺口。（责任单位：县水利局；完成时限：2024年5月底前）",
            kind="通知",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        if facts.structure.issue_date or facts.structure.year:
            return
        found = list(_dates.due(facts))
        written = {due.deadline.date.year for due in found if due.deadline.kind is DeadlineKind.ABSOLUTE and due.deadline.date}
        for due in found:
            month = re.match(r"(\d{1,2})月", fold(due.deadline.text))
            open_year = due.deadline.kind is DeadlineKind.NO_YEAR and month and not _year_is_carried(facts, due)
            if open_year and month and (int(month[1]) <= _TURN_OF_YEAR or len(written) > 1):
                yield Finding(
                    due.deadline.span,
                    f"“{due.deadline.text}”没有年份，标题和落款也没有，看不出是哪一年。",
                    f"写全年份：“＿年{due.deadline.text}”，或补上成文日期。",
                    labels=due.labels,
                )


def _year_is_carried(facts: Analysis, due: _dates.Due) -> bool:
    """Say whether the same sentence writes a year before the date."""
    sentence = facts.sentence_at(due.deadline.span.start)
    before = facts.folded[sentence.span.start : due.deadline.span.start] if sentence else ""
    return re.search(r"20\d\d ?年|今年|本年|明年|次年|当年", before) is not None
