"""Rule MTG102."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.limits import time_limit
from wenfeng_check.analysis.structure import Line
from wenfeng_check.model.finding import Finding
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.mtg._meeting import MEASURE_9_TALK, body, is_county_wide, is_meeting, number, span_of

_N = r"\d+|[一二两三四五六七八九十]+"
_SPEAK = rf"(?:发言|表态)[^。；]{{0,24}}?(?P<a>(?P<n>{_N})分钟)|(?P<b>(?P<m>{_N})分钟)[^。；，]{{0,8}}(?:发言|表态)"
_LEADER = rf"(?:讲话|主报告|工作报告)[^。；，\d]{{0,8}}(?P<a>(?P<n>{_N})(?P<unit>分钟|个?半?小时))"


class SpeakingMinutes(Rule):
    """安排的发言、讲话时间太长。

    ## 查什么
    会议通知、会议方案里给发言定的分钟数：全县性会议超过5分钟，其他会议超过3分钟（条文写“左右”，超过两成才报）；
    给领导讲话、主报告定的时间：超过1小时。

    ## 为什么
    十个单位各讲10分钟，就是一个多小时；真正要议的事排到最后。

    ## 怎么改
    改为5分钟（全县性会议）或3分钟（其他会议）；讲不完的作书面发言。

    ## 不算
    领导讲话、主报告（1小时以内）；议题汇报、提问、讨论；多人合计的时间。

    ## 依据
    发言：《关于进一步改进作风提高政府系统工作质效若干措施》第9条；讲话和主报告：《整治形式主义为基层减负若干规定》二。
    """

    code = "MTG102"
    clause = MEASURE_9_TALK
    tolerance = Option(20, "超过上限百分之多少才报")
    good = (
        Good("关于召开全县防汛工作会议的通知\n各镇人民政府：\n石桥镇、柳河镇作交流发言，每人不超过5分钟。"),
        Good("关于召开全县防汛工作会议的通知\n各镇人民政府：\n3个镇发言，共20分钟。"),
        Good("关于召开全县防汛工作会议的通知\n各镇人民政府：\n县长讲话（40分钟）。"),
        Good("关于召开县政府常务会议的通知\n各单位：\n县水利局汇报水库加固方案（10分钟）。"),
    )
    bad = (
        Bad("关于召开全县防汛工作会议的通知\n各镇人民政府：\n石桥镇、柳河镇作交流发言，每人【10分钟】。"),
        Bad("关于召开防汛工作例会的通知\n各镇人民政府：\n各镇依次发言，时间不超过【8分钟】。"),
        Bad("关于召开全县防汛工作会议的通知\n各镇人民政府：\n县长讲话（【90分钟】）。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the minutes given to a speaker."""
        if not is_meeting(facts):
            return
        county = is_county_wide(facts)
        limit, clause = time_limit("county_talk" if county else "talk")
        name = "全县性会议" if county else "一般会议"
        for line in body(facts):
            yield from _of_leader(facts, line)
            for found in re.finditer(_SPEAK, line.folded):
                minutes = number(found["n"] or found["m"])
                if minutes <= limit * (1 + self.tolerance / 100) or re.search(r"共|合计|总计", found.group()):
                    continue
                yield Finding(
                    span=span_of(facts, line, found, "a" if found["a"] else "b"),
                    message=f"每人发言{minutes:g}分钟，{name}的发言一般控制在{limit}分钟左右。",
                    advice=f"改为{limit}分钟；讲不完的作书面发言。",
                    clause=clause,
                )


def _of_leader(facts: Analysis, line: Line) -> Iterator[Finding]:
    """Yield the time given to the main speech where it is more than the burden rule allows."""
    limit, clause = time_limit("main_speech")
    for found in re.finditer(_LEADER, line.folded):
        minutes = number(found["n"]) * (1 if found["unit"] == "分钟" else 60) + 30 * ("半小时" in found["unit"])
        if minutes > limit:
            yield Finding(
                span=span_of(facts, line, found, "a"),
                message=f"讲话安排{minutes:g}分钟，主要负责同志讲话、会议主报告一般不超过{limit}分钟。",
                advice=f"压到{limit}分钟以内；背景、意义不讲，具体部署印成文件发。",
                clause=clause,
            )
