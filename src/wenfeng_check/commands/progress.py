"""What is said while documents are checked: how far, which is next, and which are classified."""

import shutil
import sys
from typing import TYPE_CHECKING

import click

from wenfeng_check.reporters.style import clean, display_width

if TYPE_CHECKING:
    from wenfeng_check.model.report import FileReport
    from wenfeng_check.runner import Progress

_WIPE = "\r\x1b[K"


def watcher() -> "Progress":
    """Return a progress function for ``check_paths``: a line on a terminal, and warnings of 密级 marks anywhere."""
    terminal = sys.stderr.isatty()

    def watch(done: int, total: int, file: "FileReport | None", following: str) -> None:
        if file and file.secrecy:
            wiped = _WIPE if terminal and total > 1 else ""
            click.echo(f"{wiped}wenfeng-check：警告：{clean(file.path)}：{file.secrecy.warning}", err=True)
        if terminal and total > 1:
            line = _fitted(f"正在检查 {done + 1}/{total}　{clean(following)}") if following else ""
            click.echo(f"{_WIPE}{line}", nl=False, err=True)

    return watch


def _fitted(line: str) -> str:
    """Cut the line so that it does not wrap: a wrapped one cannot be wiped."""
    most = shutil.get_terminal_size().columns - 1
    while display_width(line) > most:
        line = line[:-2].rstrip("…") + "…"
    return line
