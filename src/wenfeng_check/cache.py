"""Results of unchanged documents, kept only where the user asks for it; no text of a draft but what findings quote."""

import contextlib
import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from wenfeng_check import __version__
from wenfeng_check.model.document import Document
from wenfeng_check.model.report import FileReport
from wenfeng_check.plain_values import from_plain, to_plain
from wenfeng_check.resources import cache_folder, folder
from wenfeng_check.rules.version import RULESET_VERSION
from wenfeng_check.run_settings import RunSettings
from wenfeng_check.settings import Settings

#: Days after which a result that nobody asked for again is removed.
_KEPT = 30
_SUFFIX = ".json"
#: Libraries without which rules or models do not run.
_OPTIONAL = ("rjieba", "textstat", "datasketch", "numpy", "onnxruntime", "tokenizers", "transformers", "torch")


@dataclass(frozen=True, slots=True)
class Contents:
    """What the cache holds: its place, how many results, and their bytes."""

    place: Path
    count: int
    size: int


@dataclass(frozen=True, slots=True)
class Cache:
    """The results of one set of settings and references, in files of their owner, named by all that a result hangs on."""

    place: Path
    run: str

    @classmethod
    def of(cls, settings: Settings, references: tuple[Document, ...]) -> "Cache | None":
        """Return the cache for a run, None where its folder cannot be made or is not ours alone."""
        place = _own_folder()
        if place is None:
            return None
        own = [state for checkpoint in settings.checkpoints for state in _states(Path(checkpoint.folder))]
        settings = replace(settings, run=RunSettings())
        return cls(place, _digest(_program(), *own, repr(settings), *map(repr, references)))

    def find(self, content: bytes, document: Document, path: str) -> FileReport | None:
        """Return the report on ``document``, which was read from ``content``; None where none is kept or it is damaged."""
        file = self._file(content, path)
        try:
            head, _, body = file.read_bytes().partition(b"\n")
            if head.decode("ascii", "replace") != hashlib.sha256(body).hexdigest():
                return None
            report = from_plain(FileReport, json.loads(body), document)
            os.utime(file)
        except (OSError, ValueError, LookupError, TypeError):
            return None
        return report

    def keep(self, content: bytes, report: FileReport) -> None:
        """Keep a report in which nothing failed; where it cannot be written, nothing is kept."""
        if report.failures or report.document is None:
            return
        body = json.dumps(to_plain(report, report.document), ensure_ascii=True, separators=(",", ":")).encode()
        with contextlib.suppress(OSError):
            _replace(self._file(content, report.path), hashlib.sha256(body).hexdigest().encode() + b"\n" + body)

    def _file(self, content: bytes, path: str) -> Path:
        name = _digest(self.run, os.fsencode(path).hex(), hashlib.sha256(content).hexdigest())
        return self.place / (name + _SUFFIX)


def contents() -> Contents:
    """Return what the cache holds."""
    sizes = [size for _, size, _ in _entries()]
    return Contents(_place(), len(sizes), sum(sizes))


def clear() -> int:
    """Remove all results; return how many."""
    return sum(_remove(file) for file, _, _ in _entries())


def drop_old() -> None:
    """Remove what was not asked for in a month."""
    for file, _, used in _entries():
        if used < time.time() - _KEPT * 86400:
            _remove(file)


def _remove(file: Path) -> bool:
    with contextlib.suppress(OSError):
        file.unlink()
        return True
    return False


def _place() -> Path:
    return cache_folder() / "results"


def _entries() -> Iterator[tuple[Path, int, float]]:
    try:
        files = sorted(_place().iterdir())
    except OSError:
        return
    for file in files:
        with contextlib.suppress(OSError):
            state = file.lstat()
            yield file, state.st_size, state.st_mtime


def _own_folder() -> Path | None:
    """Return the folder, made for its owner alone; None where it cannot be made or somebody else's hand is in it."""
    place = _place()
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = place.lstat()
        if sys.platform != "win32" and (place.is_symlink() or state.st_uid != os.getuid()):
            return None
        os.chmod(place, 0o700)
    except OSError:
        return None
    return place


def _replace(file: Path, content: bytes) -> None:
    """Write beside, then rename: neither a second run nor a crash leaves half a result. mkstemp's files are 0600."""
    descriptor, temporary = tempfile.mkstemp(dir=file.parent)
    done = False
    try:
        with os.fdopen(descriptor, "wb") as target:
            target.write(content)
        os.replace(temporary, file)
        done = True
    finally:
        if not done:
            _remove(Path(temporary))


def _digest(*parts: str) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()


@cache
def _program() -> str:
    """Return what tells this program from another that could find something else: versions, source, lexicons, models."""
    package = Path(__file__).resolve().parent
    places = (package, folder("lexicons"), folder("models"))
    states = [state for place in places for state in _states(place)]
    libraries = [name for name in _OPTIONAL if find_spec(name)]
    return _digest(__version__, RULESET_VERSION, sys.version, *libraries, *states)


def _states(place: Path) -> Iterator[str]:
    for root, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            state = os.stat(os.path.join(root, name))
            yield f"{os.path.join(root, name)} {state.st_size} {state.st_mtime_ns}"
