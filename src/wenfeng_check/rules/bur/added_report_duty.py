"""Rule BUR101."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.lexicon import Match, load
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.bur._demands import BURDEN_1_3_DEMANDS, found, in_its_time, is_downward, is_emergency

#: Accounts to those above or to the public, and follow-up of single cases.
_OTHER_DUTY = r"人大|政协|党中央|国务院|社会公(?:布|开)|整改|查处|处罚|调查|案件|线索|备案"
#: A pause that is not followed by when or how the account is to be handed in.
_NEW_MATTER = r"，(?!请|于|以|每|通过|按|在|书面|经|并|统一|及时|分别|\d)|，.*，|一并"


class AddedReportDuty(Rule):
    """要求下级报送贯彻落实情况。

    ## 查什么
    下行文里要求把“贯彻落实情况”“执行情况”一类材料报送、上报给某单位的句子（警告）；
    要求定期报“进展情况”“工作总结”的（提示）。

    ## 为什么
    一个文件加一份报表，十个文件就是十份。督促落实可以看系统数据、实地看、电话问，不必让基层写材料。

    ## 怎么改
    删去；确需掌握进度的，由牵头部门从已有渠道取数，或只要一个数字、一张表，写明一次报齐。

    ## 不算
    应急、防汛、防火、安全事故等信息报送；法律法规规定要报的；整改、查处等个案的反馈；部署如何向人大报告、向社会公开的；“不再要求报送”这类减负的话。

    ## 依据
    《整治形式主义为基层减负若干规定》一、3：一般不提出报送贯彻落实情况的要求。“进展情况”“工作总结”条文没有点名，只提示。
    """

    code = "BUR101"
    clause = BURDEN_1_3_DEMANDS
    distance = Option(40, "“情况”和“报送”最多相隔多少字")
    good = (
        Good("关于做好春耕的通知\n各镇人民政府：\n县农业农村局每月从系统提取进度，不再要求各镇报送落实情况。"),
        Good("关于做好防汛工作的通知\n各镇人民政府：\n各镇每日17时前将值守落实情况报送县应急管理局。"),
        Good("关于做好春耕的通知\n各镇人民政府：\n县农业农村局每月通报各镇工作开展情况，年底考核结果报县政府。"),
        Good("关于做好秸秆禁烧的通知\n各镇人民政府：\n请各镇于3月10日前将联络员名单报县生态环境局。"),
    )
    bad = (
        Bad("关于做好春耕的通知\n各镇人民政府：\n请各镇于5月底前将【贯彻落实情况书面报】县农业农村局。"),
        Bad("关于做好春耕的通知\n各镇人民政府：\n请各镇每月25日前【报送工作进展】。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield stretches where an account of implementation is to be handed in."""
        if not is_downward(facts) or is_emergency(facts):
            return
        verbs = load("burden_demands").only("report_verb")
        told: set[Span] = set()
        terms = found(facts, "implementation_report", "progress_report")
        for piece, match in sorted(terms, key=lambda each: each[1].entry.category):  # the graver one first
            if any(match.span.overlaps(span) for span in told):
                continue
            if re.search(_OTHER_DUTY, facts.folded[piece.start : piece.end]):
                continue
            near = [verb for verb in verbs.find(facts.folded, piece.start, piece.end) if self._near(facts, match, verb)]
            if near:
                span = Span(min(match.span.start, near[0].span.start), max(match.span.end, near[0].span.end))
                told.add(span)
                yield in_its_time(facts, _finding(span, match))

    def _near(self, facts: Analysis, match: Match, verb: Match) -> bool:
        """Say whether ``verb`` governs what was found: 将…情况…报送, or 报送…情况 without a pause between."""
        if facts.folded[verb.span.start - 1] in "通汇申填":
            return False
        if verb.span.start < match.span.start:
            between = facts.folded[verb.span.end : match.span.start]
            return len(between) <= self.distance and not re.search(r"[，、：]", between)
        between = facts.folded[match.span.end : verb.span.start]
        return len(between) <= self.distance and not re.search(_NEW_MATTER, between)


def _finding(span: Span, match: Match) -> Finding:
    named = match.entry.category == "implementation_report"
    return Finding(
        span=span,
        message=f"要求下级报送“{match.entry.term}”，增加基层负担。",
        advice="删去这一要求；确需掌握进度的，由牵头单位从已有系统取数或实地了解，不让基层写材料。",
        severity=Severity.WARNING if named else Severity.INFO,
    )
