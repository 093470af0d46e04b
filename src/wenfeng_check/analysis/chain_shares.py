"""What the linear chains say of every sentence: shares of task, padding and role."""

import math
from collections.abc import Sequence
from functools import cache, lru_cache

from wenfeng_check.analysis.label_features import SentenceFeatures, SentenceInput, features
from wenfeng_check.analysis.label_words import MODEL, grams
from wenfeng_check.analysis.shares import ROLES, Shares
from wenfeng_check.inference.chain import Chain
from wenfeng_check.inference.linear import SCALE, card, load
from wenfeng_check.remembered import forgettable, remembered

TASK, TASK_FRAME = "task", "task_frame"
PADDING, FRAME, SUBSTANCE = "padding", "frame", "substance"
_WORK, _PADS = "work", "padding"


@cache
def _chain(name: str) -> Chain:
    read = card(MODEL)["chains"][name]
    return Chain(tuple(read["labels"]), tuple(tuple(row) for row in read["moves"]))


@cache
def _columns(name: str) -> tuple[int, ...]:
    """Where the scores of the chain's labels stand among those of all chains."""
    outputs = load(MODEL, "grams.tsv").outputs
    return tuple(outputs.index(f"{name}:{label}") for label in _chain(name).labels)


@remembered(8192)
def _from_grams(body: str) -> tuple[float, ...]:
    seen = grams(body)
    return load(MODEL, "grams.tsv").scores(seen, 1 / math.sqrt(max(1, len(seen))))


@forgettable
@lru_cache(maxsize=16384)
def _from_facts(group: tuple[str, ...]) -> tuple[int, ...]:
    return load(MODEL, "facts.tsv").sums(group)


@forgettable
@lru_cache(maxsize=8192)
def _scores(seen: SentenceFeatures) -> tuple[float, ...]:
    """The score of every label of every chain; whole hundredths are added up first, so the grouping makes no difference."""
    facts = map(sum, zip(*map(_from_facts, seen.groups), strict=True))
    return tuple(words + total * SCALE for words, total in zip(_from_grams(seen.body), facts, strict=True))


def _probabilities(name: str, scores: Sequence[Sequence[float]]) -> tuple[dict[str, float], ...]:
    columns = _columns(name)
    return _chain(name).probabilities([[row[column] for column in columns] for row in scores])


@cache
def _role_of(label: str) -> str:
    """The role that a label of the chain of work stands for; a task is a measure."""
    return label.rpartition(".")[2] if "." in label else "measure"


def _roles(work: dict[str, float]) -> tuple[float, ...]:
    mass = dict.fromkeys(ROLES, 0.0)
    for label, probability in work.items():
        mass[_role_of(label)] += probability
    return tuple(mass[role] for role in ROLES)


def chain_shares(lines: Sequence[SentenceInput]) -> tuple[Shares, ...]:
    """Return the shares of the sentences of one document, in order."""
    scores = [_scores(seen) for seen in features(lines)]
    return tuple(
        Shares(does[TASK] + does[TASK_FRAME], (pads[PADDING], pads[FRAME], pads[SUBSTANCE]), _roles(does))
        for does, pads in zip(_probabilities(_WORK, scores), _probabilities(_PADS, scores), strict=True)
    )
