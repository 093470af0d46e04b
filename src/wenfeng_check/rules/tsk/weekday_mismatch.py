"""日期和括号里的星期对不上。"""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.dates.checks import weekday_problem
from wenfeng_check.analysis.dates.join import longest
from wenfeng_check.analysis.dates.points import find_points
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _dates, _slots


class WeekdayMismatch(Rule):
    """日期和括号里的星期对不上。

    ## 查什么

    全文“4月20日（星期五）”这类写法，年份写了的按写的算，没写的按标题和落款推算。

    ## 为什么

    收文单位不知道以日期为准还是以星期为准，开会、报送容易错一天；多半是套用去年的稿子没有改。

    ## 怎么改

    核对日历，改日期或改星期。

    ## 不算

    - 没有写年份、标题和落款也看不出年份的。

    ## 依据

    《党政机关公文处理工作条例》第二十条（四）：审核时间是否准确。
    """

    code = "TSK304"
    clause = _dates.ACCURATE_DATES
    good = (
        Good(_slots.NOTICE + "县水利局要在5月19日（星期五）前完成水库隐患排查。" + _dates.SIGNED, kind="通知"),
        Good(_slots.NOTICE + "县水利局要在5月18日（星期五）前完成水库隐患排查。", kind="通知"),
    )
    bad = (
        Bad(_slots.NOTICE + "县水利局要在【5月18日（星期五）前】完成水库隐患排查。" + _dates.SIGNED, kind="通知"),
        Bad("关于召开防汛工作会议的通知\n各镇人民政府：\n会议定于【2023年5月16日（周三）上午9时】召开。", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        if not re.search(r"（(?:星期|周)[一二三四五六日天]）", facts.folded):
            return
        for token in longest(find_points(facts.folded, 0, len(facts.text), when=facts.dates)):
            problem = weekday_problem(_deadline(token, facts.text))
            if problem:
                yield Finding(Span(token.start, token.end), f"{problem}。", "核对日历，改日期或改星期。")


def _deadline(token: Token, text: str) -> Deadline:
    span = Span(token.start, token.end)
    return Deadline(span, span.of(text), token.kind, Clarity.CLEAR, token.days.last)
