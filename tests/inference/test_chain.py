"""The probabilities of a chain, held against adding up every path."""

import math
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.inference.chain import Chain

LABELS = ("a", "b", "c")
SCORE = st.floats(-6, 6)
MOVES = st.tuples(*[st.tuples(*[SCORE] * 3)] * 3)
ROWS = st.lists(st.tuples(*[SCORE] * 3), min_size=1, max_size=5)


def by_enumeration(rows: list[tuple[float, ...]], moves: tuple[tuple[float, ...], ...]) -> list[list[float]]:
    mass = [[0.0] * 3 for _ in rows]
    for path in product(range(3), repeat=len(rows)):
        score = sum(row[at] for row, at in zip(rows, path, strict=True))
        score += sum(moves[a][b] for a, b in pairwise(path))
        for place, at in enumerate(path):
            mass[place][at] += math.exp(score)
    return [[value / sum(row) for value in row] for row in mass]


@given(ROWS, MOVES)
def test_agrees_with_the_sum_over_all_paths(
    rows: list[tuple[float, ...]], moves: tuple[tuple[float, ...], ...]
) -> None:
    got = Chain(LABELS, moves).probabilities(rows)
    for said, want in zip(got, by_enumeration(rows, moves), strict=True):
        assert list(said.values()) == pytest.approx(want, abs=1e-9)


def test_a_move_that_is_rewarded_pulls_the_neighbour_along() -> None:
    moves = ((2.0, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
    still, pulled = Chain(LABELS, moves).probabilities([(3.0, 0.0, 0.0), (0.0, 0.0, 0.0)])
    assert still["a"] > pulled["a"] > 1 / 3


def test_long_documents_and_large_scores_stay_finite() -> None:
    got = Chain(LABELS, ((0.0,) * 3,) * 3).probabilities([(900.0, -900.0, 0.0)] * 3000)
    assert got[-1]["a"] == pytest.approx(1.0)


def test_no_sentences_give_no_labels() -> None:
    assert Chain(LABELS, ((0.0,) * 3,) * 3).probabilities([]) == ()
