"""同一项任务在文中出现两次，责任单位或时限不一样。"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Authority, Clause, Finding, Label
from wenfeng_check.model.task import Clarity, PartyRole, Task
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.tsk import _dates, _slots

_ANY_YEAR = 2024
_SHINGLE = 3
_FEWEST = 8
#: Wordings of a task that a later one is compared with; a plan says a task two or three times.
_WORDINGS = 20
_TWICE = _slots.NOTICE + "建立全县防汛物资储备台账，补足编织袋2万条。（责任单位：县应急局；完成时限：5月底前）\n二、保障措施\n1."


class _Said(NamedTuple):
    """A task with what tells it from others: its words without owner, date and number, in shingles, and its figures."""

    task: Task
    shingles: frozenset[str]
    figures: tuple[str, ...]


class ConflictingTask(Rule):
    """同一项任务在文中出现两次，责任单位或时限不一样。

    ## 查什么

    两处任务的文字几乎相同，责任单位没有一个相同，或完成日期不同。

    ## 为什么

    两处要求不一致，承办单位不知道听哪一处的，督办也没有依据。

    ## 怎么改

    只留一处；两处都要的（正文和任务表），把责任单位和时限改成一致。

    ## 不算

    - 两处责任单位、时限一致的重复（正文与任务表）；
    - 同一条里分阶段的几个日期，相邻几条里几个单位各做各的同一件事；
    - 数字不同的任务（不同的指标、不同的项目）。

    ## 依据

    《党政机关公文处理工作条例》第十九条要求表述准确。
    """

    code = "TSK207"
    clause = Clause(
        Authority.REGULATION,
        "《党政机关公文处理工作条例》第十九条（三）",
        "内容简洁，主题突出，观点鲜明，结构严谨，表述准确，文字精练",
    )
    alike = Option(0.9, "两处文字相同的比例达到多少，算同一项任务（0 到 1）")
    good = (
        Good(_TWICE + "建立全县防汛物资储备台账，补足编织袋2万条。（责任单位：县应急局；完成时限：5月底前）", kind="通知"),
        Good(_TWICE + "建立全县防汛物资储备台账，补足编织袋3万条。（责任单位：县水利局；完成时限：6月底前）", kind="通知"),
        Good(_TWICE + "检修全县排涝泵站和闸门，备足柴油。（责任单位：县水利局；完成时限：6月底前）", kind="通知"),
    )
    bad = (
        Bad(_TWICE + "【建立全县防汛物资储备台账，补足编织袋2万条。】（责任单位：县应急局；完成时限：6月底前）", kind="通知"),
        Bad(_TWICE + "【建立全县防汛物资储备台账，补足编织袋2万条。】（责任单位：县水利局；完成时限：5月底前）", kind="通知"),
    )

    def check(self, facts: Analysis) -> Iterator[Finding]:
        said = [one for task in facts.tasks if len((one := _said(task)).shingles) >= _FEWEST]
        told: set[int] = set()
        for first, second in self._pairs(said):
            if second.task.span.start in told or not self._same(first, second):
                continue
            difference = _difference(facts, first.task, second.task)
            if difference:
                told.add(second.task.span.start)
                yield _finding(facts, first.task, second.task, difference)

    def _pairs(self, said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
        """Yield the pairs that can be the same, in order.

        Two sets of which at least the share ``alike`` is common have one of their rarest members in common: as many as
        may differ, and one more. A task that is said over and over is compared with its first few wordings.
        """
        counts = Counter(shingle for one in said for shingle in one.shingles)
        posted: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        pairs: set[tuple[int, int]] = set()
        for place, one in enumerate(said):
            rarest = sorted(one.shingles, key=lambda shingle: (counts[shingle], shingle))
            most = len(rarest) - math.ceil(self.alike * len(rarest) - 1e-9) + 1
            for shingle in rarest[:most]:
                before = posted.setdefault((shingle, one.figures), [])
                pairs.update((other, place) for other in before)
                if len(before) < _WORDINGS:
                    before.append(place)
        yield from ((said[first], said[second]) for first, second in sorted(pairs))

    def _same(self, first: _Said, second: _Said) -> bool:
        sizes = sorted((len(first.shingles), len(second.shingles)))
        if sizes[0] < self.alike * sizes[1] or first.figures != second.figures:
            return False
        shared = len(first.shingles & second.shingles)
        return shared >= self.alike * len(first.shingles | second.shingles)


def _said(task: Task) -> _Said:
    text = fold(task.text)
    named = [value.text for value in task.deadline] + [party.text for party in (*task.units, *task.persons)]
    for words in named:
        text = text.replace(fold(words), "")
    text = re.sub(r"^\W*[\d一二三四五六七八九十]{1,3}[）.、．]|（[^（）]*）", "", text)
    bare = re.sub(r"[^\w%]|[要应须将在于由]", "", text)
    shingles = frozenset(bare[at : at + _SHINGLE] for at in range(len(bare) - _SHINGLE + 1))
    return _Said(task, shingles, tuple(re.findall(r"[\d.]+", text)))


def _difference(facts: Analysis, first: Task, second: Task) -> str:
    """Say what differs, ``""`` where nothing does or where the two are steps or neighbours of one item."""
    section = facts.structure.section_of(facts.block_at(first.span.start))
    other = facts.structure.section_of(facts.block_at(second.span.start))
    if facts.block_at(first.span.start) == facts.block_at(second.span.start):
        return ""
    dates = [_days(facts, task) for task in (first, second)]
    owners = [_owners(task) for task in (first, second)]
    siblings = section is not None and other is not None and section.parent == other.parent and section.depth > 1
    if all(dates) and not dates[0] & dates[1] and (not all(owners) or owners[0] & owners[1]):
        return "完成时限"
    if all(owners) and not owners[0] & owners[1] and not siblings and section is not other:
        return "责任单位"
    return ""


def _days(facts: Analysis, task: Task) -> frozenset[date]:
    """The task's last days; where the document gives no year, all of them are read in one."""
    year = facts.dates.base_year
    found = task.deadline if year else tuple(_dates.in_year(facts, value, _ANY_YEAR) for value in task.deadline)
    return frozenset(value.date for value in found if value.date)


def _owners(task: Task) -> frozenset[str]:
    clear = [unit for unit in task.units if unit.clarity is Clarity.CLEAR and unit.role is not PartyRole.SUPPORT]
    return frozenset(fold(unit.text) for unit in clear)


def _finding(facts: Analysis, first: Task, second: Task, what: str) -> Finding:
    place = facts.place(_slots.head(first)).words
    return Finding(
        _slots.head(second),
        f"这项任务在{place}已经安排过，两处的{what}不一样。",
        f"只留一处；两处都要的，把{what}改成一致。",
        labels=(Label(_slots.head(first), "前一处"),),
    )
