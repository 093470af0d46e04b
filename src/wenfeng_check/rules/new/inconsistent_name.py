"""One unit under names that cannot both be right, one person now as head and now as deputy."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.prose import blank, quoted_spans, title_spans
from wenfeng_check.lexicon import Lexicon, load
from wenfeng_check.model.finding import Authority, Clause, Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.new._shared import told_of_then

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_POST = r"(副?)(县长|市长|区长|镇长|乡长|局长)(?!助理)"
_LEVELS = "省市县区州旗"


class _Mention(NamedTuple):
    """A unit's name with its level (县), the name that it belongs to, and its trade."""

    span: Span
    level: str
    trade: str
    name: str


@cache
def _names() -> Lexicon:
    return load("unit_names")


@cache
def _surnames() -> str:
    return "|".join(sorted(load("surnames").terms, key=lambda term: (-len(term), term)))


class InconsistentName(Rule):
    """同一单位前后用了两个不能并存的名称，或同一人前后职务不一。

    ## 查什么

    - 同一级的同一部门，一处写“局”一处写“委”，或新旧名混用：县卫健局与县卫健委、县农业农村局与县农业局；
    - 同一个人一处是县长、一处是副县长。

    ## 为什么

    名称不一，任务落给谁就说不清；多半是从不同旧稿拼来的。

    ## 怎么改

    查本县机构表，全文统一成一个名称；职务按任职文件写。

    ## 不算

    - 全称与规范简称（县卫生健康局与县卫健局）；
    - 不同级别（省卫健委与县卫健局）；
    - “原农业局”、引文和文件名里的旧名；
    - 单位表里两个都列有的。

    ## 依据

    《党政机关公文处理工作条例》第二十条：人名、地名、时间、数字、段落顺序、引文等准确。
    """

    code = "NEW105"
    severity = Severity.INFO
    clause = Clause(
        Authority.REGULATION,
        "《党政机关公文处理工作条例》第二十条",
        "人名、地名、时间、数字、段落顺序、引文等是否准确",
    )
    good = (
        Good("由县卫生健康局牵头，县卫健局6月底前报送。"),
        Good("省卫健委印发方案，县卫健局落实。"),
        Good("县农业农村局负责，原县农业局档案移交。"),
        Good("县长李明远主持，副县长王志清汇报。"),
        Good("县水利局负责水库，县住建局负责供水。"),
    )
    bad = (
        Bad("由县卫健局牵头排查，6月底前由县【卫健委】报送。"),
        Bad("县水利局负责水库，县【水务局】负责河道。"),
        Bad("组长由县长李明远担任。县政府【副县长李明远】负责调度。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        yield from self._units(facts)
        yield from self._posts(facts)

    def _units(self, facts: "Analysis") -> Iterator[Finding]:
        first: dict[tuple[str, str], _Mention] = {}
        told: set[tuple[str, str, str]] = set()
        for mention in _mentions(facts):
            known = first.setdefault((mention.level, mention.trade), mention)
            key = (mention.level, mention.trade, mention.name)
            if known.name == mention.name or key in told or _both_listed(facts, known, mention):
                continue
            told.add(key)
            one, other = known.span.of(facts.text), mention.span.of(facts.text)
            yield Finding(
                mention.span,
                f"同一部门前面写“{mention.level}{one}”，这里写“{mention.level}{other}”。",
                "查机构表，全文统一成现用的一个名称；确是两个单位的，写进单位表。",
                labels=(Label(known.span, "前面的写法"),),
            )

    def _posts(self, facts: "Analysis") -> Iterator[Finding]:
        first: dict[tuple[str, str], tuple[str, Span]] = {}
        pattern = rf"{_POST}((?:{_surnames()})[一-鿿]{{1,2}}?)(?=同志|[、，。；：）（\s]|主持|担任|任|出席|参加|负责|带队|强调|要求|指出|$)"
        for found in re.finditer(pattern, facts.folded):
            deputy, post, name = found.groups()
            span = Span(*found.span())
            known, place = first.setdefault((name, post), (deputy, span))
            if known != deputy:
                yield Finding(
                    span,
                    f"“{name}”前面写作“{known}{post}”，这里写作“{deputy}{post}”。",
                    "按任职文件核对职务，全文统一。",
                    labels=(Label(place, "前面的写法"),),
                )


def _mentions(facts: "Analysis") -> Iterator[_Mention]:
    shown = blank(facts.folded, (*quoted_spans(facts.text), *title_spans(facts.text)))
    for match in _names().find(shown):
        level = shown[match.span.start - 1 : match.span.start]
        if level and level in _LEVELS and not told_of_then(facts, match.span, ""):
            yield _Mention(match.span, level, match.entry.category, match.entry.note)


def _both_listed(facts: "Analysis", one: _Mention, other: _Mention) -> bool:
    names = facts.context.roster.unit_names
    return all(any(mention.span.of(facts.text) in name for name in names) for mention in (one, other))
