"""A user's own Hugging Face checkpoint: its folder looked at without any library, what it judges told from its labels."""

import importlib.util
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from wenfeng_check.model.errors import MissingExtraError, SettingsError, system_words

_CONFIG, _WEIGHTS, _INDEX = "config.json", "model.safetensors", "model.safetensors.index.json"
#: Files of which a tokenizer is read; one of them is enough.
_VOCABULARIES = ("tokenizer.json", "vocab.txt", "sentencepiece.bpe.model", "spiece.model", "tokenizer.model")
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl")
_LIBRARIES = ("torch", "transformers", "safetensors")
_LONGEST_HEADER = 100_000_000  # bytes; the bound of the format itself


class Head(StrEnum):
    """What a checkpoint judges."""

    TASK = "task"
    PADDING = "padding"
    ROLE = "role"
    ELEMENTS = "elements"

    @property
    def words(self) -> str:
        """The Chinese name shown to users."""
        return _HEAD_WORDS[self]


_HEAD_WORDS = {
    Head.TASK: "是不是任务安排",
    Head.PADDING: "是不是空话套话",
    Head.ROLE: "句子的作用",
    Head.ELEMENTS: "句中的时间、单位、人",
}
#: The labels of each head, in the order of ``Shares``; a token model marks the first piece of an element with B-.
LABELS: Mapping[Head, tuple[str, ...]] = {
    Head.TASK: ("task", "none"),
    Head.PADDING: ("padding", "frame", "substance"),
    Head.ROLE: ("status", "problem", "measure", "goal", "other"),
    Head.ELEMENTS: ("O", "B-time", "I-time", "B-unit", "I-unit", "B-person", "I-person"),
}


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A model of the user's own; ``weight`` is its share of the say beside ours, in 0..1.

    ``name`` is how the settings call it. ``outputs`` are the labels in the order of the network's outputs.
    """

    name: str
    weight: float
    folder: str = ""
    head: Head = Head.TASK
    outputs: tuple[str, ...] = ()


def read_checkpoint(folder: Path, *, name: str, weight: float, where: str) -> Checkpoint:
    """Look at the checkpoint in ``folder``; nothing heavy is loaded. Raises SettingsError that names ``where``."""
    if not folder.is_dir():
        raise SettingsError(f"{where}：没有文件夹 {folder}。写本机上的模型文件夹，不从网上下载。")
    config = _config(folder, where)
    head, outputs = _judges(config, where)
    for file in weight_files(folder, where):
        _look_at_weights(file, where)
    if not any((folder / vocabulary).is_file() for vocabulary in _VOCABULARIES):
        raise SettingsError(f"{where}：{folder} 里没有词表（{_VOCABULARIES[0]} 等），请用 tokenizer.save_pretrained 存到同一个文件夹。")
    return Checkpoint(name, weight, str(folder), head, outputs)


def require_libraries() -> None:
    """Raise MissingExtraError where a checkpoint could not be loaded."""
    if missing := _missing():
        raise MissingExtraError(
            f"自备模型要用 {missing}，没有装：请运行 pip install 'wenfeng-check[hf]'，或加 --no-model 不用模型。"
        )


@cache
def _missing() -> str:
    return "、".join(name for name in _LIBRARIES if importlib.util.find_spec(name) is None)


def _config(folder: Path, where: str) -> Mapping[str, Any]:
    path = folder / _CONFIG
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{where}：{path} 打不开（{system_words(error)}），这里没有模型。") from error
    except ValueError as error:
        raise SettingsError(f"{where}：{path} 不是合法的 JSON，请重新存一遍模型。") from error
    if not isinstance(read, dict):
        raise SettingsError(f"{where}：{path} 里不是模型的配置，请重新存一遍模型。")
    return read


def _judges(config: Mapping[str, Any], where: str) -> tuple[Head, tuple[str, ...]]:
    """Tell the head by the labels, which must be exactly ours, and hold that against the kind of network."""
    outputs = _outputs(config, where)
    fitting = [head for head, labels in LABELS.items() if sorted(labels) == sorted(outputs)]
    if not fitting:
        known = "；".join(f"{head.words}：{'、'.join(labels)}" for head, labels in LABELS.items())
        raise SettingsError(f"{where}：模型的标签（{'、'.join(outputs) or '无'}）不是本软件的。可以是——{known}。")
    marks = fitting[0] is Head.ELEMENTS
    wanted = "ForTokenClassification" if marks else "ForSequenceClassification"
    architectures = [str(each) for each in config.get("architectures") or ()]
    if not any(each.endswith(wanted) for each in architectures):
        kind = "词片分类" if marks else "句子分类"
        raise SettingsError(f"{where}：这些标签要用{kind}模型（…{wanted}），这里是 {'、'.join(architectures) or '没有写明'}。")
    return fitting[0], outputs


def _outputs(config: Mapping[str, Any], where: str) -> tuple[str, ...]:
    table = config.get("id2label")
    if not isinstance(table, dict):
        raise SettingsError(f"{where}：{_CONFIG} 里没有标签表 id2label，训练时请写明 id2label、label2id。")
    try:
        rows = sorted((int(number), str(label)) for number, label in table.items())
    except ValueError:
        rows = []
    if [number for number, _ in rows] != list(range(len(rows))):
        raise SettingsError(f"{where}：{_CONFIG} 的 id2label 应当从 0 起连续编号。")
    return tuple(label for _, label in rows)


def weight_files(folder: Path, where: str) -> tuple[Path, ...]:
    """Return the safetensors of ``folder``, one or several by their index. Raises SettingsError."""
    if (folder / _WEIGHTS).is_file():
        return (folder / _WEIGHTS,)
    if (folder / _INDEX).is_file():
        try:
            names = set(json.loads((folder / _INDEX).read_text(encoding="utf-8"))["weight_map"].values())
        except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
            raise SettingsError(f"{where}：{folder / _INDEX} 读不懂，请重新存一遍模型。") from error
        return tuple(folder / os.path.basename(str(name)) for name in sorted(names))
    pickles = sorted(file.name for file in folder.iterdir() if file.suffix in _PICKLES)
    if pickles:
        raise SettingsError(
            f"{where}：{folder} 的权重是 {pickles[0]}，打开它会运行里面的程序，不接受；"
            "请用 model.save_pretrained(文件夹, safe_serialization=True) 另存成 model.safetensors。"
        )
    raise SettingsError(f"{where}：{folder} 里没有权重 {_WEIGHTS}。")


def _look_at_weights(file: Path, where: str) -> None:
    """Raise SettingsError where the file is missing or cut short: its header says how many bytes follow."""
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            length = int.from_bytes(opened.read(8), "little")
            header = json.loads(opened.read(length)) if 0 < length <= min(size, _LONGEST_HEADER) else {}
        ends = [entry["data_offsets"][1] for key, entry in header.items() if key != "__metadata__"]
    except OSError as error:
        raise SettingsError(f"{where}：权重 {file} 打不开（{system_words(error)}）。") from error
    except (ValueError, LookupError, AttributeError, TypeError):
        ends = []
    if not ends or 8 + length + max(ends) != size:
        raise SettingsError(f"{where}：权重 {file} 已损坏或没有存完，请重新存一遍模型。")
