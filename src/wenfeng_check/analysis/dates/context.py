"""DateContext: what a document tells about the day from which its dates count."""

from dataclasses import dataclass
from datetime import date

_ROLL_DAYS = 120
"""A date without a year that lies further back than this from the issue date belongs to the next year.

A notice of December that says 1月底前 means the next January; a notice of May that says 3月底前 is more likely wrong,
and that must stay visible as a deadline before the issue date. Four months divide the two.
"""


_ROLL_DAYS_OF_HEADING = 240
"""The year of a heading holds longer, but a notice of December on the figures of 2023 that says 2月 means the next February."""


@dataclass(frozen=True, slots=True)
class DateContext:
    """The date of issue, the year that the heading names (2023年工作要点 → 2023) and the day of the check."""

    issue_date: date | None = None
    year: int | None = None
    today: date | None = None

    @property
    def reference(self) -> date | None:
        """The day that 本月, 今年 and 即日 count from."""
        return self.issue_date or self.today

    @property
    def base_year(self) -> int | None:
        """The year of 今年: the heading's, unless the document was issued in a later one."""
        issued = self.issue_date.year if self.issue_date else None
        if self.year is not None:
            return max(self.year, issued or self.year)
        return issued or (self.today.year if self.today else None)

    def year_of(self, month: int, day: int) -> int | None:
        """Return the year of a date written without one; see ``_ROLL_DAYS``, for a year in the heading ``_ROLL_DAYS_OF_HEADING``."""
        base = self.base_year
        reference = self.reference
        if base is None or reference is None:
            return base
        try:
            behind = (reference - date(base, month, min(day, 28))).days
        except ValueError:
            return base
        return base + 1 if behind > (_ROLL_DAYS if self.year is None else _ROLL_DAYS_OF_HEADING) else base
