"""A user's own checkpoint at work: loaded through transformers, asked sentence by sentence; nothing is fetched."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from wenfeng_check.inference.checkpoint import LABELS, Checkpoint, Head
from wenfeng_check.inference.elements import Element, elements
from wenfeng_check.inference.windows import Pieces
from wenfeng_check.model.errors import ResourceError

LONGEST = 512  # pieces of a sentence and what stands above it
_BATCH = 16
_DIGITS = 4  # of a probability; what differs below comes from the order of sums
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


class Told(NamedTuple):
    """A sentence as an own model is told of it: its text, and the headings above it."""

    text: str
    above: str


class _Loaded(NamedTuple):
    """The libraries' objects, and the place of each of our labels among the network's outputs."""

    model: Any
    tokenizer: Any
    order: tuple[int, ...]
    longest: int


def sentence_shares(checkpoint: Checkpoint, told: Sequence[Told]) -> tuple[tuple[float, ...], ...]:
    """Return the probabilities of the head's labels, in the order of LABELS, for each sentence.

    Raises ResourceError where the checkpoint cannot be loaded.
    """
    with _quietly():
        loaded = _load(checkpoint)
        encoded = [
            loaded.tokenizer(one.text, one.above or None, truncation="longest_first", max_length=loaded.longest)
            for one in told
        ]
        rows = _rows(loaded, encoded)
    return tuple(tuple(row) for row in rows)


def marked(checkpoint: Checkpoint, texts: Sequence[str]) -> tuple[tuple[Element, ...], ...]:
    """Return the elements that a token model marks in each text. Raises ResourceError as ``sentence_shares``."""
    with _quietly():
        loaded = _load(checkpoint)
        encoded = [
            loaded.tokenizer(text, truncation=True, max_length=loaded.longest, return_offsets_mapping=True) for text in texts
        ]
        offsets = [one.pop("offset_mapping") for one in encoded]
        rows = _rows(loaded, encoded)
    return tuple(_elements(one["input_ids"], places, row) for one, places, row in zip(encoded, offsets, rows, strict=True))


def _elements(ids: Sequence[int], places: Sequence[tuple[int, int]], row: Any) -> tuple[Element, ...]:
    """Join the pieces that stand for characters; the special pieces at both ends stand for none."""
    inside = [at for at, (start, end) in enumerate(places) if end > start]
    pieces = Pieces(tuple(ids[at] for at in inside), tuple((places[at][0], places[at][1]) for at in inside))
    return elements(pieces, [row[at] for at in inside])


def _rows(loaded: _Loaded, encoded: Sequence[Any]) -> list[Any]:
    """Ask about all texts; only those of one length share a batch, so that none is padded for the sake of another."""
    import torch

    lengths: dict[int, list[int]] = {}
    for index, one in enumerate(encoded):
        lengths.setdefault(len(one["input_ids"]), []).append(index)
    rows: list[Any] = [None] * len(encoded)
    with torch.inference_mode():
        for _, members in sorted(lengths.items()):
            for start in range(0, len(members), _BATCH):
                batch = members[start : start + _BATCH]
                fed = {name: torch.tensor([encoded[index][name] for index in batch]) for name in encoded[batch[0]]}
                logits = loaded.model(**fed).logits.double()[..., list(loaded.order)]
                for index, row in zip(batch, torch.round(logits.softmax(-1), decimals=_DIGITS).tolist(), strict=True):
                    rows[index] = row
    return rows


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep the libraries off the network and off the terminal, and one thread at work, as for our own model."""
    for name in _OFFLINE:
        os.environ[name] = "1"
    import torch
    from transformers.utils import logging

    level, bars, threads = logging.get_verbosity(), logging.is_progress_bar_enabled(), torch.get_num_threads()
    logging.set_verbosity(logging.CRITICAL)
    logging.disable_progress_bar()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
        torch.set_num_threads(threads)


@cache
def _load(checkpoint: Checkpoint) -> _Loaded:
    """Load once a process. Raises ResourceError with the library's reason in one line."""
    import transformers
    from safetensors import SafetensorError

    marks = checkpoint.head is Head.ELEMENTS
    kind = transformers.AutoModelForTokenClassification if marks else transformers.AutoModelForSequenceClassification
    here = {"local_files_only": True, "trust_remote_code": False}
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(checkpoint.folder, **here)
        model, told = kind.from_pretrained(checkpoint.folder, use_safetensors=True, output_loading_info=True, **here)
    except (OSError, ValueError, LookupError, RuntimeError, TypeError, AttributeError, ImportError, SafetensorError) as error:
        raise _refused(checkpoint, str(error).strip().split("\n")[0] or type(error).__name__) from error
    if lacking := sorted(told["missing_keys"]):
        raise _refused(checkpoint, f"权重不全，缺 {lacking[0]} 等 {len(lacking)} 项")
    if marks and not tokenizer.is_fast:
        raise _refused(checkpoint, "它的切词器不报位置，标不出原文，请存成 tokenizer.json")
    order = tuple(checkpoint.outputs.index(label) for label in LABELS[checkpoint.head])
    room = getattr(model.config, "max_position_embeddings", None) or LONGEST
    return _Loaded(model.eval(), tokenizer, order, min(LONGEST, room, tokenizer.model_max_length))


def _refused(checkpoint: Checkpoint, why: str) -> ResourceError:
    return ResourceError(f"自备模型 {checkpoint.name} 装不上：{why}。请重新存一遍模型，或加 --no-model 不用模型。")
