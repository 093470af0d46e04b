"""Train models/sentences: train_sentences.py LABELLED_FOLDER [--output models/sentences] [--folds 5] [--check FOLDER]."""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from chains import CHAINS, MIN_DOCUMENTS, chain_card, sequence, table_text, tables, train, vocabulary
from figures import choose, figures
from held_out import Read, predicted, shares_of, split
from labelled import Gold, Labelled, excerpts, read_folder

HOME = Path(__file__).resolve().parent.parent
EXCERPTS = 3  # short drafts cut out of every document
ROLE_WEIGHTS = {"status": 2, "problem": 4, "measure": 1, "goal": 2, "other": 1}


def write_model(documents: list[Labelled], folder: Path, card: dict[str, object]) -> None:
    """Train on ``documents`` and on excerpts of them, and write the tables and the card."""
    known = vocabulary(documents)
    short = [part for document in documents for part in excerpts(document.path, EXCERPTS)]
    material = [*documents, *short]
    sequences = [sequence(document, known) for document in material]
    trained = {
        name: train(sequences, [[getattr(gold, name) for gold in document.gold] for document in material])
        for name in CHAINS
    }
    folder.mkdir(parents=True, exist_ok=True)
    cues = (HOME / "models" / "sentences" / "cues.tsv").read_bytes()
    (folder / "cues.tsv").write_bytes(cues)
    sums = {"cues.tsv": hashlib.sha256(cues).hexdigest()}
    for file, table in zip(("grams.tsv", "facts.tsv"), tables(trained), strict=True):
        content = table_text(table).encode()
        (folder / file).write_bytes(content)
        sums[file] = hashlib.sha256(content).hexdigest()
    whole = {**card, "chains": {name: chain_card(chain) for name, chain in trained.items()}, "sha256": sums}
    (folder / "model.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def predict(folder: Path, labelled: Path, names: list[str]) -> list[Read]:
    """Read ``names`` with the model in ``folder`` as a user's run would, in a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        shutil.copytree(HOME / "lexicons", Path(home) / "lexicons")
        shutil.copytree(folder, Path(home) / "models" / "sentences")
        script = Path(__file__).parent / "predict.py"
        command = [sys.executable, str(script), str(labelled), *names]
        environment = {**os.environ, "WENFENG_HOME": home}
        done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    return [Read(name, [(Gold(*gold), shares_of(said)) for gold, said in rows]) for name, rows in json.loads(done.stdout)]


def cross_validate(documents: list[Labelled], more: list[Labelled], labelled: Path, folds: int) -> list[Read]:
    """Read every document with a model that has not seen it; all have seen ``more``."""
    card = {"thresholds": {"task": 0.5, "padding": 0.5}, "role_weights": ROLE_WEIGHTS}
    found = []
    for part, names in enumerate(split([document.name for document in documents], folds)):
        held = set(names)
        known = [document for document in documents if document.name not in held]
        with tempfile.TemporaryDirectory() as folder:
            write_model([*known, *more], Path(folder), card)
            found += predict(Path(folder), labelled, sorted(held))
        print(f"fold {part + 1} of {folds} done", flush=True)
    return found


def card_of(documents: list[Labelled], thresholds: dict[str, float], scores: dict[str, object]) -> dict[str, object]:
    """What model.json says beside the chains."""
    return {
        "name": "sentences",
        "task": "每句的作用（现状、问题、措施、目标、其他）、是不是任务安排、是不是空话套话",
        "labels": "analysis/labels.py",
        "method": "线性链条件随机场两条：work（任务与作用）、padding（空话）；特征见 analysis/label_features.py",
        "data": f"公开公文 {len(documents)} 份、{sum(len(d.gold) for d in documents)} 句，人工标注；"
        f"特征须见于 {MIN_DOCUMENTS} 份以上，权重表中没有原文句子",
        "licence": "Apache-2.0",
        "thresholds": thresholds,
        "role_weights": ROLE_WEIGHTS,
        "scores": scores,
    }


def main() -> int:
    """Cross-validate, choose thresholds, train on all, write; with --check score another folder."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("labelled", type=Path)
    arguments.add_argument("--output", type=Path, default=HOME / "models" / "sentences")
    arguments.add_argument("--folds", type=int, default=5)
    arguments.add_argument("--check", type=Path, metavar="FOLDER")
    arguments.add_argument("--shares", type=Path, metavar="FILE", help="keep the held-out shares for fitting the pools")
    arguments.add_argument("--more", type=Path, metavar="FOLDER", help="labelled documents to train on, never asked")
    given = arguments.parse_args()
    documents = read_folder(given.labelled)
    more = read_folder(given.more) if given.more else []
    read = cross_validate(documents, more, given.labelled, given.folds)
    if given.shares:
        given.shares.write_text(json.dumps(read), encoding="utf-8")
    held_out = predicted(read, ROLE_WEIGHTS)
    thresholds = choose(held_out)
    scores: dict[str, object] = {"cross_validation": figures(held_out, thresholds)}
    write_model([*documents, *more], given.output, card_of([*documents, *more], thresholds, scores))
    print(json.dumps({"thresholds": thresholds, **scores}, indent=1))
    if given.check:
        names = [document.name for document in read_folder(given.check)]
        checked = predicted(predict(given.output, given.check, names), ROLE_WEIGHTS)
        print(json.dumps(figures(checked, thresholds), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
