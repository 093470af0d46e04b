"""The same sentence twice in one draft."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.structure import Function, Sentence, Zone
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.rules.base import REGULATION_19, Bad, Good, Option, Rule

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Kinds whose articles must each stand alone, so that a phrase may come again.
_SELF_CONTAINED = frozenset({"办法规定", "预案"})
_LABEL = r"[　 ]*(?:（[^（）]*）)?(?:牵头|责任|参与|配合|主办|协办|完成|时间|联系|附件|电话|地址|邮箱)[^，。]{0,8}："
_BRACKET = r"（[^（）]*(?:责任|牵头|配合|负责|时限|完成)[^（）]*）"


class RepeatedSentence(Rule):
    """同一句话在一篇文稿里出现两次以上。

    ## 查什么

    正文里20字以上、一字不差（标点、序号不计）的句子，后出现的一处报出来，并指出前一处。

    ## 为什么

    重复的话不增加内容；同一任务写两遍，还会拆成两项、改了一处漏一处。

    ## 怎么改

    留一处，另一处删去，或写“同前”“见第×部分”。

    ## 不算

    - 标题、小标题、表格单元格；
    - 责任单位、时限的括号和标签行，以冒号结尾的引起语；
    - 同一文件里装着几份公文的，各份之间；
    - 印发通知与所印发的正文之间、正文与附件之间；
    - 不足20字的短句。

    ## 依据

    《党政机关公文处理工作条例》第十九条：内容简洁，文字精练。
    """

    code = "NEW103"
    severity = Severity.WARNING
    clause = REGULATION_19
    shortest = Option(20, "多少字以上的句子才比较（不计标点）")
    good = (
        Good("各镇每月25日前向县水利局报送排查整改进展情况。\n县水利局每月28日前汇总各镇排查整改进展情况报县政府。"),
        Good("一、水库\n完成除险加固。\n牵头单位：县水利局、县财政局、县发展和改革局、县自然资源局、县应急局\n二、河道\n完成清淤。\n牵头单位：县水利局、县财政局、县发展和改革局、县自然资源局、县应急局"),
        Good("请按时报送。\n请按时报送。"),
        Good("完成水库除险加固。（责任单位：县水利局、县财政局、县发展和改革局、县自然资源局）\n完成河道清淤。（责任单位：县水利局、县财政局、县发展和改革局、县自然资源局）"),
    )
    bad = (
        Bad("1.各镇每月25日前向县水利局报送水库排查整改进展情况。\n2.县水利局负责汇总。\n【3.各镇每月25日前，向县水利局报送水库排查整改进展情况。】"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        seen: dict[tuple[Zone, int, str], Sentence] = {}
        for sentence, zone, paper, words in comparable(facts):
            if len(words) < self.shortest:
                continue
            first = seen.setdefault((zone, paper, words), sentence)
            if first is not sentence:
                where = facts.place(first.span).words
                soft = zone is Zone.ATTACHMENT or facts.kind in _SELF_CONTAINED or sentence.span.of(facts.folded)[-1:] == "；"
                yield Finding(
                    sentence.span,
                    f"这句话与{where}的一句一字不差。",
                    "留一处，另一处删去；两处都要管的，写明“同前”或“见第×部分”。",
                    labels=(Label(first.span, "前一次出现"),),
                    severity=Severity.INFO if soft else None,
                )


class Comparable(NamedTuple):
    """A sentence that may be compared with others: its zone, the paper it stands in (a file may hold several), its words."""

    sentence: Sentence
    zone: Zone
    paper: int
    words: str


def comparable(facts: "Analysis") -> Iterator[Comparable]:
    """Yield the sentences of running text: no headings, tables, label lines, responsibility brackets, lead-ins with a colon."""
    dates = [line.block for line in facts.structure.of(Function.DATE)]
    for sentence in facts.sentences:
        line = facts.structure.lines[sentence.block]
        folded = sentence.span.of(facts.folded)
        running = line.function is Function.BODY or (line.function is Function.HEADING and folded.endswith("。"))
        if not running or line.zone is Zone.OUTSIDE or re.match(_LABEL, folded) or re.search(r"：$|^（.*）。?$", folded):
            continue
        yield Comparable(sentence, line.zone, bisect_left(dates, sentence.block), bare(folded))


def bare(text: str) -> str:
    """Return the words of a sentence: no number in front, no responsibility bracket, no punctuation."""
    folded = re.sub(_BRACKET, "", fold(text))
    folded = re.sub(r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d{1,3}[.、．]|[①-⑳]|第[一二三四五六七八九十百]+条)", "", folded)
    return re.sub(r"[^\w]", "", folded)
