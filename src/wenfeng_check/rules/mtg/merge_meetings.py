"""Rule MTG104."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.mtg._meeting import MEASURE_9_FORM, body, is_meeting, is_merged, span_of

_TIME = r"^\s*(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）|\d[.、])?\s*(?:会议)?时间(?=：|\s|\d|为)"


class MergeMeetings(Rule):
    """同一通知安排了几个会，没有合并套开。

    ## 查什么
    一份会议通知里写了两个以上的会议时间，没有说合并、套开、接着开。

    ## 为什么
    同一批人为几个会跑几趟。

    ## 怎么改
    同一批人参加的会议放在同一个半天，合并召开或套开，总时间控制在3小时左右。

    ## 不算
    已写合并、套开、随后召开的；会议时间和报到时间、材料报送时间。

    ## 依据
    《关于进一步改进作风提高政府系统工作质效若干措施》第9条。能不能合并要人判断，所以只提示。
    """

    code = "MTG104"
    severity = Severity.INFO
    clause = MEASURE_9_FORM
    good = (
        Good("关于召开防汛工作会议的通知\n各镇：\n会议时间：5月10日上午9时\n地点：县政府会议室"),
        Good("关于套开两个会议的通知\n各镇：\n合并召开防汛会议和森防会议。\n会议时间：5月10日上午9时\n会议时间：5月10日上午10时", kind="通知"),
    )
    bad = (
        Bad(
            "关于召开防汛、森林防火工作会议的通知\n各镇：\n一、防汛工作会议\n会议时间：5月10日上午9时\n二、森林防火工作会议\n"
            "【会议时间】：5月12日上午9时"
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the second time of meeting."""
        if not is_meeting(facts) or is_merged(facts):
            return
        found = [span_of(facts, line, match) for line in body(facts) if (match := re.search(_TIME, line.folded))]
        text = "".join(line.folded for line in body(facts))
        if len(found) > 1 and not re.search(r"随后|接着|会后|紧接|同时召开", text):
            labels = (Label(found[0], "第一个会议"),)
            advice = "同一批人参加的，放在同一个半天合并召开或套开，总共3小时左右。"
            yield Finding(found[1], f"一份通知安排了{len(found)}个会议时间，没有合并套开。", advice, labels)
