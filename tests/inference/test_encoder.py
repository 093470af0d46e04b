"""The encoder as shipped: right on a labelled draft of our own, the same whatever it read before, told when it is absent."""

import shutil
from pathlib import Path

import pytest

from tests.builders import doc
from wenfeng_check import resources
from wenfeng_check.analysis.encoder_shares import encoder_lines
from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.engine import check
from wenfeng_check.inference import encoder
from wenfeng_check.settings import Settings

SAMPLE = Path(__file__).parents[1] / "data" / "labelled_sample.tsv"
needs_encoder = pytest.mark.skipif(bool(encoder.absence()), reason=f"句子模型用不上：{encoder.absence()}")


def sample() -> list[list[str]]:
    """Text, task, padding, role of each line of a draft."""
    return [line.split("\t") for line in SAMPLE.read_text(encoding="utf-8").splitlines()[1:]]


def facts_of(rows: list[list[str]]) -> Analysis:
    return Analysis(doc("\n".join(row[0] for row in rows)))


@needs_encoder
def test_the_labelled_sample_is_judged_as_labelled() -> None:
    rows = sample()
    facts = facts_of(rows)
    assert facts.asks_encoder
    assert len(facts.labels) == len(rows)
    pairs = list(zip(rows, facts.labels, strict=True))
    limits = facts.thresholds
    prose = [(row, label) for row, label in pairs if row[0].endswith("。") and not row[0].startswith("（")]
    assert sum((row[1] == "task") == (label.task >= limits.task) for row, label in prose) >= 0.9 * len(prose)
    assert sum((row[2] == "pad") == (label.padding >= limits.padding) for row, label in pairs) >= 0.9 * len(pairs)
    assert sum(row[3] == label.role.value for row, label in prose) >= 0.8 * len(prose)


@needs_encoder
def test_answers_do_not_depend_on_what_was_read_before() -> None:
    lines = encoder_lines(facts_of(sample()))
    encoder._read.cache_clear()
    first = encoder.read_lines(lines)
    encoder._read.cache_clear()
    encoder.read_lines(encoder_lines(facts_of(sample()[::-1])))
    assert encoder.read_lines(lines) == first


@needs_encoder
def test_probabilities_add_up() -> None:
    for answer in encoder.read_lines(encoder_lines(facts_of(sample()))):
        assert 0 <= answer.task <= 1
        assert sum(answer.pads) == pytest.approx(1, abs=1e-5)
        assert sum(answer.roles) == pytest.approx(1, abs=1e-5)


@needs_encoder
def test_a_report_says_whether_the_model_took_part() -> None:
    document = doc("\n".join(row[0] for row in sample()))
    assert check(document, Settings()).no_model == ""
    assert check(document, Settings(model=False)).no_model == "按设置没有用"
    assert check(doc("各镇要在6月底前报送方案。"), Settings()).no_model == ""


@needs_encoder
def test_a_damaged_model_is_told_and_the_check_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(resources.folder("models") / "encoder", tmp_path / "encoder")
    (tmp_path / "encoder" / "encoder.onnx").write_bytes(b"damaged")
    monkeypatch.setattr(encoder, "model_path", lambda name: tmp_path / name)
    for remembered in (encoder._session, encoder._read):
        remembered.cache_clear()
    try:
        report = check(doc("\n".join(row[0] for row in sample())), Settings())
    finally:
        for remembered in (encoder._session, encoder._read):
            remembered.cache_clear()
    assert "已损坏" in report.no_model
    assert report.failures == ()
    assert report.tasks


def test_without_the_model_file_the_chains_judge_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "model_path", lambda name: tmp_path / name)
    facts = Analysis(doc("\n".join(row[0] for row in sample())), Context())
    assert not facts.asks_encoder
    assert "没有模型文件" in facts.why_no_encoder
    assert facts.tasks
