"""短, 实, 新 as 0..100: a few numbers each, explained in one line, monotone in what they measure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.limits import limit_for
from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.report import Score
from wenfeng_check.model.span import merge
from wenfeng_check.model.task import Slot

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: What a missing slot costs: time and unit weigh more than the person, who is often settled by the unit.
_WEIGHT = {Slot.TIME: 2, Slot.UNIT: 2, Slot.PERSON: 1}
_FULL = sum(_WEIGHT.values())


class Brief(NamedTuple):
    """What 短 comes from, in characters; ``limit`` 0 means none."""

    characters: int
    limit: int
    padding: int
    long_sentences: int

    @property
    def value(self) -> int:
        """0..100. Taking padding out lowers length and share of padding and adds no long sentence."""
        over = max(0, self.characters - self.limit) / self.limit if self.limit else 0.0
        share = self.padding / self.characters if self.characters else 0.0
        return _clamp(100 - min(50, 100 * over) - min(50, 150 * share) - min(15, 1.5 * self.long_sentences))


class Solid(NamedTuple):
    """What 实 comes from: tasks, what they lack by weight, warnings on problems and figures."""

    tasks: int
    gaps: int
    findings: int

    @property
    def value(self) -> int:
        """0..100. No number of it grows when padding is taken out or an owner is named."""
        lack = self.gaps / (self.tasks * _FULL) if self.tasks else 0.0
        return _clamp(100 - 70 * lack - min(30, 3 * self.findings))


class Fresh(NamedTuple):
    """What 新 comes from: findings on copies, repetitions and outdated names; the share copied (0..1)."""

    findings: int
    copied: float

    @property
    def value(self) -> int:
        """0..100."""
        return _clamp(100 - 80 * self.copied - min(60, 5 * self.findings))


def _clamp(value: float) -> int:
    return max(0, min(100, round(value)))


def score(facts: "Analysis", diagnostics: Sequence[Diagnostic]) -> tuple[Score, ...]:
    """Return the three scores; each comes from findings that stand beside it in the report."""
    return (_brief(facts, diagnostics), _solid(facts, diagnostics), _fresh(diagnostics))


def padding_characters(text: str, diagnostics: Sequence[Diagnostic]) -> int:
    """Count the characters that findings of padding (warning or error) mark as deletable, labels included."""
    padding = [d for d in diagnostics if d.group == "PAD" and d.severity >= Severity.WARNING and d.finding.span]
    spans = [d.finding.span for d in padding if d.finding.span]
    spans += [label.span for d in padding for label in d.finding.labels if "可删" in label.message]
    return sum(length_of(span.of(text)) for span in merge(spans))


def _brief(facts: "Analysis", diagnostics: Sequence[Diagnostic]) -> Score:
    found = limit_for(facts)
    limit = found.warning if found else 0
    numbers = Brief(facts.counts.main, limit, padding_characters(facts.text, diagnostics), sum(d.name == "long-sentence" for d in diagnostics))
    against = f"，上限{limit}字" if limit else "，本文种没有篇幅上限"
    said = f"正文{numbers.characters}字{against}；可删的空话约{numbers.padding}字；过长的句子{numbers.long_sentences}句"
    return Score("duan", numbers.value, said)


def _solid(facts: "Analysis", diagnostics: Sequence[Diagnostic]) -> Score:
    tasks = facts.tasks
    gaps = sum(_WEIGHT[slot] for task in tasks for slot in task.missing)
    found = sum(d.group == "SUB" and d.severity >= Severity.WARNING for d in diagnostics)
    lacks = {slot: sum(slot in task.missing for task in tasks) for slot in Slot}
    said = (
        f"任务{len(tasks)}项，缺时间节点{lacks[Slot.TIME]}项、责任单位{lacks[Slot.UNIT]}项、责任人{lacks[Slot.PERSON]}项；"
        f"问题和数字方面的警告{found}处"
    )
    if not tasks:
        said = f"没有安排任务；问题和数字方面的警告{found}处"
    return Score("shi", Solid(len(tasks), gaps, found).value, said)


def _fresh(diagnostics: Sequence[Diagnostic]) -> Score:
    found = [d for d in diagnostics if d.group == "NEW" and d.severity >= Severity.INFO]
    copied = max((d.finding.confidence for d in found if d.name == "copied-share"), default=0.0)
    said = f"重复、照抄、旧称等提示{len(found)}处"
    if copied:
        said += f"；与参照文件相同的文字约占{copied:.0%}"
    return Score("xin", Fresh(len(found), copied).value, said)
