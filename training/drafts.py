"""Write our own marked drafts as a folder of labelled documents: drafts.py OUTPUT [--drafts training/drafts] [--every N] [--rest]

A draft is plain text with a mark before every sentence: its task group or ``-``, its padding (H, B, E, S, O), its role (X, W, C, G, O),
as in ``{t1SC}``. Behind a line ``===`` stands a line for every task group: the state of its time, its unit and its person (clear,
vague, none, implied) and the words that say it. All of them are invented.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.readers import read_bytes

HERE = Path(__file__).resolve().parent
_MARK = re.compile(r"\{(t\d+|-)([HBESO])([XWCGO])\}")
_SLOTS = ("time", "unit", "person")
_STATES = ("clear", "vague", "none", "implied")


class Draft(NamedTuple):
    """A draft without its marks; ``rows`` are sentence number, task, padding and role, ``tasks`` group, then state and words by slot."""

    text: str
    rows: tuple[tuple[str, ...], ...]
    tasks: tuple[tuple[str, ...], ...]


def read_draft(path: Path) -> Draft:
    """Read a marked draft. Raises ValueError, with the place, where a sentence has no mark or a group no line."""
    body, _, listed = path.read_text(encoding="utf-8").partition("\n===\n")
    text, marks, at = "", {}, 0
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        marks[len(text)] = mark.groups()
        at = mark.end()
    text = f"{text}{body[at:]}".rstrip("\n") + "\n"
    facts = Analysis(read_bytes(f"{path.stem}.txt", text.encode()))
    starts = {sentence.span.start: sentence for sentence in facts.sentences}
    if unlike := sorted(set(starts) ^ set(marks)):
        raise ValueError(f"{path.name}: marks and sentences differ at {text[unlike[0] : unlike[0] + 20]!r}")
    rows = []
    for start, sentence in starts.items():
        line = text.count("\n", 0, start) + 1
        rows.append((f"L{line}.{sentence.number + 1}", *marks[start]))
    tasks = tuple(_task(path, text, line) for line in listed.splitlines() if line.strip())
    if {row[1] for row in rows} - {"-"} != {task[0] for task in tasks}:
        raise ValueError(f"{path.name}: the groups of the sentences are not those listed")
    return Draft(text, tuple(rows), tasks)


def _task(path: Path, text: str, line: str) -> tuple[str, ...]:
    group, *slots = (part.strip() for part in line.split("|"))
    found = [group]
    for name, slot in zip(_SLOTS, slots, strict=True):
        said, state, *quote = slot.split(None, 2)
        words = quote[0].strip() if quote else "-"
        if said != name or state not in _STATES or (words != "-" and words not in text):
            raise ValueError(f"{path.name}: {line!r}")
        found += [state, words]
    return tuple(found)


def write_draft(draft: Draft, output: Path, name: str) -> None:
    """Write the text and its two tables."""
    folder = output / name
    folder.mkdir(parents=True, exist_ok=True)
    (output / f"{name}.txt").write_text(draft.text, encoding="utf-8")
    heads = ("sid\ttask\tpad\trole", "gid\ttime\ttime_quote\tunit\tunit_quote\tperson\tperson_quote")
    for file, head, rows in zip(("sentences.tsv", "tasks.tsv"), heads, (draft.rows, draft.tasks), strict=True):
        table = "".join("\t".join(row) + "\n" for row in rows)
        (folder / file).write_text(f"{head}\n{table}", encoding="utf-8")


def picked(drafts: Path, every: int, *, rest: bool) -> Iterator[Path]:
    """Yield the drafts in order of name: all, or every N-th, or with ``rest`` the others."""
    for at, path in enumerate(sorted(drafts.glob("*.mark"))):
        if every == 0 or (at % every == every - 1) != rest:
            yield path


def main() -> int:
    """Write the folder."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("output", type=Path)
    arguments.add_argument("--drafts", type=Path, default=HERE / "drafts")
    arguments.add_argument("--every", type=int, default=0, help="only every N-th draft, those kept for testing")
    arguments.add_argument("--rest", action="store_true", help="with --every: the others, those to train on")
    given = arguments.parse_args()
    paths = list(picked(given.drafts, given.every, rest=given.rest))
    for path in paths:
        write_draft(read_draft(path), given.output, path.stem)
    print(f"{len(paths)} drafts", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
