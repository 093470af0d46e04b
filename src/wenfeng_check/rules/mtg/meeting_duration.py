"""Rule MTG101."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.limits import time_limit
from wenfeng_check.analysis.structure import Line
from wenfeng_check.model.finding import Finding
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.mtg._meeting import (
    MEASURE_9,
    TIME_HEADING,
    body,
    is_county_wide,
    is_meeting,
    is_merged,
    number,
    span_of,
)

_N = r"\d+(?:\.\d+)?(?:个半)?|[一二两三四五六七八九十]+(?:个半)?|半"
_STATED = (
    r"(?:会期|会议时长|会议时间|时长|全程|(?:会议|开会)[^。；，\d]{0,4}(?:预计|大约|约需?|需要?|用时|持续))"
    rf"[^。；，\d一二两三四五六七八九十半]{{0,8}}(?P<n>{_N})个?(?P<unit>天半|天|小时|分钟)"
)
_HOUR = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_CLOCK = (
    rf"(?P<h1>{_HOUR})(?:：|时|点)(?P<m1>\d{{2}}|半)?分?\s*(?:-|至|到)+\s*"
    rf"(?:上午|中午|下午|晚上?)?\s*(?P<h2>{_HOUR})(?:：|时|点)(?P<m2>\d{{2}}|半)?分?"
)
_DAYS = r"(?:(?P<mo1>\d{1,2})月)?(?P<d1>\d{1,2})日?\s*(?:-|至|到)+\s*(?:(?P<mo2>\d{1,2})月)?(?P<d2>\d{1,2})日"
_NAMES = {"county_meeting": "全县性工作会议", "merged_meeting": "合并或套开的会议", "meeting": "一般性会议"}
_HALF_DAY = 240
#: Regular sessions that last as long as their agenda: no hour is set for them, only the half day.
_BY_AGENDA = r"常务会|常委会|党组会|办公会"


class _Duration(NamedTuple):
    span: Span
    minutes: float
    in_days: bool


class MeetingDuration(Rule):
    """会议时间超过上限。

    ## 查什么
    会议通知、会议方案里写的会期、时长、起止时间：超过半天的；全县性工作会议超过2小时、合并套开的超过3小时、
    一般性会议超过1小时的（条文写“左右”，超过四分之一才报）。

    ## 为什么
    会长，听的人多，耽误的是几十个单位的半天。

    ## 怎么改
    压议程：书面材料不念，发言减人数；能合并套开的合并；一小时内开完的写明起止时间。

    ## 不算
    法规、章程规定的会议（人代会、党代会、全会）；培训班；报到时间；常务会、常委会、党组会、办公会按议题定，只看是否超过半天。

    ## 依据
    《关于进一步改进作风提高政府系统工作质效若干措施》第9条。
    """

    code = "MTG101"
    clause = MEASURE_9
    tolerance = Option(25, "超过上限百分之多少才报")
    good = (
        Good("关于召开全县防汛工作会议的通知\n各镇人民政府：\n一、会议时间：5月10日9:00—11:00，会期2小时。\n二、地点：县政府会议室。"),
        Good("关于召开全县防汛工作会议的通知\n各镇人民政府：\n一、会议时间\n5月10日上午9:00—11:00，会期半天。\n二、会议地点\n县政府会议室。"),
        Good("关于召开县政府第12次常务会议的通知\n各单位：\n会期3小时，审议水库除险加固方案。"),
        Good("关于召开县第十九届人民代表大会第三次会议的通知\n各代表团：\n会期3天。"),
    )
    bad = (
        Bad("关于召开全县防汛工作会议的通知\n各镇人民政府：\n一、会议时间：5月10日，【会期1天】。\n二、地点：县政府会议室。"),
        Bad("关于召开防汛工作例会的通知\n各镇人民政府：\n一、会议时间：5月10日【9:00—11:30】。\n二、地点：县水利局会议室。"),
        Bad("关于召开全县防汛工作会议的通知\n各镇人民政府：\n一、会议时间\n5月10日上午【8:30—12:00】，会期半天。\n二、会议地点\n县政府会议室。"),
        Bad("会 议 通 知\n各镇：\n定于5月10日下午3点召开秸秆禁烧推进会，【会议预计3个小时】，请镇长参加。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield durations above the limit of the class of meeting."""
        title = facts.structure.title + facts.structure.main_title
        if not is_meeting(facts) or re.search(r"代表大会|全体会议|全会|委员会第", title):
            return
        use = "merged_meeting" if is_merged(facts) else "county_meeting" if is_county_wide(facts) else "meeting"
        limit, clause = time_limit(use)
        most = _HALF_DAY if re.search(_BY_AGENDA, title) else limit * (1 + self.tolerance / 100)
        for found in _too_long(facts, most):
            words = "会期一般不超过半天" if found.in_days else f"{_NAMES[use]}一般控制在{limit // 60}小时左右"
            yield Finding(
                span=found.span,
                message=f"会议时间约{_words(found.minutes)}，{words}。",
                advice="压缩议程：材料书面印发不念，减少发言人数；能合并套开的合并。",
                clause=MEASURE_9 if found.in_days else clause,
            )


def _words(minutes: float) -> str:
    if minutes >= 480:
        return f"{minutes / 480:g}天"
    return f"{minutes / 60:.2g}小时" if minutes >= 60 else f"{minutes:g}分钟"


def _too_long(facts: Analysis, most: float) -> list[_Duration]:
    """Return what takes too long: as stated, else (会期半天 leaves the hours open) from the first and last hour or day."""
    stated = [found for line in body(facts) for found in _stated(facts, line)]
    over = [found for found in stated if _exceeds(found, most)]
    if over or any(not found.in_days for found in stated):
        return over
    return [found for found in _all_reckoned(facts) if _exceeds(found, most)]


def _exceeds(found: _Duration, most: float) -> bool:
    return found.minutes > (_HALF_DAY if found.in_days else most)


def _stated(facts: Analysis, line: Line) -> Iterator[_Duration]:
    for found in re.finditer(_STATED, line.folded):
        value, unit = number(found["n"]), found["unit"]
        minutes = value * {"天半": 480, "天": 480, "小时": 60, "分钟": 1}[unit] + (240 if unit == "天半" else 0)
        yield _Duration(span_of(facts, line, found), minutes, unit.startswith("天"))


def _all_reckoned(facts: Analysis) -> Iterator[_Duration]:
    announced = False
    for line in body(facts):
        if announced or re.search(r"会议时间|^\s*(?:[一二三四五六]、)?时间|定于|召开", line.folded):
            yield from _reckoned(facts, line)
        announced = re.match(TIME_HEADING, line.folded) is not None


def _reckoned(facts: Analysis, line: Line) -> Iterator[_Duration]:
    clock = re.search(_CLOCK, line.folded)
    days = re.search(_DAYS, line.folded)
    if clock and "报到" not in line.folded:
        minutes = _minute(clock["h2"], clock["m2"]) - _minute(clock["h1"], clock["m1"])
        minutes += 720 if minutes < 0 else 0
        yield _Duration(span_of(facts, line, clock), minutes, False)
    elif days and not (days["mo2"] and days["mo2"] != days["mo1"]):
        count = int(days["d2"]) - int(days["d1"]) + 1
        if 1 < count < 20:
            yield _Duration(span_of(facts, line, days), count * 480, True)


def _minute(hour: str, minute: str | None) -> int:
    return int(number(hour) * 60) + (30 if minute == "半" else int(minute or 0))
