"""Train the head for pieces on a reader that is kept as it is: what it says of sentences does not change."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch.nn import functional as F

from encoder.batches import IGNORE, Prepared, batches, document_windows
from encoder.network import Reader
from wenfeng_check.inference.elements import LABELS
from wenfeng_check.inference.windows import Cut

#: A little more than a piece that belongs to nothing: a few in a hundred belong to an element.
MARKED_WEIGHT = 1.5
PASSES, RATE, SIZE = 6, 1e-3, 8


class Seen(NamedTuple):
    """The states of one window's pieces, half as precise as they come, and their labels."""

    states: torch.Tensor
    gold: torch.Tensor


def train_marks(reader: Reader, documents: Sequence[Prepared], cut: Cut, *, marks: int) -> None:
    """Train ``reader.token`` in place."""
    torch.manual_seed(0)
    draw = random.Random(0)
    seen = _seen(reader, documents, cut, marks=marks)
    optimiser = torch.optim.AdamW(reader.token.parameters(), lr=RATE, weight_decay=0.01)
    total = PASSES * (len(seen) // SIZE)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.02, 1 - step / total))
    classes = torch.tensor([1.0] + [MARKED_WEIGHT] * (LABELS - 1))
    reader.token.train()
    for turn in range(PASSES):
        draw.shuffle(seen)
        losses = []
        for at in range(0, len(seen) - SIZE + 1, SIZE):
            states, gold = _padded(seen[at : at + SIZE])
            loss = F.cross_entropy(reader.token(states).flatten(0, 1), gold.flatten(), classes, ignore_index=IGNORE)
            loss.backward()
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            schedule.step()
            losses.append(loss.item())
        print(f"pass {turn + 1}: loss {sum(losses) / len(losses):.4f}", flush=True)


@torch.no_grad()
def _seen(reader: Reader, documents: Sequence[Prepared], cut: Cut, *, marks: int) -> list[Seen]:
    reader.eval()
    found = []
    for batch in batches(documents, document_windows(documents, cut, marks=marks), SIZE):
        states = reader.states(batch.ids, batch.mask)
        for row, (_, window) in enumerate(batch.where):
            length = len(window.ids)
            found.append(Seen(states[row, :length].half(), batch.token_gold[row, :length]))
    return found


def _padded(windows: Sequence[Seen]) -> tuple[torch.Tensor, torch.Tensor]:
    length = max(len(window.gold) for window in windows)
    states = torch.zeros(len(windows), length, windows[0].states.shape[1])
    gold = torch.full((len(windows), length), IGNORE)
    for row, window in enumerate(windows):
        states[row, : len(window.gold)] = window.states.float()
        gold[row, : len(window.gold)] = window.gold
    return states, gold
