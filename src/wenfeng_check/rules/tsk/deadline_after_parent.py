"""分项的时限晚于标题或引语里的总时限。"""

import re
from collections.abc import Iterator
from functools import cached_property

from wenfeng_check.analysis.dates import find_deadlines
from wenfeng_check.analysis.dates.checks import contradicts_parent
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.structure import Section
from wenfeng_check.model.finding import Finding, Label
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, DeadlineKind, Source
from wenfeng_check.rules.base import Bad, Good, Rule
from wenfeng_check.rules.tsk import _dates

_ANY_YEAR = 2024
_FROM_ABOVE = (Source.HEADING, Source.SECTION, Source.DOCUMENT, Source.TABLE)
_HEAD = "关于开展防汛隐患排查的通知\n各镇人民政府：\n一、集中排查阶段（2023年5月1日至6月30日）\n"


class DeadlineAfterParent(Rule):
    """分项的时限晚于标题或引语里的总时限。

    ## 查什么

    标题（“集中排查阶段（5月1日至6月30日）”）或引语（“6月底前完成以下工作：”）定了时限，下面分项的日期超出它，或早于它开始。

    ## 为什么

    一处说6月底结束，一处说7月完成，承办单位可以挑晚的办。

    ## 怎么改

    改分项，或改总时限，使分项都落在总时限之内。

    ## 不算

    - 分项是周期、频次、长期的；
    - 标题里只是年度（“2023年重点工作”“全年工作”）或文件名的；
    - 分项与总时限分不清年份的。

    ## 依据

    《党政机关公文处理工作条例》第二十条（四）：审核时间是否准确。
    """

    code = "TSK303"
    clause = _dates.ACCURATE_DATES
    good = (
        Good(_HEAD + "县水利局要在6月20日前完成水库隐患排查。", kind="通知"),
        Good(
            "关于开展冬季清障的通知\n各镇人民政府：\n一、集中清障阶段（2023年11月1日至2024年2月20日）\n"
            "县水利局要在1月底前完成河道清障。",
            kind="通知",
        ),
        Good(
            "关于防汛值班的通知\n各镇人民政府：\n一、值班安排\n1.汛前：2023年5月1日至6月30日，县应急局每天1人值班。"
            "县应急局要在4月28日前排出值班表。",
            kind="通知",
        ),
        Good(_HEAD + "县水利局要每月10日前更新水库隐患台账。", kind="通知"),
        Good(
            "关于开展防汛隐患排查的通知\n各镇人民政府：\n一、2023年重点工作\n县水利局要在2024年1月20日前完成水库隐患排查。",
            kind="通知",
        ),
    )
    bad = (
        Bad(
            "关于开展防汛隐患排查的通知\n各镇人民政府：\n一、集中排查阶段（5月1日至6月30日）\n"
            "县水利局要在【7月底前】完成水库隐患排查。",
            kind="通知",
        ),
        Bad(
            "关于开展防汛隐患排查的通知\n各镇人民政府：\n一、工作步骤\n（一）集中排查阶段（2023年5月1日至6月30日）。"
            "县水利局要在【7月底前】完成水库隐患排查。",
            kind="通知",
        ),
        Bad(_HEAD + "县水利局要在【7月20日前】完成水库隐患排查。", kind="通知"),
        Bad(_HEAD + "建立防汛物资台账。（责任单位：县应急局；完成时限：【2023年8月底前】）", kind="通知"),
        Bad(
            "关于开展防汛隐患排查的通知\n各镇人民政府：\n一、工作任务\n县应急局要在2023年6月底前做好以下工作：\n"
            "1.建立防汛物资台账。（责任单位：县应急局；完成时限：【2023年8月底前】）",
            kind="通知",
        ),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        limits = _Limits(facts)
        for due in _dates.due(facts):
            if due.deadline.source in _FROM_ABOVE or not _is_limit(due.deadline):
                continue
            whole = limits.broken_by(due.deadline)
            if whole:
                yield Finding(
                    due.deadline.span,
                    f"“{due.deadline.text}”不在总时限“{whole.text}”之内。",
                    "改分项，或改总时限，使分项都落在总时限之内。",
                    labels=(Label(whole.span, "总时限"),),
                )


class _Limits:
    """The limits that the headings and lead-ins of one document set for what stands below them."""

    def __init__(self, facts: Analysis) -> None:
        self.facts = facts

    def broken_by(self, deadline: Deadline) -> Deadline | None:
        """Return the nearest limit above ``deadline`` that it breaks; the nearest one that has a day decides."""
        path = self.facts.structure.path(self.facts.block_at(deadline.span.start))
        for section in reversed(path):
            limits = [limit for limit in self._by_section.get(section.index, ()) if limit.span.end <= deadline.span.start]
            limits = [limit for limit in limits if self._covers(limit, deadline)]
            if limits and deadline.span.start < self._end(section):
                return limits[-1] if self._breaks(deadline, limits[-1]) else None
        return None

    def _covers(self, limit: Deadline, deadline: Deadline) -> bool:
        """In one paragraph only the bracket of a run-in heading, or a named stage, holds for the sentences after it."""
        if self.facts.block_at(limit.span.start) != self.facts.block_at(deadline.span.start):
            return True
        sentence = self.facts.sentence_at(limit.span.start)
        said = sentence.span.of(self.facts.folded) if sentence else ""
        return re.search(r"阶段|步骤|环节", said) is not None or self.facts.folded[limit.span.start - 1] == "（"

    def _breaks(self, deadline: Deadline, whole: Deadline) -> bool:
        """A day without a year is held against the limit in the years that the limit touches."""
        if whole.date is None:
            whole = _dates.in_year(self.facts, whole, _ANY_YEAR)
        if whole.date is None:
            return False
        if deadline.kind is not DeadlineKind.NO_YEAR:
            return contradicts_parent(deadline, whole)
        years = range((whole.start or whole.date).year, whole.date.year + 1)
        return all(contradicts_parent(_dates.in_year(self.facts, deadline, year), whole) for year in years)

    def _end(self, section: Section) -> int:
        return self.facts.document.blocks[section.blocks[-1]].span.end

    @cached_property
    def _by_section(self) -> dict[int, tuple[Deadline, ...]]:
        sections = self.facts.structure.sections
        return {section.index: tuple(self._limits(section)) for section in sections}

    def _limits(self, section: Section) -> Iterator[Deadline]:
        """Yield the single day or period that the heading gives, and that of a lead-in before the first sub-item."""
        spans = [section.heading] if section.heading else []
        for block in section.own:
            line = self.facts.structure.lines[block]
            if line.folded.rstrip().endswith("：") and section.children:
                spans.append(self.facts.document.blocks[block].span)
        for span in spans:
            found = self._deadlines(span)
            if len(found) == 1 and found[0].clarity is Clarity.CLEAR and _is_limit(found[0]):
                yield found[0]

    def _deadlines(self, span: Span) -> tuple[Deadline, ...]:
        facts = self.facts
        return find_deadlines(facts.folded, facts.text, start=span.start, end=span.end, when=facts.dates)


def _is_limit(deadline: Deadline) -> bool:
    """A year alone, or 全年, is no limit to hold anything against."""
    return re.search(r"[月季旬周日]|半年|[底末前]|年内", deadline.text) is not None
