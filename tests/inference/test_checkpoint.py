"""A checkpoint of the user's own is looked at before anything is checked: folder, labels, weights, each fault in one line."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from wenfeng_check.config_files import read_settings
from wenfeng_check.inference.checkpoint import LABELS, Head, read_checkpoint
from wenfeng_check.model.errors import SettingsError
from wenfeng_check.settings import Overrides

SEQUENCE, TOKEN = "BertForSequenceClassification", "BertForTokenClassification"


def folder_with(place: Path, labels: tuple[str, ...], *, architecture: str = SEQUENCE, **config: Any) -> Path:
    """A folder with the look of a checkpoint: one tensor of four bytes, no network."""
    place.mkdir(parents=True, exist_ok=True)
    table = {str(number): label for number, label in enumerate(labels)}
    whole = {"model_type": "bert", "architectures": [architecture], "id2label": table, **config}
    (place / "config.json").write_text(json.dumps(whole), encoding="utf-8")
    header = json.dumps({"classifier.bias": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
    (place / "model.safetensors").write_bytes(struct.pack("<Q", len(header)) + header + bytes(4))
    (place / "vocab.txt").write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n", encoding="utf-8")
    return place


def look(folder: Path) -> Any:
    return read_checkpoint(folder, name=folder.name, weight=0.5, where="wenfeng.toml：checkpoint[1]")


@pytest.mark.parametrize("head", Head)
def test_what_a_model_judges_is_told_from_its_labels_in_any_order(tmp_path: Path, head: Head) -> None:
    labels = LABELS[head][::-1]
    found = look(folder_with(tmp_path, labels, architecture=TOKEN if head is Head.ELEMENTS else SEQUENCE))
    assert (found.head, found.outputs) == (head, labels)


@pytest.mark.parametrize(
    ("labels", "architecture", "words"),
    [
        (("LABEL_0", "LABEL_1"), SEQUENCE, "LABEL_0、LABEL_1"),
        (("task", "none", "maybe"), SEQUENCE, "maybe"),
        (LABELS[Head.ROLE][:4], SEQUENCE, "不是本软件的"),
        (LABELS[Head.ELEMENTS], SEQUENCE, "词片分类"),
        (LABELS[Head.TASK], TOKEN, "句子分类"),
        (LABELS[Head.TASK], "BertForMaskedLM", "BertForMaskedLM"),
    ],
)
def test_labels_that_are_not_ours_are_refused_in_one_line(
    tmp_path: Path, labels: tuple[str, ...], architecture: str, words: str
) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        look(folder_with(tmp_path, labels, architecture=architecture))
    assert str(caught.value).startswith("wenfeng.toml：checkpoint[1]：")
    assert "\n" not in str(caught.value)


def _without_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def _pickled(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def _cut_short(folder: Path) -> None:
    whole = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(whole[:-1])


def _garbled(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")


def _shard_lost(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    index = {"weight_map": {"classifier.bias": "model-00001-of-00001.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")


def _without_vocabulary(folder: Path) -> None:
    (folder / "vocab.txt").unlink()


def _without_config(folder: Path) -> None:
    (folder / "config.json").unlink()


def _config_is_a_list(folder: Path) -> None:
    (folder / "config.json").write_text("[]", encoding="utf-8")


def _config_is_no_json(folder: Path) -> None:
    (folder / "config.json").write_text("{", encoding="utf-8")


def _gap_in_the_labels(folder: Path) -> None:
    config = {"architectures": [SEQUENCE], "id2label": {"0": "task", "2": "none"}}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_without_weights, "没有权重"),
        (_pickled, "safe_serialization"),
        (_cut_short, "没有存完"),
        (_garbled, "已损坏"),
        (_shard_lost, "打不开"),
        (_without_vocabulary, "词表"),
        (_without_config, "打不开"),
        (_config_is_a_list, "配置"),
        (_config_is_no_json, "JSON"),
        (_gap_in_the_labels, "连续编号"),
    ],
)
def test_a_folder_that_is_no_whole_checkpoint_is_refused(tmp_path: Path, damage: Any, words: str) -> None:
    folder = folder_with(tmp_path / "模型", LABELS[Head.TASK])
    damage(folder)
    with pytest.raises(SettingsError, match=words):
        look(folder)


def settings_in(folder: Path, text: str) -> str:
    path = folder / "wenfeng.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[checkpoint]]\npath = "没有"\n', "没有文件夹"),
        ('[[checkpoint]]\npath = ""\n', "没有写"),
        ('[[checkpoint]]\npath = "模型"\nweight = 0\n', "大于 0"),
        ('[[checkpoint]]\npath = "模型"\nweight = true\n', "大于 0"),
        ('[[checkpoint]]\npath = "模型"\nweigth = 1\n', "weight"),
        ('checkpoint = "模型"\n', r"\[\[checkpoint\]\]"),
        ('[[checkpoint]]\npath = "模型"\n[[checkpoint]]\npath = "模型"\n', "只能留一个"),
    ],
)
def test_a_setting_that_is_not_understood_is_named(tmp_path: Path, text: str, words: str) -> None:
    folder_with(tmp_path / "模型", LABELS[Head.TASK])
    with pytest.raises(SettingsError, match=words):
        read_settings(settings_in(tmp_path, text), [], Overrides())


def test_without_models_the_folder_is_not_looked_at(tmp_path: Path) -> None:
    path = settings_in(tmp_path, '[[checkpoint]]\npath = "没有"\n')
    assert not read_settings(path, [], Overrides(model=False)).model
