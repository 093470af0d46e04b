"""What a person wants to know at the end: how long, how many tasks lack what, how much padding, what to do first."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wenfeng_check.analysis.scores import padding_characters as deletable_characters
from wenfeng_check.explain import one_line
from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.task import Slot
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.groups import GROUPS

SLOT_WORDS = {Slot.TIME: "时间节点", Slot.UNIT: "责任单位", Slot.PERSON: "责任人"}
_STEPS = 3
_WEIGHTS = {Severity.ERROR: 10, Severity.WARNING: 4, Severity.INFO: 1, Severity.HINT: 0}
#: As many characters above the limit weigh as much as a warning: about two lines (GB/T 9704: 28 characters a line).
_CHARACTERS_PER_WARNING = 56
#: What to fill in at the end of a task, in the order of a task list.
_BLANKS = {Slot.UNIT: "责任单位：＿＿", Slot.PERSON: "责任人：＿＿", Slot.TIME: "完成时限：＿＿"}


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of one file; ``limit`` is 0 where no limit holds."""

    characters: int
    limit: int
    pages: float
    tasks: int
    missing: tuple[tuple[Slot, int], ...]
    padding: int
    severities: tuple[tuple[Severity, int], ...]
    groups: tuple[tuple[str, int], ...]
    steps: tuple[str, ...]

    @property
    def over(self) -> int:
        """Characters above the limit."""
        return max(0, self.characters - self.limit) if self.limit else 0

    @property
    def padding_share(self) -> int:
        """Padding in percent of the characters."""
        return round(100 * self.padding / self.characters) if self.characters else 0


def summarise(file: FileReport) -> Summary:
    """Return the figures of ``file``."""
    severities = Counter(diagnostic.severity for diagnostic in file.diagnostics)
    groups = Counter(diagnostic.group for diagnostic in file.diagnostics)
    characters, limit = int(file.counts.get("characters", 0)), file.limit.characters if file.limit else 0
    missing = tuple((slot, sum(1 for task in file.tasks if slot in task.missing)) for slot in Slot)
    padding = padding_characters(file)
    return Summary(
        characters=characters,
        limit=limit,
        pages=file.counts.get("pages", 0),
        tasks=len(file.tasks),
        missing=missing,
        padding=padding,
        severities=tuple((severity, severities[severity]) for severity in reversed(Severity) if severities[severity]),
        groups=tuple((group, groups[group]) for group in GROUPS if groups[group]),
        steps=first_steps(file, over=max(0, characters - limit) if limit else 0, padding=padding),
    )


def padding_characters(file: FileReport) -> int:
    """Count the characters that findings of padding (warning or error) mark as deletable."""
    return deletable_characters(file.document.text, file.diagnostics) if file.document else 0


def first_steps(file: FileReport, *, over: int, padding: int) -> tuple[str, ...]:
    """Return at most three things to do, the one that removes most weight of findings first."""
    gains = {group: _weight(file.diagnostics, group) for group in GROUPS}
    steps = [
        (
            gains["LEN"] + gains["PAD"] + over * _WEIGHTS[Severity.WARNING] // _CHARACTERS_PER_WARNING,
            _shorten_words(over, padding),
        ),
        (gains["TSK"], _tasks_words(file)),
        *((gain, _group_words(file, group)) for group, gain in gains.items() if group not in ("LEN", "PAD", "TSK")),
    ]
    if not over and not padding:
        steps[0] = (gains["LEN"], _group_words(file, "LEN"))
        steps.append((gains["PAD"], _group_words(file, "PAD")))
    ranked = sorted((step for step in steps if step[0] and step[1]), key=lambda step: -step[0])
    return tuple(words for _, words in ranked[:_STEPS])


def _weight(diagnostics: Sequence[Diagnostic], group: str) -> int:
    return sum(_WEIGHTS[diagnostic.severity] for diagnostic in diagnostics if diagnostic.group == group)


def _shorten_words(over: int, padding: int) -> str:
    if over and padding:
        return f"压缩篇幅：超出上限 {over:,} 字，已标出可删的空话套话约 {padding:,} 字，先删这些。"
    if over:
        return f"压缩篇幅：超出上限 {over:,} 字，细节可移到附件。"
    return f"删去空话套话约 {padding:,} 字，删后照文办事的人不会少知道什么。"


def _tasks_words(file: FileReport) -> str:
    lacking = [task for task in file.tasks if task.missing]
    if not lacking:
        return _group_words(file, "TSK")
    counts = {slot: count for slot in Slot if (count := sum(slot in task.missing for task in lacking))}
    words = "、".join(f"{SLOT_WORDS[slot]} {count} 项" for slot, count in counts.items())
    blanks = "；".join(blank for slot, blank in _BLANKS.items() if slot in counts)
    return f"给 {len(lacking)} 项任务补齐要素（缺{words}），可在条目末尾写（{blanks}）。"


def _group_words(file: FileReport, group: str) -> str:
    codes = Counter(diagnostic.code for diagnostic in file.diagnostics if diagnostic.group == group)
    if not codes:
        return ""
    code, count = codes.most_common(1)[0]
    fault = next((f"（{re.sub('（.*?）', '', one_line(rule))}）" for rule in load_rules() if rule.code == code), "")
    return f"{GROUPS[group].split('：')[-1]}：共 {codes.total()} 处，最多的是 {code}{fault}，{count} 处。"
