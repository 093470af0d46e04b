"""Write our own labels as a folder of labelled documents: own_labels.py CORPUS OUTPUT [--labels FILE] [--every N] [--elements PART]

The labels hold no text: a row names a document of CORPUS, its lines that were read, and the labels of each sentence (task ``t`` or
``-``; padding H, B, E, S, O; role X, W, C, G, O). Of some documents the tasks were labelled too: their sentences, then time, unit
and person, each with its state and, where it is given, with the sentence, the offset and the length of the words that give it.
Rows ``aside`` were never trained on; they are written only where ``--elements aside`` asks for them.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.readers import read_bytes

HERE = Path(__file__).resolve().parent
PARTS = ("learn", "kept", "aside")


def excerpt(text: str, ranges: Sequence[Sequence[int]]) -> str:
    """The lines of ``text`` in ``ranges`` (from 0, end not included)."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"{line}\n" for first, end in ranges for line in lines[first:end])


def unpack(corpus: Path, rows: Sequence[Mapping[str, Any]], output: Path) -> int:
    """Write the documents and their tables, and return how many; raises ValueError for a text that is not the one read."""
    output.mkdir(parents=True, exist_ok=True)
    for row in rows:
        text = excerpt((corpus / f"{row['document']}.txt").read_text(encoding="utf-8"), row["lines"])
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['name']}: not the text that was labelled")
        (output / f"{row['name']}.txt").write_text(text, encoding="utf-8")
        folder = output / row["name"]
        folder.mkdir(exist_ok=True)
        labels = dict(one.split(":") for one in row["labels"].split())
        groups = row.get("groups", [])
        members = {sid: f"t{number}" for number, group in enumerate(groups, 1) for sid in group.split("|")[0].split()}
        table = "".join(f"{sid}\t{members.get(sid, said[0])}\t{said[1]}\t{said[2]}\n" for sid, said in labels.items())
        (folder / "sentences.tsv").write_text(f"sid\ttask\tpad\trole\n{table}", encoding="utf-8")
        if groups:
            facts = Analysis(read_bytes("x.txt", text.encode()), Context(model=False))
            said = {sid: sentence.span.of(facts.text) for sid, sentence in zip(labels, facts.sentences, strict=True)}
            (folder / "tasks.tsv").write_text(_tasks(groups, said), encoding="utf-8")
    return len(rows)


def _tasks(groups: Sequence[str], said: Mapping[str, str]) -> str:
    """The table of tasks; ``said`` is the text of each sentence."""
    lines = ["gid\ttime\ttime_quote\tunit\tunit_quote\tperson\tperson_quote"]
    for number, group in enumerate(groups, 1):
        cells = [f"t{number}"]
        for slot in group.split("|")[1:]:
            state, *place = slot.split()
            cells += [state, _quote(said, *place) if place else "-"]
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def _quote(said: Mapping[str, str], sid: str, start: str, length: str) -> str:
    return said[sid][int(start) : int(start) + int(length)]


def main() -> int:
    """Write the folder."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--labels", type=Path, default=HERE / "own_labels.jsonl")
    arguments.add_argument("--every", type=int, default=1, help="only every N-th document")
    arguments.add_argument("--elements", choices=PARTS, help="only documents whose tasks are labelled: to learn from, kept apart, aside")
    given = arguments.parse_args()
    rows = [json.loads(line) for line in given.labels.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if ("aside" in row) == (given.elements == "aside")]
    if given.elements in ("learn", "kept"):
        rows = [row for row in rows if "groups" in row and ("kept" in row) == (given.elements == "kept")]
    print(f"{unpack(given.corpus, rows[:: given.every], given.output)} documents", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
