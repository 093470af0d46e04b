"""Train models/encoder, step by step; each step reads what the last one left in the work folder and can be run again.

    train_encoder.py start  CORPUS WORK              vocabulary and packaged weights
    train_encoder.py further CORPUS WORK LABELLED…   masked pieces and the chains' opinion, on unlabelled text
    train_encoder.py fold   LABELLED WORK K [N]      train without part K of N (0,1: without both), keep the answers for it;
                                                     after every pass the figures of that part are printed
    train_encoder.py all    LABELLED WORK            train on all
                                                     (both: --more FOLDER, labelled documents to train on only; the
                                                     others, which the labels come from that count, are then read twice;
                                                     a folder named twice is read twice)
    train_encoder.py mean   LABELLED WORK K OTHER…   mean of the weights trained without K here and in each work folder OTHER,
                                                     kept here, with its answers for part K; where an OTHER is a file of
                                                     weights (all.pt), the mean has read K too and is kept as mean.pt, unasked
    train_encoder.py marks  LABELLED WORK K          train the head for pieces anew, the rest of fold K's reader being kept; only
                                                     documents with labelled elements count (--more as above)
    train_encoder.py export WORK OUTPUT [NAME]       ONNX int8 and tokenizer of the reader NAME (all, fold0_1)
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from encoder.batches import IGNORE, Prepared, prepare, token_labels
from encoder.fine_tune import Answers, Plan, answer, fine_tune
from encoder.lines import ROLE_NAMES, read_folder
from encoder.marks import train_marks
from encoder.network import Reader, config, load, start_weights
from encoder.pretrain import chain_says, pick, pretrain
from encoder.start import make_start
from held_out import split
from sklearn.metrics import average_precision_score, f1_score
from tokenizers import Tokenizer

from wenfeng_check.inference.elements import SLOTS, UNIT, unit_pieces
from wenfeng_check.inference.windows import Cut, Pieces

FOLDS = 5
PLAN = Plan(epochs=3, rate=3e-4, seed=0)


def cutter(work: Path) -> Cut:
    """Cut texts by the vocabulary in ``work``."""
    tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))

    def cut(text: str) -> Pieces:
        encoded = tokenizer.encode(text, add_special_tokens=False)
        return Pieces(tuple(encoded.ids), tuple(encoded.offsets))

    return cut


def shape(work: Path) -> tuple[int, int]:
    """The row of the first mark and the number of layers."""
    read = json.loads((work / "start.json").read_text(encoding="utf-8"))
    return read["marks"], read["layers"]


def run_further(corpus: Path, work: Path, characters: int, *, after: int, without: list[Path]) -> None:
    """Train on unlabelled text and keep the weights as further.pt; ``without`` are folders of labelled documents.

    With ``after`` the run goes on from further.pt, with the documents behind the first ``after`` characters of the draw.
    """
    cut = cutter(work)
    examples, said = chain_says(pick(corpus, characters, after=after, without=without), work / "unlabelled.json")
    reader = started(work) if after else fresh(work)
    pretrain(reader, prepare(examples, cut), said, cut, marks=shape(work)[0])
    torch.save(reader.state_dict(), work / "further.pt")


def started(work: Path) -> Reader:
    """A reader after the further training; with fewer layers in start.json, the lower ones of those that were trained."""
    reader = fresh(work)
    kept = reader.state_dict()
    weights = torch.load(work / "further.pt")
    load(reader, {name: value for name, value in weights.items() if name in kept})
    return reader


def fresh(work: Path) -> Reader:
    """A reader with the packaged weights."""
    marks, layers = shape(work)
    torch.manual_seed(0)
    weights = torch.load(work / "start.pt")
    reader = Reader(config(len(weights["embeddings.word_embeddings.weight"]), layers))
    start_weights(reader, weights, layers)
    assert len(weights["embeddings.word_embeddings.weight"]) >= marks
    return reader


def train_on(documents: list[Prepared], work: Path, name: str, asked: Sequence[Prepared] = ()) -> Reader:
    """Train on ``documents``, tell what the reader says of ``asked`` after every pass, and keep the weights as ``name``.pt."""
    reader = started(work)
    began = time.process_time()

    def tell() -> None:
        if asked:
            print(curve_point(answer(reader, asked, cutter(work), marks=shape(work)[0]), asked), flush=True)

    fine_tune(reader, documents, cutter(work), marks=shape(work)[0], plan=PLAN, after=tell)
    print(f"{name}: {len(documents)} documents, {time.process_time() - began:.0f} CPU s", flush=True)
    torch.save(reader.state_dict(), work / f"{name}.pt")
    return reader


def curve_point(answers: Sequence[Answers], documents: Sequence[Prepared]) -> str:
    """Average precision of tasks and of padding and macro F1 of roles, as one line."""
    gold = [label for document in documents for label in document.example.gold]
    tasks = [row[1] for said in answers for row in said.sentence["task"]]
    pads = [sum(row[:3]) for said in answers for row in said.sentence["pad"]]
    roles = [max(range(len(row)), key=row.__getitem__) for said in answers for row in said.sentence["role"]]
    task = average_precision_score([label.task for label in gold], tasks)
    padding = average_precision_score([label.is_padding for label in gold], pads)
    role = f1_score([label.role for label in gold], roles, labels=range(len(ROLE_NAMES) - 1), average="macro")
    return f"held out: task AP {task:.4f}, padding AP {padding:.4f}, roles {role:.4f}"


def keep(answers: list[Answers], documents: list[Prepared], path: Path) -> None:
    """Write answers as JSON: name, then of each sentence the probabilities by head and the pieces that may belong to units."""
    rows = []
    for document, said in zip(documents, answers, strict=True):
        units = [[round(sum(row[UNIT]), 3) for row in rows] for rows in said.token]
        marked = [unit_pieces(*pair) for pair in zip(document.pieces, units, strict=True)]
        table = zip(*(said.sentence[name] for name in ("task", "pad", "role")), marked, strict=True)
        rows.append((document.example.name, [[round(t[1], 5), _rounded(p), _rounded(r), m] for t, p, r, m in table]))
    path.write_text(json.dumps(rows), encoding="utf-8")


def _rounded(values: list[float]) -> list[float]:
    return [round(value, 5) for value in values]


def dealt(labelled: Path, work: Path, parts: Sequence[int], folds: int) -> tuple[list[Prepared], list[Prepared]]:
    """Return the documents of ``parts``, and the others."""
    documents = prepare(read_folder(labelled), cutter(work))
    by_part = split([document.example.name for document in documents], folds)
    held = {name for part in parts for name in by_part[part]}
    return [d for d in documents if d.example.name in held], [d for d in documents if d.example.name not in held]


def run_fold(
    labelled: Path, work: Path, parts: Sequence[int], folds: int, more: Sequence[Prepared], *, every: int = 1, twice: bool = True
) -> None:
    """Train without some parts, but with ``more``, and answer for them; of both only ``every`` other document is read."""
    asked, known = dealt(labelled, work, parts, folds)
    name = "fold" + "_".join(map(str, parts))
    again = known if more and twice else []
    reader = train_on([*known[::every], *again[::every], *more[::every]], work, name, asked)
    keep(answer(reader, asked, cutter(work), marks=shape(work)[0]), asked, work / f"{name}.json")


def run_mean(labelled: Path, work: Path, parts: Sequence[int], others: Sequence[Path]) -> None:
    """Average readers whose training has a beginning in common, and answer for ``parts`` where none of them has read these.

    A head for pieces that they do not share is left out; it is trained anew (``marks``).
    """
    name = "fold" + "_".join(map(str, parts))
    paths = [work / f"{name}.pt", *(other if other.suffix == ".pt" else other / f"{name}.pt" for other in others)]
    weights = [torch.load(path) for path in paths]
    shared = {key: first for key, first in weights[0].items() if all(key in w and w[key].shape == first.shape for w in weights)}
    mean = {key: sum(w[key] for w in weights) / len(weights) if first.is_floating_point() else first for key, first in shared.items()}
    if any(other.suffix == ".pt" for other in others):
        torch.save(mean, work / "mean.pt")
        return
    asked, _ = dealt(labelled, work, parts, FOLDS)
    reader = fresh(work)
    load(reader, mean)
    answers = answer(reader, asked, cutter(work), marks=shape(work)[0])
    print(curve_point(answers, asked), flush=True)
    torch.save(reader.state_dict(), work / f"{name}.pt")
    keep(answers, asked, work / f"{name}.json")


def run_marks(labelled: Path, work: Path, parts: Sequence[int], more: Sequence[Prepared]) -> None:
    """Train the head for pieces of a fold's reader on what its training read, and answer for ``parts``."""
    asked, known = dealt(labelled, work, parts, FOLDS)
    name = "fold" + "_".join(map(str, parts))
    reader = fresh(work)
    load(reader, torch.load(work / f"{name}.pt"))
    documents = [d for d in (*known, *more) if d.example.elements is not None]
    began = time.process_time()
    train_marks(reader, documents, cutter(work), marks=shape(work)[0])
    print(f"{name}: {len(documents)} documents, {time.process_time() - began:.0f} CPU s", flush=True)
    answers = answer(reader, asked, cutter(work), marks=shape(work)[0])
    print(mark_point(answers, asked), flush=True)
    torch.save(reader.state_dict(), work / f"{name}.pt")
    keep(answers, asked, work / f"{name}.json")


def mark_point(answers: Sequence[Answers], documents: Sequence[Prepared]) -> str:
    """Average precision of the pieces of each slot, what is left open left out."""
    figures = []
    for slot, title in enumerate(SLOTS):
        gold, said = [], []
        for document, answered in zip(documents, answers, strict=True):
            for index, (pieces, rows) in enumerate(zip(document.pieces, answered.token, strict=True)):
                labels = token_labels(document.example, index, pieces)[1:]
                judged = [(label, row) for label, row in zip(labels, rows, strict=True) if label != IGNORE]
                gold += [label in (1 + 2 * slot, 2 + 2 * slot) for label, _ in judged]
                said += [row[1 + 2 * slot] + row[2 + 2 * slot] for _, row in judged]
        figures.append(f"{title} {average_precision_score(gold, said):.3f}")
    return "held out, pieces: " + ", ".join(figures)


def main() -> int:
    """Run one step."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("step", choices=("start", "further", "fold", "all", "mean", "marks", "export"))
    arguments.add_argument("paths", nargs="+")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--characters", type=int, default=4_000_000, help="how much unlabelled text to read")
    arguments.add_argument("--after", type=int, default=0, help="go on from further.pt, behind so many characters of the draw")
    arguments.add_argument("--more", type=Path, action="append", default=[], help="a folder of labelled documents to train on, never asked")
    arguments.add_argument("--every", type=int, default=1, help="fold: read only every N-th labelled document (less data)")
    arguments.add_argument("--once", action="store_true", help="fold: with --more too, read the asked folder's documents once")
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    first, work = Path(given.paths[0]), Path(given.paths[1])
    if given.step == "start":
        make_start(first, work)
    elif given.step == "further":
        run_further(first, work, given.characters, after=given.after, without=[Path(path) for path in given.paths[2:]])
    elif given.step == "fold":
        more = prepare([example for folder in given.more for example in read_folder(folder)], cutter(work))
        parts = [int(part) for part in given.paths[2].split(",")]
        folds = int(given.paths[3]) if len(given.paths) > 3 else FOLDS
        run_fold(first, work, parts, folds, more, every=given.every, twice=not given.once)
    elif given.step == "marks":
        more = prepare([example for folder in given.more for example in read_folder(folder)], cutter(work))
        run_marks(first, work, [int(part) for part in given.paths[2].split(",")], more)
    elif given.step == "mean":
        run_mean(first, work, [int(part) for part in given.paths[2].split(",")], [Path(path) for path in given.paths[3:]])
    elif given.step == "all":
        folders = [first, first, *given.more] if given.more else [first]
        train_on(prepare([example for folder in folders for example in read_folder(folder)], cutter(work)), work, "all")
    else:
        from encoder.export import export

        export(first, work, given.paths[2] if len(given.paths) > 2 else "all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
