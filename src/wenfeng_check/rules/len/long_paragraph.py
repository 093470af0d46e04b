"""Rule LEN203."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.model.document import Block
from wenfeng_check.model.finding import Authority, Clause, Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule


class LongParagraph(Rule):
    """一段太长，该分条的没有分条。

    ## 查什么
    正文里超过400字的段落。段内有“一是……二是……”的，标出可以分段的地方。

    ## 为什么
    按国家标准排版，一面616字，400字的段落占大半面，要点埋在中间。

    ## 怎么改
    一段一个意思；“一是、二是、三是”各起一段，前面加小标题。

    ## 不算
    表格、附件不查。

    ## 依据
    没有条文规定段落长短，400字（约15行）是写作惯例，只作提示。
    """

    code = "LEN203"
    severity = Severity.INFO
    clause = Clause(Authority.PRACTICE, "写作惯例：一段一个意思，一般不超过15行")
    most = Option(400, "超过多少字提示")
    good = (Good("一、抓好排查。各镇3月底前排查塘坝隐患，县水利局4月底前复核。"),)
    bad = (
        Bad("【各镇3月底前排查塘坝。二是县水利局4月底前复核。三是县财政局5月底前拨付资金。】", options={"most": 30}),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield long paragraphs of the main text."""
        for line in facts.structure.lines:
            if line.function is not Function.BODY or line.zone is not Zone.MAIN:
                continue
            size = length_of(line.text)
            if size > self.most:
                yield _finding(facts.document.blocks[line.block], line.folded, size)


def _finding(block: Block, folded: str, size: int) -> Finding:
    cuts = [found.start() + block.span.start for found in re.finditer(r"[二三四五六七八九]是(?!否)", folded)]
    advice = "“一是、二是”各起一段，已标出。" if cuts else "按意思分成两三段，每段开头一句点明做什么。"
    labels = tuple(Label(Span(cut, cut + 2), "可从这里另起一段") for cut in cuts)
    return Finding(_stripped(block.span, folded), f"这一段有{size}字，超过大半面。", advice, labels)


def _stripped(span: Span, folded: str) -> Span:
    return Span(span.start + len(folded) - len(folded.lstrip()), span.end - len(folded) + len(folded.rstrip()))
