"""The elements of a task that the encoder marks in a sentence: times, units, persons as ranges of characters."""

from collections.abc import Sequence
from typing import NamedTuple

from wenfeng_check.inference.windows import Pieces

SLOTS = ("time", "unit", "person")
#: Labels of a piece: 0 for none, then for each slot the first piece of an element and a further one.
LABELS = 1 + 2 * len(SLOTS)
#: The labels of a piece of a unit, as a range of LABELS.
UNIT = slice(1 + 2 * SLOTS.index("unit"), 3 + 2 * SLOTS.index("unit"))
_LEAST = 0.5


class Element(NamedTuple):
    """A marked range of a sentence's text, and how likely it is (the mean over its pieces)."""

    slot: str
    start: int
    end: int
    share: float


class PieceShare(NamedTuple):
    """The characters of a piece in its sentence's text, and how likely it belongs to a responsible unit."""

    start: int
    end: int
    share: float


def unit_pieces(pieces: Pieces, shares: Sequence[float]) -> tuple[PieceShare, ...]:
    """Return the pieces that rather belong to a responsible unit than not; ``shares`` says of each piece how likely it does."""
    pairs = zip(pieces.ranges, shares, strict=True)
    return tuple(PieceShare(start, end, share) for (start, end), share in pairs if end > start and share >= _LEAST)


def elements(pieces: Pieces, shares: Sequence[Sequence[float]]) -> tuple[Element, ...]:
    """Join neighbouring pieces of one slot; ``shares`` holds a row of LABELS probabilities a piece."""
    found: list[list[int]] = []
    slots = [_slot(row) for row in shares]
    for at, slot in enumerate(slots):
        if slot < 0:
            continue
        begins = shares[at][1 + 2 * slot] > shares[at][2 + 2 * slot]
        if found and found[-1][-1] == at - 1 and slots[at - 1] == slot and not begins:
            found[-1].append(at)
        else:
            found.append([at])
    return tuple(_element(pieces, shares, run, slots[run[0]]) for run in found)


def _slot(row: Sequence[float]) -> int:
    """The likeliest slot of a piece, -1 where none is likelier than not."""
    sums = [row[1 + 2 * slot] + row[2 + 2 * slot] for slot in range(len(SLOTS))]
    best = max(range(len(SLOTS)), key=lambda slot: sums[slot])
    return best if sums[best] > row[0] else -1


def _element(pieces: Pieces, shares: Sequence[Sequence[float]], run: Sequence[int], slot: int) -> Element:
    mean = sum(shares[at][1 + 2 * slot] + shares[at][2 + 2 * slot] for at in run) / len(run)
    return Element(SLOTS[slot], pieces.ranges[run[0]][0], pieces.ranges[run[-1]][1], round(mean, 4))
