"""Shares: how likely each label of a sentence is, whichever model says so, and how two such sayings are pooled."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

ROLES = ("status", "problem", "measure", "goal", "other")
_LEAST = 1e-4


class Shares(NamedTuple):
    """Probabilities of one sentence.

    ``task``: it assigns a task. ``pads``: it is padding, a frame (heading, tail, signature), substance. ``roles``: in the
    order of ROLES.
    """

    task: float
    pads: tuple[float, ...]
    roles: tuple[float, ...]


class Pool(NamedTuple):
    """Weights of a log-linear pool: of the first voice, of the second, and a bias for each label."""

    first: float
    second: float
    bias: tuple[float, ...]

    def __call__(self, one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
        """Return the pooled probabilities."""
        scores = [
            self.first * math.log(max(a, _LEAST)) + self.second * math.log(max(b, _LEAST)) + bias
            for a, b, bias in zip(one, other, self.bias, strict=True)
        ]
        powers = [math.exp(score - max(scores)) for score in scores]
        return tuple(power / sum(powers) for power in powers)


class Pools(NamedTuple):
    """How the chains (first) and the encoder (second) are pooled, label by label; fitted on held-out predictions."""

    task: Pool
    pads: Pool
    roles: Pool

    def __call__(self, one: Shares, other: Shares) -> Shares:
        """Return the pooled shares."""
        task = self.task((one.task, 1 - one.task), (other.task, 1 - other.task))[0]
        return Shares(task, self.pads(one.pads, other.pads), self.roles(one.roles, other.roles))


def pools_of(card: Mapping[str, Any]) -> Pools:
    """Read the pools of a model card (``combination``)."""
    read = card["combination"]
    return Pools(*(Pool(read[name]["chains"], read[name]["encoder"], tuple(read[name]["bias"])) for name in Pools._fields))
