"""What the rules on dates share: the deadlines of the tasks, each once, and the drafts of the examples."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.dates import DateContext, find_deadlines
from wenfeng_check.model.finding import Authority, Clause, Label
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, Task
from wenfeng_check.rules.tsk import _slots

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

ACCURATE_DATES = Clause(
    Authority.REGULATION,
    "《党政机关公文处理工作条例》第二十条（四）",
    "人名、地名、时间、数字、段落顺序、引文等是否准确",
)

#: The end of the drafts in these rules' examples: issued on a Friday.
SIGNED = "\n清河县人民政府\n2023年5月12日"


class Due(NamedTuple):
    """A deadline and the first task that it holds for."""

    deadline: Deadline
    task: Task

    @property
    def labels(self) -> tuple[Label, ...]:
        """The task, where the deadline stands outside it."""
        inside = any(part.contains(self.deadline.span) for part in self.task.parts)
        return () if inside else (Label(_slots.head(self.task), "管的是这项任务"),)


def due(facts: "Analysis") -> Iterator[Due]:
    """Yield the clear deadlines of the tasks, those shared by several tasks once."""
    seen: set[Span] = set()
    for task in facts.tasks:
        for deadline in task.deadline:
            if deadline.clarity is not Clarity.VAGUE and deadline.span not in seen:
                seen.add(deadline.span)
                yield Due(deadline, task)


def in_year(facts: "Analysis", deadline: Deadline, year: int) -> Deadline:
    """Return ``deadline`` as it reads in ``year``; one that writes its own year stays what it is."""
    span = deadline.span
    when = DateContext(year=year)
    found = find_deadlines(facts.folded, facts.text, start=span.start, end=span.end, when=when, slot=True)
    return replace(found[0], source=deadline.source) if len(found) == 1 else deadline


def is_urgent(facts: "Analysis", text: str) -> bool:
    """Say whether the document or ``text`` speaks of an emergency, where hours count."""
    words = r"特急|加急|紧急|应急|抢险|抢修|救援|救灾|灾情|险情|疫情|突发|火灾|地震|洪|暴雨|台风|预警|舆情"
    return re.search(words, facts.structure.title + facts.structure.main_title + text) is not None


def words(deadline: Deadline) -> str:
    """The deadline's day in full."""
    day = deadline.date
    return f"{day.year}年{day.month}月{day.day}日" if day else deadline.text
