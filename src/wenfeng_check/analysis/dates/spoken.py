"""Days as people say them: 今晚九点半以前, 这个礼拜, 周五下班前, 正月十二以前, 23日前, 17日20时, 12点前."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from wenfeng_check.analysis.dates.context import DateContext
from wenfeng_check.analysis.dates.pieces import BEFORE, CLOCK, DAYPART, TO, has_any
from wenfeng_check.analysis.dates.resolve import Days, next_months, of_day, week_day
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.model.task import DeadlineKind

_WEEKDAYS = "一二三四五六日"
_SHIFT_WEEKS = {"本": 0, "这": 0, "下": 1}
_SHIFT_DAYS = {"今": 0, "明": 1, "后": 2, "大": 3}
_SINCE = r"起(?!草|步|来|点|诉|床)|开始"
#: What makes 今天 and 明天 the day of the speech itself: 今天我们召开…, 今天的会议, 今天，….
_SPEAKING = (
    r"的|，|、|＂|之|仍|再[早晚]|小小|计划|越来越|在座|我(?!局|县|区|镇|乡|办)|咱|大家|这|是|有|来|到会|参会|主要|也|已|天气|气温|就讲|又"
    r"|[^，。；]{0,10}(?:会议|开会|大会|座谈|例会|讲话|讲[几三两一]|强调|通报一下|感谢|汇报工作|[说讲提]一[下遍])"
)
_NOT_FROM_THERE = r"(?<![到至比像离截的和是括光＂])"
#: 会议召开5日前 and 期满30日前 count back from an event; the others name a day of the month.
_COUNTS_BACK = (
    r"(?<![\d月年第每逾满近约各提之隔半.前期和及至、-])(?<!召开)(?<!开始)(?<!举办)(?<!举行)(?<!施工)(?<!会议)(?<!结束)(?<!工作)(?<!超过)(?<!生效)(?<!实施)(?<!活动)"
)
_HOUR = r"(?:[一二两三四五六七八九]|十[一二]?)[时点](?:半|整)?"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|二十[一二三四五六七八九]?|三十|[十廿][一二三四五六七八九]?|[上中下]旬|底|初)"


@cache
def _days() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<lead>[从自])?{_NOT_FROM_THERE}(?P<today>今[天日晚早]|明[天日晚早]|大?后天)"
        rf"(?P<hour>(?: ?(?:{CLOCK}|{_HOUR})(?:第[一二三四五六七八]节课?)?)?)"
        rf"(?P<limit>{BEFORE}|之?内(?!容|部)|{_SINCE}|会后)?"
    )


@cache
def _weeks() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<week>[本下]个?周|这周|[本下这]个?(?:星期|礼拜))(?P<weekday>[一二三四五六日天])?(?P<weekend>末|内|底)?(?:{CLOCK})?(?:{BEFORE})?"
        r"|(?<![每上本下这个隔、至到一二三四五六日-])(?:周|星期|礼拜)(?P<alone>[一二三四五六日天])"
        rf"(?: ?{CLOCK}(?:{TO}{CLOCK})?(?:{BEFORE})?|{BEFORE})"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"{_COUNTS_BACK}(?P<day>3[01]|[12]\d|[1-9])[日号](?!线|楼|院|井|矿|桥|令|文|公告)"
        rf"(?P<hour>(?: ?{CLOCK})?)(?P<limit>{BEFORE}|为?止|{_SINCE})?"
    )


@cache
def _moons() -> re.Pattern[str]:
    return re.compile(rf"(?<!（)(?<!（农历)(?:农历)?(?:正月|腊月|冬月){_LUNAR_DAY}(?: ?{CLOCK})?(?P<limit>{BEFORE}|{_SINCE}|之?后)?(?!的|庙会|灯会)")


@cache
def _hours() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d：日号天月.])(?<!小时)(?:{DAYPART} ?)?(?:[01]?\d|2[0-4])(?:：[0-5]\d|[时点](?:[0-5]?\d分|半|整)?)(?:{BEFORE})"
        rf"|(?<![\d：日号天月.])(?:{DAYPART}){_HOUR}(?:{BEFORE})"
        rf"|(?:(?<![^，；。（、 \n])|(?<=时间))(?:[01]?\d|2[0-3])：[0-5]\d(?![：\d]|{TO}|的?比例|比|配|稀释)"
        r"|(?:上午|下午)第[一二三四五六七八]节课?"
    )


def find_spoken(folded: str, start: int, end: int, *, when: DateContext) -> Iterator[Token]:
    """Yield days, weekdays and hours that count from the day of the document."""
    for match in _matches(_days(), folded, start, end, ("今", "明", "后天")):
        told = match["limit"] or (match["hour"] and match["today"].endswith("日"))
        if told or not (match["today"].endswith("日") or re.match(_SPEAKING, folded[match.end() : end])):
            yield _today(match, when)
    for match in _matches(_weeks(), folded, start, end, ("周", "星期", "礼拜")):
        yield _weekday(match, when)
    for match in _matches(_numbered(), folded, start, end, ("日", "号")):
        if match["hour"] or match["limit"]:
            yield _day_of_month(match, when, alone="月" not in folded[max(start, match.start() - 40) : match.start()])
    for match in _matches(_moons(), folded, start, end, ("正月", "腊月", "冬月")):
        yield Token(*match.span(), DeadlineKind.BOUNDED, limit=_opening(match["limit"]) or "前")
    for match in _matches(_hours(), folded, start, end, ("点", "时", "：", "午第")):
        yield Token(*match.span(), DeadlineKind.BOUNDED, limit="前")


def _matches(pattern: re.Pattern[str], folded: str, start: int, end: int, cues: tuple[str, ...]) -> Iterator[re.Match[str]]:
    return pattern.finditer(folded, start, end) if has_any(folded, start, end, cues) else iter(())


def _opening(limit: str | None) -> str:
    """起 and 开始 open a stretch of time; all other words close one."""
    return limit if limit in ("起", "开始") else ""


def _today(match: re.Match[str], when: DateContext) -> Token:
    day = when.reference and when.reference + timedelta(days=_SHIFT_DAYS[match["today"][0]])
    return Token(*match.span(), DeadlineKind.BOUNDED, Days(day, day), limit=_opening(match["limit"]) or "前")


def _weekday(match: re.Match[str], when: DateContext) -> Token:
    if match["alone"]:
        days = _coming(when.reference, _WEEKDAYS.index(match["alone"].replace("天", "日")))
        return Token(*match.span(), DeadlineKind.BOUNDED, days, limit="前")
    weekday = _WEEKDAYS.index((match["weekday"] or "日").replace("天", "日"))
    days = week_day(when.reference, _SHIFT_WEEKS[match["week"][0]], weekday)
    return Token(*match.span(), DeadlineKind.BOUNDED, days, bare=not (match["weekday"] or match["weekend"]))


def _coming(reference: date | None, weekday: int) -> Days:
    """Return the next day ``weekday`` from ``reference`` on."""
    if reference is None:
        return Days()
    return week_day(reference, int(weekday < reference.weekday()), weekday)


def _day_of_month(match: re.Match[str], when: DateContext, *, alone: bool) -> Token:
    """A day without a month is the next one of its number, unless the sentence has named a month before it."""
    days, day = Days(), int(match["day"])
    if alone and when.reference is not None:
        where = next_months(when.reference, int(day < when.reference.day))
        days = of_day(*where, day) if where else days
    kept = Days() if days.problem else days
    limit = _opening(match["limit"]) or ("前" if match["limit"] else "")
    return Token(*match.span(), DeadlineKind.BOUNDED, kept, limit=limit)
