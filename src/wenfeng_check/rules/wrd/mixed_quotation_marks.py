"""Quotation marks: straight ones in Chinese text, and “ ” out of order."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.model.document import BlockKind
from wenfeng_check.model.finding import Finding, Fix, Label, Safety, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import PUNCTUATION, replace

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis


class MixedQuotationMarks(Rule):
    """引号用了直引号，或前后引号不成对、方向反了。

    ## 查什么

    - 汉字间用半角直引号"代替“”；
    - 一段里“ ”没有一前一后成对出现（少一半、方向反、双引号里又套双引号）。

    ## 为什么

    引号决定哪些字是引文；少了一半，引文到哪里为止就说不清。

    ## 怎么改

    外层用“”，里层用‘’，一前一后配齐。直引号成对的可以用 --fix 改。

    ## 不算

    - 一段话引到下一段、每段开头都加前引号的连续引文；
    - 英寸、分秒等符号，西文和代码里的直引号。

    ## 依据

    GB/T 15834—2011《标点符号用法》：引号里面还要用引号时，外面一层用双引号，里面一层用单引号。
    """

    code = "WRD108"
    severity = Severity.INFO
    clause = PUNCTUATION
    good = (
        Good("落实“放管服”改革，推行“一网通办”。"),
        Good("他说：“群众讲‘办得快’，才算快。”"),
        Good("“第一段引文。\n“第二段引文。”"),
        Good("推行“一网\n通办”改革。"),
        Good('屏幕尺寸为27"以上。'),
    )
    bad = (
        Bad('推行【"】一网通办"改革。'),
        Bad("推行【”】一网通办“改革。"),
        Bad("推行“一网通办【“】改革。"),
        Bad("推行一网通办【”】改革。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        runs_on = False
        for block in facts.document.blocks:
            if block.kind is BlockKind.BLANK:
                continue
            yield from _straight(facts, block.span)
            if not runs_on:
                yield from _unpaired(facts, block.span)
            shown = block.span.of(facts.text)
            runs_on = shown.rfind("“") > shown.rfind("”") or (runs_on and "”" not in shown)


def _straight(facts: "Analysis", block: Span) -> Iterator[Finding]:
    shown = block.of(facts.text)
    places = [hit.start() for hit in re.finditer(r'(?<![A-Za-z=\d])"(?=[一-鿿《\d])|(?<=[一-鿿》\d。！？…])"', shown)]
    places = [at for at in places if not re.match(r'\d"(?![一-鿿])|\d"(?=以|及|屏|的)', shown[at - 1 : at + 2])]
    if not places:
        return
    first, *others = (Span(at, at + 1).shift(block.start) for at in places)
    yield Finding(
        first,
        f"中文里用了半角直引号，本段共{len(places)}处，应为“”。",
        "前引号用“，后引号用”。",
        labels=tuple(Label(span, "直引号") for span in others[:5]),
        fix=_paired_fix([first, *others], safe=shown.count('"') == len(places) and not re.search("[“”]", shown)),
    )


def _paired_fix(places: list[Span], *, safe: bool) -> Fix | None:
    if len(places) % 2:
        return None
    edits = ((span, "“”"[number % 2]) for number, span in enumerate(places))
    return replace("换成“”", *edits, safety=Safety.SAFE if safe else Safety.SHOW)


def _unpaired(facts: "Analysis", block: Span) -> Iterator[Finding]:
    """Report the first mark of the block at which “ and ” stop alternating."""
    opened: int | None = None
    shown = block.of(facts.text)
    for hit in re.finditer("[“”]", shown):
        at = Span(*hit.span()).shift(block.start)
        if hit.group() == "“" and opened is not None:
            yield Finding(at, "前引号之后又是前引号，前一个没有配上后引号，或应为里层的‘’。", "补齐后引号；里层引号改用‘’。")
            return
        if hit.group() == "”" and opened is None:
            yield Finding(at, "后引号前面没有前引号。", "补上前引号，或把方向改过来。")
            return
        opened = hit.start() if hit.group() == "“" else None
