"""Token: a stretch of text that names a time, before it is judged."""

from dataclasses import dataclass

from wenfeng_check.analysis.dates.resolve import NO_DAYS, Days
from wenfeng_check.model.task import Clarity, DeadlineKind


@dataclass(frozen=True, slots=True)
class Token:
    """``limit`` is the word that closes it (前, 内, 起…); ``year`` is given where the text writes one.

    ``bare`` marks a token that is only a year or a reference to one, without month or part.
    """

    start: int
    end: int
    kind: DeadlineKind
    days: Days = NO_DAYS
    limit: str = ""
    year: int | None = None
    bare: bool = False
    clarity: Clarity = Clarity.CLEAR
    reference: str = ""
