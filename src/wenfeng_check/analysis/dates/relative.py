"""Deadlines that count from an event: 收到之日起7个工作日内, 会后5个工作日内, 1小时内, 提前3个工作日."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from wenfeng_check.analysis.dates.calendar import add_working_days
from wenfeng_check.analysis.dates.context import DateContext
from wenfeng_check.analysis.dates.numbers import read_number
from wenfeng_check.analysis.dates.pieces import BEFORE, COUNTS
from wenfeng_check.analysis.dates.resolve import Days
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.model.task import DeadlineKind

_UNITS = r"个?工作日|个?自然日|日历日|日|天|个?小时|分钟|个?月|个?星期|周(?!岁|年)|年|个季度|个?学期"
_REACH = 26
_LEAD = (
    r".*(?:(?=自(?!然|行|主|查|治)|(?<!服)从)|(?<![位由关对属])于|(?<![存现所])在|(?<![供反响相适对])应当?(?![急用对诉收付届])"
    r"|必须|须|(?<![主重必需])要(?![求件点素害])|负责|务必|(?<![申邀])请)"
)
_FROM_ISSUE = r"(?:印发|发布|下发|公布|发文|本(?:通知|方案|意见|文件))[^，。]{0,6}$"


@cache
def _core() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d〇零一二三四五六七八九十第])(?:(?<!\.)|(?=[一二两三四五六七八九十]))"
        rf"(?P<count>{COUNTS}) ?(?P<unit>{_UNITS})(?:的?时间)?(?:左右)?"
        r"(?:以内|之内|内(?!容|部|控|外|设|涵|陆))"
        rf"|(?<![\d〇零一二三四五六七八九十第.])(?P<plain>{COUNTS} ?个工作日)(?=办[理结]|完成|反馈|答复|拨付)"
        rf"|(?P<ahead>(?:提前|会前|召开前|开始前|举办前|举行前|结束前|到期前|届满前|活动前)(?:至少)?"
        rf"{COUNTS} ?(?:{_UNITS}))(?:以上)?"
        rf"|(?<=[会开始])(?P<eve>{COUNTS} ?(?:个?工作日|天|日|小时)(?:{BEFORE}))"
        r"|(?P<same>(?:当日|当天|次日|翌日)(?:(?:上午|下午)?\d{1,2}(?:[时点]|：\d\d))?"
        rf"(?:(?:之?内|{BEFORE})|(?=办理?[结完]|完成|反馈|报[告送]|处[理置]|清[零运]|送[达到]|上传|上报|录入|整改|转办|交办|签收|受理)))"
    )


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:(?:之日|之时|日|时)?(?:起|后)的?|之日[起后]，)|(?:收到|接到|收|接)[^，。；：、]{1,10}之?日?的?)$"
    )


def find_relative(folded: str, start: int, end: int, *, when: DateContext) -> Iterator[Token]:
    """Yield limits with a number, their trigger included where it stands directly before them."""
    for match in _core().finditer(folded, start, end):
        begin = _trigger_start(folded, start, match.start()) if match["count"] else match.start()
        trigger = folded[begin : match.start()]
        due = _due(match, trigger, when)
        yield Token(begin, match.end(), DeadlineKind.RELATIVE, Days(last=due), limit="内")


def _trigger_start(folded: str, start: int, at: int) -> int:
    """Return where the trigger begins that ends at ``at``, or ``at`` where there is none."""
    before = folded[max(start, at - _REACH) : at]
    if not _trigger().search(before):
        return at
    clause = re.split(r"[，。；：！？、（）\n](?!$)", before)[-1]
    lead = re.search(_LEAD, clause)
    kept = clause[lead.end() :] if lead and lead.end() < len(clause) else clause
    return at - len(kept.lstrip())


def _due(match: re.Match[str], trigger: str, when: DateContext) -> date | None:
    """Compute the last day where the trigger is the document's own issue."""
    if when.issue_date is None or not match["count"] or not re.search(_FROM_ISSUE, trigger.rstrip("起后的日之内，")):
        return None
    count = read_number(re.split(r"-{1,2}|至|到|、", match["count"])[-1])
    if count is None:
        return None
    if match["unit"].endswith("工作日"):
        return add_working_days(when.issue_date, min(count, 400)).day
    if match["unit"] in ("日", "天", "个自然日", "自然日", "日历日"):
        return when.issue_date + timedelta(days=min(count, 4000))
    return None
