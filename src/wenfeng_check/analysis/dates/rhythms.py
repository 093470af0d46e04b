"""How often, in the words of a village: 早晚各放两遍, 一个月走一遍, 至少两个月更换一次, 季度评议一次, 2次/年."""

import re
from collections.abc import Iterator
from functools import cache

from wenfeng_check.analysis.dates.pieces import COUNT, has_any
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.model.task import DeadlineKind

_TURNS = r"(?:次|遍|趟|轮|回|场)"
_ONCE = rf"(?:不少于|至少)?[一两二三1-3]{_TURNS}"


@cache
def _rhythms() -> re.Pattern[str]:
    return re.compile(
        rf"(?:早中晚|早、中、晚|早晚|早、晚|上下午|上、下午)各?[一-鿿]{{0,4}}?{COUNT}{_TURNS}"
        rf"|(?:至少)?(?<![\d.第近前后过去每两三几连续])(?:[一二两三四五六七八九十]|\d{{1,2}})(?:个月|个?季度|周(?!年|岁)|个?星期|个?礼拜|天)(?!内|以?后|以内|前|时间)[一-鿿]{{0,4}}?{_ONCE}(?!性)"
        rf"|(?<![一二三四1-4个本上下每])(?:季度?|月度?|年度)(?=[一-鿿]{{1,4}}{_ONCE}(?!性|会议))"
        r"|[逢每][单双](?:月|周)(?!的)|(?<=[，于在])[单双](?:月|周)(?=召|开|组|各|对|由|报|调)"
        r"|一年一度|逐年(?=增[加長长]|加大|提[高升]|扩大|减少|递[增减]|安排)"
        r"|春、?秋两?季(?=集中|各|开展|组织)|周一[至到]周[五六日]"
        rf"|(?:不少于|至少)?{COUNT}{_TURNS}[/／](?:个?[年月周天日]|季度?)"
    )


def find_rhythms(folded: str, start: int, end: int) -> Iterator[Token]:
    """Yield the frequencies that are told without 每."""
    if not has_any(folded, start, end, (*"次遍趟轮回场", "单月", "双月", "单周", "双周", "周一", "秋", "一度", "逐年")):
        return
    for match in _rhythms().finditer(folded, start, end):
        yield Token(*match.span(), DeadlineKind.FREQUENCY, limit="每")
