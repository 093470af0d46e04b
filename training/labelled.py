"""Read a folder of labelled documents: <id>.txt beside <id>/sentences.tsv (sid, task, pad, role)."""

import random
import re
from pathlib import Path
from typing import NamedTuple

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.label_features import SentenceFeatures, SentenceInput, features
from wenfeng_check.analysis.structure import Function
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

    path: Path
    inputs: tuple[SentenceInput, ...]
    features: tuple[SentenceFeatures, ...]
    gold: tuple[Gold, ...]

    @property
    def name(self) -> str:
        """The document's name."""
        return self.path.stem


def _rows(path: Path) -> list[tuple[int, Gold]]:
    """The line number (from 1) and the labels of every sentence."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"L\d", line)]
    return [(int(sid[1:].split(".")[0]), Gold(task != "-", pad, ROLES[role])) for sid, task, pad, role in rows]


def _labelled(path: Path, facts: Analysis, gold: tuple[Gold, ...]) -> Labelled:
    inputs = tuple(facts.sentence_input(sentence) for sentence in facts.sentences)
    if len(inputs) != len(gold):
        raise ValueError(f"{path.stem}: {len(inputs)} sentences, {len(gold)} labels")
    return Labelled(path, inputs, features(inputs), gold)


def excerpts(path: Path, count: int) -> list[Labelled]:
    """Short drafts cut out of a labelled document: title and addressee, a heading, one to four paragraphs below it.

    Users' drafts are often far shorter than the published documents; without these the model learns that a sentence
    near the beginning or the end assigns nothing. The choice is drawn with the document's name as seed.
    """
    whole = Analysis(read_bytes(path.name, path.read_bytes()))
    rows = _rows(path.with_suffix("") / "sentences.tsv")
    structure = whole.structure
    head = [line.block for line in structure.of(Function.TITLE, Function.ADDRESSEE)][:4]
    body = [line.block for line in structure.lines if line.function is Function.BODY and structure.path(line.block)]
    draw = random.Random(path.stem)
    found = []
    for _ in range(count if body else 0):
        first = draw.randrange(len(body))
        chosen = body[first : first + draw.randint(1, 4)]
        headings = [section.head for section in structure.path(chosen[0])]
        blocks = sorted({*head, *headings, *chosen})
        text = "\n".join(whole.document.of(whole.document.blocks[block].span) for block in blocks)
        lines = {block + 1 for block in blocks}
        gold = tuple(label for line, label in rows if line in lines)
        found.append(_labelled(path, Analysis(read_bytes(path.name, text.encode())), gold))
    return found


def read_document(path: Path) -> Labelled:
    """Read one document. Raises ValueError where table and text do not have the same number of sentences."""
    gold = tuple(label for _, label in _rows(path.with_suffix("") / "sentences.tsv"))
    return _labelled(path, Analysis(read_bytes(path.name, path.read_bytes())), gold)


def read_folder(folder: Path) -> list[Labelled]:
    """Read all labelled documents of ``folder``, in order of name."""
    return [read_document(path) for path in sorted(folder.glob("*.txt")) if path.with_suffix("").is_dir()]
