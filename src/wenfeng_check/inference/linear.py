"""Linear models in pure Python: rows of integer weights from a TSV, parsed when a feature is first met."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from wenfeng_check.model.errors import ResourceError
from wenfeng_check.resources import model_path

SCALE = 0.01
BIAS = "*bias*"


class LinearModel:
    """A table of weights, one row a feature, one column an output; the file holds hundredths."""

    def __init__(self, outputs: Sequence[str], rows: Mapping[str, str]) -> None:
        self.outputs = tuple(outputs)
        self._text = rows
        self._rows: dict[str, tuple[int, ...]] = {}
        self._zero = (0,) * len(self.outputs)

    def row(self, feature: str) -> tuple[int, ...]:
        """The weights of ``feature`` in hundredths, zeros for one that the model does not know."""
        known = self._rows.get(feature)
        if known is None:
            text = self._text.get(feature)
            known = tuple(int(cell or 0) for cell in text.split("\t")) if text else self._zero
            self._rows[feature] = known
        return known

    def scores(self, groups: Iterable[tuple[Iterable[str], float]]) -> tuple[float, ...]:
        """Sum the rows of all features, each group of features times its factor, and the bias."""
        total = [weight * SCALE for weight in self.row(BIAS)]
        for features, factor in groups:
            rows = [self.row(feature) for feature in features if feature in self._text]
            for column, weights in enumerate(zip(*rows, strict=True)):
                total[column] += sum(weights) * factor * SCALE
        return tuple(total)


def sigmoid(score: float) -> float:
    """Turn a score into a probability."""
    if score < 0:
        power = math.exp(score)
        return power / (1 + power)
    return 1 / (1 + math.exp(-score))


def softmax(scores: Sequence[float]) -> tuple[float, ...]:
    """Turn the scores of exclusive classes into probabilities."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return tuple(power / total for power in powers)


def read_table(path: Path) -> LinearModel:
    """Read a weight table: a header row (feature, outputs), then a row a feature; an empty cell is zero."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"模型文件 {path.name} 读不出来({error})。请重新安装 wenfeng-check。") from error
    rows = {}
    for line in lines[1:]:
        feature, _, weights = line.partition("\t")
        rows[feature] = weights
    return LinearModel(lines[0].split("\t")[1:], rows)


@cache
def card(name: str) -> Mapping[str, Any]:
    """Read the card (``model.json``) of a model."""
    path = model_path(name) / "model.json"
    try:
        read: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError(f"模型卡 {name}/model.json 读不出来({error})。请重新安装 wenfeng-check。") from error
    return read


@cache
def load(name: str, file: str = "weights.tsv") -> LinearModel:
    """Load a weight table of ``models/<name>/``, once a process."""
    return read_table(model_path(name) / file)
