"""Train linear-chain CRFs with python-crfsuite and turn them into weight tables for pure Python."""

import math
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pycrfsuite
from labelled import Labelled

MIN_DOCUMENTS = 17  # a feature of fewer documents would keep one document's wording
GRAM_SCALE, FACT_SCALE = 4.0, 0.2  # how strongly n-grams and facts may speak; chosen by cross-validation
PENALTY = 1.0
ITERATIONS = 80
CHAINS = ("work", "padding")
KEEP_GRAM, KEEP_FACT = 6, 1  # hundredths; smaller weights are dropped
ZERO_GRAM, ZERO_FACT = 2, 1


class Trained(NamedTuple):
    """A chain as crfsuite learnt it: weights by (feature, label) and by (label, label)."""

    labels: tuple[str, ...]
    moves: dict[tuple[str, str], float]
    weights: dict[tuple[str, str], float]


class Table(NamedTuple):
    """A weight table: its header's outputs and its rows in hundredths."""

    outputs: tuple[str, ...]
    rows: dict[str, tuple[int, ...]]


def vocabulary(documents: Iterable[Labelled]) -> set[str]:
    """The features, ``g:`` and ``f:``, that at least ``MIN_DOCUMENTS`` documents show."""
    seen: Counter[str] = Counter()
    for document in documents:
        seen.update({name for every in document.features for name in _names(every.grams, every.facts)})
    return {name for name, count in seen.items() if count >= MIN_DOCUMENTS}


def _names(grams: Iterable[str], facts: Iterable[str]) -> list[str]:
    return [f"g:{gram}" for gram in grams] + [f"f:{fact}" for fact in facts]


def sequence(document: Labelled, known: set[str]) -> pycrfsuite.ItemSequence:
    """The document as crfsuite takes it."""
    items = []
    for seen in document.features:
        gram = GRAM_SCALE / math.sqrt(max(1, len(seen.grams)))
        names = (name for name in _names(seen.grams, seen.facts) if name in known)
        items.append({name: gram if name.startswith("g:") else FACT_SCALE for name in names})
    return pycrfsuite.ItemSequence(items)


def train(sequences: Sequence[pycrfsuite.ItemSequence], labels: Sequence[Sequence[str]]) -> Trained:
    """Train one chain."""
    trainer = pycrfsuite.Trainer(verbose=False)
    options = {"c1": 0.0, "c2": PENALTY, "max_iterations": ITERATIONS, "feature.possible_transitions": True}
    trainer.set_params(options)
    for items, gold in zip(sequences, labels, strict=True):
        trainer.append(items, list(gold))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "chain")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        read = tagger.info()
    return Trained(tuple(sorted(read.labels)), dict(read.transitions), dict(read.state_features))


def tables(trained: dict[str, Trained]) -> tuple[Table, Table]:
    """The weights of all chains as the tables of n-grams and of facts, scales multiplied in."""
    outputs = tuple(f"{name}:{label}" for name, chain in trained.items() for label in chain.labels)
    column = {output: at for at, output in enumerate(outputs)}
    found: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for name, chain in trained.items():
        for (feature, label), weight in chain.weights.items():
            fact = feature.startswith("f:")
            value = round(weight * (FACT_SCALE if fact else GRAM_SCALE) * 100)
            row = found[fact].setdefault(feature[2:], [0] * len(outputs))
            row[column[f"{name}:{label}"]] = 0 if abs(value) < (ZERO_FACT if fact else ZERO_GRAM) else value
    kept = [
        {name: tuple(row) for name, row in rows.items() if max(map(abs, row)) >= least}
        for rows, least in zip(found, (KEEP_GRAM, KEEP_FACT), strict=True)
    ]
    return Table(outputs, kept[0]), Table(outputs, kept[1])


def table_text(table: Table) -> str:
    """The table as TSV, rows in order of feature, zeros left empty."""
    lines = ["\t".join(("feature", *table.outputs))]
    lines += ["\t".join((name, *(str(v) if v else "" for v in row))) for name, row in sorted(table.rows.items())]
    return "\n".join(lines) + "\n"


def chain_card(chain: Trained) -> dict[str, object]:
    """Labels and moves of a chain for model.json."""
    moves = [[round(chain.moves.get((a, b), 0.0), 3) for b in chain.labels] for a in chain.labels]
    return {"labels": list(chain.labels), "moves": moves}
