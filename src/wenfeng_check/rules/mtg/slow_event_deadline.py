"""Rule MTG203."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.mtg._meeting import MEASURE_6, body, number, span_of

_DEADLINE = (
    r"(?P<limit>(?P<n>\d+|[一二两三四五六七八九十半]+)个?(?P<unit>小时|分钟)内)"
    r"[^。；]{0,24}?(?P<verb>报告|上报|报送|报)[^。；]{0,4}(?:县(?:委|政府|总值班|应急)|总值班室)"
)
_REVERSED = (
    r"(?P<limit>(?P<n>\d+|[一二两三四五六七八九十半]+)个?(?P<unit>小时|分钟)内)"
    r"[^。；]{0,8}?(?:向|将)[^。；]{0,6}(?:县(?:委|政府|总值班|应急)|总值班室)[^。；]{0,12}?(?P<verb>报告|上报|报送)"
)
_TOPIC = r"突发|事故|灾情|险情|火情|事件|疫情|伤亡|汛情"


class SlowEventDeadline(Rule):
    """规定的突发事件报告时限比本县要求慢。

    ## 查什么
    预案、方案、通知里规定多少时间内向县政府、总值班室报告突发事件：电话报告超过15分钟、书面报告超过30分钟、
    没说方式的超过30分钟。

    ## 为什么
    预案写“2小时内”，干部照预案办，就违反了县里的时限。

    ## 怎么改
    改为15分钟内电话报告、30分钟内书面报告，最迟不超过2小时。

    ## 不算
    向上级部门、向社会的报告；续报、终报；“最迟不超过2小时”；处置、到达现场的时限。

    ## 依据
    《关于进一步改进作风提高政府系统工作质效若干措施》第6条。条文针对较大突发事件，一般事件可以宽些，所以只提示。
    """

    code = "MTG203"
    severity = Severity.INFO
    clause = MEASURE_6
    good = (
        Good("石桥镇防汛应急预案\n发生险情，各村立即处置，镇政府15分钟内电话报告县政府总值班室，30分钟内书面报告县政府。"),
        Good("石桥镇防汛应急预案\n发生险情，镇政府最迟2小时内书面报告县政府。"),
    )
    bad = (Bad("石桥镇防汛应急预案\n发生险情，镇政府应当在【2小时内】书面报告县政府总值班室。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the deadline that is too long."""
        if facts.kind not in ("预案", "方案", "通知", "意见", "办法规定", "措施"):
            return
        for line in body(facts):
            if not re.search(_TOPIC, line.folded):
                continue
            for found in (*re.finditer(_DEADLINE, line.folded), *re.finditer(_REVERSED, line.folded)):
                minutes = number(found["n"]) * (60 if found["unit"] == "小时" else 1)
                before = line.folded[max(0, found.start() - 10) : found.start()]
                most = 15 if re.search(r"电话|口头", found.group()) else 30
                if minutes > most and not re.search(r"最迟|最晚|续报|终报|处置结束", before + found.group()):
                    way = "电话" if most == 15 else "书面"
                    message = f"报告时限{minutes:g}分钟，本县要求较大突发事件{most}分钟内{way}报告。"
                    advice = "改为15分钟内电话报告、30分钟内书面报告，最迟不超过2小时。"
                    yield Finding(span_of(facts, line, found, "limit"), message, advice)
