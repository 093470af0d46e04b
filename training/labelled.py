"""Read a folder of labelled documents: <id>.txt beside <id>/sentences.tsv (sid, task, pad, role)."""

import re
from pathlib import Path
from typing import NamedTuple

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.label_features import SentenceFeatures, SentenceInput, features
from wenfeng_check.readers import read_bytes

ROLES = {"X": "status", "W": "problem", "C": "measure", "G": "goal", "O": "other"}
PADDING = "HBE"
FRAME = "O"


class Gold(NamedTuple):
    """The labels of one sentence as written in the table."""

    task: bool
    pad: str
    role: str

    @property
    def work(self) -> str:
        """The label in the chain of tasks and roles; a frame is a heading, a tail, a signature and the like."""
        if self.task:
            return "task_frame" if self.pad == FRAME else "task"
        return f"{'frame' if self.pad == FRAME else 'none'}.{self.role}"

    @property
    def padding(self) -> str:
        """The label in the chain of padding."""
        return "padding" if self.pad in PADDING else "frame" if self.pad == FRAME else "substance"


class Labelled(NamedTuple):
    """One document: its sentences, their features, their labels."""

    name: str
    inputs: tuple[SentenceInput, ...]
    features: tuple[SentenceFeatures, ...]
    gold: tuple[Gold, ...]


def _rows(path: Path) -> list[Gold]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"L\d", line)]
    return [Gold(task != "-", pad, ROLES[role]) for _, task, pad, role in rows]


def read_document(path: Path) -> Labelled:
    """Read one document. Raises ValueError where table and text do not have the same number of sentences."""
    facts = Analysis(read_bytes(path.name, path.read_bytes()))
    inputs = tuple(facts._input(sentence) for sentence in facts.sentences)
    gold = tuple(_rows(path.with_suffix("") / "sentences.tsv"))
    if len(inputs) != len(gold):
        raise ValueError(f"{path.name}: {len(inputs)} sentences, {len(gold)} labels")
    return Labelled(path.stem, inputs, features(inputs), gold)


def read_folder(folder: Path) -> list[Labelled]:
    """Read all labelled documents of ``folder``, in order of name."""
    return [read_document(path) for path in sorted(folder.glob("*.txt")) if path.with_suffix("").is_dir()]
