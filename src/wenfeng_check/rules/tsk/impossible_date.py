"""日历上没有的日期。"""

from collections.abc import Iterator

from wenfeng_check.analysis.dates import DateContext
from wenfeng_check.analysis.dates.join import longest
from wenfeng_check.analysis.dates.points import find_points
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.nearby import lines
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.remembered import remembered
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _dates, _slots


class ImpossibleDate(Rule):
    """日历上没有的日期。

    ## 查什么

    全文的日期：2月30日、4月31日、平年的2月29日、13月。

    ## 为什么

    这样的日期一定是笔误，印发后只能发更正。

    ## 怎么改

    核对原意后改正；要写到月末的，写“2月底前”最稳妥。

    ## 不算

    - 没有写年份、文中也看不出年份的2月29日；
    - “每月31日前”这类周期，遇小月照月末办。

    ## 依据

    《党政机关公文处理工作条例》第二十条（四）：审核时间是否准确。
    """

    code = "TSK301"
    severity = Severity.ERROR
    clause = _dates.ACCURATE_DATES
    good = (
        Good(_slots.NOTICE + "县水利局要在2024年2月29日前完成水库隐患排查。", kind="通知"),
        Good(_slots.NOTICE + "县水利局要在5月28日至31日完成水库隐患排查，每月31日前更新台账。", kind="通知"),
        Good(_slots.NOTICE + "县水利局要在2月29日前完成水库隐患排查。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "县水利局要在【2月30日前】完成水库隐患排查。", kind="通知"),
        Bad(_slots.NOTICE + "县水利局已于【2023年4月31日】完成水库隐患排查。", kind="通知"),
        Bad(_slots.NOTICE + "县水利局要在【2023年2月29日前】完成水库隐患排查。", kind="通知"),
        Bad("关于做好防汛工作的通知\n各镇人民政府：\n请于5月20日前建立防汛物资台账。\n清河县人民政府\n【2023年6月31日】", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        for start, line in lines(facts.folded):
            for token in _impossible(line, facts.dates):
                yield Finding(
                    Span(token.start, token.end).shift(start),
                    f"{token.days.problem}。",
                    "核对原意后改正；要写到月末的，写“＿月底前”。",
                )


@remembered(4096)
def _impossible(line: str, when: DateContext) -> tuple[Token, ...]:
    found = longest(find_points(line, 0, len(line), when=when))
    return tuple(token for token in found if token.days.problem)
