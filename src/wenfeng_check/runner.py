"""The runner: paths to a Report; folders are walked, documents read and checked, one by one or in a pool."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from wenfeng_check import engine
from wenfeng_check.analysis.words import use_cache
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError, system_words
from wenfeng_check.model.report import Failure, FileReport, Report, StaleWaiver
from wenfeng_check.readers import read_bytes, readable
from wenfeng_check.resources import cache_folder
from wenfeng_check.rules import load_rules
from wenfeng_check.settings import Settings
from wenfeng_check.waivers import applies_to, objection

STDIN = "-"
_POOL_FROM = 8
#: Formats that drafts come in; those that the readers know are checked, the others are named in the report.
_OTHER_DRAFTS = (".doc", ".wps", ".pdf", ".ofd", ".odt", ".rtf", ".docm", ".dotx", ".html", ".htm")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A document to check: its path as shown, and its content where it does not lie in a file."""

    path: str
    content: bytes | None = None


Check = Callable[[Source, Settings, tuple[Document, ...]], FileReport]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was found under the paths given: the documents, what is wrong with the rest, and what was passed over."""

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()


def check_paths(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: Source | None = None,
    against: Sequence[str] = (),
    jobs: int = 0,
    progress: Progress | None = None,
    check: Check | None = None,
) -> Report:
    """Check all documents under ``paths`` (``-``: ``stdin``) and compare them with those under ``against``.

    ``check`` takes the place of ``check_source``, in this process.
    """
    use_cache(cache_folder())
    inputs = collect(paths, stdin=stdin)
    references, failures = read_references(against)
    files: list[FileReport] = []
    found = _check_all(inputs.sources, settings, references, jobs=jobs)
    for file in found if check is None else (check(source, settings, references) for source in inputs.sources):
        files.append(file)
        if progress:
            progress(len(files), len(inputs.sources))
    unread = tuple(FileReport(failure.path, failures=(failure,)) for failure in inputs.failures)
    return Report(
        files=(*files, *unread),
        fail_on=settings.fail_on,
        exit_zero=settings.exit_zero,
        stale_waivers=_stale(settings, files),
        failures=failures,
        notes=inputs.notes,
    )


def collect(paths: Iterable[str], *, stdin: Source | None = None) -> Inputs:
    """Return the documents under ``paths``, each once, folders walked in order of names."""
    sources: dict[str, Source] = {}
    failures: list[Failure] = []
    notes: list[str] = []
    for path in paths:
        if path == STDIN and stdin is not None:
            sources[STDIN] = stdin
        elif os.path.isdir(path):
            closed: list[Failure] = []
            files = list(_visible_files(Path(path), closed))
            found = [file for file in files if readable(file.name)]
            for file in found:
                sources.setdefault(os.path.realpath(file), Source(str(file)))
            failures += closed
            notes += _passed_over(path, files)
            if not found and not closed:
                failures.append(_unread(path, "这个文件夹里没有可以检查的文稿（认得的后缀见 README）。"))
        elif trouble := _out_of_reach(path):
            failures.append(_unread(path, trouble))
        else:
            sources.setdefault(os.path.realpath(path), Source(path))
    return Inputs(tuple(sources.values()), tuple(failures), tuple(notes))


def _out_of_reach(path: str) -> str:
    """Say why there is nothing to open at ``path``, "" where there is."""
    try:
        os.stat(path)
    except FileNotFoundError:
        return "没有这个文件或文件夹，请核对路径。"
    except (OSError, ValueError) as error:
        return f"打不开（{system_words(error) if isinstance(error, OSError) else '路径里有不能用的字符'}）。"
    return ""


def _visible_files(folder: Path, closed: list[Failure]) -> Iterator[Path]:
    """Yield the files in ``folder`` and below, hidden ones and lock files left out; ``closed`` gets what cannot be listed."""

    def refuse(error: OSError) -> None:
        path = str(Path(error.filename or folder))
        closed.append(_unread(path, f"文件夹打不开（{system_words(error)}），里面的文稿没有检查。"))

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(names) if not name.startswith(("~$", ".")))


def _passed_over(folder: str, files: Iterable[Path]) -> Iterator[str]:
    """Say how many of the ``files`` in ``folder`` are drafts in formats that are not read."""
    suffixes = Counter(file.suffix.lower() for file in files if not readable(file.name))
    passed = [f"{suffix} {suffixes[suffix]} 份" for suffix in _OTHER_DRAFTS if suffixes[suffix]]
    if passed:
        yield f"{folder} 里还有 {'、'.join(passed)} 没有检查：读不了这些格式，请另存为 .docx 再查。"


def read_source(source: Source) -> Document:
    """Read a document. Raises ReadError for files that cannot be opened too: one line, the path left out."""
    content = read_content(source)
    name = os.path.basename(source.path)
    try:
        document = read_bytes(name, content)
    except ReadError as error:
        raise ReadError(str(error).removeprefix(f"{name}：")) from error
    if not document.text.strip():
        raise ReadError("里面没有文字，没有可以检查的内容。")
    return document


def read_content(source: Source) -> bytes:
    """Return the bytes of a document. Raises ReadError for a file that cannot be opened: one line, the path left out."""
    if source.content is not None:
        return source.content
    try:
        return Path(source.path).read_bytes()
    except OSError as error:
        raise ReadError(f"打不开（{system_words(error)}）。") from error


def read_references(paths: Sequence[str]) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """Read all documents under ``paths``."""
    inputs = collect(paths)
    documents: list[Document] = []
    failures = list(inputs.failures)
    for source in inputs.sources:
        try:
            documents.append(read_source(source))
        except ReadError as error:
            failures.append(_unread(source.path, str(error)))
    return tuple(documents), tuple(failures)


def check_source(source: Source, settings: Settings, references: tuple[Document, ...]) -> FileReport:
    """Read and check one document; one that cannot be read gives a report with the failure."""
    try:
        document = read_source(source)
    except ReadError as error:
        return FileReport(source.path, failures=(_unread(source.path, str(error)),))
    return engine.check(document, settings, references=references, path=source.path)


def _check_all(
    sources: Sequence[Source], settings: Settings, references: tuple[Document, ...], *, jobs: int
) -> Iterator[FileReport]:
    workers = min(jobs or os.cpu_count() or 1, len(sources))
    if workers < 2 or (not jobs and len(sources) < _POOL_FROM):
        yield from (check_source(source, settings, references) for source in sources)
        return
    with ProcessPoolExecutor(workers, initializer=_set_up, initargs=(settings, references)) as pool:
        futures = [pool.submit(_work, source) for source in sources]
        for source, future in zip(sources, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                failure = _unread(source.path, "检查进程意外中断（多半是内存不足），请用 --jobs 1 再试。")
                yield FileReport(source.path, failures=(failure,))


_shared: dict[str, tuple[Settings, tuple[Document, ...]]] = {}


def _set_up(settings: Settings, references: tuple[Document, ...]) -> None:
    use_cache(cache_folder())
    _shared["run"] = (settings, references)


def _work(source: Source) -> FileReport:
    return check_source(source, *_shared["run"])


def _unread(path: str, summary: str) -> Failure:
    return Failure(path, "read", summary)


def _stale(settings: Settings, files: Sequence[FileReport]) -> tuple[StaleWaiver, ...]:
    """Return the waivers of the settings that took nothing out, of those that this run could have used."""
    active = [rule for rule in load_rules() if not settings.why_off(rule)]
    used = {waived.waiver for file in files for waived in file.waived}
    checked = [file.path for file in files if file.document is not None]
    return tuple(
        StaleWaiver(waiver, "这次检查没有用上，可以删掉")
        for waiver in settings.waivers
        if waiver not in used and not objection(waiver, active) and any(applies_to(waiver, path) for path in checked)
    )
