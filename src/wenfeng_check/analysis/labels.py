"""The label of every sentence: its role, whether it assigns a task, and whether it is padding."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.chain_shares import chain_shares
from wenfeng_check.analysis.heading_roles import heeding
from wenfeng_check.analysis.label_features import SentenceInput
from wenfeng_check.analysis.label_words import MODEL
from wenfeng_check.analysis.own_shares import Voice, with_own
from wenfeng_check.analysis.shares import ROLES, Shares, pools_of
from wenfeng_check.inference.encoder import ENCODER
from wenfeng_check.inference.linear import card


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
    """From which probability a sentence counts as a task or as padding, and what each role's probability is times.

    All chosen by cross-validation (model.json). Scarce roles weigh more, since each role counts alike.
    """

    task: float
    padding: float
    roles: tuple[float, ...]


@cache
def thresholds(name: str = MODEL) -> Thresholds:
    """The thresholds of the model called ``name``: the chains alone (MODEL), or chains and encoder (ENCODER)."""
    read = card(name)
    chosen, weights = read["thresholds"], read["role_weights"]
    return Thresholds(chosen["task"], chosen["padding"], tuple(weights[role] for role in ROLES))


def label_sentences(
    lines: Sequence[SentenceInput], encoded: Sequence[Shares] | None = None, *, voices: Sequence[Voice] = ()
) -> tuple[SentenceLabel, ...]:
    """Label the sentences of one document, in order.

    ``encoded`` is what the encoder says of them, if it was asked; ``voices`` is what the user's own checkpoints say.
    """
    shares = chain_shares(lines)
    limits = thresholds(MODEL if encoded is None else ENCODER)
    if encoded is not None:
        pools = pools_of(card(ENCODER))
        pooled = (pools(one, other) for one, other in zip(shares, encoded, strict=True))
        shares = tuple(share if line.is_heading else heeding(share, line.path) for share, line in zip(pooled, lines, strict=True))
    return labels_of(with_own(shares, voices), limits)


def labels_of(shares: Sequence[Shares], limits: Thresholds) -> tuple[SentenceLabel, ...]:
    """Turn shares into labels."""
    places = _places(shares, limits.padding)
    return tuple(
        SentenceLabel(_role(share.roles, limits.roles), share.task, share.pads[0], place)
        for share, place in zip(shares, places, strict=True)
    )


def _role(shares: Sequence[float], weights: Sequence[float]) -> Role:
    best = max(range(len(ROLES)), key=lambda at: shares[at] * weights[at])
    return Role(ROLES[best])


def _places(rows: Sequence[Shares], limit: float) -> tuple[PaddingPlace, ...]:
    solid = [at for at, row in enumerate(rows) if max(row.pads) == row.pads[2]]
    first, last = (solid[0], solid[-1]) if solid else (len(rows), -1)
    return tuple(
        PaddingPlace.NONE
        if row.pads[0] < limit
        else PaddingPlace.HAT
        if at < first
        else PaddingPlace.BOOT
        if at > last
        else PaddingPlace.EMPTY
        for at, row in enumerate(rows)
    )
