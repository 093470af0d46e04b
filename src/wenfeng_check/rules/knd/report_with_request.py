"""Rule KND101."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.lexicon import load
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.knd._upward import ARTICLE_15_4, own_title, strip, title_lines

#: A body above that is asked to do something for the writer.
_PLEA = (
    r"((?:恳请|请求)(?:[省市县区]|上级)[一-鿿]{1,14}?)"
    r"(?:将|把|对|给予|予以|协调|解决|支持|帮助|安排|批准|列入|拨付|在[^，。]{1,20}上?给)"
)


class ReportWithRequest(Rule):
    """报告里夹带请示事项。

    ## 查什么
    报告用“妥否，请批示”一类请示的结尾（错误）；报告里“恳请县政府解决”一类请求（警告）；标题写成“请示报告”（错误）。

    ## 为什么
    报告不用批复。请示事项夹在报告里，没有人批，事情就搁下了。

    ## 怎么改
    请示事项另写一份请示，一文一事；报告末尾写“特此报告”。

    ## 不算
    请示本身；引用别人请示的话；“请审议”“请审阅”是报告的结尾；“重大事项请示报告制度”里的“请示报告”。

    ## 依据
    《党政机关公文处理工作条例》第十五条（四）。
    """

    code = "KND101"
    severity = Severity.ERROR
    clause = ARTICLE_15_4
    good = (
        Good("关于防汛工作情况的报告\n县人民政府：\n我局已排查塘坝12座。特此报告。"),
        Good("关于新建办公用房的请示\n县人民政府：\n拟新建办公用房。妥否，请批示。"),
        Good("关于防汛工作情况的报告\n县人民政府：\n我镇已排查塘坝12座，请求县里支援的抽水泵5台已经到位。"),
        Good("关于执行重大事项请示报告制度情况的报告\n县人民政府：\n我局按规定请示报告8次。请审阅。"),
    )
    bad = (
        Bad("关于防汛工作情况的报告\n县人民政府：\n我局已排查塘坝12座，拟新购抽水泵5台。【妥否，请批示】。"),
        Bad("关于防汛工作情况的报告\n县人民政府：\n我局已排查塘坝12座，【恳请县政府】安排资金20万元。"),
        Bad("关于防汛工作情况的报告\n县人民政府：\n我镇已排查塘坝12座，【恳请县交通运输局】将塘坝路列入2026年计划。"),
        Bad("【关于防汛工作情况的请示报告】\n县人民政府：\n我局已排查塘坝12座。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the words of request in a report, and a title that mixes the two kinds."""
        if facts.kind != "报告":
            return
        lines = title_lines(facts)
        if re.search(r"请示报告$", own_title(facts)):
            message = "“请示报告”不是文种：请示要批复，报告不批复。"
            yield Finding(strip(facts, lines[-1].block), message, "请上级批准的写成“请示”，汇报情况的写成“报告”。")
        if facts.structure.of(Function.ADDRESSEE):
            yield from _requests(facts)


def _requests(facts: Analysis) -> Iterator[Finding]:
    formulas = load("closing_formulas").only("request", "plea")
    for line in facts.structure.of(Function.BODY):
        if line.zone is Zone.ATTACHMENT:
            continue
        block = facts.document.blocks[line.block].span
        found = {match.span: match.entry.category == "request" for match in formulas.find(facts.folded, *block)}
        for plea in re.finditer(_PLEA, block.of(facts.folded)):
            span = Span(*plea.span(1)).shift(block.start)
            if not any(span.overlaps(other) for other in found):
                found[span] = False
        for span, grave in sorted(found.items()):
            yield Finding(
                span=span,
                message=f"报告里用了请示的话“{span.of(facts.text)}”，夹带请示事项。",
                advice="请示事项另写一份请示，一文一事；报告末尾写“特此报告”。",
                severity=Severity.ERROR if grave else Severity.WARNING,
            )
