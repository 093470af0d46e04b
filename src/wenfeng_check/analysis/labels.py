"""The label of every sentence: its role, whether it assigns a task, and whether it is padding."""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from wenfeng_check.analysis.label_features import SentenceFeatures, SentenceInput, features
from wenfeng_check.inference.linear import card, load, sigmoid, softmax

MODEL = "sentences"


class Role(StrEnum):
    """What a sentence does in the document."""

    STATUS = "status"
    PROBLEM = "problem"
    MEASURE = "measure"
    GOAL = "goal"
    OTHER = "other"


class PaddingPlace(StrEnum):
    """Where padding stands: before the first matter of substance, after the last, or between."""

    HAT = "hat"
    BOOT = "boot"
    EMPTY = "empty"
    NONE = "none"


class SentenceLabel(NamedTuple):
    """The label of one sentence; ``task`` and ``padding`` are probabilities, ``place`` is NONE below the threshold."""

    role: Role
    task: float
    padding: float
    place: PaddingPlace


class Thresholds(NamedTuple):
    """From which probability a sentence counts as a task or as padding; chosen by cross-validation (model.json)."""

    task: float
    padding: float


ROLES = tuple(Role)
PLACES = (PaddingPlace.HAT, PaddingPlace.BOOT, PaddingPlace.EMPTY)


def thresholds() -> Thresholds:
    """The thresholds of the installed model."""
    chosen = card(MODEL)["thresholds"]
    return Thresholds(chosen["task"], chosen["padding"])


def _label(seen: SentenceFeatures, limit: Thresholds) -> SentenceLabel:
    scores = load(MODEL).scores(((seen.grams, 1 / math.sqrt(max(1, len(seen.grams)))), (seen.facts, 1.0)))
    roles = softmax(scores[:5])
    role = ROLES[max(range(5), key=roles.__getitem__)]
    padding = sigmoid(scores[6])
    place = PLACES[max(range(3), key=scores[7:10].__getitem__)] if padding >= limit.padding else PaddingPlace.NONE
    return SentenceLabel(role, sigmoid(scores[5]), padding, place)


def label_sentences(lines: Sequence[SentenceInput]) -> tuple[SentenceLabel, ...]:
    """Label the sentences of one document, in order."""
    limit = thresholds()
    return tuple(_label(seen, limit) for seen in features(lines))
