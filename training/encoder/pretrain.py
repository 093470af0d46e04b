"""Further training on unlabelled official text: guess masked pieces, and imitate what the linear chains say of each sentence.

The chains know wording that the packaged weights do not; masked pieces teach the language of official documents. Both
losses come from one reading of each window.
"""

import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

from encoder.batches import Batch, Prepared, batches, document_windows
from encoder.lines import PADDING_CLASSES, Example, read_unlabelled
from encoder.network import Reader
from encoder.vocabulary import SPECIAL, UNKNOWN
from wenfeng_check.analysis.shares import Shares
from wenfeng_check.inference.windows import Cut

MASKED = 0.15
RATE = 5e-4
SIZE = 8
SEED = 1
Said = dict[str, list[Shares]]


class Guess(nn.Module):
    """The head that guesses masked pieces; its output weights are the word embeddings."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        hidden = reader.bert.config.hidden_size
        self.words = reader.bert.embeddings.word_embeddings
        self.change = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.bias = nn.Parameter(torch.zeros(self.words.num_embeddings))

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        return self.norm(F.gelu(self.change(states))) @ self.words.weight.T + self.bias


def pick(corpus: Path, characters: int, *, without: Sequence[Path], after: int = 0) -> list[Path]:
    """Draw documents until ``characters`` are reached, none that has a namesake or a twin in the folders ``without``.

    The draw begins behind its first ``after`` characters and goes round.
    """
    barred = [path for folder in without for path in folder.glob("*.txt")]
    names, texts = {path.name for path in barred}, {path.read_bytes() for path in barred}
    paths = [path for path in sorted(corpus.glob("*.txt")) if path.name not in names and path.read_bytes() not in texts]
    random.Random(SEED).shuffle(paths)
    found, total, skipped = [], 0, 0
    for turn, path in enumerate(paths):
        if skipped >= after:
            paths = paths[turn:] + paths[:turn]
            break
        skipped += path.stat().st_size // 3
    for path in paths:
        if total >= characters:
            break
        total += path.stat().st_size // 3
        found.append(path)
    return found


def pretrain(reader: Reader, examples: Sequence[Prepared], said: Said, cut: Cut, *, marks: int) -> None:
    """Train in place, one pass."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    guess = Guess(reader)
    parameters = [*{id(p): p for p in (*reader.parameters(), *guess.parameters())}.values()]
    optimiser = torch.optim.AdamW(parameters, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    groups = list(batches(examples, document_windows(examples, cut, marks=marks, draw=draw), SIZE, draw))
    warm, began, seen = max(1, len(groups) // 15), time.time(), []
    reader.train()
    for step, batch in enumerate(groups):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min((step + 1) / warm, (len(groups) - step) / (len(groups) - warm))
        losses = _losses(reader, guess, batch, examples, said, marks)
        sum(losses, torch.zeros(())).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        seen.append([loss.item() for loss in losses])
        if step % 50 == 49:
            means = [sum(column) / 50 for column in zip(*seen[-50:], strict=True)]
            print(f"step {step + 1} of {len(groups)}: {' '.join(f'{m:.3f}' for m in means)}, {time.time() - began:.0f} s", flush=True)


def _losses(
    reader: Reader, guess: Guess, batch: Batch, examples: Sequence[Prepared], said: Said, marks: int
) -> list[torch.Tensor]:
    hidden = (torch.rand(batch.ids.shape) < MASKED) & (batch.ids >= SPECIAL) & (batch.ids < marks)
    ids = torch.where(hidden, torch.full_like(batch.ids, UNKNOWN), batch.ids)
    states = reader.states(ids, batch.mask)
    masked = F.cross_entropy(guess(states[hidden]), batch.ids[hidden])
    logits = reader.judge(states, batch.first, batch.mean)
    rows, wanted = [], []
    for row, (document, window) in enumerate(batch.where):
        for column, (index, _, _) in enumerate(window.sentences):
            if index in window.judged:
                rows.append((row, column))
                wanted.append(said[examples[document].example.name][index])
    at = tuple(torch.tensor(rows).T)
    tasks = F.log_softmax(logits["task"][at], -1)
    pads = F.log_softmax(logits["pad"][at], -1)
    pads = torch.stack([torch.logsumexp(pads[:, group], -1) for group in PADDING_CLASSES], -1)
    roles = F.log_softmax(logits["role"][at], -1)
    pairs = (
        (tasks, [[1 - s.task, s.task] for s in wanted]),
        (pads, [s.pads for s in wanted]),
        (roles, [s.roles for s in wanted]),
    )
    return [masked * 0.5, *(-(torch.tensor(target) * logs).sum(-1).mean() for logs, target in pairs)]


def chain_says(paths: Sequence[Path], cached: Path) -> tuple[list[Example], Said]:
    """Read unlabelled documents and what the chains say of them; kept in ``cached``, since it takes minutes."""
    known: dict[str, list[list[object]]] = json.loads(cached.read_text(encoding="utf-8")) if cached.is_file() else {}
    examples, said = [], {}
    for path in paths:
        example, shares = read_unlabelled(path, known=path.stem in known)
        said[path.stem] = [Shares(*row) for row in known[path.stem]] if path.stem in known else list(shares)
        examples.append(example)
    cached.write_text(json.dumps({**known, **said}), encoding="utf-8")
    return examples, said
