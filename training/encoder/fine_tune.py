"""Fine-tune the reader on labelled documents: one run over some of them, answers for the others."""

import math
import random
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch.nn import functional as F

from encoder.batches import IGNORE, Prepared, batches, document_windows
from encoder.network import Reader
from wenfeng_check.inference.elements import LABELS
from wenfeng_check.inference.windows import Cut

WEIGHTS = {"task": 1.0, "pad": 1.0, "role": 1.0}
TOKEN_WEIGHT = 1.0
#: Few pieces belong to an element, and further training has not touched this head: without both it marked no date at all.
MARKED_WEIGHT, TOKEN_RATE = 2.0, 5.0
ROLE_WEIGHTS = (1.0, 1.5, 1.0, 1.0, 1.0)


class Plan(NamedTuple):
    """How to train. ``rate`` is the peak learning rate; lower layers learn slower by ``decay`` a layer."""

    epochs: int = 5
    size: int = 8
    rate: float = 3e-4
    decay: float = 0.9
    warm: float = 0.1
    seed: int = 0


class Answers(NamedTuple):
    """What the reader says of a document: probabilities of each sentence's labels by head, and of its pieces' labels."""

    sentence: dict[str, list[list[float]]]
    token: list[list[list[float]]]


def _groups(reader: Reader, plan: Plan) -> list[dict[str, object]]:
    layers = reader.bert.config.num_hidden_layers
    groups = []
    for name, parameter in reader.named_parameters():
        depth = 0
        if name.startswith("bert.embeddings"):
            depth = layers + 1
        elif name.startswith("bert.encoder.layer."):
            depth = layers - int(name.split(".")[3])
        decay = 0.0 if parameter.ndim < 2 else 0.01
        rate = plan.rate * (TOKEN_RATE if name.startswith("token.") else plan.decay**depth)
        groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return groups


def fine_tune(
    reader: Reader, documents: Sequence[Prepared], cut: Cut, *, marks: int, plan: Plan, after: Callable[[], None] = lambda: None
) -> None:
    """Train ``reader`` in place; ``after`` is called behind every pass over the documents."""
    torch.manual_seed(plan.seed)
    draw = random.Random(plan.seed)
    optimiser = torch.optim.AdamW(_groups(reader, plan), betas=(0.9, 0.98))
    per_epoch = math.ceil(len(document_windows(documents, cut, marks=marks)) / plan.size)
    total = per_epoch * plan.epochs
    warm = plan.warm * total

    def pace(step: int) -> float:
        return step / warm if step < warm else max(0.02, (total - step) / (total - warm))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, pace)
    for epoch in range(plan.epochs):
        reader.train()
        began, losses = time.time(), []
        for batch in batches(documents, document_windows(documents, cut, marks=marks, draw=draw), plan.size, draw):
            loss = _loss(reader, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.3f}, {len(losses)} steps, {time.time() - began:.0f} s", flush=True)
        after()


def _loss(reader: Reader, batch) -> torch.Tensor:
    said = reader(batch.ids, batch.mask, batch.first, batch.mean)
    total = torch.zeros(())
    for name, weight in WEIGHTS.items():
        classes = torch.tensor(ROLE_WEIGHTS) if name == "role" else None
        logits = said.sentence[name]
        total = total + weight * F.cross_entropy(logits.flatten(0, 1), batch.gold[name].flatten(), classes, ignore_index=IGNORE)
    if not (batch.token_gold != IGNORE).any():  # documents whose elements were not labelled
        return total
    classes = torch.tensor([1.0] + [MARKED_WEIGHT] * (LABELS - 1))
    tokens = F.cross_entropy(said.token.flatten(0, 1), batch.token_gold.flatten(), classes, ignore_index=IGNORE)
    return total + TOKEN_WEIGHT * tokens


@torch.no_grad()
def answer(reader: Reader, documents: Sequence[Prepared], cut: Cut, *, marks: int, size: int = 8) -> list[Answers]:
    """Return the answers for every document."""
    reader.eval()
    found = [
        Answers({name: [[] for _ in d.pieces] for name in WEIGHTS}, [[] for _ in d.pieces]) for d in documents
    ]
    for batch in batches(documents, document_windows(documents, cut, marks=marks), size):
        said = reader(batch.ids, batch.mask, batch.first, batch.mean)
        shares = {name: logits.softmax(-1) for name, logits in said.sentence.items()}
        tokens = said.token.softmax(-1)
        for row, (document, window) in enumerate(batch.where):
            for column, (index, start, end) in enumerate(window.sentences):
                if index in window.judged:
                    for name, share in shares.items():
                        found[document].sentence[name][index] = share[row, column].tolist()
                    found[document].token[index] = tokens[row, start + 1 : end].tolist()
    return found
