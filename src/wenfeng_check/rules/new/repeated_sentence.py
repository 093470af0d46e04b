"""The same sentence twice in one draft."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.structure import Sentence, Zone
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import REGULATION_19, Bad, Good, Option, Rule
from wenfeng_check.rules.new._sentences import comparable, in_articles, is_item_of_attachment

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: The words point at something that stands before them, so the same words say different things.
_POINTING = r"该|其(?!中)|上述|前述|前款|本条|以上|有前|其他.{0,14}前款"


class _Pair(NamedTuple):
    """A sentence and the same sentence before it."""

    again: Sentence
    first: Sentence
    zone: Zone


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
    - 办法、规定、预案等一条一条写的条文（每条要能单独引用），附件里分情形列的清单条目；
    - 以“该”“上述”“前款”等开头、各有所指的句子；
    - 不足20字的短句。

    ## 依据

    《党政机关公文处理工作条例》第十九条：内容简洁，文字精练。
    """

    code = "NEW103"
    severity = Severity.WARNING
    clause = REGULATION_19
    shortest = Option(20, "多少字以上的句子才比较（不计标点）")
    grave = Option(30, "重复的文字多少字以上报警告，不足的只提示")
    good = (
        Good("各镇每月25日前向县水利局报送排查整改进展情况。\n县水利局每月28日前汇总各镇排查整改进展情况报县政府。"),
        Good("一、水库\n完成除险加固。\n牵头单位：县水利局、县财政局、县发展和改革局、县自然资源局、县应急局\n二、河道\n完成清淤。\n牵头单位：县水利局、县财政局、县发展和改革局、县自然资源局、县应急局"),
        Good("甲公司弄虚作假。该公司自今年六月起被列入本县失信名单并向社会公开通报。\n乙公司瞒报事故。该公司自今年六月起被列入本县失信名单并向社会公开通报。"),
        Good(
            "清河县塘坝管理办法\n第八条 巡查人员应当把巡查时间、部位和发现的问题如实记入台账。\n"
            "第九条 抢险人员由镇人民政府聘用。\n第十条 巡查人员应当把巡查时间、部位和发现的问题如实记入台账。",
            kind="办法规定",
        ),
        Good("请按时报送。\n请按时报送。"),
        Good("完成水库除险加固。（责任单位：县水利局、县财政局、县发展和改革局、县自然资源局）\n完成河道清淤。（责任单位：县水利局、县财政局、县发展和改革局、县自然资源局）"),
    )
    bad = (
        Bad("一、水库\n各镇每月25日前向县水利局报送排查整改进展情况。县水利局每月28日前汇总后报县政府办公室备查。\n二、河道\n【各镇每月25日前向县水利局报送排查整改进展情况。县水利局每月28日前汇总后报县政府办公室备查。】"),
        Bad("1.各镇每月25日前向县水利局报送水库排查整改进展情况。\n2.县水利局负责汇总。\n【3.各镇每月25日前，向县水利局报送水库排查整改进展情况。】"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        if in_articles(facts):
            return
        run: list[_Pair] = []
        for pair in self._pairs(facts):
            if run and not _follows(run[-1], pair):
                yield self._finding(facts, run)
                run = []
            run.append(pair)
        if run:
            yield self._finding(facts, run)

    def _pairs(self, facts: "Analysis") -> Iterator[_Pair]:
        seen: dict[tuple[Zone, int, str], Sentence] = {}
        for item in comparable(facts):
            sentence, zone, paper, words = item
            if is_item_of_attachment(item, facts.folded):
                continue
            if len(words) < self.shortest or re.match(_POINTING, words):
                continue
            first = seen.setdefault((zone, paper, words), sentence)
            if first is not sentence:
                yield _Pair(sentence, first, zone)

    def _finding(self, facts: "Analysis", run: list[_Pair]) -> Finding:
        again = Span(run[0].again.span.start, run[-1].again.span.end)
        first = Span(run[0].first.span.start, run[-1].first.span.end)
        soft = run[0].zone is Zone.ATTACHMENT or again.of(facts.folded)[-1:] == "；"
        soft = soft or again.length < self.grave
        count = "这句话" if len(run) == 1 else f"这{len(run)}句话"
        return Finding(
            again,
            f"{count}与{facts.place(first).words}的一字不差。",
            "留一处，另一处删去；两处都要管的，写明“同前”或“见第×部分”。",
            labels=(Label(first, "前一次出现"),),
            severity=Severity.INFO if soft else None,
        )


def _follows(last: _Pair, pair: _Pair) -> bool:
    """Say whether two repetitions are one: neighbours in the same paragraph, here and there."""
    same_block = last.again.block == pair.again.block and last.first.block == pair.first.block
    return same_block and pair.again.index == last.again.index + 1 and pair.first.index == last.first.index + 1
