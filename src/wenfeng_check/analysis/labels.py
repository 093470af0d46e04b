"""The label of every sentence: its role, whether it assigns a task, and whether it is padding."""

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.label_features import MODEL, SentenceFeatures, SentenceInput, features
from wenfeng_check.inference.chain import Chain
from wenfeng_check.inference.linear import card, load

TASK, TASK_FRAME = "task", "task_frame"
PADDING, SUBSTANCE = "padding", "substance"


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


@cache
def thresholds() -> Thresholds:
    """The thresholds of the installed model."""
    chosen = card(MODEL)["thresholds"]
    return Thresholds(chosen["task"], chosen["padding"])


@cache
def _chain(name: str) -> Chain:
    read = card(MODEL)["chains"][name]
    return Chain(tuple(read["labels"]), tuple(tuple(row) for row in read["moves"]))


def _scores(seen: SentenceFeatures) -> dict[str, float]:
    """The score of every label of every chain, by ``chain:label``."""
    grams, facts = load(MODEL, "grams.tsv"), load(MODEL, "facts.tsv")
    from_grams = grams.scores(seen.grams, 1 / math.sqrt(max(1, len(seen.grams))))
    return dict(zip(grams.outputs, map(sum, zip(from_grams, facts.scores(seen.facts), strict=True)), strict=True))


def _probabilities(name: str, scores: Iterable[Mapping[str, float]]) -> tuple[dict[str, float], ...]:
    chain = _chain(name)
    return chain.probabilities([[row[f"{name}:{label}"] for label in chain.labels] for row in scores])


def _role(work: Mapping[str, float]) -> Role:
    """The likeliest role; scarce roles weigh more (model.json), since each role counts alike."""
    weights: Mapping[str, float] = card(MODEL)["role_weights"]
    mass = dict.fromkeys(Role, 0.0)
    for label, probability in work.items():
        role = Role(label.rpartition(".")[2]) if "." in label else Role.MEASURE
        mass[role] += probability * weights[role.value]
    return max(mass, key=lambda role: mass[role])


def _places(rows: Sequence[Mapping[str, float]], limit: float) -> tuple[PaddingPlace, ...]:
    solid = [at for at, row in enumerate(rows) if max(row, key=lambda label: row[label]) == SUBSTANCE]
    first, last = (solid[0], solid[-1]) if solid else (len(rows), -1)
    return tuple(
        PaddingPlace.NONE
        if row[PADDING] < limit
        else PaddingPlace.HAT
        if at < first
        else PaddingPlace.BOOT
        if at > last
        else PaddingPlace.EMPTY
        for at, row in enumerate(rows)
    )


def label_sentences(lines: Sequence[SentenceInput]) -> tuple[SentenceLabel, ...]:
    """Label the sentences of one document, in order."""
    scores = [_scores(seen) for seen in features(lines)]
    work = _probabilities("work", scores)
    padding = _probabilities("padding", scores)
    places = _places(padding, thresholds().padding)
    return tuple(
        SentenceLabel(_role(does), does[TASK] + does[TASK_FRAME], pads[PADDING], place)
        for does, pads, place in zip(work, padding, places, strict=True)
    )
