"""Pleonasms: two words that say the same, and numbers hedged twice."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from wenfeng_check.analysis.prose import prose
from wenfeng_check.lexicon import Lexicon, load
from wenfeng_check.model.finding import Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import PRACTICE_WORDING, replace

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_NUMBER = r"[\d一二三四五六七八九十百千万两]+(?:\.\d+)?"
_TWICE = (
    (rf"(?:大约|大概|约|近){_NUMBER}[^\d，。；、\n\0]{{0,4}}?(?:左右|上下)", "“约”和“左右”留一个"),
    (r"(?:近|约)[\d.]+(?:多|余)(?=[一-鿿])", "“近（约）”和“多（余）”留一个，最好写准数"),
    (r"(?:超过|至少|不少于|不低于|逾)[\d.]+[^\d，。；、\n\0]{0,4}?以上", "“超过（不少于）”和“以上”留一个"),
    (r"(?:不超过|不高于|最多)[\d.]+[^\d，。；、\n\0]{0,4}?(?:以内|以下|之内)", "“不超过”和“以内”留一个"),
    (r"(?:降低|减少|下降|缩小|压缩)了?[\d.]+[^\d，。；、\n\0]{0,2}?倍", "减少不能用倍数，写成百分之几或“减至几分之一”"),
)
#: Orders of superiors are carried out with the customary adverb; nothing there is for the writer to cut.
_SUPERIOR = r"党|国务院|中央|国家|习近平|省委|市委|省政府|市政府|\0"
#: No object follows: the words say how things have come to stand (覆盖面进一步扩大), and more than before is meant.
_STATE = r"[，。；、！）\s]|$"
_GRAVE = ("redundant", "wrong_word")


@cache
def _lexicon() -> Lexicon:
    return load("pleonasms")


class Pleonasm(Rule):
    """同一个意思说了两遍（涉及到、再次重申、大约50人左右）。

    ## 查什么

    - 语义重复的词语：涉及到、包含有、再次重申、目的是为了、安排部署；
    - 动词本身已有“更进一层”的意思，前面又加“进一步”（进一步加强、进一步提高）；
    - 数量前后限定两次：大约50人左右、不少于3次以上；减少用了倍数。

    ## 为什么

    多出来的字不增加意思；数量限定两次还会自相矛盾：“近100多户”到底是不足还是超过100户？

    ## 怎么改

    两个留一个：涉及到→涉及，再次重申→重申，安排部署→部署。“进一步加强”要么删去“进一步”，要么写出比上一轮多做什么。

    ## 不算

    - 文件标题、书名号和引号内的文字；
    - 规范表述；
    - 讲结果的“进一步”（覆盖面进一步扩大、能力进一步提高）；
    - “平均每”“到目前为止”“因此”等通行说法；
    - “超过5亿元及以上”这样有两个不同界限的。

    ## 依据

    写作惯例，落实《党政机关公文处理工作条例》第十九条“文字精练”。
    """

    code = "WRD102"
    severity = Severity.INFO
    clause = PRACTICE_WORDING
    good = (
        Good("全县涉及8个镇，约50户。"),
        Good("平均每月检查一次，每次不少于3人。"),
        Good("转发《关于进一步加强安全生产工作的通知》。"),
        Good("近100户群众参加，其中60岁以上20人。"),
        Good("总投资超过5亿元及以上的项目报县发改局备案。"),
        Good("认真落实党中央、国务院决策部署和省委、省政府工作要求。"),
        Good("去年以来，自来水覆盖面进一步扩大，管护能力进一步提高。"),
        Good("经县政府研究部署，由县水利局负责。"),
    )
    bad = (
        Bad("此次改造【涉及到】8个镇。"),
        Bad("县政府召开会议【安排部署】防汛工作。"),
        Bad("参会人员【大约50人左右】，惠及【近100多】户群众。"),
        Bad("每月检查【不少于3次以上】。"),
        Bad("事故起数【减少2倍】。"),
        Bad("各镇要【进一步加强】河道巡查。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        text = prose(facts)
        for match in _lexicon().find(text):
            if match.entry.category == "adverb_verb" and re.match(rf"{_SUPERIOR}|{_STATE}", text[match.span.end :]):
                continue
            better = match.entry.note.removeprefix("→").strip()
            words = match.span.of(facts.text)
            yield Finding(
                match.span,
                f"“{words}”语义重复，写“{better}”。" if match.entry.category != "wrong_word" else f"“{words}”用词不当，写“{better}”。",
                f"改为“{better}”。" if match.entry.category != "adverb_verb" else f"删成“{better}”，或写出比上一轮多做什么。",
                fix=replace(f"改为“{better}”", (match.span, better)),
                severity=None if match.entry.category in _GRAVE else Severity.HINT,
            )
        for pattern, advice in _TWICE:
            for found in re.finditer(pattern, text):
                if re.search(r"及以上|和以上|不含", found.group()):
                    continue
                span = Span(*found.span())
                yield Finding(span, f"“{span.of(facts.text)}”数量限定了两次或不合数理：{advice}。", f"{advice}。")
