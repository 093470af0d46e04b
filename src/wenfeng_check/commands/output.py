"""Writing what a command says: to the terminal, to a pipe, or to a file that is replaced as a whole."""

import contextlib
import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

import click

from wenfeng_check.model.errors import system_words
from wenfeng_check.reporters.style import Style

_WIDEST = 120


class OutputError(click.ClickException):
    """Output that could not be written."""


def prepare_streams() -> None:
    """Make the streams take every character: UTF-8 into pipes and files, a question mark for what a terminal lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", encoding=None if stream.isatty() else "utf-8")


def style_for(color: bool | None, *, to_file: bool, verbose: bool = False) -> Style:
    """Return the style of standard output: colours on a terminal, unless NO_COLOR is set or the user decides."""
    terminal = not to_file and sys.stdout.isatty()
    if color is None:
        color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(color, min(shutil.get_terminal_size().columns, _WIDEST) if terminal else 100, verbose)


def emit(content: str, output: str = "") -> None:
    """Write ``content`` to the file ``output``, to standard output where there is none."""
    if output:
        write_file(Path(output), content.encode("utf-8", "replace"))
    else:
        sys.stdout.write(content)


def write_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` as ``replace_file`` does. Raises OutputError."""
    try:
        replace_file(path, content)
    except OSError as error:
        raise OutputError(f"写不了 {path}（{system_words(error)}）。") from error


def replace_file(path: Path, content: bytes) -> None:
    """Write beside ``path``, then rename, so that no half-written file is ever seen. Raises OSError."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    done = False
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
        done = True
    finally:  # Ctrl-C too
        if not done:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new file would get."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def close_quietly() -> None:
    """Let the interpreter end without a second error after the reader of a pipe has gone."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
