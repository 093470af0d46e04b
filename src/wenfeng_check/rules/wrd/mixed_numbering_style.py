"""Numbers with the wrong mark: (1) for （1）, 1、 for 1., （一）、 for （一）, and mixed forms among siblings."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.structure import Function, NumberStyle, Section
from wenfeng_check.model.finding import Finding, Label, Safety, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.wrd._shared import LEVELS, replace

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_RIGHT = {
    NumberStyle.CHINESE: "{}、",
    NumberStyle.CHINESE_BRACKET: "（{}）",
    NumberStyle.DECIMAL: "{}.",
    NumberStyle.DECIMAL_BRACKET: "（{}）",
}


class _Wrong(NamedTuple):
    """A number that is written wrongly: where, and what it should be."""

    span: Span
    better: str


class MixedNumberingStyle(Rule):
    """序号的标点不合规范，或同一级序号写法不一。

    ## 查什么

    - 括号用了半角：(一)、(1)；
    - 括号序号后又加顿号或点：（一）、（1）.；
    - 阿拉伯数字后用顿号：1、；汉字数字后用点：一.；
    - 同一级里几种写法混用。

    每组同级序号报一处，其余标在一起。自动编号生成的序号不改，只在样式里能改。

    ## 为什么

    层次靠序号区分；写法不一，分不清是不是同一级。

    ## 怎么改

    第一层“一、”，第二层“（一）”，第三层“1.”，第四层“（1）”。可以用 --fix 一次改完。

    ## 不算

    - “第一章”“第一条”“①”，以及注释号〔1〕[1]；
    - 只用“1）”且全文一致的；
    - 表格里的序号列。

    ## 依据

    GB/T 9704—2012《党政机关公文格式》7.3.3；GB/T 15834—2011：加括号的序次语后面不用任何点号，不带括号的阿拉伯数字用下脚点。
    """

    code = "WRD112"
    severity = Severity.INFO
    clause = LEVELS
    good = (
        Good("一、总体要求\n（一）目标\n1.完成改造。\n（1）水库。\n2.完成清淤。"),
        Good("第一条 为规范管理，制定本办法。\n第二条 本办法自印发之日起施行。"),
        Good("1）水库。\n2）河道。"),
        Good("一、重点任务\n1、\n2.河道清障。"),
        Good("3月10日前报送。\n2023年，全县完成改造。"),
    )
    bad = (
        Bad("一、重点任务\n【(一)】水库\n各镇排查。\n(二)河道\n各镇清障。"),
        Bad("一、重点任务\n【（一）、】水库\n各镇排查。\n（二）河道\n各镇清障。"),
        Bad("一、重点任务\n1.水库除险。\n【2、】河道清障。"),
        Bad("【一.】总体要求\n各镇按时完成。\n二、重点任务\n各镇按时报送。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        groups: dict[tuple[int, NumberStyle, str], list[Section]] = {}
        for section in facts.structure.sections:
            number = section.number
            if number is not None and number.end and number.style in _RIGHT and not _in_table(facts, section):
                groups.setdefault((section.parent, number.style, str(section.zone)), []).append(section)
        for group in groups.values():
            wrong = [found for section in group if (found := _wrong(facts, section, len(group)))]
            if wrong:
                yield _finding(facts, wrong, len(group))


def _in_table(facts: "Analysis", section: Section) -> bool:
    return facts.structure.lines[section.head].function is Function.TABLE


def _wrong(facts: "Analysis", section: Section, siblings: int) -> _Wrong | None:
    number = section.number
    if number is None:
        return None
    block = facts.document.blocks[section.head].span
    shown = facts.text[block.start : block.start + number.end]
    written = shown.strip()
    value = re.search(r"[\d一二三四五六七八九十百零〇]+", written)
    if value is None or written[-1:].isalnum() or re.search(r"[\[\]〔〕【】]", written):
        return None
    better = _RIGHT[number.style].format(value.group())
    half = re.fullmatch(r"\d+）|\d+\)", written)
    if written in (better, better.replace(".", "．")) or half or (number.style is NumberStyle.DECIMAL and siblings < 2):
        return None
    if not facts.text[block.start + number.end : block.end].strip():  # a bare “1.” would become a list in Markdown
        return None
    start = block.start + len(shown) - len(shown.lstrip())
    return _Wrong(Span(start, start + len(written)), better)


def _finding(facts: "Analysis", wrong: list[_Wrong], siblings: int) -> Finding:
    first = wrong[0]
    mixed = "，同一级另有写对的" if len(wrong) < siblings else ""
    count = f"，这一级共{len(wrong)}处" if len(wrong) > 1 else ""
    return Finding(
        first.span,
        f"序号“{first.span.of(facts.text)}”应写“{first.better}”{count}{mixed}。",
        "层次序数依次用“一、”“（一）”“1.”“（1）”。",
        labels=tuple(Label(other.span, f"应写“{other.better}”") for other in wrong[1:8]),
        fix=replace("改正序号写法", *((each.span, each.better) for each in wrong), safety=Safety.SAFE),
    )
