"""Rule LEN302."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import NumberStyle, Section, Zone
from wenfeng_check.model.finding import Authority, Clause, Finding, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Rule

_SECOND = {
    NumberStyle.CHINESE: r"二、",
    NumberStyle.CHINESE_BRACKET: r"（二）",
    NumberStyle.DECIMAL: r"(?<!\d)2[.．、]",
    NumberStyle.DECIMAL_BRACKET: r"（2）|(?<![（\d])2）",
    NumberStyle.CIRCLED: r"②",
}


class SingleChildLevel(Rule):
    """一个层次下面只有一条。

    ## 查什么
    编了号的一层下面只有“（一）”没有“（二）”，只有“1.”没有“2.”。

    ## 为什么
    只有一条就不需要分层，多一个序号、多一个标题，读的人还要找下一条在哪里。

    ## 怎么改
    去掉这一层的序号和标题，内容并到上一层；漏了第二条的，补上。

    ## 不算
    法规办法的章节条款、预案、附件、表格；第二条写在同一段里的。

    ## 依据
    没有条文规定，是写作惯例，只作提示。
    """

    code = "LEN302"
    severity = Severity.INFO
    clause = Clause(Authority.PRACTICE, "写作惯例：分层至少两条")
    good = (
        Good("一、排查\n（一）塘坝\n各镇3月底前排查。\n（二）水库\n县水利局4月底前排查。"),
        Good("一、排查\n（一）塘坝由各镇3月底前排查。（二）水库由县水利局4月底前排查。\n二、整改\n5月底前改完。"),
    )
    bad = (Bad("一、排查\n【（一）塘坝】\n各镇3月底前排查。\n二、整改\n各镇5月底前改完。"),)

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield only children."""
        if facts.kind in ("办法规定", "预案"):
            return
        sections = facts.structure.sections
        for section in sections:
            if section.zone is not Zone.MAIN or len(section.children) != 1:
                continue
            child = sections[section.children[0]]
            if child.number is None or child.number.value != 1 or _has_second(facts, section, child.number.style):
                continue
            span = child.heading or _first_sentence(facts, child)
            if not span.of(facts.text).rstrip().endswith(("：", ":")):
                advice = "去掉这个序号和小标题，内容并到上一层；若漏了第二条，请补上。"
                yield Finding(span, "这一层只有一条，不必分层。", advice)


def _has_second(facts: Analysis, section: Section, style: NumberStyle) -> bool:
    """The second item may stand inside a paragraph or have lost its line."""
    pattern = _SECOND.get(style)
    if pattern is None:
        return True
    return any(re.search(pattern, facts.structure.lines[block].folded) for block in section.blocks)


def _first_sentence(facts: Analysis, section: Section) -> Span:
    return next(sentence.span for sentence in facts.sentences if sentence.block == section.head)
