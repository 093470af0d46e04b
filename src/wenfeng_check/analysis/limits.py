"""How long a document may be: the limit for its kind, with the clause that sets it (lexicons/length_limits.tsv)."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.lexicon import table
from wenfeng_check.model.finding import Authority, Clause, Severity

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

OWN_LIMIT = Clause(Authority.PRACTICE, "本单位设置（wenfeng.toml 的 limits）")

#: Kinds (文种) whose documents deploy work; whether 专项 or 综合 is read from the title and the tasks.
_DEPLOYING = ("通知", "会议通知", "方案", "意见", "措施", "任务分工", "工作要点")
_GENERAL = ("通报", "通告")
_OTHER_USES = {"请示": "request", "汇报材料": "briefing", "简报": "bulletin", "信息": "news"}
_USE_WORDS = {
    "task": "部署专项工作或具体任务的文件",
    "general": "一般文件",
    "comprehensive": "部署综合性工作的文件",
    "summary_report": "综合报告",
    "topic_report": "专项报告",
    "request": "请示",
    "briefing": "汇报材料",
    "bulletin": "简报",
    "news": "信息",
}
_COMPREHENSIVE = (
    r"经济社会发展|政府工作|全面深化改革|总体方案|高质量发展的?(?:若干|实施)?(?:意见|决定)$|重点工作"
    r"|(?:政府|县委|市委|省委|全县|全市|全省|全区)(?:\d{4}年)?工作要点|^[^深推优加促改关化]{0,16}\d{4}年工作要点"
)
_SUMMARY_REPORT = r"经济社会发展|(?:年|半年|季度|以来|全面|综合)工作(?:总结|情况)?(?:的|汇)?报告|工作总结|综合报告"


class _Row(NamedTuple):
    """A row of length_limits.tsv that applies to somebody; numbers 0 where the row gives none."""

    characters: int
    pages: int
    minutes: int
    use: str
    profiles: tuple[str, ...]
    level: str
    clause: Clause
    words: str
    year: int


@dataclass(frozen=True, slots=True)
class Limit:
    """The limit of length of a document, in characters as ``counts`` counts them.

    ``kind`` names in Chinese the class of document that the clause speaks of. More than ``warning`` characters is a
    finding of ``severity``; more than ``error`` (0: none) is an error under ``error_clause``. ``note`` says how far the
    clause binds this document, "" where it does so in full. ``before`` is the year of the clause where the document was
    issued earlier: the limit is then no more than advice; 0 where it binds.
    """

    kind: str
    warning: int
    clause: Clause
    severity: Severity = Severity.WARNING
    error: int = 0
    error_clause: Clause | None = None
    note: str = ""
    before: int = 0

    @property
    def authority(self) -> Authority:
        """The weight of the clause."""
        return self.clause.authority


class TimeLimit(NamedTuple):
    """A limit in minutes and the clause that sets it."""

    minutes: int
    clause: Clause

#: Classes of document that an own limit may be set for, besides the kinds.
CLASSES = frozenset(_USE_WORDS.values())


@cache
def _rows() -> tuple[_Row, ...]:
    rows = (row for row in table("length_limits") if len(row) > 11 and row[11])
    return tuple(_read(row) for row in rows)


def _read(row: tuple[str, ...]) -> _Row:
    characters, pages, minutes = (int(cell or 0) for cell in row[1:4])
    clause = Clause(Authority(row[14]), row[7], row[15])
    return _Row(characters, pages, minutes, row[11], tuple(row[12].split()), row[13], clause, row[16], int(row[6] or 0))


def _row(use: str, profile: str, *levels: str) -> _Row | None:
    rows = (row for row in _rows() if row.use == use and profile in row.profiles)
    return next((row for row in rows if not levels or row.level in levels), None)


def use_of(facts: "Analysis") -> str:
    """Return the class of document that rules of length speak of (``task``, ``general`` …), "" where none does."""
    kind, title = facts.kind, facts.structure.main_title
    if kind in _DEPLOYING:
        if re.search(_COMPREHENSIVE, title):
            return "comprehensive"
        return "task" if assigns_tasks(facts) else "general"
    if kind == "决定":
        return "comprehensive"
    if kind == "报告":
        return "summary_report" if re.search(_SUMMARY_REPORT, title) else "topic_report"
    return "general" if kind in _GENERAL else _OTHER_USES.get(kind, "")


def assigns_tasks(facts: "Analysis") -> bool:
    """Say whether at least one sentence gives somebody something to do."""
    return bool(facts.tasks)


def limit_for(
    facts: "Analysis", profile: str | None = None, *, overrides: tuple[tuple[str, int], ...] | None = None
) -> Limit | None:
    """Return the limit of length for the document of ``facts``, None where no clause sets one.

    Profile and own limits come from ``facts.context`` unless given. An own limit is found by kind (``方案``) or by class
    (``专项报告``), and is followed without looking at any clause.
    """
    profile = facts.context.profile if profile is None else profile
    own = dict(facts.context.limits if overrides is None else overrides)
    use = use_of(facts)
    for name in (facts.kind, _USE_WORDS.get(use, "")):
        if name in own:
            return Limit(name, own[name], OWN_LIMIT)
    lower = _row(use, profile, "warning", "info")
    if lower is None:
        return None
    upper = _row(use, profile, "error")
    if upper and facts.issued_before(upper.year):
        upper = None
    before = lower.year if facts.issued_before(lower.year) else 0
    return Limit(
        kind=_USE_WORDS[use],
        warning=lower.characters,
        clause=lower.clause,
        severity=Severity.INFO if before or lower.level == "info" else Severity.WARNING,
        error=upper.characters if upper else 0,
        error_clause=upper.clause if upper else None,
        note=lower.words,
        before=before,
    )


def page_limit(profile: str) -> tuple[int, Clause, str] | None:
    """Return the limit of pages for policy documents, its clause, and how far it binds."""
    row = _row("pages", profile)
    return (row.pages, row.clause, row.words) if row else None


def time_limit(use: str) -> TimeLimit:
    """Return the limit in minutes for ``use``: county_meeting, merged_meeting, meeting, county_talk, talk, main_speech."""
    row = next(row for row in _rows() if row.use == use)
    return TimeLimit(row.minutes, row.clause)
