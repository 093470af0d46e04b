"""A linear chain over the sentences of a document: the probability of each label, by forward and backward sums."""

import math
from collections.abc import Sequence
from functools import cache
from operator import mul
from typing import NamedTuple

Row = Sequence[float]


class Chain(NamedTuple):
    """Labels and the scores of moving from one (row) to the next (column), in the order of ``labels``."""

    labels: tuple[str, ...]
    moves: tuple[tuple[float, ...], ...]

    def probabilities(self, scores: Sequence[Row]) -> tuple[dict[str, float], ...]:
        """Return the probability of each label at each place; ``scores`` holds a row of label scores a place."""
        if not scores:
            return ()
        powers = [_powers(row) for row in scores]
        moves = _moves(self.moves)
        ahead = _forward(powers, moves)
        behind = _backward(powers, moves)
        return tuple(
            dict(zip(self.labels, _scaled([*map(mul, front, back)]), strict=True))
            for front, back in zip(ahead, behind, strict=True)
        )


@cache
def _moves(moves: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(map(math.exp, row)) for row in moves)


def _powers(row: Row) -> list[float]:
    most = max(row)
    return [math.exp(score - most) for score in row]


def _scaled(row: Row) -> list[float]:
    total = sum(row)
    return [value / total for value in row]


def _forward(powers: Sequence[Row], moves: Sequence[Row]) -> list[list[float]]:
    columns = list(zip(*moves, strict=True))
    last = _scaled(powers[0])
    found = [last]
    for power in powers[1:]:
        last = _scaled([p * sum(map(mul, last, column)) for p, column in zip(power, columns, strict=True)])
        found.append(last)
    return found


def _backward(powers: Sequence[Row], moves: Sequence[Row]) -> list[list[float]]:
    last = [1.0] * len(moves)
    found = [last]
    for power in reversed(powers[1:]):
        later = [*map(mul, power, last)]
        last = _scaled([sum(map(mul, later, row)) for row in moves])
        found.append(last)
    return found[::-1]
