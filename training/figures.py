"""Precision, recall, F1 of labels, and the thresholds that they ask for."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

STEPS = [step / 100 for step in range(10, 95)]
PADDING_PRECISION = 0.78  # a false alarm costs a user more than a miss


class Predicted(NamedTuple):
    """The gold labels of a sentence, then what the model says."""

    task: bool
    pad: str
    role: str
    said_task: float
    said_padding: float
    said_role: str
    said_place: str


class Figures(NamedTuple):
    """Precision, recall, F1."""

    precision: float
    recall: float
    f1: float


def measure(pairs: Iterable[tuple[bool, bool]]) -> Figures:
    """The figures over pairs (gold, said)."""
    listed = list(pairs)
    hits = sum(gold and said for gold, said in listed)
    precision = hits / max(1, sum(said for _, said in listed))
    recall = hits / max(1, sum(gold for gold, _ in listed))
    return Figures(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


def task_figures(rows: Sequence[Predicted], limit: float) -> Figures:
    """Over all sentences that are no frame (headings, tails, signature)."""
    return measure((row.task, row.said_task >= limit) for row in rows if row.pad != "O")


def padding_figures(rows: Sequence[Predicted], limit: float) -> Figures:
    """Over all sentences."""
    return measure((row.pad in "HBE", row.said_padding >= limit) for row in rows)


def choose(rows: Sequence[Predicted]) -> dict[str, float]:
    """The threshold of task with the best F1; of padding, the best F1 among those of ``PADDING_PRECISION``."""
    task = max(STEPS, key=lambda step: task_figures(rows, step).f1)
    precise = [step for step in STEPS if padding_figures(rows, step).precision >= PADDING_PRECISION]
    return {"task": task, "padding": max(precise or STEPS, key=lambda step: padding_figures(rows, step).f1)}


def figures(rows: Sequence[Predicted], limits: dict[str, float]) -> dict[str, object]:
    """All figures at the thresholds ``limits``, rounded."""
    roles = {
        role: measure((row.role == role, row.said_role == role) for row in rows).f1
        for role in ("status", "problem", "measure", "goal")
    }
    best = max((padding_figures(rows, step).f1, step) for step in STEPS)
    return {
        "task": [round(value, 3) for value in task_figures(rows, limits["task"])],
        "padding": [round(value, 3) for value in padding_figures(rows, limits["padding"])],
        "padding_best_f1": [round(best[0], 3), best[1]],
        "role": {role: round(value, 3) for role, value in roles.items()},
        "role_macro_f1": round(sum(roles.values()) / len(roles), 3),
    }
