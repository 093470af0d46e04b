"""What a bulletin is made of: documents with their findings, sums for each unit, the period before."""

from collections.abc import Sequence
from dataclasses import dataclass

from wenfeng_check.model.report import Failure
from wenfeng_check.model.task import Slot
from wenfeng_check.rules.groups import GROUPS

UNKNOWN = "单位不明"


@dataclass(frozen=True, slots=True)
class Place:
    """A finding of a document: its rule, where it stands, the words quoted (shortened) and what is said of them."""

    code: str
    group: str
    severity: str
    place: str
    quote: str
    message: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One document. ``places`` are its findings of warning or error that no waiver allows."""

    unit: str
    path: str
    kind: str
    characters: int
    tasks: int
    missing: tuple[tuple[Slot, int], ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule that fired in several documents of one unit."""

    unit: str
    code: str
    documents: int
    times: int


@dataclass(frozen=True, slots=True)
class Sums:
    """The figures of a unit, or of all (``unit`` is then 合计)."""

    unit: str
    documents: int
    characters: int
    findings: int
    groups: tuple[tuple[str, int], ...]
    tasks: int
    missing: tuple[tuple[Slot, int], ...]

    @property
    def rate(self) -> float:
        """Findings per 1,000 characters."""
        return per_thousand(self.findings, self.characters)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The period that is compared with: its name, and the findings per 1,000 characters of all and of each unit."""

    period: str
    rate: float
    rates: tuple[tuple[str, float, int], ...]
    """Unit, rate, documents."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The collected results of a period.

    ``silent`` are units that were expected to have documents and have none. Units with fewer than ``least`` documents
    are listed but not compared: one document says little of a unit.
    """

    period: str
    issuer: str
    entries: tuple[Entry, ...]
    silent: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    earlier: Earlier | None = None
    least: int = 3

    @property
    def title(self) -> str:
        """The title of the draft."""
        return f"关于{self.period}文稿文风检查情况的通报"


def per_thousand(findings: int, characters: int) -> float:
    """Return findings per 1,000 characters, one digit."""
    return round(1000 * findings / characters, 1) if characters else 0.0


def sums(unit: str, entries: Sequence[Entry]) -> Sums:
    """Add up ``entries``."""
    places = [place for entry in entries for place in entry.places]
    groups = tuple((group, sum(place.group == group for place in places)) for group in GROUPS)
    missing = tuple((slot, sum(dict(entry.missing).get(slot, 0) for entry in entries)) for slot in Slot)
    return Sums(
        unit=unit,
        documents=len(entries),
        characters=sum(entry.characters for entry in entries),
        findings=len(places),
        groups=groups,
        tasks=sum(entry.tasks for entry in entries),
        missing=missing,
    )
