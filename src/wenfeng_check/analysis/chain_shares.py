"""What the linear chains say of every sentence: shares of task, padding and role."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from wenfeng_check.analysis.label_features import MODEL, SentenceFeatures, SentenceInput, features
from wenfeng_check.analysis.shares import ROLES, Shares
from wenfeng_check.inference.chain import Chain
from wenfeng_check.inference.linear import card, load

TASK, TASK_FRAME = "task", "task_frame"
PADDING, FRAME, SUBSTANCE = "padding", "frame", "substance"


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


def _roles(work: Mapping[str, float]) -> tuple[float, ...]:
    mass = dict.fromkeys(ROLES, 0.0)
    for label, probability in work.items():
        mass[label.rpartition(".")[2] if "." in label else "measure"] += probability
    return tuple(mass[role] for role in ROLES)


def chain_shares(lines: Sequence[SentenceInput]) -> tuple[Shares, ...]:
    """Return the shares of the sentences of one document, in order."""
    scores = [_scores(seen) for seen in features(lines)]
    return tuple(
        Shares(does[TASK] + does[TASK_FRAME], (pads[PADDING], pads[FRAME], pads[SUBSTANCE]), _roles(does))
        for does, pads in zip(_probabilities("work", scores), _probabilities("padding", scores), strict=True)
    )
