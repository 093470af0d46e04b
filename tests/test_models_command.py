"""The command that lists the models and checks their files."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wenfeng_check import resources
from wenfeng_check.inference.encoder import absence

ROOT = Path(__file__).parents[1]


def run(*arguments: str, home: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **({"WENFENG_HOME": home} if home else {})}
    command = [sys.executable, "-m", "wenfeng_check", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False, timeout=120)


def test_the_installed_models_are_sound() -> None:
    done = run("models")
    assert done.returncode == 0
    assert "sentences" in done.stdout
    assert "许可" in done.stdout


def test_the_table_for_programs_names_every_file_of_a_model() -> None:
    models = json.loads(run("models", "--format", "json").stdout)
    for model in models:
        assert {file["name"] for file in model["files"]} == set(model["sha256"])
        assert all(file["sound"] for file in model["files"])


def test_a_damaged_file_is_named_and_the_status_is_2(tmp_path: Path) -> None:
    for name in ("models", "lexicons"):
        shutil.copytree(resources.folder(name), tmp_path / name)
    (tmp_path / "models" / "sentences" / "facts.tsv").write_bytes(b"feature\n")
    done = run("models", home=str(tmp_path))
    assert done.returncode == 2
    assert "sentences/facts.tsv" in done.stderr
    assert "重新安装" in done.stderr


@pytest.mark.skipif(bool(absence()), reason=f"句子模型用不上：{absence()}")
def test_the_scores_of_the_cards_are_what_the_models_reach_on_our_own_drafts() -> None:
    """After a training: ``python training/sample_scores.py`` writes the figures into the cards."""
    command = [sys.executable, str(ROOT / "training" / "sample_scores.py"), "--check"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_scores_on_our_own_drafts_are_told() -> None:
    done = run("models")
    assert done.stdout.count("随源码带的样稿：任务 F1") == len(json.loads(run("models", "--format", "json").stdout))
