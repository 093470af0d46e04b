"""Reports of emergencies: which documents are such reports, and the times of day that they state."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_EVENT = r"事故|事件|火灾|火情|灾情|险情|汛情|疫情|滑坡|泥石流|地震|溺水|爆炸|泄漏|坍塌"
_REPORT = r"首报|续报|终报|快报|专报|信息|情况|报告|值班要情"
_NOT_FIRST = r"调查|处理|整改|防范|预防|预案|演练|总结|分析|统计|年度|管理|办法|工作|规定|排查|评估|通知|意见|方案|处置规程|批复|请示"
_MOMENT = (
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上?|夜间)?\s*"
    r"(?P<hour>\d{1,2})(?:时|：|点)(?P<minute>\d{1,2}|半)?分?"
)


class Moment(NamedTuple):
    """A day with its time, and where it stands."""

    span: Span
    at: datetime


def is_event_report(facts: "Analysis") -> bool:
    """Say whether the document reports an emergency that has just happened, by its title."""
    title = facts.structure.main_title
    found = re.search(rf"(?:{_EVENT}).{{0,12}}(?:{_REPORT})", title)
    return bool(found) and not re.search(_NOT_FIRST, title)


def moments(facts: "Analysis") -> Iterator[Moment]:
    """Yield all days with a time in the document, in order; days without a year are of the year that the document names."""
    named = re.search(r"(?<!\d)(20\d\d)年", facts.folded)
    usual = facts.structure.year or (int(named[1]) if named else 2000)
    for found in re.finditer(_MOMENT, facts.folded):
        hour, minute = int(found["hour"]), found["minute"] or "0"
        late = (found["part"] or "") in ("下午", "傍晚", "晚", "晚上", "夜间") and hour < 12
        try:
            day = datetime(int(found["year"] or usual), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
        minutes = 30 if minute == "半" else int(minute)
        yield Moment(Span(*found.span()), day + timedelta(hours=hour + 12 * late, minutes=minutes))
