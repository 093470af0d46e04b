"""A linear chain over the sentences of a document: the probability of each label, by forward and backward sums."""

import math
from collections.abc import Sequence
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
        powers = [[math.exp(score - max(row)) for score in row] for row in scores]
        moves = [[math.exp(move) for move in row] for row in self.moves]
        ahead = _forward(powers, moves)
        behind = _backward(powers, moves)
        return tuple(
            dict(zip(self.labels, _scaled([a * b for a, b in zip(front, back, strict=True)]), strict=True))
            for front, back in zip(ahead, behind, strict=True)
        )


def _scaled(row: Row) -> list[float]:
    total = sum(row)
    return [value / total for value in row]


def _forward(powers: Sequence[Row], moves: Sequence[Row]) -> list[list[float]]:
    columns = list(zip(*moves, strict=True))
    found = [_scaled(powers[0])]
    for power in powers[1:]:
        last = found[-1]
        found.append(_scaled([p * sum(map(float.__mul__, last, column)) for p, column in zip(power, columns, strict=True)]))
    return found


def _backward(powers: Sequence[Row], moves: Sequence[Row]) -> list[list[float]]:
    found = [[1.0] * len(moves)]
    for power in reversed(powers[1:]):
        later = [p * b for p, b in zip(power, found[-1], strict=True)]
        found.append(_scaled([sum(map(float.__mul__, later, row)) for row in moves]))
    return found[::-1]
