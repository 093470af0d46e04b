"""Rule LEN303."""

from collections.abc import Iterator

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import NumberStyle, Section, Zone
from wenfeng_check.model.finding import Authority, Clause, Finding, Label, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule


class EndlessList(Rule):
    """同一层并列的短条目太多。

    ## 查什么
    同一层并列9条以上、每条不到15个字的短条目。

    ## 为什么
    “甲乙丙丁，开中药铺”：只罗列名目，看不出哪条要紧、归谁办。

    ## 怎么改
    按责任单位或时间归成三五类；纯名目的，列成表格，加上单位和时限两列。

    ## 不算
    表格、附件、法规条文；每条有完整内容的任务。

    ## 依据
    没有条文规定条数，9条、15字是写作惯例，只作建议。
    """

    code = "LEN303"
    severity = Severity.HINT
    clause = Clause(Authority.PRACTICE, "写作惯例：并列条目归类，不开中药铺")
    most = Option(9, "并列多少条以上提示")
    short = Option(15, "不到多少字算短条目")
    good = (Good("一、工作任务\n1.排查塘坝\n2.加固水库\n3.储备物资"),)
    bad = (
        Bad("一、工作任务\n【1.排查塘坝】\n2.加固水库\n3.储备物资\n4.组织演练", options={"most": 3}),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        """Yield the first of a long run of short siblings."""
        if facts.kind in ("办法规定", "预案", "规划"):
            return
        for items in _siblings(facts):
            short = [item for item in items if not item.children and _size(facts, item) < self.short]
            if len(short) > self.most:
                first, last = (_line(facts, short[at]) for at in (0, -1))
                message = f"并列了{len(short)}条不到{self.short}字的短条目，看不出轻重和分工。"
                labels = (Label(last, "到这里为止"),)
                yield Finding(first, message, "按责任单位或时间归成几类，或列成带单位、时限的表格。", labels)


def _siblings(facts: Analysis) -> Iterator[list[Section]]:
    sections = facts.structure.sections
    main = [section for section in sections if section.zone is Zone.MAIN and not _is_chapter(section)]
    yield [section for section in main if section.parent < 0]
    for section in main:
        yield [sections[child] for child in section.children]


def _is_chapter(section: Section) -> bool:
    """Chapters and articles belong to a law or to a table of contents."""
    return section.number is not None and section.number.style in (
        NumberStyle.PART, NumberStyle.CHAPTER, NumberStyle.SECTION, NumberStyle.ARTICLE,
    )  # fmt: skip


def _size(facts: Analysis, section: Section) -> int:
    return sum(length_of(facts.structure.lines[block].text) for block in section.own)


def _line(facts: Analysis, section: Section) -> Span:
    span, text = facts.document.blocks[section.head].span, facts.structure.lines[section.head].text
    return Span(span.start + len(text) - len(text.lstrip()), span.start + len(text.rstrip()))
