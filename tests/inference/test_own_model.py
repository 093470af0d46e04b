"""Checkpoints that the test writes itself with transformers, at work in a check: asked, pooled, told, refused."""

import hashlib
import json
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.analysis.own_shares import told_of, with_own
from wenfeng_check.analysis.shares import Shares
from wenfeng_check.api import check_text, tasks
from wenfeng_check.config_files import read_settings
from wenfeng_check.engine import check, context_of
from wenfeng_check.inference import checkpoint as checkpoints
from wenfeng_check.inference.checkpoint import LABELS, Checkpoint, Head
from wenfeng_check.model.errors import MissingExtraError, ResourceError
from wenfeng_check.model.finding import Severity
from wenfeng_check.settings import Overrides, Settings

torch = pytest.importorskip("torch", reason="the extra hf is not installed")
transformers = pytest.importorskip("transformers", reason="the extra hf is not installed")

from wenfeng_check.inference.own_model import sentence_shares  # noqa: E402

DRAFT = (
    "关于做好汛期值守工作的通知\n各镇人民政府、县直各单位：\n一、工作任务\n"
    "（一）检修水泵12台，更换闸门3扇。\n（二）县水利局要在4月30日前完成水库隐患排查。\n（三）补足救生衣600件，登记造册。\n"
    "清河县人民政府办公室\n2024年3月1日\n"
)


def write_bert(place: Path, head: Head, labels: tuple[str, ...] = (), *, lean: str = "", rows: int = 0) -> Path:
    """Write a tiny BERT with random weights; ``lean`` is the label that its bias makes sure, ``rows`` its vocabulary."""
    labels = labels or LABELS[head]
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(DRAFT) - {"\n"})]
    place.mkdir(parents=True, exist_ok=True)
    (place / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    config = transformers.BertConfig(
        vocab_size=rows or len(pieces), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=96, id2label=dict(enumerate(labels)), label2id={label: at for at, label in enumerate(labels)},
    )  # fmt: skip
    torch.manual_seed(0)
    marks = head is Head.ELEMENTS
    model = (transformers.BertForTokenClassification if marks else transformers.BertForSequenceClassification)(config)
    if lean:
        with torch.no_grad():
            model.classifier.bias[labels.index(lean)] += 8
    model.save_pretrained(place)
    transformers.BertTokenizerFast(str(place / "vocab.txt")).save_pretrained(place)
    return place


def settings_of(folder: Path, *paths: Path, weight: float = 0.5) -> Settings:
    text = "".join(f'[[checkpoint]]\npath = "{path.name}"\nweight = {weight}\n' for path in paths)
    (folder / "wenfeng.toml").write_text(text, encoding="utf-8")
    return read_settings(str(folder / "wenfeng.toml"), [], Overrides())


def facts_with(settings: Settings) -> Analysis:
    return Analysis(doc(DRAFT), context_of(settings))


def test_a_sentence_model_takes_part_and_the_report_names_it(tmp_path: Path) -> None:
    sure = settings_of(tmp_path, write_bert(tmp_path / "任务句", Head.TASK, lean="task"), weight=1)
    facts = facts_with(sure)
    assert all(label.task > 0.9 for label in facts.labels)
    report = check(doc(DRAFT), sure)
    assert report.models[-1] == "任务句"
    assert len(report.tasks) >= len(check(doc(DRAFT), Settings()).tasks)
    assert report.models[:-1] == check(doc(DRAFT), Settings()).models


@pytest.mark.parametrize("head", [Head.PADDING, Head.ROLE])
def test_each_head_moves_its_own_share_only(tmp_path: Path, head: Head) -> None:
    settings = settings_of(tmp_path, write_bert(tmp_path / "模型", head, lean=LABELS[head][0]))
    (voice,) = facts_with(settings).own.voices
    ours = Shares(0.3, (0.2, 0.3, 0.5), (0.2, 0.2, 0.2, 0.2, 0.2))
    (pooled,) = with_own([ours], [voice._replace(rows=voice.rows[:1])])
    assert pooled.task == ours.task
    assert (pooled.pads[0] > ours.pads[0]) is (head is Head.PADDING)
    assert (pooled.roles[0] > ours.roles[0]) is (head is Head.ROLE)


def test_the_order_of_the_labels_in_the_checkpoint_does_not_matter(tmp_path: Path) -> None:
    folder = write_bert(tmp_path / "模型", Head.TASK, ("none", "task"), lean="none")
    (voice,) = facts_with(settings_of(tmp_path, folder)).own.voices
    assert all(task < 0.1 < none for task, none in voice.rows)


def test_the_answer_on_a_sentence_does_not_depend_on_the_others(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, write_bert(tmp_path / "模型", Head.ROLE))
    (checkpoint,) = settings.checkpoints
    told = told_of(facts_with(settings))
    together = sentence_shares(checkpoint, told)
    alone = tuple(sentence_shares(checkpoint, [one])[0] for one in told)
    assert together == sentence_shares(checkpoint, told)
    for one, other in zip(together, alone, strict=True):
        assert one == pytest.approx(other, abs=1.5e-4)  # the last digit kept
        assert sum(one) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("lean", "code", "other", "words"),
    [("B-unit", "TSK103", "TSK105", "责任单位"), ("B-person", "TSK105", "TSK103", "责任人")],
)
def test_a_token_model_softens_the_complaint_where_it_sees_a_value(
    tmp_path: Path, lean: str, code: str, other: str, words: str
) -> None:
    settings = settings_of(tmp_path, write_bert(tmp_path / "要素", Head.ELEMENTS, lean=lean))
    ownerless = doc("关于做好防汛工作的通知\n各镇人民政府、县直各单位：\n一、工作任务\n1.建立防汛物资储备台账，5月底前补足编织袋2万条。")
    report = check(ownerless, settings)
    plain = {d.finding.span: d for d in check(ownerless, Settings()).diagnostics if d.code == code}
    found = [d for d in report.diagnostics if d.code == code]
    assert found
    for diagnostic in found:
        assert diagnostic.severity is Severity.INFO < plain[diagnostic.finding.span].severity
        assert diagnostic.finding.confidence < plain[diagnostic.finding.span].finding.confidence
        assert f"自备模型认为这里写了{words}" in diagnostic.finding.labels[-1].message
    assert {d.severity for d in report.diagnostics if d.code == other} == {Severity.WARNING}


def test_nothing_goes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    settings = settings_of(tmp_path, write_bert(tmp_path / "任务句", Head.TASK))
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert check(doc(DRAFT), settings).failures == ()


def _wrong_shape(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "intermediate_size": 33}), encoding="utf-8")


def _weight_missing(folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    tensors = load_file(folder / "model.safetensors")
    save_file({name: tensor for name, tensor in tensors.items() if "classifier" not in name}, folder / "model.safetensors")


def _unknown_kind(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "model_type": "no_such_model"}), encoding="utf-8")


@pytest.mark.parametrize("damage", [_wrong_shape, _weight_missing, _unknown_kind])
def test_a_checkpoint_that_does_not_load_stops_the_check_with_one_line(tmp_path: Path, damage: Any) -> None:
    folder = write_bert(tmp_path / "模型", Head.TASK)
    damage(folder)
    settings = settings_of(tmp_path, folder)
    report = check(doc(DRAFT), settings)
    (failure,) = report.failures
    assert "自备模型 模型 装不上" in failure.summary
    assert "\n" not in failure.summary
    assert (report.document, report.diagnostics) == (None, ())
    with pytest.raises(ResourceError, match="装不上"):
        tasks(DRAFT, config=settings.source)


def test_a_network_that_fails_at_work_stops_the_check_too(tmp_path: Path) -> None:
    report = check(doc(DRAFT), settings_of(tmp_path, write_bert(tmp_path / "模型", Head.TASK, rows=6)))
    (failure,) = report.failures
    assert "自备模型出错" in failure.summary
    assert "\n" not in failure.summary


def test_the_command_line_checks_with_the_model_and_ends_with_2_where_it_is_broken(tmp_path: Path) -> None:
    folder = write_bert(tmp_path / "任务句", Head.TASK)
    settings_of(tmp_path, folder)
    draft = tmp_path / "通知.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    command = [sys.executable, "-m", "wenfeng_check", "--format", "json", "--exit-zero", "--timeout", "300", str(draft)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["files"][0]["model"]["names"][-1] == "任务句"
    listed = subprocess.run(
        [sys.executable, "-m", "wenfeng_check", "models", "--config", str(tmp_path / "wenfeng.toml")],
        capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert "任务句（自备" in listed.stdout
    assert hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() in listed.stdout
    _wrong_shape(folder)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ, check=False, timeout=300)
    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    assert "装不上" in line
    done = subprocess.run([*command, "--no-model"], capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0


def test_without_the_libraries_the_pip_command_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_bert(tmp_path / "模型", Head.TASK)
    monkeypatch.setattr(checkpoints, "_LIBRARIES", ("no_such_library",))
    checkpoints._missing.cache_clear()
    try:
        with pytest.raises(MissingExtraError, match=r"wenfeng-check\[hf\]"):
            settings_of(tmp_path, folder)
    finally:
        monkeypatch.undo()
        checkpoints._missing.cache_clear()


def test_without_models_the_checkpoint_is_not_asked() -> None:
    nowhere = Checkpoint("没有", 0.5, "没有", Head.TASK, LABELS[Head.TASK])
    facts = Analysis(doc(DRAFT), Context(model=False, checkpoints=(nowhere,)))
    assert facts.own.voices == ()
    assert facts.models == ("sentences",)
    assert check_text(DRAFT, model=False).failures == ()
    assert check(doc(DRAFT), replace(Settings(), model=False, checkpoints=(nowhere,))).failures == ()
