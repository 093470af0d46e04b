"""What the sentence encoder adds: chains alone, encoder alone, both; accuracy with intervals by document, and the cost.

    python benchmarks/model_gain.py GOLD --eval EVAL [--samples 1000]

GOLD is a folder of labelled documents, EVAL holds the scorer (score.py). Intervals: the middle 95 % over documents drawn
with replacement. The cost is CPU seconds for 10,000 characters in one warm process, the start-up and the peak memory of a
fresh one.
"""

import argparse
import importlib
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wenfeng_check import engine
from wenfeng_check.analysis import labels
from wenfeng_check.analysis.shares import Pool, Pools
from wenfeng_check.model.report import Report
from wenfeng_check.readers import read_bytes
from wenfeng_check.reporters.as_json import to_json
from wenfeng_check.settings import Settings

ROLES = ("status", "problem", "measure", "goal")
_ALONE = Pool(0.0, 1.0, (0.0,) * 5)
ENCODER_ONLY = Pools(_ALONE._replace(bias=(0.0, 0.0)), _ALONE._replace(bias=(0.0,) * 3), _ALONE)
MODES = {"chains": Settings(model=False), "encoder": Settings(), "both": Settings()}


def report_of(path: Path, settings: Settings) -> dict[str, Any]:
    """The report of one file as the scorer takes it."""
    checked = engine.check(read_bytes(path.name, path.read_bytes()), settings, path=str(path))
    found: dict[str, Any] = json.loads(json.dumps(to_json(Report(files=(checked,), exit_zero=True))))["files"][0]
    return found


@contextmanager
def mode(name: str) -> Iterator[Settings]:
    """Judge by ``name`` (a key of MODES)."""
    usual = labels.pools_of
    if name == "encoder":
        labels.pools_of = lambda card: ENCODER_ONLY
    try:
        yield MODES[name]
    finally:
        labels.pools_of = usual


def f1(tp: float, fp: float, fn: float) -> float:
    """F1 of counts."""
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def figures(counts: Counter[Any]) -> dict[str, float]:
    """The figures of the scorer's counts."""
    found = {name: f1(*(counts[key, part] for part in ("tp", "fp", "fn"))) for name, key in (
        ("task", "task"), ("lacks time", "time"), ("lacks unit", "unit"), ("lacks person", "person"), ("padding", "padding"),
    )}  # fmt: skip
    for slot in ("time", "unit"):
        given = counts[slot, "found"] + counts[slot, "lost"]
        found[f"placed {slot}"] = counts[slot, "found"] / given if given else 0.0
    found["roles"] = sum(f1(*(counts[f"role:{r}", part] for part in ("tp", "fp", "fn"))) for r in ROLES) / len(ROLES)
    return found


def interval(each: list[Counter[Any]], name: str, samples: int) -> tuple[float, float]:
    """The middle 95 % of a figure over documents drawn with replacement."""
    draw = random.Random(0)
    values = sorted(
        figures(sum((draw.choice(each) for _ in each), Counter()))[name] for _ in range(samples)
    )
    return values[int(0.025 * samples)], values[int(0.975 * samples)]


def cost(text: Path, *options: str) -> tuple[float, int]:
    """Wall seconds and peak MiB of a fresh process that checks ``text``."""
    command = [sys.executable, "-m", "wenfeng_check", "--format", "json", "--exit-zero", *options, str(text)]
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def main() -> int:
    """Print a table a mode."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("--eval", type=Path, required=True)
    arguments.add_argument("--samples", type=int, default=1000)
    given = arguments.parse_args()
    sys.path.insert(0, str(given.eval))
    score = importlib.import_module("score")
    documents = [path for path in sorted(given.gold.glob("*.txt")) if (path.with_suffix("") / "sentences.tsv").exists()]
    characters = sum(len(path.read_text(encoding="utf-8")) for path in documents)
    for name in MODES:
        with mode(name) as settings:
            score.report_of = lambda command, path, settings=settings: report_of(path, settings)
            began, each = time.process_time(), []
            for path in documents:
                counts: Counter[Any] = Counter()
                score.score_doc(path, "", counts, False)
                each.append(counts)
            seconds = (time.process_time() - began) * 10_000 / characters
        total = figures(sum(each, Counter()))
        print(f"{name}: {seconds:.2f} CPU s for 10,000 characters")
        for figure, value in total.items():
            low, high = interval(each, figure, given.samples)
            print(f"  {figure:13} {value:.3f}  ({low:.3f}-{high:.3f})")
    text = max(documents, key=lambda path: path.stat().st_size)
    for options in (("--no-model",), ()):
        seconds, memory = cost(text, *options)
        print(f"whole process {' '.join(options) or 'with the encoder'}, {len(text.read_text())} characters: {seconds:.2f} s, peak {memory} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
