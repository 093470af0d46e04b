"""Held-out predictions: documents split into parts, each read by models that have not seen it."""

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from figures import Predicted
from labelled import Gold

from wenfeng_check.analysis.labels import Thresholds, labels_of
from wenfeng_check.analysis.shares import ROLES, Shares


class Read(NamedTuple):
    """A document as a model read it: a row a sentence, the gold labels and the shares."""

    name: str
    rows: list[tuple[Gold, Shares]]


def split(names: Sequence[str], folds: int) -> list[list[str]]:
    """Deal documents into ``folds`` parts, always in the same way."""
    order = list(names)
    random.Random(0).shuffle(order)
    return [sorted(order[part::folds]) for part in range(folds)]


def shares_of(row: Sequence[Any]) -> Shares:
    """Shares out of JSON."""
    task, pads, roles = row
    return Shares(float(task), tuple(pads), tuple(roles))


def predicted(read: Iterable[Read], role_weights: Mapping[str, float]) -> list[Predicted]:
    """The labels that the shares make, beside the gold ones."""
    limits = Thresholds(0.5, 0.5, tuple(role_weights[role] for role in ROLES))
    found = []
    for document in read:
        labels = labels_of([said for _, said in document.rows], limits)
        for (gold, _), label in zip(document.rows, labels, strict=True):
            found.append(Predicted(*gold, label.task, label.padding, label.role.value, label.place.value))
    return found
