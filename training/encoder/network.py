"""The network: a small BERT that reads a window of sentences, heads for sentences and a head for spans."""

from typing import Any, NamedTuple

import torch
from torch import nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel

from encoder.lines import PADS, ROLE_NAMES
from wenfeng_check.inference.elements import LABELS

INNER = 256  # of the head for pieces
SENTENCE_HEADS = {"task": 2, "pad": len(PADS), "role": len(ROLE_NAMES)}


class Logits(NamedTuple):
    """What the heads say: of each sentence of the batch, and of each piece."""

    sentence: dict[str, torch.Tensor]
    token: torch.Tensor


def config(vocabulary: int, layers: int, *, dropout: float = 0.1) -> BertConfig:
    """The shape of multilingual-e5-small with fewer layers and another vocabulary."""
    return BertConfig(
        vocab_size=vocabulary,
        hidden_size=384,
        num_hidden_layers=layers,
        num_attention_heads=12,
        intermediate_size=1536,
        max_position_embeddings=512,
        type_vocab_size=2,
        layer_norm_eps=1e-12,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,
        pad_token_id=1,
    )


class Marker(nn.Module):
    """The head for pieces: it reads the state of a piece between those of its neighbours, since a name's end shows there."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.inner = nn.Linear(3 * width, INNER)
        self.outer = nn.Linear(INNER, LABELS)
        self.drop = nn.Dropout(0.2)

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """The logits of every piece; ``states``: batch x pieces x width."""
        edge = torch.zeros_like(states[:, :1])
        beside = torch.cat((torch.cat((edge, states[:, :-1]), 1), states, torch.cat((states[:, 1:], edge), 1)), -1)
        return self.outer(self.drop(F.gelu(self.inner(self.drop(beside)))))


class Reader(nn.Module):
    """Encoder and heads. A sentence is judged by the state of its mark and the mean of its pieces' states."""

    def __init__(self, shape: BertConfig) -> None:
        super().__init__()
        self.bert = BertModel(shape, add_pooling_layer=False)
        self.drop = nn.Dropout(shape.hidden_dropout_prob)
        self.heads = nn.ModuleDict({name: nn.Linear(2 * shape.hidden_size, n) for name, n in SENTENCE_HEADS.items()})
        self.token = Marker(shape.hidden_size)

    def states(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The state of every piece; ``ids``, ``mask``: batch x pieces."""
        return self.bert(input_ids=ids, attention_mask=mask).last_hidden_state

    def judge(self, states: torch.Tensor, first: torch.Tensor, mean: torch.Tensor) -> dict[str, torch.Tensor]:
        """The logits of every sentence; ``first``, ``mean``: batch x sentences x pieces, rows that pick and average."""
        both = self.drop(torch.cat((first @ states, mean @ states), dim=-1))
        return {name: head(both) for name, head in self.heads.items()}

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, first: torch.Tensor, mean: torch.Tensor) -> Logits:
        states = self.states(ids, mask)
        return Logits(self.judge(states, first, mean), self.token(states))


def start_weights(reader: Reader, weights: dict[str, torch.Tensor], layers: int) -> None:
    """Copy the packaged weights of the first ``layers`` layers; the heads stay as they were drawn."""
    own = reader.bert.state_dict()
    given: dict[str, Any] = {}
    for name in own:
        if name in weights:
            given[name] = weights[name]
    missing = [name for name in own if name not in given and "position_ids" not in name]
    if missing:
        raise ValueError(f"weights missing: {missing[:4]}")
    reader.bert.load_state_dict(given, strict=False)


def load(reader: Reader, weights: dict[str, torch.Tensor]) -> None:
    """Load trained weights; those of a head for pieces of another shape are left out, and it is trained anew (``marks``)."""
    own = reader.state_dict()
    fitting = {name: value for name, value in weights.items() if name in own and own[name].shape == value.shape}
    if missing := [name for name in own if name not in fitting and not name.startswith("token.")]:
        raise ValueError(f"weights missing: {missing[:4]}")
    reader.load_state_dict(fitting, strict=False)
