"""Rule MTG103."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.mtg._meeting import MEASURE_9_FORM, body, is_county_wide, is_meeting

_VIDEO = r"视频|线上|电视电话|分会场|网络会议|云会议|腾讯会议|远程"
_IN_PLACE = r"现场会|观摩|表彰|签约|涉密"


class VideoFirst(Rule):
    """全县性会议没有采用视频形式。

    ## 查什么
    全县性会议的通知，各镇、街道参加，全文没有视频会议、分会场。

    ## 为什么
    镇里的人来回半天，只为听一两个小时。

    ## 怎么改
    县里设主会场，镇街设分会场；要到现场的，写明只请哪几个人。

    ## 不算
    现场会、观摩会、表彰、签约、涉密会议；不要求镇街参加的会议。

    ## 依据
    《关于进一步改进作风提高政府系统工作质效若干措施》第9条。条文写“优先”，所以只提示。
    """

    code = "MTG103"
    severity = Severity.INFO
    clause = MEASURE_9_FORM
    good = (
        Good("关于召开全县防汛工作视频会议的通知\n各镇人民政府：\n主会场设在县政府会议室，各镇设分会场。"),
        Good("关于召开全县春耕现场会的通知\n各镇人民政府：\n地点：石桥镇。"),
    )
    bad = (Bad("【关于召开全县防汛工作会议的通知】\n各镇人民政府：\n地点：县政府会议室。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the title."""
        lines = facts.structure.of(Function.TITLE)
        if not lines or not is_meeting(facts) or not is_county_wide(facts):
            return
        text = "".join(line.folded for line in (*lines, *facts.structure.of(Function.ADDRESSEE), *body(facts)))
        if re.search(_VIDEO, text) or re.search(_IN_PLACE, text) or not re.search(r"各[^。；]{0,12}(?:镇|街道|乡)", text):
            return
        span, title = facts.document.blocks[lines[0].block].span, lines[0].text
        head = Span(span.start + len(title) - len(title.lstrip()), span.start + len(title.rstrip()))
        yield Finding(head, "全县性会议，镇街也参加，没有用视频形式。", "县里设主会场，镇街设分会场；必须到现场的，写明范围。")
