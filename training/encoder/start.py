"""The start: the vocabulary trimmed to official text, the packaged weights that go with it."""

import json
from pathlib import Path

import torch

from encoder.packaged_weights import packaged_file, read_packaged
from encoder.vocabulary import MARKS, STOP, chosen, write
from wenfeng_check.lexicon import fold

LAYERS = 6
SPREAD = 0.02  # of the noise that tells the marks apart; they begin as the sentence's end


def make_start(corpus: Path, work: Path, *, layers: int = LAYERS) -> None:
    """Write tokenizer.json, start.pt and start.json into ``work``; ``corpus`` holds unlabelled official text (*.txt)."""
    packaged = read_packaged(packaged_file(), layers=layers)
    texts = (fold(path.read_text(encoding="utf-8")) for path in sorted(corpus.glob("*.txt")))
    rows = chosen(packaged.pieces, texts)
    draw = torch.Generator().manual_seed(0)
    words = packaged.weights["embeddings.word_embeddings.weight"]
    marks = words[STOP].repeat(len(MARKS), 1) + SPREAD * torch.randn(len(MARKS), words.shape[1], generator=draw)
    weights = {**packaged.weights, "embeddings.word_embeddings.weight": torch.cat([words[rows], marks])}
    work.mkdir(parents=True, exist_ok=True)
    write([packaged.pieces[row] for row in rows], work / "tokenizer.json")
    torch.save(weights, work / "start.pt")
    (work / "start.json").write_text(json.dumps({"marks": len(rows), "layers": layers}), encoding="utf-8")
