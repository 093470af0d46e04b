"""Passages that stand word for word in a superior document or an earlier draft."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.overlap import Passage
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.new._shared import NOT_COPY, passages

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_SHOWN = 60
_GAP = 15


class CopiedPassage(Rule):
    """整段照抄上位文件或往年文稿。

    ## 查什么

    与 --against 给的参照文件逐字相同的段落：“全国、全省、全市”换成“全县”、标点不同的也算相同；默认25字以上。同段里隔不多几个字的几处合成一处报。

    ## 为什么

    上级文件已经说过的，转发就行；照抄一遍，本县谁来办、何时办反而没有写。

    ## 怎么改

    保留一句“按照《××》要求”，删去照抄的话，只写本县的任务、责任单位、责任人和时限。

    ## 不算

    - 书名号、引号里的引文；
    - 规范表述，向人代会报告工作的开头和致谢套语；
    - 标题、落款；
    - 没有给参照文件时，本规则不查。

    ## 依据

    《整治形式主义为基层减负若干规定》一、2：配套文件直接提出具体落实措施，不得简单照搬照抄上位文件。
    """

    code = "NEW107"
    severity = Severity.INFO
    clause = NOT_COPY
    shortest = Option(25, "多少字以上才算照抄（不计标点，不少于12）")
    good = (
        Good(
            "县水利局6月底前对12座小型水库完成安全鉴定。",
            references=("各市要在全省范围内对小型水库开展安全鉴定，建立问题台账并限期整改到位。",),
        ),
        Good(
            "按照“建立隐患排查治理长效机制，落实水库大坝安全管理责任人和巡查责任人制度”的要求办理。",
            references=("建立隐患排查治理长效机制，落实水库大坝安全管理责任人和巡查责任人制度。",),
        ),
    )
    bad = (
        Bad(
            "一、任务\n县水利局牵头。【在全县范围内对小型水库开展安全鉴定，建立问题台账并限期整改到位】，6月底前完成。",
            references=("关于水库安全的通知\n在全省范围内对小型水库开展安全鉴定，建立问题台账并限期整改到位。",),
        ),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        group: list[Passage] = []
        for passage in passages(facts, max(12, self.shortest)):
            if group and not _near(facts, group[-1], passage):
                yield _finding(facts, group)
                group = []
            group.append(passage)
        if group:
            yield _finding(facts, group)


def _near(facts: "Analysis", one: Passage, other: Passage) -> bool:
    """Say whether two passages stand in one block, from one reference, with little between."""
    same = one.reference == other.reference and "\n" not in facts.text[one.span.end : other.span.start]
    return same and other.span.start - one.span.end <= _GAP


def _finding(facts: "Analysis", group: list[Passage]) -> Finding:
    reference = facts.references[group[0].reference]
    source = Span(min(passage.source.start for passage in group), max(passage.source.end for passage in group))
    if source.length > 3 * sum(passage.source.length for passage in group):
        source = group[0].source
    words = source.of(reference.text).replace("\n", "")
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "……"
    span = Span(group[0].span.start, max(passage.span.end for passage in group))
    return Finding(
        span,
        f"{span.length}字与参照文件“{reference.name}”相同：“{shown}”。",
        "照抄的话删去，写一句“按照《××》要求”，只写本县谁来办、何时办、办到什么程度。",
        labels=tuple(Label(passage.span, "相同的文字") for passage in group) if len(group) > 1 else (),
    )
