"""A fixed series with an item missing or its order changed."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.structure import Zone
from wenfeng_check.lexicon import fold, table
from wenfeng_check.model.finding import Authority, Clause, Finding
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.new._shared import before

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_LINK = r"[、，；和与及的＂ ]|以及|增强|坚定|做到|树牢|牢固树立|强化|提高|坚持|以|坚决"
#: Lists that were complete before the series was completed (2017-10: the guiding thought got its present last part).
_SINCE = "2017-10-24"


class _Series(NamedTuple):
    """A fixed series: its parts in order, words that must be near, and how many parts make a listing."""

    name: str
    parts: tuple[str, ...]
    needs: str
    fewest: int


@cache
def _series() -> tuple[_Series, ...]:
    rows = [(*row, "", "")[:5] for row in table("protected_series")]
    return tuple(_Series(row[0], tuple(row[1].split("、")), row[3], int(row[4])) for row in rows)


class ProtectedIntegrity(Rule):
    """规范表述列举时缺项或顺序不对。

    ## 查什么

    “四个意识”“四个自信”、指导思想、新发展理念等成套表述逐项列出时，少了一项或次序变了。

    ## 为什么

    这类表述的组成和顺序有权威出处，写漏、写反属政治性差错。

    ## 怎么改

    对照权威原文补齐、调顺。本规则只提请核对，不代写。

    ## 不算

    - 只提总名（增强“四个意识”）或只讲其中一两项的；
    - 2017年10月以前的文件；
    - 用于别处的同形词（创新、绿色、开放、共享用于办会理念等）。

    ## 依据

    《党政机关公文处理工作条例》第二十条（引文准确）。各组成的出处见词表 protected_series.tsv。
    """

    code = "NEW106"
    clause = Clause(
        Authority.REGULATION,
        "《党政机关公文处理工作条例》第十九条、第二十条",
        "符合党的理论路线方针政策和国家法律法规；引文准确",
    )
    good = (
        Good("增强“四个意识”、坚定“四个自信”、做到“两个维护”。"),
        Good("树牢政治意识、大局意识、核心意识、看齐意识。"),
        Good("坚持创新、绿色、开放、共享的办会理念。"),
        Good("不断提高政治判断力、政治领悟力、政治执行力，提高政治判断力。"),
        Good("增强政治意识和大局意识。"),
        Good("坚持以马克思列宁主义、毛泽东思想、邓小平理论、“三个代表”重要思想、科学发展观、习近平新时代中国特色社会主义思想为指导。"),
        Good("坚持马克思列宁主义、毛泽东思想、邓小平理论、三个代表重要思想、科学发展观，全面贯彻习近平新时代中国特色社会主义思想。"),
        Good("贯彻创新、协调、绿色、开放、共享的新发展理念。"),
    )
    bad = (
        Bad("牢固树立【政治意识、大局意识、看齐意识】。"),
        Bad("坚定【理论自信、道路自信、制度自信、文化自信】。"),
        Bad("贯彻【创新、协调、绿色、共享】的新发展理念。"),
        Bad("坚定【“四个自信”、增强“四个意识”、做到“两个维护”】。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        if before(facts, _SINCE):
            return
        for sentence in facts.sentences:
            if facts.structure.lines[sentence.block].zone is Zone.OUTSIDE:
                continue
            shown = sentence.span.of(facts.folded)
            for series in _series():
                yield from self._listings(facts, series, shown, sentence.span.start)

    def _listings(self, facts: "Analysis", series: _Series, shown: str, start: int) -> Iterator[Finding]:
        if series.needs and series.needs not in shown.replace("＂", ""):
            return
        for places in _runs(series, shown):
            order = [part for part, _ in places]
            missing = [name for name in series.parts if _plain(name) not in shown.replace("＂", "")]
            right = order == sorted(order) and not missing
            if right or len(order) < series.fewest or len(set(order)) < len(order):
                continue
            fault = "次序变了" if order != sorted(order) else f"缺了“{'”“'.join(missing)}”"
            begin, end = places[0][1].start, places[-1][1].end
            span = Span(begin, end + (shown[end : end + 1] == "＂")).shift(start)
            span = Span(span.start - (shown[begin - 1 : begin] == "＂"), span.end)
            yield Finding(
                span,
                f"“{series.name}”逐项列举时{fault}，请核对规范表述。",
                f"对照权威原文核对组成和次序：{'、'.join(series.parts)}。",
            )


def _plain(part: str) -> str:
    return fold(part).replace("＂", "")


@cache
def _names(series: _Series) -> tuple[dict[str, int], re.Pattern[str]]:
    """Return the places of the parts by name, and what finds them with or without quotation marks inside."""
    names = {_plain(part): at for at, part in enumerate(series.parts)}
    pattern = "|".join("＂?".join(map(re.escape, name)) for name in sorted(names, key=len, reverse=True))
    return names, re.compile(pattern)


def _runs(series: _Series, shown: str) -> Iterator[list[tuple[int, Span]]]:
    """Yield the runs of parts that follow one another with nothing but links between."""
    names, pattern = _names(series)
    run: list[tuple[int, Span]] = []
    for found in pattern.finditer(shown):
        gap = shown[run[-1][1].end : found.start()] if run else ""
        if run and not re.fullmatch(rf"(?:{_LINK}){{1,8}}", gap):
            yield run
            run = []
        run.append((names[found.group().replace("＂", "")], Span(*found.span())))
    if run:
        yield run
