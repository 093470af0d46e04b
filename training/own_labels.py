"""Write our own labels as a folder of labelled documents: own_labels.py CORPUS OUTPUT [--labels training/own_labels.jsonl] [--every N]

The labels hold no text: a row names a document of CORPUS, its lines that were read, and the labels of each sentence (task ``t`` or
``-``; padding H, B, E, S, O; role X, W, C, G, O). The time, unit and person of tasks were not labelled.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent


def excerpt(text: str, ranges: Sequence[Sequence[int]]) -> str:
    """The lines of ``text`` in ``ranges`` (from 0, end not included)."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"{line}\n" for first, end in ranges for line in lines[first:end])


def unpack(corpus: Path, labels: Path, output: Path, *, every: int = 1) -> int:
    """Write every N-th document and its table, and return how many; raises ValueError for a text that is not the one read."""
    output.mkdir(parents=True, exist_ok=True)
    rows = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()][::every]
    for row in rows:
        text = excerpt((corpus / f"{row['document']}.txt").read_text(encoding="utf-8"), row["lines"])
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['name']}: not the text that was labelled")
        (output / f"{row['name']}.txt").write_text(text, encoding="utf-8")
        folder = output / row["name"]
        folder.mkdir(exist_ok=True)
        table = "".join(f"{sid}\t{said[0]}\t{said[1]}\t{said[2]}\n" for sid, said in (one.split(":") for one in row["labels"].split()))
        (folder / "sentences.tsv").write_text(f"sid\ttask\tpad\trole\n{table}", encoding="utf-8")
    return len(rows)


def main() -> int:
    """Write the folder."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--labels", type=Path, default=HERE / "own_labels.jsonl")
    arguments.add_argument("--every", type=int, default=1, help="only every N-th document")
    given = arguments.parse_args()
    print(f"{unpack(given.corpus, given.labels, given.output, every=given.every)} documents", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
