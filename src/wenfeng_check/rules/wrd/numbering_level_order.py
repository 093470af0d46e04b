"""Levels of numbering in the wrong order: （一） below 1."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import NumberStyle, Section
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import LEVELS

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_LEVELS = (NumberStyle.CHINESE, NumberStyle.CHINESE_BRACKET, NumberStyle.DECIMAL, NumberStyle.DECIMAL_BRACKET)
_NAMES = dict(zip(_LEVELS, ("“一、”", "“（一）”", "“1.”", "“（1）”"), strict=True))


class NumberingLevelOrder(Rule):
    """层次序数的顺序倒了（“1.”下面套“（一）”）。

    ## 查什么

    按“一、”“（一）”“1.”“（1）”的次序，外层的号套在了内层的号下面：1.之下列（一）（二），再接2.。

    ## 为什么

    次序倒了，读的人分不清谁管谁，目录和任务清单也会拆错。

    ## 怎么改

    把两层的号对调；不需要那么多层的，合并一层。

    ## 不算

    - 越级：层次少的文件“一、”下面直接用“1.”，是允许的；
    - 全文连续编号（（一）下1、2，（二）下接着3、4）；
    - 附件另起的编号。

    ## 依据

    GB/T 9704—2012《党政机关公文格式》7.3.3。
    """

    code = "WRD113"
    severity = Severity.INFO
    clause = LEVELS
    good = (
        Good("一、任务\n1.水库。\n2.河道。\n二、要求\n3.报送。\n4.通报。"),
        Good("一、任务\n（一）水库\n1.排查。\n2.整改。\n（二）河道\n3.清障。"),
    )
    bad = (Bad("一、任务\n1.水库治理\n【（一）】排查隐患。\n（二）整改隐患。\n2.河道治理\n（一）清障。\n（二）巡查。"),)

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        sections = [section for section in facts.structure.sections if section.number and section.number.style in _LEVELS]
        for at, section in enumerate(sections):
            inverted = _inverted(sections, at)
            if inverted is None:
                continue
            outer, inner = _NAMES[_style(section)], _NAMES[_style(inverted)]
            yield Finding(
                _span(facts, inverted),
                f"{inner}套在了{outer}下面，层次次序倒了。",
                f"次序是“一、”“（一）”“1.”“（1）”：把{outer}和{inner}两层的号对调。",
                labels=(Label(_span(facts, section), "这一级的下一个号，从这里看出次序倒了"),),
            )
            return


def _style(section: Section) -> NumberStyle:
    return section.number.style if section.number else NumberStyle.LETTER


def _value(section: Section) -> int:
    return section.number.value if section.number else 0


def _inverted(sections: list[Section], at: int) -> Section | None:
    """Return the first section between this number and the one before it, where it is 1 of an outer style."""
    section = sections[at]
    if _value(section) < 2:
        return None
    for back in range(at - 1, -1, -1):
        other = sections[back]
        if other.zone is not section.zone:
            return None
        if _style(other) is _style(section):
            first = sections[back + 1]
            fits = _value(other) == _value(section) - 1 and back + 1 < at
            return first if fits and _style(first) < _style(section) and _value(first) == 1 else None
    return None


def _span(facts: "Analysis", section: Section) -> Span:
    block = facts.document.blocks[section.head].span
    end = section.number.end if section.number and section.number.end else min(20, block.length)
    shown = facts.text[block.start : block.start + end]
    return Span(block.start + len(shown) - len(shown.lstrip()), block.start + len(shown.rstrip()))
