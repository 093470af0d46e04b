"""Rule SUB110."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Function, Zone, split_clauses
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.sub import _shared

_UNIT = r"%|万亩|亩|公顷|平方公里|平方米|万元|亿元|元|公里|万吨|吨|万人|人次|人|名|户|个|家|项|件|处|所|座|台|辆"
#: What a figure must be of to be the only one of its sort: all of a place or all so far.
_WHOLE = r"全县|全市|全区|全镇|全乡|全村|我县|我市|我区|我镇|全局|我局"
_SUM = r"共有|共|累计|总计|合计|总|现有"
_COUNTED = r"个方面|方面|点|条|项|个问题|个重点|个突出问题"
#: Figures that are no plain totals: rounded, planned, newly added.
_OTHER_SORT = r"约|近|新|年均|其中|每|超|增|减|完成|计划|力争|确保|达到"
_DIGITS = "一二三四五六七八九十"


class _Figure(NamedTuple):
    """A figure of the whole, with the words before it, its unit and the times and places that its sentence names."""

    span: Span
    value: str
    key: str


class ContradictingNumbers(Rule):
    """同一个指标，前后两个数。

    ## 查什么
    - 同一个总量指标（“全县共有塘坝”“我镇现有户数”）前后说法相同、时间相同，数字不同；
    - 先说“三个方面”，后面列了一是到四是。

    ## 为什么
    数字打架，整篇的数字都没人信。

    ## 怎么改
    查台账，以一个口径为准，全文改一致；口径不同的，写明各是什么口径、截至何时。

    ## 不算
    - 时间、范围、口径不同的两个数；
    - 计划数和完成数；
    - 约数和准数（“近200个”“198个”）。

    ## 依据
    《党政机关公文处理工作条例》第二十条：人名、地名、时间、数字、段落顺序、引文等准确。
    """

    code = "SUB110"
    severity = Severity.WARNING
    clause = _shared.ARITHMETIC
    good = (
        Good("全县共有塘坝120座。其中石桥镇有塘坝18座。"),
        Good("2022年底，全县共有塘坝120座。2023年底，全县共有塘坝126座。"),
        Good(
            "部署11项任务：一是查；二是改；三是建；四是管；五是护；六是清；七是测；八是修；九是报；十是评；十一是巡。"
        ),
        Good("存在三个方面问题：一是人员不足；二是经费不足；三是设备老化。"),
    )
    bad = (
        Bad("全县共有塘坝120座，分布在8个镇。\n二、下步打算\n全县共有塘坝【126】座，年底前全部加固。"),
        Bad("存在【三】个方面的问题：一是人员不足；二是经费不足；三是设备老化；四是责任不清。"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield totals that differ and counts that their list does not bear out."""
        yield from _totals(facts)
        yield from _lists(facts)


def _totals(facts: Analysis) -> Iterator[Finding]:
    first: dict[str, _Figure] = {}
    for figure in _figures(facts):
        before = first.setdefault(figure.key, figure)
        if before.value != figure.value:
            yield Finding(
                figure.span,
                f"前面写的是{before.value}，这里写的是{figure.value}，说的是同一个指标。",
                "查台账，以一个口径为准，全文改一致；口径不同的，写明各是什么口径、截至何时。",
                labels=(Label(before.span, f"前面是{before.value}"),),
            )


def _figures(facts: Analysis) -> Iterator[_Figure]:
    for sentence in facts.sentences:
        line = facts.structure.lines[sentence.block]
        if line.function is not Function.BODY or line.zone is not Zone.MAIN:
            continue
        for clause in split_clauses(facts.text, sentence.span):
            figure = _figure(clause, facts.folded[sentence.span.start : clause.start], clause.of(facts.folded))
            if figure is not None:
                yield figure


def _figure(clause: Span, before: str, words: str) -> _Figure | None:
    """Read a clause that is nothing but a figure of the whole; the times named before it belong to its key."""
    found = re.fullmatch(
        rf"((?:{_WHOLE})(?:{_SUM})?([一-鿿]{{2,14}}?)(?:{_SUM}|达到?|为|有)?)(\d+(?:\.\d+)?)({_UNIT})[，；。：]?", words
    )
    if found is None or not re.search(_SUM, found.group(1)) or re.search(_OTHER_SORT, found.group(1)):
        return None
    when = " ".join(re.findall(r"\d+年|\d+月|上半年|下半年|[一二三四]季度|去年|今年|上年|目前|年底|底", before))
    key = re.sub(rf"{_SUM}|达到?|为|有|了", "", found.group(1)) + found.group(4) + when
    return _Figure(Span(*found.span(3)).shift(clause.start), found.group(3), key)


def _lists(facts: Analysis) -> Iterator[Finding]:
    """Yield 三个方面：… where the list in the same paragraph goes on to 四是 or stops before 三是."""
    for line in facts.structure.lines:
        if line.function is not Function.BODY or line.zone is Zone.OUTSIDE:
            continue
        block = facts.document.blocks[line.block].span
        words = fold(line.text)
        if "一是" not in words:
            continue
        for found in re.finditer(
            rf"([{_DIGITS}两]{{1,3}}|\d{{1,2}})(?:{_COUNTED})[^，。：；]{{0,12}}[：。]一是", words
        ):
            stated = _value(found.group(1))
            listed = _listed(words[found.end() - 2 :])
            if stated and listed > 1 and stated != listed:
                yield Finding(
                    Span(*found.span(1)).shift(block.start),
                    f"说是{found.group(1)}，后面列了{listed}条。",
                    "数一遍，改成一致；多列的一条看是不是该并入别条。",
                )


def _listed(words: str) -> int:
    """Return how many of 一是、二是 … stand in a row."""
    count = 0
    for found in re.finditer(rf"(?:^|(?<=[。；：，]))([{_DIGITS}]{{1,3}})是", words):
        number = _value(found.group(1))
        if number != count + 1:
            break
        count = number
    return count


def _value(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, mark, ones = words.replace("两", "二").rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    unit = _DIGITS.index(ones) + 1 if ones else 0
    return unit + (10 * (_DIGITS.index(tens) + 1 if tens else 1) if mark else 0)
