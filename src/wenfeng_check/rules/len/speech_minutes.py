"""Rule LEN103."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.counts import CHARACTERS_PER_MINUTE
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.limits import time_limit
from wenfeng_check.model.finding import Authority, Clause, Finding
from wenfeng_check.rules.base import Bad, Good, Option, Rule

_TALK = r"(?:表态|交流|典型|汇报|大会|会议|书面)?发言"
_WORDS = {"county_talk": "全县性会议的发言", "talk": "一般会议的发言", "main_speech": "主要负责同志讲话或会议主报告"}


class SpeechMinutes(Rule):
    """发言稿、讲话稿念起来超时。

    ## 查什么
    按每分钟180字估算念完要多少分钟。全县性会议的发言5分钟，其他会议的发言3分钟，主要负责同志讲话和会议主报告1小时，
    超过两成以上的警告（条文写的是“左右”“一般”）。

    ## 为什么
    开短会、讲短话。稿子超时，会就超时。

    ## 怎么改
    发言只讲做了什么、差在哪里、下一步谁在什么时候做什么；背景和意义不念。

    ## 不算
    政府工作报告（向人民代表大会作的）；书面交流材料；致辞。

    ## 依据
    《关于进一步改进作风提高政府系统工作质效若干措施》第9条（发言）；《整治形式主义为基层减负若干规定》二（讲话和主报告）。
    每分钟180字没有条文规定，是常见语速，可以改。
    """

    code = "LEN103"
    clause = Clause(
        Authority.COUNTY_MEASURE,
        "《关于进一步改进作风提高政府系统工作质效若干措施》第9条",
        "全县性会议发言时间一般控制在5分钟左右；其他会议发言时间一般控制在3分钟左右",
    )
    speed = Option(CHARACTERS_PER_MINUTE, "每分钟念多少字")
    tolerance = Option(20, "超过上限百分之多少才报")
    good = (Good("在全县防汛工作会议上的发言\n同志们：\n石桥镇已备齐编织袋5000条，5月底前完成塘坝排查。"),)
    bad = (
        Bad(
            "在全县防汛工作会议上的发言\n同志们：\n石桥镇有塘坝12座，5月底前由副镇长李明远带队完成排查，逐座登记。",
            options={"speed": 5},
        ),
        Bad(
            "在县防汛工作例会上的发言\n同志们：\n石桥镇有塘坝12座，5月底前由副镇长李明远带队完成排查。",
            options={"speed": 7},
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield one finding where reading aloud takes too long."""
        use = _use(facts)
        if not use:
            return
        minutes, clause = time_limit(use)
        needed = facts.counts.minutes(self.speed)
        if needed > minutes * (1 + self.tolerance / 100):
            surplus = facts.counts.main - minutes * self.speed
            yield Finding(
                span=None,
                message=f"正文{facts.counts.main}字，按每分钟{self.speed}字约念{needed:g}分钟，"
                f"{_WORDS[use]}一般在{minutes}分钟左右（{clause.source}）。",
                advice=f"压到{minutes * self.speed}字左右，约减{surplus}字：背景、意义、过程不念，只留情况、问题和打算。",
                clause=clause,
            )


def _use(facts: Analysis) -> str:
    """Return the class of speech: a talk at a meeting, or the main speech; "" where the text is no speech."""
    if facts.kind != "讲话":
        return ""
    title = facts.structure.main_title
    if re.search(r"致[辞词]|书面|政府工作报告", title + facts.structure.title):
        return ""
    if not re.search(_TALK, title):
        return "main_speech"
    return "county_talk" if re.search(r"全[县市区]", title) or "会" not in title else "talk"
