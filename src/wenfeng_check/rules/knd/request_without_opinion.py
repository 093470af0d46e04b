"""Rule KND104."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.knd._upward import ARTICLE_15_3

_PASSES_ON = r"转报|转呈|现将[^。；]{0,40}请示[^。；]{0,10}(?:上报|呈报|报上)"
_OPINION = r"建议|拟同意|我[局县镇办委][^。；]{0,6}(?:意见|认为|同意)|经[^。；]{0,8}(?:研究|审核|会商)|拟[按将由以]"


class RequestWithoutOpinion(Rule):
    """转报下级的请示，没有自己的意见。

    ## 查什么
    请示里写“转报”“现将××的请示上报”，全文没有本机关的意见（建议、拟同意、经研究认为）。

    ## 为什么
    原文转报等于把难题推给上级，上级还要回头问情况。

    ## 怎么改
    写明本机关研究过没有、同意不同意、建议怎么办。

    ## 不算
    自己的事项的请示；已写“建议”“拟”“经研究”的。

    ## 依据
    《党政机关公文处理工作条例》第十五条（三）。有没有倾向性意见要人判断，所以只提示。
    """

    code = "KND104"
    severity = Severity.INFO
    clause = ARTICLE_15_3
    good = (
        Good("关于转报石桥镇建桥项目的请示\n县人民政府：\n现将石桥镇的请示转报。我局认为应当建，建议列入明年计划。妥否，请批示。"),
        Good("关于新建幼儿园的请示\n县人民政府：\n现有学位不足。妥否，请批示。"),
    )
    bad = (Bad("关于石桥镇建桥项目的请示\n县人民政府：\n【现将石桥镇建桥项目的请示转报你们。】妥否，请批示。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the sentence that passes the request on."""
        if facts.kind != "请示":
            return
        body = facts.structure.of(Function.BODY, zone=Zone.MAIN)
        if any(re.search(_OPINION, line.folded) for line in body):
            return
        for line in body:
            passed = re.search(_PASSES_ON, line.folded)
            if passed:
                at = facts.document.blocks[line.block].span.start + passed.start()
                sentence = facts.sentence_at(at)
                span = sentence.span if sentence else Span(at, at + 2)
                advice = "写明本机关的意见：同意不同意、理由、建议怎么办。"
                yield Finding(span, "转报下级的请示，没有写本机关的意见。", advice)
                return
