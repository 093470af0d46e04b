"""What --annotate does with each document: a Word file with the findings as comments, beside the draft."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from wenfeng_check.commands.output import replace_file
from wenfeng_check.model.errors import ReadError, WenfengError, system_words
from wenfeng_check.model.finding import Severity
from wenfeng_check.model.report import Failure, FileReport, Report
from wenfeng_check.readers import WORD_SUFFIXES, suffix_of

_MARK = "（批注）"


class _NotWritten(Exception):
    """Why an annotated file was not written, in words."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the options ask for; ``target`` is a file, or a folder where ``in_folder`` says so."""

    target: Path
    in_folder: bool
    paths: tuple[str, ...]
    suggest: bool
    day: date | None
    at_least: Severity


@dataclass(slots=True)
class Annotator:
    """Writes the annotated files of a run and remembers what it did."""

    wanted: _Wanted
    words: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def write(self, report: Report) -> Report:
        """Write a file for each document that was read; what could not be written is a failure of that document."""
        return replace(report, files=tuple(self._one(file) for file in report.files))

    def _one(self, file: FileReport) -> FileReport:
        if file.document is None:
            return file
        try:
            self._write(file, self._target(file.path))
        except _NotWritten as error:
            failure = Failure(file.path, "output", f"批注没有写成：{error}")
            return replace(file, failures=(*file.failures, failure))
        return file

    def _write(self, file: FileReport, target: Path) -> None:
        from wenfeng_check.annotate import review
        from wenfeng_check.runner import Source, read_content

        wanted = self.wanted
        try:
            content = read_content(Source(file.path))
            made = review(content, file, suggest=wanted.suggest, day=wanted.day, at_least=wanted.at_least)
        except (ReadError, WenfengError) as error:
            raise _NotWritten(str(error).removeprefix(f"{os.path.basename(file.path)}：")) from error
        _put(target, made.content, make_folder=wanted.in_folder)
        changes = f"、{made.changes}处修订" if wanted.suggest else ""
        self.words.append(f"{file.path}：{made.comments}条批注{changes}，写到 {target}。")
        if made.signed:
            self.words.append(f"{target}：原稿有数字签名，写了批注的这一份签名已经失效；原稿没有动。")

    def _target(self, path: str) -> Path:
        if not self.wanted.in_folder:
            return self.wanted.target
        for name in _names(os.path.basename(path)):
            target = self.wanted.target / self._below(path) / name
            if str(target).lower() not in self.used:
                break
        self.used.add(str(target).lower())
        return target

    def _below(self, path: str) -> Path:
        """Return the folder of a document below the folder that was given."""
        for given in self.wanted.paths:
            if os.path.isdir(given) and Path(path).is_relative_to(given):
                return Path(path).relative_to(given).parent
        return Path()


def annotator_for(paths: tuple[str, ...], given: dict[str, Any]) -> Annotator | None:
    """Return what --annotate asks for, None where it does not; raises a usage error before anything is checked."""
    if not given["annotate"]:
        if given["suggest"]:
            raise click.UsageError("--suggest 要和 --annotate 一起用：改法写在带批注的 Word 文件里。")
        return None
    from wenfeng_check.commands.check import settings_for
    from wenfeng_check.runner import STDIN, collect

    if given["fix"] or given["diff"]:
        raise click.UsageError("--annotate 不能和 --fix、--diff 一起用；要在 Word 里逐处采纳改法，请加 --suggest。")
    if STDIN in paths:
        raise click.UsageError("从标准输入（-）读的文稿不能加 --annotate，请给出文件名。")
    target = Path(given["annotate"])
    sources = [source.path for source in collect(paths).sources]
    in_folder = target.is_dir() or len(sources) > 1 or any(os.path.isdir(path) for path in paths)
    _refuse_a_wrong_target(target, sources, in_folder=in_folder)
    return Annotator(
        _Wanted(
            target=target,
            in_folder=in_folder,
            paths=paths,
            suggest=given["suggest"],
            day=settings_for(paths, given).today if given["today"] else None,
            at_least=Severity.HINT if given["select"] else Severity.INFO,
        )
    )


def _refuse_a_wrong_target(target: Path, sources: Sequence[str], *, in_folder: bool) -> None:
    if in_folder:
        if (target.exists() and not target.is_dir()) or (not target.exists() and target.suffix in WORD_SUFFIXES):
            raise click.UsageError(f"要批注的不止一份，--annotate 后面请写文件夹，不要写文件名 {target}。")
        return
    if any(target.resolve() == Path(source).resolve() for source in sources):
        raise click.UsageError(f"--annotate {target} 就是要检查的文稿，请换一个文件名或放到别的文件夹。")
    suffix = _suffix(sources[0]) if sources else ".docx"
    if target.suffix.lower() != suffix:
        raise click.UsageError(f"--annotate 写出的是 Word 文件，文件名要以 {suffix} 结尾，不能是 {target.name}。")


def _put(target: Path, content: bytes, *, make_folder: bool) -> None:
    """Write the file; one that is there is kept, for there may be answers in it. Raises _NotWritten."""
    try:
        if make_folder:
            target.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(target):
            if target.is_file() and target.read_bytes() == content:
                return
            raise _NotWritten(f"{target} 已经有了，里面可能有答复，没有覆盖。请换一个文件名，或先把它移走。")
        replace_file(target, content)
    except OSError as error:
        raise _NotWritten(f"写不了 {target}（{system_words(error)}）。") from error


def _suffix(path: str) -> str:
    """Return the suffix of the annotated file: a Word file keeps its own, with its macros or as a template."""
    suffix = suffix_of(path)
    return suffix if suffix in WORD_SUFFIXES else ".docx"


def _names(name: str) -> Iterator[str]:
    """Yield names for an annotated file; the later ones tell apart documents that differ in their suffix or folder."""
    suffix = _suffix(name)
    yield f"{Path(name).stem}{_MARK}{suffix}"
    yield f"{name}{_MARK}{suffix}"
    number = 2
    while True:
        yield f"{name}（批注{number}）{suffix}"
        number += 1
