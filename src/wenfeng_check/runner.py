"""The runner: paths to a Report; documents are read and checked in worker processes, each file within its bounds."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from wenfeng_check import engine
from wenfeng_check.analysis.words import use_cache
from wenfeng_check.cache import Cache, drop_old
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError, WenfengError, WorkerDiedError
from wenfeng_check.model.report import Failure, FileReport, Report
from wenfeng_check.patterns import Patterns
from wenfeng_check.readers import read_bytes
from wenfeng_check.readers.caps import Caps, hold
from wenfeng_check.readers.secrecy import secrecy_mark
from wenfeng_check.resources import cache_folder
from wenfeng_check.settings import Settings
from wenfeng_check.sources import STDIN, Inputs, Source, collect, read_content, unread
from wenfeng_check.stale import judge_waivers
from wenfeng_check.workers import Bounds, Workers

__all__ = [
    "STDIN", "Inputs", "Progress", "Source", "Steps", "check_paths", "check_source", "check_sources", "collect",
    "patterns_of", "read_content", "read_safely", "read_source",
]  # fmt: skip
_POOL_FROM = 8
T = TypeVar("T")

Progress = Callable[[int, int, FileReport | None, str], None]
"""Told how many of how many files are done, the one that just was (None at the start), and the path of the next."""


class Steps(Protocol[T]):
    """What is done with each document in the place of ``check_source``.

    ``work`` is a function at the top of a module and runs in a worker; ``finish`` makes its result a report, here.
    """

    @property
    def work(self) -> Callable[[Source, Settings, tuple[Document, ...]], T]:
        """Return the function."""

    def finish(self, source: Source, result: T) -> FileReport:
        """Return the report on the document."""


def check_paths(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: Source | None = None,
    against: Sequence[str] = (),
    jobs: int = 0,
    progress: Progress | None = None,
    steps: Steps[Any] | None = None,
    keep: Callable[[Source], bool] | None = None,
) -> Report:
    """Check all documents under ``paths`` (``-``: ``stdin``) and compare them with those under ``against``.

    ``steps`` take the place of ``check_source``; ``keep`` says of a document whether it is checked at all.
    """
    use_cache(cache_folder())
    if settings.run.cache:
        drop_old()
    inputs = collect(paths, stdin=stdin, wanted=patterns_of(settings))
    if keep:
        inputs = replace(inputs, sources=tuple(filter(keep, inputs.sources)))
    references, failures = read_references(against, settings)
    files: list[FileReport] = []
    sources = inputs.sources
    _tell(progress, files, sources)
    for file in _check_all(sources, settings, references, jobs=jobs, steps=steps):
        files.append(file)
        _tell(progress, files, sources)
    lost = tuple(FileReport(failure.path, failures=(failure,)) for failure in inputs.failures)
    judged = judge_waivers(settings, files, paths=() if keep else paths)
    return Report(
        files=(*judged.files, *lost),
        fail_on=settings.fail_on,
        exit_zero=settings.exit_zero,
        stale_waivers=judged.stale,
        failures=failures,
        notes=(*inputs.notes, *judged.notes),
    )


def _tell(progress: Progress | None, files: Sequence[FileReport], sources: Sequence[Source]) -> None:
    if progress and sources:
        done = len(files)
        following = sources[done].path if done < len(sources) else ""
        progress(done, len(sources), files[-1] if files else None, following)


def patterns_of(settings: Settings) -> Patterns:
    """Return which files of a folder ``settings`` want."""
    run = settings.run
    home = os.path.dirname(os.path.realpath(settings.source)) if settings.source else ""
    return Patterns(run.include, run.exclude, home, run.gitignore)


def bounds_of(settings: Settings) -> Bounds:
    """Return what the check of one file may take."""
    return Bounds(settings.run.seconds, settings.run.memory)


def read_source(source: Source, caps: Caps | None = None) -> Document:
    """Read a document. Raises ReadError for files that cannot be opened too: one line, the path left out."""
    with hold(caps or Caps()):
        content = read_content(source)
    return _read(source, content, caps)


def _read(source: Source, content: bytes, caps: Caps | None) -> Document:
    name = os.path.basename(source.path)
    try:
        document = read_bytes(name, content, caps)
    except ReadError as error:
        raise ReadError(str(error).removeprefix(f"{name}：")) from error
    if not document.text.strip():
        raise ReadError("里面没有文字，没有可以检查的内容。")
    return document


def read_safely(sources: Sequence[Source], settings: Settings) -> Iterator[Document | Failure]:
    """Read documents in a worker, each within the bounds of ``settings``; yield each, or why it was not read."""
    with Workers(1, bounds_of(settings)) as workers:
        futures = [workers.submit(read_source, source, settings.run.caps) for source in sources]
        for source, future in zip(sources, futures, strict=True):
            try:
                yield future.result()
            except WenfengError as error:
                yield _failure(source.path, error)


def check_sources(
    sources: Sequence[Source], settings: Settings, *, against: Sequence[str] = (), jobs: int = 0
) -> tuple[FileReport, ...]:
    """Check documents that need not lie in files, in their order, as ``check_paths`` does."""
    references, _ = read_references(against, settings)
    return tuple(_check_all(sources, settings, references, jobs=jobs, steps=None))


def read_references(paths: Sequence[str], settings: Settings) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """Read all documents under ``paths``."""
    inputs = collect(paths)
    found = list(read_safely(inputs.sources, settings)) if inputs.sources else []
    documents = tuple(one for one in found if isinstance(one, Document))
    return documents, (*inputs.failures, *(one for one in found if isinstance(one, Failure)))


def check_source(source: Source, settings: Settings, references: tuple[Document, ...]) -> FileReport:
    """Read and check one document; one that cannot be read, or must not be, gives a report with the failure."""
    try:
        with hold(settings.run.caps):
            content = read_content(source)
        document = _read(source, content, settings.run.caps)
    except ReadError as error:
        return FileReport(source.path, failures=(_failure(source.path, error),))
    mark = secrecy_mark(document)
    if mark and settings.run.refuse_classified:
        refused = Failure(source.path, "secrecy", f"标有密级“{mark.words}”，按设置不检查涉密文稿。")
        return FileReport(source.path, failures=(refused,), secrecy=mark)
    cache = Cache.of(settings, references) if settings.run.cache and not mark else None
    report = cache.find(content, document, source.path) if cache else None
    if report is None:
        report = replace(engine.check(document, settings, references=references, path=source.path), secrecy=mark)
        if cache:
            cache.keep(content, report)
    return report


def _check_all(
    sources: Sequence[Source],
    settings: Settings,
    references: tuple[Document, ...],
    *,
    jobs: int,
    steps: Steps[Any] | None,
) -> Iterator[FileReport]:
    """Yield the report of each source in order; one process at least, so that no file can take this one down."""
    if not sources:
        return
    wanted = jobs or (os.cpu_count() or 1 if len(sources) >= _POOL_FROM else 1)
    work = steps.work if steps else check_source
    with Workers(min(wanted, len(sources)), bounds_of(settings), first=(_set_up, settings, references)) as workers:
        futures = [workers.submit(_work, work, source) for source in sources]
        for source, future in zip(sources, futures, strict=True):
            try:
                result = future.result()
            except WenfengError as error:
                yield FileReport(source.path, failures=(_failure(source.path, error),))
            else:
                yield steps.finish(source, result) if steps else result


def _failure(path: str, error: WenfengError) -> Failure:
    return replace(unread(path, str(error)), detail=error.detail if isinstance(error, WorkerDiedError) else "")


_shared: dict[str, tuple[Settings, tuple[Document, ...]]] = {}


def _set_up(settings: Settings, references: tuple[Document, ...]) -> None:
    use_cache(cache_folder())
    _shared["run"] = (settings, references)


def _work(work: Callable[[Source, Settings, tuple[Document, ...]], Any], source: Source) -> Any:
    return work(source, *_shared["run"])
