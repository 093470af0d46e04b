"""The models that are installed, and the user's own: their cards, and whether their files are what the cards say."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from wenfeng_check.inference.checkpoint import Checkpoint, weight_files
from wenfeng_check.inference.linear import card
from wenfeng_check.resources import folder


class ModelFile(NamedTuple):
    """A file of a model: its size in bytes (0 where it is missing), and whether its sha256 is that of the card."""

    name: str
    size: int
    sound: bool


class ModelCard(NamedTuple):
    """A model: what its card says, and its files."""

    name: str
    card: Mapping[str, Any]
    files: tuple[ModelFile, ...]

    @property
    def sound(self) -> bool:
        """Whether all files are what the card says."""
        return all(file.sound for file in self.files)


class OwnFile(NamedTuple):
    """A file of weights of the user's own: its size in bytes and its sha256, to be compared with another machine's."""

    name: str
    size: int
    digest: str


class OwnCard(NamedTuple):
    """A model of the user's own that was found whole, and its files of weights."""

    checkpoint: Checkpoint
    files: tuple[OwnFile, ...]


def own_card(checkpoint: Checkpoint) -> OwnCard:
    """Return the files of ``checkpoint``."""
    return OwnCard(checkpoint, tuple(map(_own_file, weight_files(Path(checkpoint.folder), checkpoint.name))))


def _own_file(path: Path) -> OwnFile:
    with path.open("rb") as opened:
        return OwnFile(path.name, path.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest())


def installed_models() -> tuple[ModelCard, ...]:
    """Return all models in order of name. Raises ResourceError for a card that cannot be read."""
    return tuple(_model(path) for path in sorted(folder("models").iterdir()) if (path / "model.json").is_file())


def _model(path: Path) -> ModelCard:
    said = card(path.name)
    return ModelCard(path.name, said, tuple(_file(path / name, digest) for name, digest in said["sha256"].items()))


def _file(path: Path, digest: str) -> ModelFile:
    try:
        content = path.read_bytes()
    except OSError:
        return ModelFile(path.name, 0, sound=False)
    return ModelFile(path.name, len(content), hashlib.sha256(content).hexdigest() == digest)
