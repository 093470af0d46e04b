"""Rule MTG201."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.mtg._event import is_event_report, moments

_ELEMENTS = (
    ("发生地点", r"[镇乡村路街组站厂区]|小区|社区|矿|国道|省道|高速|水库|工地"),
    ("人员伤亡", r"伤|亡|死|失联|失踪|被困|遇难|人员"),
    ("信息来源", r"据|接[^。；]{0,16}报|来源|报警|来电|群众反映|值班电话|监测"),
    ("审签的领导", r"签发|审签|审核|审定|带班|值班领导"),
    ("已采取的措施", r"赶赴|赶到|处置|救援|疏散|转移|封控|抢修|扑救|救治|警戒|核实"),
)


class EventReportGaps(Rule):
    """突发事件报告缺要素。

    ## 查什么
    突发事件的首报、快报、情况报告里没有写发生时间（到几时几分）、地点、人员伤亡、信息来源、已采取的措施、审签的领导、报告时间。

    ## 为什么
    缺一项，值班室就要再打电话核实，延误上报。

    ## 怎么改
    一项一句；暂时不清楚的，写“正在核实”，不要空着。

    ## 不算
    事故调查报告、整改报告、年度统计；预案和规定；已写“正在核实”的。

    ## 依据
    措施第6条要求首报要快、续报要全、终报要细，报送信息必须经带班领导或主要领导审签，没有列其他要素；其他要素是值班工作惯例，只提示。
    """

    code = "MTG201"
    severity = Severity.INFO
    clause = Clause(Authority.PRACTICE, "值班工作惯例：突发事件信息写清时间、地点、伤亡、来源、措施、报告时间")
    good = (
        Good(
            "关于石桥镇山体滑坡的情况报告\n县政府总值班室：\n据石桥镇报告，5月6日8时10分，石桥镇三里村发生滑坡，无人员伤亡，"
            "镇政府已转移群众12人。\n签发：王建国\n报告时间：5月6日8时35分"
        ),
        Good("关于火灾事故的调查报告\n县政府：\n起火原因已查明。"),
    )
    bad = (Bad("关于石桥镇山体滑坡的情况报告\n县政府总值班室：\n5月6日8时10分，石桥镇三里村发生滑坡，无人员伤亡。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield one finding that lists what is missing."""
        if not is_event_report(facts):
            return
        text, times = facts.folded, len(list(moments(facts)))
        missing = [name for name, pattern in _ELEMENTS if not re.search(pattern, text)]
        missing += ["发生时间（到几时几分）"] if times == 0 else []
        missing += ["报告时间（到几时几分）"] if times < 2 else []
        if missing:
            advice = "一项一句补上；暂时不清楚的写“正在核实”，续报时补全。"
            yield Finding(None, f"突发事件报告没有写{'、'.join(missing)}。", advice)
