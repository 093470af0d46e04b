"""Paths to the documents to check: folders walked, patterns and .gitignore respected, what is no plain file refused."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wenfeng_check.git_ignored import ignored
from wenfeng_check.model.errors import ReadError, system_words
from wenfeng_check.model.report import Failure
from wenfeng_check.patterns import Patterns
from wenfeng_check.readers import readable
from wenfeng_check.readers.caps import caps, too_big

STDIN = "-"
#: Formats that drafts come in; those that the readers know are checked, the others are named in the report.
_OTHER_DRAFTS = (".ceb", ".gd", ".uot")
_ODD = (
    (stat.S_ISFIFO, "管道"),
    (stat.S_ISSOCK, "套接字"),
    (stat.S_ISCHR, "设备"),
    (stat.S_ISBLK, "设备"),
)
#: Never wait for a writer at the other end of a pipe, never become the owner of a terminal.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A document to check: its path as shown, and its content where it does not lie in a file."""

    path: str
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was found under the paths given: the documents, what is wrong with the rest, and what was passed over."""

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    sources: dict[str, Source] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def collect(paths: Iterable[str], *, stdin: Source | None = None, wanted: Patterns | None = None) -> Inputs:
    """Return the documents under ``paths``, each once, folders walked in order of names.

    ``wanted`` picks among the files of folders; a file that is named itself is always taken.
    """
    found = _Found()
    for path in paths:
        if path == STDIN and stdin is not None:
            found.sources[STDIN] = stdin
        elif os.path.isdir(path):
            _walk(path, wanted or Patterns(), found)
        elif trouble := _out_of_reach(path):
            found.failures.append(unread(path, trouble))
        else:
            found.sources.setdefault(os.path.realpath(path), Source(path))
    return Inputs(tuple(found.sources.values()), tuple(found.failures), tuple(found.notes))


def _walk(folder: str, wanted: Patterns, found: _Found) -> None:
    closed: list[Failure] = []
    files = [file for file in _visible_files(Path(folder), closed) if wanted.take(folder, str(file))]
    left_out = ignored(folder, [str(file) for file in files]) if wanted.gitignore else frozenset()
    kept = [file for file in files if str(file) not in left_out]
    drafts = [file for file in kept if readable(file.name)]
    for file in drafts:
        found.sources.setdefault(os.path.realpath(file), Source(str(file)))
    found.failures += closed
    found.notes += _passed_over(folder, kept)
    hidden = sum(1 for name in left_out if readable(os.path.basename(name)))
    if hidden:
        found.notes.append(f"{folder} 里有 {hidden} 份文稿被 .gitignore 排除，没有检查；要查就直接写文件名。")
    if not drafts and not closed:
        why = "（有的被 .gitignore 排除了）" if hidden else "（认得的后缀见 README）"
        found.failures.append(unread(folder, f"这个文件夹里没有可以检查的文稿{why}。"))


def _out_of_reach(path: str) -> str:
    """Say why there is nothing to open at ``path``, "" where there is."""
    try:
        os.stat(path)
    except FileNotFoundError:
        if os.path.islink(path):
            return "这是一个链接，指向的文件不在了。"
        return "没有这个文件或文件夹，请核对路径。"
    except (OSError, ValueError) as error:
        return f"打不开（{system_words(error) if isinstance(error, OSError) else '路径里有不能用的字符'}）。"
    return ""


def _visible_files(folder: Path, closed: list[Failure]) -> Iterator[Path]:
    """Yield the files in ``folder`` and below, hidden ones and lock files left out; ``closed`` gets what cannot be listed.

    Links to folders are not followed: what they point to is checked where it is named itself.
    """

    def refuse(error: OSError) -> None:
        path = str(Path(error.filename or folder))
        closed.append(unread(path, f"文件夹打不开（{system_words(error)}），里面的文稿没有检查。"))

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(names) if not name.startswith(("~$", ".")))


def _passed_over(folder: str, files: Iterable[Path]) -> Iterator[str]:
    """Say how many of the ``files`` in ``folder`` are drafts in formats that are not read."""
    suffixes = Counter(file.suffix.lower() for file in files if not readable(file.name))
    passed = [f"{suffix} {suffixes[suffix]} 份" for suffix in _OTHER_DRAFTS if suffixes[suffix]]
    if passed:
        yield f"{folder} 里还有 {'、'.join(passed)} 没有检查：读不了这些格式，请另存为 .docx 再查。"


def unread(path: str, summary: str) -> Failure:
    """Return the failure of a file that was not read."""
    return Failure(path, "read", summary)


def read_content(source: Source) -> bytes:
    """Return the bytes of a document, as they were at one time. Raises ReadError: one line, the path left out.

    What is no plain file (a pipe, a device) is refused without waiting for it; the cap on the size holds.
    """
    if source.content is not None:
        return source.content
    try:
        for _ in range(_TRIES):
            content = _read_file(source.path)
            if content is not None:
                return content
    except OSError as error:
        raise ReadError(f"打不开（{system_words(error)}）。") from error
    except ValueError:
        raise ReadError("打不开（路径里有不能用的字符）。") from None
    raise ReadError("读的时候别的程序正在改这个文件。请等它存好再查。")


def _read_file(path: str) -> bytes | None:
    """Return the bytes of a plain file, None where it changed meanwhile."""
    _refuse_odd(os.stat(path).st_mode)
    with open(os.open(path, _FLAGS), "rb") as file:
        before = os.fstat(file.fileno())
        _refuse_odd(before.st_mode)
        content = b"" if too_big(before.st_size) else file.read(caps().file_size + 1)
        after = os.fstat(file.fileno())
    if words := too_big(max(before.st_size, len(content))):
        raise ReadError(words)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content if same and len(content) == after.st_size else None


def _refuse_odd(mode: int) -> None:
    for is_odd, what in _ODD:
        if is_odd(mode):
            raise ReadError(f"这是{what}，不是文件，没有读。从别的程序接文稿请用 -（标准输入）。")
