"""The figures of a draft for a statistics table: length, parts, padding, tasks, scores, readability."""

from collections import Counter
from dataclasses import dataclass

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.labels import Role
from wenfeng_check.analysis.readability import OrderMeasures, Readability, order_measures, readability
from wenfeng_check.engine import context_of
from wenfeng_check.model.errors import MissingExtraError
from wenfeng_check.model.report import FileReport, Score
from wenfeng_check.model.task import Slot
from wenfeng_check.reporters.summary import padding_characters
from wenfeng_check.settings import Settings


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one file; ``limit`` 0 means none, shares are 0..1, in ``roles`` of all sentences' characters.

    ``order`` is None where it cannot be had; ``order_missing`` then says why.
    """

    path: str
    kind: str
    characters: int
    limit: int
    limit_source: str
    pages: float
    minutes: float
    roles: tuple[tuple[Role, float], ...]
    padding: int
    tasks: int
    missing: tuple[tuple[Slot, int], ...]
    scores: tuple[Score, ...]
    readability: Readability
    order: OrderMeasures | None
    order_missing: str = ""

    @property
    def over(self) -> int:
        """Characters above the limit."""
        return max(0, self.characters - self.limit) if self.limit else 0

    @property
    def padding_share(self) -> float:
        """Share of the characters that findings of padding mark."""
        return round(self.padding / self.characters, 3) if self.characters else 0.0


def figures(file: FileReport, settings: Settings) -> Figures:
    """Return the figures of a file that was read and checked under ``settings``."""
    assert file.document is not None
    facts = Analysis(file.document, context_of(settings))
    order, order_missing = _order(facts)
    return Figures(
        path=file.path,
        kind=file.kind.kind,
        characters=int(file.counts.get("characters", 0)),
        limit=file.limit.characters if file.limit else 0,
        limit_source=file.limit.clause.source if file.limit else "",
        pages=file.counts.get("pages", 0),
        minutes=file.counts.get("minutes", 0),
        roles=_shares(file),
        padding=padding_characters(file),
        tasks=len(file.tasks),
        missing=tuple((slot, sum(slot in task.missing for task in file.tasks)) for slot in Slot),
        scores=file.scores,
        readability=readability(facts),
        order=order,
        order_missing=order_missing,
    )


def _order(facts: Analysis) -> tuple[OrderMeasures | None, str]:
    try:
        return order_measures(facts), ""
    except MissingExtraError as error:
        return None, str(error)


def _shares(file: FileReport) -> tuple[tuple[Role, float], ...]:
    sizes: Counter[str] = Counter()
    for sentence in file.sentences:
        sizes[sentence.role] += sentence.span.length
    total = sizes.total()
    return tuple((role, round(sizes[role.value] / total, 3) if total else 0.0) for role in Role)
