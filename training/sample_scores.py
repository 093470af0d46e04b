"""Score the installed models on tests/data/sample, drafts of our own, and write the figures into their cards.

    sample_scores.py            write ``scores.sample`` of models/encoder and models/sentences
    sample_scores.py --check    compare with the cards; status 1 where a figure differs by more than TOLERANCE

To be run after each training: the trained networks bring cards without these figures.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from figures import Predicted, figures
from labelled import ROLES

from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.readers import read_bytes

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "data" / "sample"
#: Two of the sample's tasks: an 8-bit network rounds otherwise on another processor, and a sentence near a threshold flips.
TOLERANCE = 0.06
COMPARED = ("task", "padding", "role_macro_f1")


def judged(path: Path, *, model: bool) -> tuple[Analysis, list[Predicted]]:
    """Judge one draft. Raises ValueError where table and text do not have the same number of sentences."""
    facts = Analysis(read_bytes(path.name, path.read_bytes()), context=Context(model=model))
    rows = [line.split("\t") for line in (path.with_suffix("") / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    if len(rows) != len(facts.sentences):
        raise ValueError(f"{path.name}: {len(facts.sentences)} sentences, {len(rows)} labels")
    found = [
        Predicted(task != "-", pad, ROLES[role], label.task, label.padding, label.role.value, label.place.value)
        for (_, task, pad, role), label in zip(rows, facts.labels, strict=True)
    ]
    return facts, found


def scores(folder: Path = SAMPLE, *, model: bool) -> dict[str, Any]:
    """The figures of all drafts together, with the encoder or by the chains alone."""
    drafts = [judged(path, model=model) for path in sorted(folder.glob("*.txt"))]
    silent = [facts.why_no_encoder for facts, _ in drafts if model and not facts.asks_encoder]
    if silent:
        raise ValueError(f"the encoder took no part: {silent[0]}")
    limits = drafts[0][0].thresholds
    rows = [row for _, found in drafts for row in found]
    measured = figures(rows, {"task": limits.task, "padding": limits.padding})
    del measured["padding_best_f1"]  # of thresholds other than those in use
    return {"documents": len(drafts), "sentences": len(rows), **measured}


def differences(said: Mapping[str, Any], measured: Mapping[str, Any]) -> list[str]:
    """Name the figures that differ by more than TOLERANCE, or that the card lacks."""
    return [
        f"{name}: card {said.get(name)}, measured {measured[name]}"
        for name in COMPARED
        if name not in said or max(map(_distance, _row(said[name]), _row(measured[name]))) > TOLERANCE
    ]


def _row(value: float | Sequence[float]) -> Sequence[float]:
    return (value,) if isinstance(value, float | int) else value


def _distance(one: float, other: float) -> float:
    return abs(one - other)


def main() -> int:
    """Write or compare."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="compare with the cards, write nothing")
    check = arguments.parse_args().check
    wrong = 0
    for name in ("encoder", "sentences"):
        path = ROOT / "models" / name / "model.json"
        card = json.loads(path.read_text(encoding="utf-8"))
        measured = scores(model=name == "encoder")
        print(name, json.dumps(measured))
        if check:
            found = differences(card["scores"].get("sample", {}), measured)
            wrong += len(found)
            print("\n".join(found) or "as the card says")
        else:
            card["scores"]["sample"] = measured
            path.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
