"""Rule MTG202."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.mtg._event import Moment, is_event_report, moments
from wenfeng_check.rules.mtg._meeting import MEASURE_6

_REPORTED = r"(?:报告|报送|上报|签发|呈报)时间[：为]?\s*$|现?于\s*$"


class LateEventReport(Rule):
    """突发事件报告晚了。

    ## 查什么
    报告里写明的事件发生时间和报告时间相差多少：超过2小时警告，超过30分钟提示。

    ## 为什么
    晚报一小时，调人调物就晚一小时。

    ## 怎么改
    先电话报（15分钟内），再书面报（30分钟内），情况不清楚的先报已知的；时间写错的改正。

    ## 不算
    续报、终报；没有写明两个时间的；事故调查报告。

    ## 依据
    《关于进一步改进作风提高政府系统工作质效若干措施》第6条：15分钟内电话报告，30分钟内书面报告，最迟不超过2小时。
    条文针对较大突发事件。
    """

    code = "MTG202"
    clause = MEASURE_6
    written = Option(30, "书面报告的时限（分钟）")
    latest = Option(120, "最迟的时限（分钟）")
    good = (
        Good("关于石桥镇山体滑坡的情况报告\n县政府总值班室：\n5月6日8时10分，三里村发生滑坡。\n报告时间：5月6日8时35分"),
        Good("关于石桥镇山体滑坡的续报\n县政府总值班室：\n5月6日8时10分，三里村发生滑坡。\n报告时间：5月6日18时35分"),
    )
    bad = (
        Bad("关于石桥镇山体滑坡的情况报告\n县政府总值班室：\n5月6日8时10分，三里村发生滑坡。\n报告时间：【5月6日11时35分】"),
        Bad("关于石桥镇山体滑坡的情况报告\n县政府总值班室：\n5月6日8时10分，三里村发生滑坡。\n报告时间：【5月6日9时】"),
        Bad(
            "关于三里村火灾的情况报告\n县政府总值班室：\n3月5日凌晨2点20分，三里村发生火灾。6时，明火扑灭。\n石桥镇人民政府\n"
            "【2026年3月5日7时10分】"
        ),
        Bad("火灾事故信息专报\n石桥镇人民政府    【2026年3月5日2时55分】\n2026年3月5日2时20分，三里村发生火灾，正在扑救。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the time of report where it is late after the event."""
        if not is_event_report(facts) or re.search(r"续报|终报", facts.structure.main_title):
            return
        times = list(moments(facts))
        reported = next((moment for moment in times if _is_report(facts, moment)), None)
        happened = next((moment for moment in times if not _is_report(facts, moment)), None)
        if reported is None or happened is None:
            return
        minutes = round((reported.at - happened.at).total_seconds() / 60)
        if minutes > self.written:
            grave = minutes > self.latest
            bound = f"最迟不超过{self.latest}分钟" if grave else f"书面报告应在{self.written}分钟内"
            yield Finding(
                span=reported.span,
                message=f"事件发生后{minutes}分钟才报告，{bound}。",
                advice="先电话报、再书面报，不清楚的写“正在核实”；时间写错的改正。",
                labels=(Label(happened.span, "事件发生时间"),),
                severity=Severity.WARNING if grave else Severity.INFO,
            )


def _is_report(facts: Analysis, moment: Moment) -> bool:
    """The time of report is named so, or stands alone or behind the reporting body on a line of its own."""
    before = facts.folded[max(0, moment.span.start - 8) : moment.span.start]
    block = facts.document.blocks[facts.block_at(moment.span.start)].span
    rest = (facts.folded[block.start : moment.span.start] + facts.folded[moment.span.end : block.end]).strip("（） \u3000\t")
    alone = not rest or bool(re.fullmatch(r"[^，。；：]{2,20}(?:政府|委员会|办事处|局|委|办|办公室|指挥部|中心|总值班室)", rest))
    return bool(re.search(_REPORTED, before)) or alone
