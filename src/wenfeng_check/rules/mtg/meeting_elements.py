"""Rule MTG105."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.mtg._meeting import body, is_meeting

_ELEMENTS = (
    ("会议时间", r"时间|\d月\d{1,2}日|\d{1,2}[时点]|\d：\d{2}|[一二三四五六七八九十]点"),
    ("会议地点", r"地点|会场|会议室|会议中心|腾讯会议|会议号|礼堂|报告厅|视频会议|在[^，。；]{2,20}(?:召开|举行|开会)"),
    ("参会人员", r"参加|参会|出席|列席|与会|到会"),
    ("议题或议程", r"议题|议程|会议内容|主要内容|会议任务|研究|部署|通报|传达|听取|总结"),
    ("联系人和电话", r"联系人|联系电话|电话|联系方式|\d{7,11}"),
)
#: The recipients themselves are to speak or to bring a matter; an agenda that lists speakers asks nobody for papers.
_NEEDS_PAPERS = (
    r"请[^。；]{0,40}(?:发言|汇报)|(?:镇|局|委|办|部门|单位)[^。；]{0,6}(?:作|进行|准备)[^。；]{0,8}(?:发言|汇报)|审议|汇报单位"
)
_PAPERS = r"材料|稿|书面|文件"


class MeetingElements(Rule):
    """会议通知缺要素。

    ## 查什么
    会议通知里没有写会议时间、地点、参会人员、议题议程、联系人和电话；要发言、汇报、审议的，没有写材料怎么准备。

    ## 为什么
    缺一项，几十个单位就要各打一个电话来问。

    ## 怎么改
    缺什么补什么，一项一行。

    ## 不算
    会议方案、议程、座位表；内容写在附件里的，正文点一句即可。

    ## 依据
    没有条文规定，是办会惯例，只提示。
    """

    code = "MTG105"
    severity = Severity.INFO
    clause = Clause(Authority.PRACTICE, "办会惯例：会议通知写清时间、地点、人员、议题、材料、联系人")
    good = (
        Good(
            "关于召开防汛工作会议的通知\n各镇：\n时间：5月10日上午9时\n地点：县政府会议室\n参会人员：各镇镇长\n议程：部署防汛工作\n"
            "联系人：李明远，电话0916-4220000"
        ),
        Good(
            "关于召开全县防汛工作视频会议的通知\n各镇：\n定于5月10日上午九点在县水利局召开。请各镇镇长参加。\n"
            "议程：（一）先进个人代表发言；（二）副县长讲话。\n联系电话：0916-4220000"
        ),
        Good("关于做好防汛工作的通知\n各镇：\n请备齐编织袋。"),
    )
    bad = (Bad("关于召开防汛工作会议的通知\n各镇：\n定于5月10日上午9时在县政府会议室召开防汛工作会议，请各镇镇长参加并作汇报。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield one finding that lists what is missing."""
        if not is_meeting(facts) or "通知" not in facts.structure.title[-4:]:
            return
        lines = (*body(facts), *facts.structure.of(Function.REMARK, Function.ADDRESSEE))
        text = "\n".join(line.folded for line in lines)
        missing = [name for name, pattern in _ELEMENTS if not re.search(pattern, text)]
        if re.search(_NEEDS_PAPERS, text) and not re.search(_PAPERS, text):
            missing.append("材料准备要求")
        if missing:
            yield Finding(None, f"会议通知没有写{'、'.join(missing)}。", "补上，一项一行，免得各单位打电话来问。")
