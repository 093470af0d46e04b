"""Stretches named by words: 年内, 年底前, 全年, “十四五”末, 今后五年, 春节前, 汛期前."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from wenfeng_check.analysis.dates.context import DateContext
from wenfeng_check.analysis.dates.numbers import read_number
from wenfeng_check.analysis.dates.pieces import BEFORE, CLOCK, COUNTS, has_any
from wenfeng_check.analysis.dates.resolve import Days, next_months, of_day, of_months, of_years
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.model.task import DeadlineKind

_NO_COUNT = r"(?<![\d〇零一二三四五六七八九十百几多半近两整每周当隔个去往历])"
_YEAR_END = r"年底|年末|年终|岁末"
_MONTH_END = r"月底|月末|月内"
_NO_REVIEW = r"(?!考核|总结|述职|绩效|效能|目标|迎评|评[优比估]|奖|决算|慰问|盘点|考评)"
_LIMIT = rf"(?P<limit>{BEFORE}|之内|内(?!容|部))?"
_FIXED_DAYS = {
    "元旦": (1, 1), "妇女节": (3, 8), "五一": (5, 1), "劳动节": (5, 1), "儿童节": (6, 1), "六一": (6, 1), "七一": (7, 1),
    "八一": (8, 1), "教师": (9, 10), "国庆": (10, 1),
}  # fmt: skip
_HOLIDAYS = (
    r"元旦|春节|元宵|清明|五一|劳动|端午|中秋|国庆|重阳|妇女|儿童|六一|七一|八一|三八|五四|教师|植树|冬至|除夕|小年"
)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        rf"{_NO_COUNT}(?:(?P<year>年内(?!容|部)|(?:{_YEAR_END}){_NO_REVIEW}|年中(?!国)|年初)|(?P<month>{_MONTH_END}|月初)"
        rf"|(?P<quarter>季度末|季末|季度内))(?P<clock> ?{CLOCK})?{_LIMIT}"
        rf"|(?P<whole>(?:贯穿)?全年)(?!龄)"
        r"|(?P<now>即日起)"
    )


@cache
def _plans() -> re.Pattern[str]:
    return re.compile(
        r"(?P<open>＂?)(?P<plan>十[一二三四五六七八九]?|[一二三四五六七八九])五＂?(?:规划)?(?P<part>期末|末|时期|期间|中期|期内)"
        r"|(?<=[到至])(?P<end>规划期末)"
        rf"|(?:今后|未来|接下来)的?(?P<count>{COUNTS})(?:个)?(?P<unit>年|月|周)(?:左右)?(?:的?时间)?(?:之?内)?"
        rf"|(?<!仅)(?<!只)(?:利?用|经过|通过|以|再用)(?P<span>(?!\d{{3}}){COUNTS})(?P<length>年|个月|天|周|个?星期)(?:左右)?的?(?:时间|努力|攻坚)"
        r"|自[^，。；自]{0,16}(?P<issue>印发|发布|公布|下发)之日起(?!\d|[一二三四五六七八九十]|至|.{0,2}(?:施行|执行|实施|实行|生效|有效))"
        rf"|(?P<term>(?:任期|汛期|采暖[期季]|供暖[期季]|防火期|过渡期|试点期|规划期|行动期|整治期|创建期)内)|(?P<within>(?<![个两几多\d一本上下每各整财])年度内(?!容|部))"
    )


@cache
def _events() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<day>＂?(?:{_HOLIDAYS})(?:＂?(?:、|和)?＂?(?:{_HOLIDAYS})|节)*(?:假期|假日|节日|＂)?)(?P<when>期间|{BEFORE})"
        r"|(?:重大|重要|法定)?(?:节假日|纪念日|节日)期间"
        r"|(?:直?至|到)(?:主?汛期|采暖期|供暖期|防火期|禁渔期|假期|学期)(?:结束|止)"
        r"|＂?(?:(?![日月年在于])[一-鿿]){0,4}(?:宣传|活动|环境|主题|安全|科普|生产|质量|服务|读书|节水|节能|法治)(?:日|周|月)＂?(?:活动)?(?:期间|前后)"
        r"|＂?(?:元旦春节|国庆中秋|两节|五一|十一|三节)＂?(?:[、和]?＂(?:五一|十一|端午|中秋|国庆)＂)*(?:假期)?期间"
        rf"|(?:主?汛期?|采暖[期季]|供暖[期季]|入汛|入冬|入夏|开学|秋收|春耕|供暖|雨季|冬季来临|汛期来临|(?:{_HOLIDAYS}|暑假|寒假|学校)?放(?:暑|寒)?假|[暑寒]假"
        rf"|封冻|上冻|过年|腊月[初廿一二三四五六七八九十]{{1,3}})(?:来临|到来|开始)?(?:{BEFORE})"
    )


def find_stretches(folded: str, start: int, end: int, *, when: DateContext) -> Iterator[Token]:
    """Yield the words that name a stretch of time without a written year or month."""
    for match in _words().finditer(folded, start, end):
        yield _word_token(match, when)
    for match in _plans().finditer(folded, start, end):
        yield _plan_token(match, when)
    if not has_any(folded, start, end, ("前", "期间", "止", "结束")):
        return
    for match in _events().finditer(folded, start, end):
        yield Token(*match.span(), DeadlineKind.BOUNDED, _event_days(match, when), limit="前")


def _word_token(match: re.Match[str], when: DateContext) -> Token:
    days = Days()
    if match["now"]:
        reference = when.reference
        return Token(*match.span(), DeadlineKind.BOUNDED, Days(reference, None), limit="起")
    if match["year"] or match["whole"]:
        part = (match["year"] or "").removesuffix("内").removeprefix("年")
        days = of_years(when.base_year, when.base_year, part)
    elif where := next_months(when.reference, 0):
        last = where[1] if match["month"] else (where[1] + 2) // 3 * 3
        days = of_months(where[0], last, last, (match["month"] or "")[1:].replace("内", ""))
    limit = match["limit"] or ("" if match["whole"] else (match["year"] or match["month"] or match["quarter"])[-1])
    return Token(*match.span(), DeadlineKind.BOUNDED, days, limit=limit, bare=bool(match["whole"]))


def _plan_token(match: re.Match[str], when: DateContext) -> Token:
    days = Days()
    if match["issue"]:
        return Token(*match.span(), DeadlineKind.BOUNDED, Days(when.issue_date), limit="起")
    if match["plan"]:
        # The tenth plan ran 2001-2005; later ones follow every five years.
        last = 2005 + 5 * ((read_number(match["plan"]) or 0) - 10)
        days = of_years(last - 2, last - 2) if match["part"] == "中期" else of_years(last - 4, last)
    elif match["span"] and match["length"] == "年" and when.base_year:
        years = read_number(match["span"].split("-")[-1])
        days = Days(when.reference, of_years(when.base_year + years, when.base_year + years).last) if years else days
    return Token(*match.span(), DeadlineKind.BOUNDED, days, limit="内")


def _event_days(match: re.Match[str], when: DateContext) -> Days:
    """Only holidays of the solar calendar have a day; the others move from year to year."""
    name = next((name for name in _FIXED_DAYS if (match["day"] or "").lstrip("＂").startswith(name)), "")
    if not name or not (match["when"] or "").endswith("前"):
        return Days()
    month, day = _FIXED_DAYS[name]
    year = when.year_of(month, day)
    if year is None:
        return Days()
    due = of_day(year, month, day).last
    return Days(last=due - timedelta(days=1)) if due else Days()
