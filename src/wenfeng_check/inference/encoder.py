"""The sentence encoder: a small BERT as ONNX that reads a document window by window; onnxruntime and tokenizers, lazily."""

import hashlib
import importlib.util
import os
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.inference.elements import UNIT, PieceShare, unit_pieces
from wenfeng_check.inference.linear import card
from wenfeng_check.inference.windows import Line, Pieces, Window, cut_up, windows
from wenfeng_check.model.errors import ResourceError
from wenfeng_check.remembered import forgettable, remembered
from wenfeng_check.resources import model_path

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

ENCODER = "encoder"
_NETWORK, _VOCABULARY = "encoder.onnx", "tokenizer.json"
_FILES = (_NETWORK, _VOCABULARY, "model.json")
_LIBRARIES = ("numpy", "onnxruntime", "tokenizers")
_OPT_OUTS = ("ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED")  # its pull requests 27379 and 29843
_REMEMBERED = 512  # windows whose answers a process keeps, so that an edited draft is not read anew as a whole

Row = tuple[float, ...]


class Answer(NamedTuple):
    """What the encoder says of a sentence: probabilities of being a task, of H, B, E, S, O, and of the five roles; which of its
    pieces may belong to the unit that is responsible."""

    task: float
    pads: Row
    roles: Row
    units: tuple[PieceShare, ...]


def absence() -> str:
    """Say in Chinese why the encoder cannot be asked, "" where it can."""
    if not all((model_path(ENCODER) / name).is_file() for name in _FILES):
        return "没有模型文件 models/encoder，按规则和小模型判断"
    if missing := _missing_libraries():
        return f"没有装 {missing}，按规则和小模型判断；要用句子模型请运行 pip install 'wenfeng-check[model]'"
    return ""


@cache
def _missing_libraries() -> str:
    """Name the libraries that are not installed; looked up once a process, since the import path is searched for each."""
    return "、".join(name for name in _LIBRARIES if importlib.util.find_spec(name) is None)


def _require_sound(name: str) -> None:
    """Raise ResourceError where a file is not what the card says: the libraries tell damage by exceptions of no class."""
    content = (model_path(ENCODER) / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != card(ENCODER)["sha256"].get(name):
        raise ResourceError(f"模型文件 encoder/{name} 已损坏，按规则和小模型判断。请重新安装 wenfeng-check。")


@cache
def _tokenizer() -> "tokenizers.Tokenizer":
    from tokenizers import Tokenizer

    _require_sound(_VOCABULARY)
    return Tokenizer.from_file(str(model_path(ENCODER) / _VOCABULARY))


def _silence() -> None:
    """Keep onnxruntime from reporting to its maker, which its builds for Linux and macOS do unless told before they load."""
    os.environ.update(dict.fromkeys(_OPT_OUTS, "1"))


@cache
def _session() -> "onnxruntime.InferenceSession":
    _silence()
    import onnxruntime

    _require_sound(_NETWORK)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = model_path(ENCODER) / _NETWORK
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@remembered(4096)
def cut(text: str) -> Pieces:
    """Cut a text into pieces of the vocabulary."""
    encoded = _tokenizer().encode(text, add_special_tokens=False)
    return Pieces(tuple(encoded.ids), tuple(encoded.offsets))


@forgettable
@lru_cache(maxsize=_REMEMBERED)
def _read(window: Window) -> tuple[tuple[Row, Row, Row, Row], ...]:
    """Ask the network about one window; windows are never batched, so that no answer depends on what is asked beside it."""
    import numpy

    first = numpy.zeros((1, len(window.sentences), len(window.ids)), dtype=numpy.float32)
    mean = numpy.zeros_like(first)
    for row, (_, start, end) in enumerate(window.sentences):
        first[0, row, start] = 1
        mean[0, row, start:end] = 1 / (end - start)
    fed = {"ids": numpy.array([window.ids], dtype=numpy.int64), "first": first, "mean": mean}
    said = [numpy.exp(logits[0] - logits[0].max(-1, keepdims=True)) for logits in _session().run(["task", "pad", "role", "token"], fed)]
    tasks, pads, roles, tokens = (powers / powers.sum(-1, keepdims=True) for powers in said)
    units = tokens[:, UNIT].sum(-1).round(3).tolist()
    marked = (tuple(units[start + 1 : end]) for _, start, end in window.sentences)
    rows = zip(tasks.tolist(), pads.tolist(), roles.tolist(), marked, strict=True)
    return tuple((tuple(task), tuple(pad), tuple(role), unit) for task, pad, role, unit in rows)


def read_lines(lines: Sequence[Line]) -> tuple[Answer, ...]:
    """Return what the encoder says of each sentence of a document. Raises ResourceError where it cannot be loaded."""
    pieces = cut_up(lines, cut)
    answers: dict[int, Answer] = {}
    for window in windows(lines, pieces, cut, marks=card(ENCODER)["marks"]):
        placed = _relative(window)
        for (index, _, _), (task, pads, roles, marked) in zip(window.sentences, _read(placed), strict=True):
            if index in window.judged:
                answers[index] = Answer(task[1], pads, roles, unit_pieces(pieces[index], marked))
    return tuple(answers[index] for index in range(len(lines)))


def _relative(window: Window) -> Window:
    """Number the window's sentences from 0, so that the same text at another place is known again."""
    start = window.sentences[0][0]
    sentences = tuple((index - start, a, b) for index, a, b in window.sentences)
    return Window(window.ids, sentences, range(window.judged.start - start, window.judged.stop - start))
