"""The spaCy corpus and configuration of training/, on the labelled sample of our own."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("spacy", reason="the extra spacy is not installed")

import spacy
from spacy.tokens import Doc, DocBin

import wenfeng_check.spacy_component  # noqa: F401  (registers the factory)

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "data" / "sample"


def run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, encoding="utf-8", check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def docs(path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of the sample."""
    folder = tmp_path_factory.mktemp("corpus")
    run(str(ROOT / "training" / "spacy_corpus.py"), str(SAMPLE), str(folder))
    return folder


def test_each_document_lies_in_one_part_as_a_whole(corpus: Path) -> None:
    parts = [{doc.text for doc in docs(corpus / f"{name}.spacy")} for name in ("train", "dev")]
    assert all(parts)
    assert not parts[0] & parts[1]
    assert {text.strip() for part in parts for text in part} == {path.read_text("utf-8").strip() for path in SAMPLE.glob("*.txt")}


def test_the_spans_are_the_quotes_with_the_roles_of_parties(corpus: Path) -> None:
    found = {
        (span.label_, span.id_, span.text)
        for name in ("train", "dev")
        for doc in docs(corpus / f"{name}.spacy")
        for span in doc.spans["slots"]
    }
    assert ("TIME", "", "4月30日前") in found
    assert ("UNIT", "owner", "县应急局") in found
    assert ("PERSON", "owner", "赵长林") in found
    quoted = {
        cell
        for path in SAMPLE.glob("*/tasks.tsv")
        for line in path.read_text("utf-8").splitlines()[1:]
        for cell in line.split("\t")[2::2]
        if cell != "-"
    }
    assert {text for *_, text in found} == quoted


def test_the_configuration_trains_on_the_corpus(corpus: Path, tmp_path: Path) -> None:
    paths = [f"--paths.{name}={corpus / name}.spacy" for name in ("train", "dev")]
    short = ["--training.max_steps=2", "--training.eval_frequency=1"]
    run("-m", "spacy", "train", str(ROOT / "training" / "spacy_elements.cfg"), "--output", str(tmp_path), *paths, *short)
    nlp = spacy.load(tmp_path / "model-last")
    assert set(nlp.get_pipe("ner").labels) >= {"TIME", "UNIT_OWNER"}
    nlp.add_pipe("wenfeng_check", config={"select": ["TSK102"]})
    doc = nlp("请县应急局尽快报送台账。")
    assert [span.text for span in doc.spans["wenfeng_check"]] == ["尽快"]
