"""Labelled documents as the encoder reads them: lines, sentence labels, and the spans of the three elements."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from labelled import PADDING, ROLES

from wenfeng_check.analysis.chain_shares import chain_shares
from wenfeng_check.analysis.encoder_shares import encoder_lines
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.parties import Sort, find_parties
from wenfeng_check.analysis.shares import Shares
from wenfeng_check.inference.windows import Line
from wenfeng_check.readers import read_bytes

ROLE_NAMES = ("status", "problem", "measure", "goal", "other")
PADS = ("H", "B", "E", "S", "O")
PADDING_CLASSES = ([0, 1, 2], [4], [3])  # of PADS: padding, frame, substance, in the order of Shares.pads


class Gold(NamedTuple):
    """The labels of a sentence: indices of its padding class and its role, whether it is a task."""

    task: bool
    pad: int
    role: int

    @property
    def is_padding(self) -> bool:
        """Whether the sentence could go."""
        return PADS[self.pad] in PADDING


class Example(NamedTuple):
    """A labelled document; ``elements`` holds (sentence, start, end, slot) in characters of the line's text, or is None where
    the elements were not labelled. ``unjudged`` are units that task sentences name beside: labellers quote only one place."""

    name: str
    lines: tuple[Line, ...]
    gold: tuple[Gold, ...]
    elements: tuple[tuple[int, int, int, int], ...] | None
    unjudged: tuple[tuple[int, int, int], ...] = ()


def _rows(path: Path) -> list[list[str]]:
    """The rows of a table without its header, which may be missing."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return rows[1:] if rows and rows[0][0] in ("sid", "gid") else rows


def read_example(path: Path) -> Example:
    """Read one document. Raises ValueError where table and text do not have the same number of sentences."""
    facts = Analysis(read_bytes(path.name, path.read_bytes()))
    rows = _rows(path.with_suffix("") / "sentences.tsv")
    if len(rows) != len(facts.sentences):
        raise ValueError(f"{path.name}: {len(facts.sentences)} sentences, {len(rows)} labels")
    names = list(ROLES.values())
    assert set(names) == set(ROLE_NAMES)
    gold = tuple(Gold(task != "-", PADS.index(pad), ROLE_NAMES.index(ROLES[role])) for _, task, pad, role in rows)
    lines = encoder_lines(facts)
    marked = (path.with_suffix("") / "tasks.tsv").is_file()
    if not marked:
        return Example(path.stem, lines, gold, None)
    return Example(path.stem, lines, gold, tuple(_elements(path, facts, rows)), tuple(_mentions(facts, gold)))


def _mentions(facts: Analysis, gold: Sequence[Gold]) -> Iterator[tuple[int, int, int]]:
    for index, (sentence, label) in enumerate(zip(facts.sentences, gold, strict=True)):
        start, end = sentence.span.start, sentence.span.end
        for mention in find_parties(facts.folded, facts.text, start=start, end=end) if label.task else ():
            if mention.sort is Sort.UNIT:
                yield index, mention.span.start - start, mention.span.end - start


def _elements(path: Path, facts: Analysis, rows: list[list[str]]) -> list[tuple[int, int, int, int]]:
    """Find each quoted value at the occurrence nearest to its task's sentences."""
    members: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        members.setdefault(row[1], []).append(index)
    found = set()
    for group in _rows(path.with_suffix("") / "tasks.tsv"):
        for slot, (state, quote) in enumerate((group[1:3], group[3:5], group[5:7])):
            if state not in ("clear", "vague") or quote in ("", "-") or group[0] not in members:
                continue
            place = _nearest(facts, quote, members[group[0]])
            if place is not None:
                found.add((*place, slot))
    return sorted(found)


def _nearest(facts: Analysis, quote: str, members: list[int]) -> tuple[int, int, int] | None:
    first, last = (facts.sentences[i].span for i in (members[0], members[-1]))
    places = [m.start() for m in re.finditer(re.escape(quote), facts.text)]
    if not places:
        return None
    best = min(places, key=lambda p: max(p - last.end, first.start - p, 0))
    for index, sentence in enumerate(facts.sentences):
        if sentence.span.start <= best < sentence.span.end:
            start = best - sentence.span.start
            return index, start, min(start + len(quote), sentence.span.length)
    return None


def read_folder(folder: Path) -> list[Example]:
    """Read all labelled documents of ``folder``, in order of name."""
    return [read_example(path) for path in sorted(folder.glob("*.txt")) if path.with_suffix("").is_dir()]


def read_unlabelled(path: Path, *, known: bool) -> tuple[Example, tuple[Shares, ...]]:
    """Read a document without labels, and what the chains say of it (nothing where that is ``known`` already)."""
    facts = Analysis(read_bytes(path.name, path.read_bytes()))
    said = () if known else chain_shares([facts.sentence_input(sentence) for sentence in facts.sentences])
    return Example(path.stem, encoder_lines(facts), (), ()), said
