"""Export: the trained reader as ONNX with 8-bit weights, checked against torch, with its tokenizer."""

import json
import math
import random
from collections.abc import Sequence
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional as F

from encoder.network import Reader, config, load

OPSET = 17
NETWORK = "encoder.onnx"
HEADS = ("task", "pad", "role")


class Exported(nn.Module):
    """The reader for one window, no padding and no mask, in plain operations that a trace gets right at any length."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: torch.Tensor, first: torch.Tensor, mean: torch.Tensor) -> tuple[torch.Tensor, ...]:
        states = self.embedded(ids)
        for layer in self.reader.bert.encoder.layer:
            states = self.attended(layer, states)
            inner = F.gelu(layer.intermediate.dense(states))
            states = layer.output.LayerNorm(layer.output.dense(inner) + states)
        judged = self.reader.judge(states, first, mean)
        return (*(judged[name] for name in HEADS), self.reader.token(states))

    def embedded(self, ids: torch.Tensor) -> torch.Tensor:
        """Words, places and the one type, added and normalised."""
        parts = self.reader.bert.embeddings
        places = parts.position_embeddings(torch.arange(ids.shape[1])[None, :])
        return parts.LayerNorm(parts.word_embeddings(ids) + places + parts.token_type_embeddings.weight[0])

    def attended(self, layer: nn.Module, states: torch.Tensor) -> torch.Tensor:
        """Self-attention with all heads, and its residual."""
        own = layer.attention.self
        count, size = own.num_attention_heads, own.attention_head_size

        def heads(part: nn.Module) -> torch.Tensor:
            return part(states).view(1, -1, count, size).transpose(1, 2)

        weights = (heads(own.query) @ heads(own.key).transpose(2, 3) / math.sqrt(size)).softmax(-1)
        mixed = (weights @ heads(own.value)).transpose(1, 2).reshape(1, -1, count * size)
        return layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + states)


def _sample(marks: int, sentences: int, draw: random.Random) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    length = sentences * 20
    ids = torch.tensor([[draw.randrange(4, marks) for _ in range(length)]])
    first, mean = torch.zeros(1, sentences, length), torch.zeros(1, sentences, length)
    for row in range(sentences):
        ids[0, row * 20] = marks
        first[0, row, row * 20] = 1
        mean[0, row, row * 20 : row * 20 + 20] = 1 / 20
    return ids, first, mean


def export(work: Path, output: Path, name: str) -> None:
    """Write the reader ``name`` as encoder.onnx, and tokenizer.json, into ``output``. Raises ValueError where ONNX and torch differ."""
    start = json.loads((work / "start.json").read_text(encoding="utf-8"))
    weights = torch.load(work / f"{name}.pt")
    reader = Reader(config(len(weights["bert.embeddings.word_embeddings.weight"]), start["layers"]))
    load(reader, weights)
    reader.eval()
    output.mkdir(parents=True, exist_ok=True)
    draw, whole = random.Random(0), work / "whole.onnx"
    _write(Exported(reader).eval(), _sample(start["marks"], 5, draw), whole)
    samples = [_sample(start["marks"], size, draw) for size in (1, 3, 9)]
    exact = _difference(reader, whole, samples)
    quantize_dynamic(whole, output / NETWORK, weight_type=QuantType.QInt8, per_channel=True)
    _unsigned(output / NETWORK)
    rounded = _difference(reader, output / NETWORK, samples)
    print(f"largest difference of a probability: float {exact:.1e}, 8 bits {rounded:.3f}")
    if exact > 1e-4:
        raise ValueError("the exported network differs from torch")
    (output / "tokenizer.json").write_bytes((work / "tokenizer.json").read_bytes())
    (work / "parity.json").write_text(json.dumps({"float": exact, "int8": rounded}), encoding="utf-8")


def _unsigned(path: Path) -> None:
    """Write signed bytes as unsigned ones, zero at 128: the same values.

    On x86 without VNNI, products of unsigned states and signed weights are added in pairs of 16 bits and overflow; those of unsigned
    weights are widened first, so that all processors get the same sums.
    """
    network = onnx.load(path)
    for tensor in network.graph.initializer:
        if tensor.data_type == onnx.TensorProto.INT8:
            values = numpy_helper.to_array(tensor).astype(numpy.int16) + 128
            tensor.CopyFrom(numpy_helper.from_array(values.astype(numpy.uint8), tensor.name))
    onnx.save(network, path)


def _write(network: nn.Module, sample: Sequence[torch.Tensor], path: Path) -> None:
    torch.onnx.export(
        network,
        tuple(sample),
        str(path),
        input_names=["ids", "first", "mean"],
        output_names=[*HEADS, "token"],
        dynamic_axes={
            "ids": {1: "pieces"},
            "first": {1: "sentences", 2: "pieces"},
            "mean": {1: "sentences", 2: "pieces"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


@torch.no_grad()
def _difference(reader: Reader, path: Path, samples: Sequence[tuple[torch.Tensor, ...]]) -> float:
    reader.eval()
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    worst = 0.0
    for sample in samples:
        fed = dict(zip(("ids", "first", "mean"), (t.numpy() for t in sample), strict=True))
        judged = reader.judge(reader.states(sample[0], torch.ones_like(sample[0])), *sample[1:])
        judged["token"] = reader.token(reader.states(sample[0], torch.ones_like(sample[0])))
        for said, name in zip(session.run([*HEADS, "token"], fed), (*HEADS, "token"), strict=True):
            apart = torch.tensor(said).softmax(-1) - judged[name].softmax(-1)
            worst = max(worst, float(numpy.abs(apart.numpy()).max()))
    return worst
