"""Formulations, laws and standards that an authority has retired."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.prose import blank, quoted_spans, title_spans
from wenfeng_check.lexicon import Entry, Lexicon, table
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.new._shared import before, told_of_then

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_BASIS = ("repealed_basis", "repealed_standard")
_SOFT = ("agency_style",)
#: Told as a thing of the past: 抗击新冠肺炎, 新冠肺炎疫情期间.
_PAST = r"(?:抗击|战胜|应对|面对|经历)[^，。；\n]{0,8}$"
_PAST_AFTER = r"疫情(?:期间|以来|影响|冲击|暴发|发生|防控阻击战)"
_TOLD = r"废止|失效|不再|停止执行|同时|原《|原《中华|修改|修订|改为|取代|替代|历史"


class _Retired(NamedTuple):
    """A retired formulation: its kind, what to write now, since when, by what authority, longer words that hold it."""

    category: str
    now: str
    since: str
    basis: str
    longer: tuple[str, ...]


@cache
def _retired() -> tuple[Lexicon, dict[str, _Retired]]:
    rows = [(*row, "", "", "", "")[:8] for row in table("retired_formulations")]
    known = {row[0]: _Retired(row[1], row[4], row[5], row[7], tuple(filter(None, row[6].split("|")))) for row in rows if row[4]}
    terms = [Entry(term, "old", "", "") for term in known]
    terms += [Entry(word, "longer", "", "") for retired in known.values() for word in retired.longer]
    return Lexicon(terms), known


class RetiredFormulation(Rule):
    """用了已明令停用的提法，或拿已废止的法规、标准当现行依据。

    ## 查什么

    词表 retired_formulations.tsv 里的提法：新冠肺炎（现称新冠病毒感染）、《合同法》等已并入民法典的法律、2012年前的公文处理办法等；版记里的“主题词”。

    ## 为什么

    依据失效，文件就站不住；旧提法说明内容是从旧稿搬来的。

    ## 怎么改

    换成现行的法规名称和提法；确属引述历史文件的，保留原名并注明年份。

    ## 不算

    - 停用日期以前印发的文件、讲停用以前的事；
    - 说明某法规已经废止、修订的句子；
    - 引号、书名号里的旧文件名（法规依据除外）；
    - 字面相同的别的词：农村长效机制、思想解放后、《劳动合同法》。

    ## 依据

    《党政机关公文处理工作条例》第二十条（引文准确）和各条的停用依据，见词表 basis 列。新华社慎用词属写作惯例，只作提示。
    """

    code = "NEW102"
    severity = Severity.WARNING
    clause = Clause(Authority.REGULATION, "《党政机关公文处理工作条例》第二十条；各提法的停用依据见提示和词表 retired_formulations.tsv")
    good = (
        Good("依据《中华人民共和国民法典》《劳动合同法》签订合同。"),
        Good("《中华人民共和国合同法》自2021年1月1日起废止。"),
        Good("2020年，全县抗击新冠肺炎疫情。"),
        Good("在抗击新冠肺炎疫情期间，线上办事快速发展。"),
        Good("建立农村长效管护机制，推动思想解放后的改革。"),
        Good("关于防疫工作的通知\n做好新冠肺炎防控。\n清河县人民政府\n2021年5月1日"),
    )
    bad = (
        Bad("依据【《中华人民共和国合同法》】，双方签订协议。"),
        Bad("继续做好【新冠肺炎】防控物资储备。"),
        Bad("各村【村长】为第一责任人。"),
        Bad("参与【“一带一路”战略】。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        lexicon, known = _retired()
        quoted = blank(facts.folded, (*quoted_spans(facts.text), *title_spans(facts.text)))
        for match in lexicon.find(facts.folded):
            retired = known.get(match.entry.term)
            if match.entry.category != "old" or retired is None or before(facts, retired.since):
                continue
            hidden = match.entry.term[0] not in "《“" and not quoted[match.span.start : match.span.end].strip("\0")
            if retired.category not in _BASIS and hidden:
                continue
            if retired.category in _BASIS and hidden and match.span.length < 8:
                continue
            if not told_of_then(facts, match.span, retired.since) and not _told(facts, match.span):
                yield _finding(facts, match.span, retired)
        yield from _subject_words(facts)


def _told(facts: "Analysis", span: Span) -> bool:
    before_it = facts.folded[max(0, span.start - 16) : span.start]
    if re.search(_PAST, before_it) or re.match(_PAST_AFTER, facts.folded[span.end :]):
        return True
    sentence = facts.sentence_at(span.start)
    return sentence is not None and re.search(_TOLD, sentence.span.of(facts.text)) is not None


def _finding(facts: "Analysis", span: Span, retired: _Retired) -> Finding:
    year, month, _ = retired.since.split("-")
    words, now = span.of(facts.text).strip("《》“”"), retired.now.strip("《》")
    if retired.category in _SOFT:
        clause = Clause(Authority.PRACTICE, "《新华社新闻信息报道中的禁用词和慎用词》（2016年修订），公文写作参照")
        return Finding(span, f"“{words}”属慎用词，写“{now}”。", f"改为“{now}”。", clause=clause, severity=Severity.INFO)
    what = "已停止执行" if retired.category in _BASIS else "已停用"
    return Finding(
        span,
        f"“{words}”{year}年{int(month)}月起{what}，现为“{now}”（依据：{retired.basis}）。",
        f"改为“{now}”，条款号一并核对；引述旧文件的，注明年份。",
    )


def _subject_words(facts: "Analysis") -> Iterator[Finding]:
    """Report the element 主题词, which GB/T 9704-2012 dropped."""
    if before(facts, "2012-07-01"):
        return
    for found in re.finditer(r"^[ 　]*(主\s*题\s*词)：.{0,60}$", facts.folded, re.MULTILINE):
        yield Finding(
            Span(*found.span(1)),
            "2012年起公文不再标“主题词”。",
            "删去主题词一行。",
            clause=Clause(Authority.STANDARD, "GB/T 9704—2012《党政机关公文格式》前言：删除主题词要素"),
        )
