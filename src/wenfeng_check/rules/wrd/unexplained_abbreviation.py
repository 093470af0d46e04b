"""Coinages of digits (“12345”工作法, “1+3+N”体系) that the document never spells out."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.lexicon import fold, load
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.wrd._shared import PRACTICE_WORDING

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_NAME = r"(?:\d{1,2}\+)+[\dNXn]{1,2}|\d{3,6}|[一二三四五六七八九十百千]{3,6}"
_KIND = r"(?:工作法|工作机制|工作思路|工作模式|工作体系|机制|模式|体系|思路|战略(?!性)|布局|格局|计划|工程|行动(?!方案|计划))"
_COINED = rf"＂({_NAME})＂{_KIND}|(?<![\d.+一-鿿《＂])((?:\d{{1,2}}\+)+[\dNXn]{{1,2}}){_KIND}"
_LIKE_A_YEAR = r"(?:19|20)\d\d|1000?|500|100|200|300"


class UnexplainedAbbreviation(Rule):
    """数字化的简称（“12345”工作法、“1+3+N”体系）没有说明内容。

    ## 查什么

    由数字和字母拼成的工作法、机制、体系等提法，全文没有一处交代它包含什么。

    ## 为什么

    “1234”里的1是什么、2是什么，执行的人不知道，就只能猜；本地自造的提法尤其如此。

    ## 怎么改

    第一次出现时写全：“‘1+3+N’体系（1个调度中心、3个平台、N个应用）”，或干脆不用数字概括，直接写内容。

    ## 不算

    - 同一段里先列出内容再概括，或随后用括号、“即”“是指”、冒号说明的；
    - 上级文件定名、已经通行的简称（三农、双随机、三会一课、12345热线），可在设置里增补；
    - 年份、数量和文件标题。

    ## 依据

    写作惯例，落实《党政机关公文处理工作条例》第十九条“表述准确”。只作建议。
    """

    code = "WRD106"
    severity = Severity.HINT
    clause = PRACTICE_WORDING
    known = Option((), "本地已经通行、不必说明的简称")
    good = (
        Good("健全“1+3+N”体系，即1个调度中心、3个平台、N个应用。"),
        Good("围绕组建专班、包联企业、调度项目、兑现政策，推行“一二三四”工作法。"),
        Good("各镇要用好“12345”工作机制，接诉即办。"),
        Good("2023年“500”工程按计划推进，2023年工作按时完成。"),
        Good("推行“三三制”工作法。", options={"known": ("三三制",)}),
    )
    bad = (
        Bad("各镇要落实【“1+3+N”体系】，6月底前到位。"),
        Bad("全面推行【“1234”工作法】。\n各镇用好“1234”工作法。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        known = {fold(term) for term in (*load("known_abbreviations").terms, *self.known)}
        places: dict[str, list[re.Match[str]]] = {}
        for found in re.finditer(_COINED, facts.folded):
            name = found[1] or found[2]
            if name not in known and not re.fullmatch(_LIKE_A_YEAR, name):
                places.setdefault(name, []).append(found)
        for name, uses in places.items():
            if any(_explained(facts.folded, use) for use in uses):
                continue
            span = Span(*uses[0].span())
            words = span.of(facts.text)
            yield Finding(
                span,
                f"{words if words[0] in '“‘' else f'“{words}”'}全文没有说明包含什么。",
                f"第一次出现时用括号写明“{name}”各指什么；不需要概括的，直接写内容。",
            )


def _explained(folded: str, use: re.Match[str]) -> bool:
    """Say whether the contents stand right behind, or are listed before it in the same sentence."""
    after = folded[use.end() : use.end() + 12]
    if re.match(r"[^。\n]{0,6}(?:（|：|，?即|是指|，?分别|，?包括|-)", after):
        return True
    begin = max(folded.rfind("\n", 0, use.start()), folded.rfind("。", 0, use.start())) + 1
    before = folded[begin : use.start()]
    return len(re.findall("[、，；]", before)) >= 3
