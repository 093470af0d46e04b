"""Windows of labelled documents as tensors."""

import random
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import torch

from encoder.lines import Example
from wenfeng_check.inference.windows import WINDOW, Cut, Pieces, Window, cut_up, windows

IGNORE = -100
SMALLEST, LARGEST = 260, 400  # pieces of a window in training


class Prepared(NamedTuple):
    """A document, its sentences cut into pieces."""

    example: Example
    pieces: list[Pieces]


class Batch(NamedTuple):
    """Padded windows; gold labels are IGNORE where nothing is judged."""

    ids: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    mean: torch.Tensor
    gold: dict[str, torch.Tensor]
    token_gold: torch.Tensor
    where: list[tuple[int, Window]]


def prepare(examples: Iterable[Example], cut: Cut) -> list[Prepared]:
    """Cut all sentences."""
    return [Prepared(example, cut_up(example.lines, cut)) for example in examples]


def document_windows(
    documents: Sequence[Prepared], cut: Cut, *, marks: int, draw: random.Random | None = None
) -> list[tuple[int, Window]]:
    """All windows, each with the index of its document; ``draw`` varies their size, so that no two passes cut alike."""
    found = []
    for index, (example, pieces) in enumerate(documents):
        size = draw.randint(SMALLEST, LARGEST) if draw else WINDOW
        found += [(index, w) for w in windows(example.lines, pieces, cut, marks=marks, size=size)]
    return found


def batches(
    documents: Sequence[Prepared], found: Sequence[tuple[int, Window]], size: int, draw: random.Random | None = None
) -> Iterator[Batch]:
    """Yield batches of windows of like length, in random order where ``draw`` is given."""
    order = sorted(found, key=lambda pair: len(pair[1].ids))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if draw:
        draw.shuffle(groups)
    for group in groups:
        yield _batch(documents, group)


def _batch(documents: Sequence[Prepared], group: list[tuple[int, Window]]) -> Batch:
    length = max(len(window.ids) for _, window in group)
    most = max(len(window.sentences) for _, window in group)
    ids = torch.full((len(group), length), 1)
    first, mean = torch.zeros(len(group), most, length), torch.zeros(len(group), most, length)
    gold = {name: torch.full((len(group), most), IGNORE) for name in ("task", "pad", "role")}
    token_gold = torch.full((len(group), length), IGNORE)
    for row, (document, window) in enumerate(group):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        example, pieces = documents[document]
        for column, (index, start, end) in enumerate(window.sentences):
            first[row, column, start] = 1
            mean[row, column, start:end] = 1 / (end - start)
            if example.gold and index in window.judged:
                label = example.gold[index]
                gold["task"][row, column], gold["pad"][row, column] = int(label.task), label.pad
                gold["role"][row, column] = label.role
                if example.elements is not None:
                    token_gold[row, start:end] = torch.tensor(token_labels(example, index, pieces[index]))
    return Batch(ids, (ids != 1).long(), first, mean, gold, token_gold, group)


def token_labels(example: Example, index: int, pieces: Pieces) -> list[int]:
    """The label of a sentence's mark and of each piece; IGNORE for a unit that is named beside the quoted one."""
    lead = example.lines[index].lead

    def inside(start: int, end: int) -> list[int]:
        return [at for at, (a, b) in enumerate(pieces.ranges) if a < end + lead and b > start + lead and b > a]

    labels = [0] * (len(pieces.ids) + 1)
    for sentence, start, end in example.unjudged:
        for at in inside(start, end) if sentence == index else ():
            labels[at + 1] = IGNORE
    for sentence, start, end, slot in example.elements or ():
        places = inside(start, end) if sentence == index else []
        for at in places:
            labels[at + 1] = 1 + 2 * slot + (at != places[0])
    return labels
