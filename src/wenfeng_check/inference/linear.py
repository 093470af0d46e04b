"""Linear models in pure Python: rows of integer weights from a TSV, parsed when a feature is first met."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from wenfeng_check.lexicon import Entry, Lexicon
from wenfeng_check.model.errors import ResourceError
from wenfeng_check.resources import model_path

SCALE = 0.01


class LinearModel:
    """A table of weights, one row a feature, one column an output; the file holds hundredths, an empty cell is 0."""

    def __init__(self, outputs: Sequence[str], rows: Mapping[str, str]) -> None:
        self.outputs = tuple(outputs)
        self._text = rows
        self._rows: dict[str, tuple[int, ...]] = {}

    def row(self, feature: str) -> tuple[int, ...]:
        """The weights of ``feature`` in hundredths, zeros for one that the model does not know."""
        known = self._rows.get(feature)
        if known is None:
            text = self._text.get(feature)
            known = tuple(int(cell or 0) for cell in text.split("\t")) if text is not None else (0,) * len(self.outputs)
            self._rows[feature] = known
        return known

    def sums(self, features: Iterable[str]) -> tuple[int, ...]:
        """Add up the weights of ``features``, in hundredths."""
        known = self._rows
        rows = [known.get(feature) or self.row(feature) for feature in features if feature in self._text]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * len(self.outputs)

    def scores(self, features: Iterable[str], factor: float = 1.0) -> tuple[float, ...]:
        """Sum the weights of ``features``, times ``factor``."""
        return tuple(total * factor * SCALE for total in self.sums(features))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"模型文件 {path.name} 读不出来（{error}）。请重新安装 wenfeng-check。") from error


def read_table(path: Path) -> LinearModel:
    """Read a weight table: a header row (feature, outputs), then a row a feature. Raises ResourceError."""
    lines = _lines(path)
    rows = {}
    for line in lines[1:]:
        feature, _, weights = line.partition("\t")
        rows[feature] = weights
    return LinearModel(lines[0].split("\t")[1:], rows)


@cache
def card(name: str) -> Mapping[str, Any]:
    """Read the card (``model.json``) of a model. Raises ResourceError."""
    path = model_path(name) / "model.json"
    try:
        read: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError(f"模型卡 {name}/model.json 读不出来（{error}）。请重新安装 wenfeng-check。") from error
    return read


@cache
def cues(name: str) -> Lexicon:
    """The cue words of a model (``cues.tsv``: term, category), which its features count."""
    rows = [line.partition("\t") for line in _lines(model_path(name) / "cues.tsv")[1:]]
    return Lexicon(Entry(term, category, "", "") for term, _, category in rows)


@cache
def load(name: str, file: str) -> LinearModel:
    """Load a weight table of ``models/<name>/``, once a process."""
    return read_table(model_path(name) / file)
