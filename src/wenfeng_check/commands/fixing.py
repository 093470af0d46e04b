"""What --fix and --diff do with each document: write the safe fixes back, or show them."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from pathlib import Path

from wenfeng_check.commands.output import replace_file
from wenfeng_check.fixes import Settled, fixable, settle
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import system_words
from wenfeng_check.model.report import Failure, FileReport
from wenfeng_check.readers.caps import hold
from wenfeng_check.reporters.style import Style, visible
from wenfeng_check.runner import Source, check_source, read_content
from wenfeng_check.settings import Settings


class _NotWritten(Exception):
    """Why a file was left as it is, in words."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The file's content when it was read, and what the safe fixes make of it."""

    content: bytes
    settled: Settled


def _settle(source: Source, settings: Settings, references: tuple[Document, ...]) -> _Outcome:
    """Read, check and fix a document in memory."""
    with hold(settings.run.caps):
        content = read_content(source)
    name = os.path.basename(source.path)
    settled = settle(name, content, lambda now: check_source(Source(source.path, now), settings, references))
    return _Outcome(content, settled)


@dataclass(slots=True)
class Fixer:
    """Checks documents as the runner's ``Steps``, applies their safe fixes, and remembers what it did.

    With ``preview`` no file is written; ``diffs`` hold the changes as lines.
    """

    preview: bool
    style: Style
    words: list[str] = field(default_factory=list)
    diffs: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    work: Callable[[Source, Settings, tuple[Document, ...]], _Outcome] = _settle

    def finish(self, source: Source, result: _Outcome) -> FileReport:
        """Return the report on the document as it is after the fixes; before them where it could not be written."""
        content, settled = result.content, result.settled
        if settled.before.document is None:
            return settled.before
        if not fixable(settled.before):
            self.words.append(f"{source.path}：这种格式的改法只在报告里列出，不写回文件；--fix 只改 .txt 和 .md。")
            return settled.before
        if settled.trouble:
            self.words.append(f"{source.path}：{settled.trouble}")
        return self._finish(source.path, content, settled)

    def _finish(self, path: str, old: bytes, settled: Settled) -> FileReport:
        if not settled.edits:
            return settled.after
        if not self.preview:
            try:
                _write(Path(path).resolve(), settled.content, old)
            except _NotWritten as error:
                failure = Failure(path, "output", f"改好的内容写不回去（{error}），文件没有动。")
                return replace(settled.before, failures=(*settled.before.failures, failure))
        else:
            self.diffs += _diff(path, settled, self.style)
        self.counts.append(settled.edits)
        self.words.append(f"{path}：{'可改' if self.preview else '已改'}{settled.edits}处。")
        return settled.after

    def summary(self) -> Iterator[str]:
        """Yield what was done, a line each, and the sum of several files."""
        yield from self.words
        done = "可改" if self.preview else "已改"
        if not self.counts:
            yield "没有可以放心自动改的地方。"
        elif len(self.counts) > 1:
            yield f"共{len(self.counts)}份，{done}{sum(self.counts)}处。"
        if self.preview and self.counts:
            yield "以上只是预览，没有写入；加 --fix、去掉 --diff 就写入。"


def _write(path: Path, content: bytes, old: bytes) -> None:
    """Replace the file, unless it must not be written or is no longer what was checked. Raises _NotWritten."""
    try:
        if not os.access(path, os.W_OK) or not path.stat().st_mode & stat.S_IWUSR:
            raise _NotWritten("文件是只读的")
        if path.read_bytes() != old:
            raise _NotWritten("检查期间别的程序改了它，请再运行一次")
        replace_file(path, content)
    except OSError as error:
        raise _NotWritten(system_words(error)) from error


def _diff(path: str, settled: Settled, style: Style) -> Iterator[str]:
    """Yield the lines of a unified diff between the texts."""
    before, after = (report.document.text if report.document else "" for report in (settled.before, settled.after))
    for line in unified_diff(_lines(before), _lines(after), path, path):
        body = "".join(ch for ch in line.removesuffix("\n") if visible(ch) or ch == "\t")
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
        yield (style.paint(body, colour) if colour else body) + "\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Return the lines with their LF; other characters that Python takes for line ends stay inside."""
    *full, last = text.split("\n")
    return [f"{line}\n" for line in full] + ([last] if last else [])
