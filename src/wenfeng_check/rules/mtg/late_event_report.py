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
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the time of report where it is late after the event."""
        if not is_event_report(facts) or re.search(r"续报|终报", facts.structure.main_title):
            return
        times = list(moments(facts))
        reported = next((moment for moment in times[1:] if _is_report(facts, moment)), None)
        if reported is None:
            return
        minutes = round((reported.at - times[0].at).total_seconds() / 60)
        if minutes > self.written:
            grave = minutes > self.latest
            bound = f"最迟不超过{self.latest}分钟" if grave else f"书面报告应在{self.written}分钟内"
            yield Finding(
                span=reported.span,
                message=f"事件发生后{minutes}分钟才报告，{bound}。",
                advice="先电话报、再书面报，不清楚的写“正在核实”；时间写错的改正。",
                labels=(Label(times[0].span, "事件发生时间"),),
                severity=Severity.WARNING if grave else Severity.INFO,
            )


def _is_report(facts: Analysis, moment: Moment) -> bool:
    """The time of report is named so, or stands alone on the last lines."""
    before = facts.folded[max(0, moment.span.start - 8) : moment.span.start]
    block = facts.document.blocks[facts.block_at(moment.span.start)].span
    alone = facts.text[block.start : block.end].strip() == moment.span.of(facts.text).strip()
    return bool(re.search(_REPORTED, before)) or alone
