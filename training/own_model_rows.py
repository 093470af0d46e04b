"""Write labelled sentences as rows for a Hugging Face Trainer, told as a user's own model is told: LABELLED TRAIN TEST

A row is {text, text_pair, task, padding, role}; documents, never sentences, are dealt into the two files (4 to 1).
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from encoder.lines import PADDING_CLASSES, ROLE_NAMES, Example, read_folder
from held_out import split

from wenfeng_check.inference.checkpoint import LABELS, Head

FOLDS = 5


def rows(example: Example) -> Iterator[dict[str, str]]:
    """Yield the rows of one document."""
    classes = {pad: at for at, pads in enumerate(PADDING_CLASSES) for pad in pads}
    for line, gold in zip(example.lines, example.gold, strict=True):
        yield {
            "text": line.text,
            "text_pair": line.above,
            "task": LABELS[Head.TASK][0 if gold.task else 1],
            "padding": LABELS[Head.PADDING][classes[gold.pad]],
            "role": ROLE_NAMES[gold.role],
        }


def write(path: Path, examples: Sequence[Example]) -> None:
    """Write the rows of all documents, one a line."""
    lines = [json.dumps(row, ensure_ascii=False) for example in examples for row in rows(example)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{path}: {len(examples)} documents, {len(lines)} sentences")


def main() -> int:
    """Write both files."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("labelled", "train", "test"):
        arguments.add_argument(name, type=Path)
    given = arguments.parse_args()
    examples = read_folder(given.labelled)
    held = set(split([example.name for example in examples], FOLDS)[0])
    write(given.train, [example for example in examples if example.name not in held])
    write(given.test, [example for example in examples if example.name in held])
    return 0


if __name__ == "__main__":
    sys.exit(main())
