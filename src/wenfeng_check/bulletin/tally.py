"""The comparisons of a bulletin: sums by unit, rules that repeat in a unit, units with few findings, units that improved."""

from collections import defaultdict
from typing import NamedTuple

from wenfeng_check.bulletin.model import UNKNOWN, Bulletin, Entry, Repeat, Sums, sums

_NAMED = 3


class Change(NamedTuple):
    """A unit's findings per 1,000 characters, before and now."""

    unit: str
    before: float
    now: float


def by_unit(bulletin: Bulletin) -> tuple[Sums, ...]:
    """Return the sums of each unit, in order of names, documents of no known unit last."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in bulletin.entries:
        entries[entry.unit].append(entry)
    return tuple(sums(unit, entries[unit]) for unit in sorted(entries, key=lambda unit: (unit == UNKNOWN, unit)))


def total(bulletin: Bulletin) -> Sums:
    """Return the sums of all documents."""
    return sums("合计", bulletin.entries)


def repeats(bulletin: Bulletin) -> tuple[Repeat, ...]:
    """Return the rules that fired in two or more documents of one unit, those in most documents first."""
    where: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in bulletin.entries:
        for place in entry.places:
            where[entry.unit, place.code][entry.path] += 1
    found = (
        Repeat(unit, code, len(paths), sum(paths.values())) for (unit, code), paths in where.items() if len(paths) > 1
    )
    return tuple(sorted(found, key=lambda repeat: (-repeat.documents, -repeat.times, repeat.unit, repeat.code)))


def compared(bulletin: Bulletin) -> tuple[Sums, ...]:
    """Return the units that have documents enough to be compared."""
    return tuple(row for row in by_unit(bulletin) if row.documents >= bulletin.least and row.unit != UNKNOWN)


def fewest(bulletin: Bulletin) -> tuple[Sums, ...]:
    """Return the units with the fewest findings per 1,000 characters; none where all would be named."""
    rows = sorted(compared(bulletin), key=lambda row: (row.rate, row.unit))
    return tuple(rows[:_NAMED]) if len(rows) > _NAMED else ()


def improved(bulletin: Bulletin) -> tuple[Change, ...]:
    """Return the units whose findings per 1,000 characters went down most since the period before."""
    if bulletin.earlier is None:
        return ()
    before = {unit: rate for unit, rate, documents in bulletin.earlier.rates if documents >= bulletin.least}
    changes = (Change(row.unit, before[row.unit], row.rate) for row in compared(bulletin) if row.unit in before)
    better = sorted((change for change in changes if change.now < change.before), key=lambda c: c.now - c.before)
    return tuple(better[:_NAMED])
