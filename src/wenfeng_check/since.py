"""Only what changed: findings of the paragraphs that differ from a Git revision, and those that the change caused."""

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from wenfeng_check.git import Repository, repository_of
from wenfeng_check.model.document import Block, Document
from wenfeng_check.model.errors import GitError, ReadError
from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.paragraphs import match
from wenfeng_check.runner import STDIN, Source, read_content


class _Past(NamedTuple):
    """A repository, the files of the revision in it, and what was renamed since."""

    repository: Repository
    files: Mapping[str, str]
    renames: Mapping[str, str]

    def content(self, path: str) -> bytes | None:
        """Return what the file at ``path`` was, None for a new one."""
        near = self.repository.path_of(path) or ""
        name = self.files.get(near) or self.files.get(self.renames.get(near, ""))
        return self.repository.content(name) if name else None


@dataclass(slots=True)
class Since:
    """A comparison with ``revision``; it counts the files that are the same, and notes what could not be compared."""

    revision: str
    unchanged: int = 0
    notes: list[str] = field(default_factory=list)
    _pasts: dict[str, _Past] = field(default_factory=dict)

    def changed(self, source: Source) -> bool:
        """Say whether the document differs from the revision. Raises GitError outside of a repository."""
        if source.content is not None:
            raise GitError(f"--since 要和文件的旧版比，不能从标准输入（{STDIN}）读；请给出文件名。")
        before = self._past(source.path).content(source.path)
        try:
            same = before is not None and read_content(source) == before
        except ReadError:
            return True
        self.unchanged += same
        return not same

    def narrowed(self, report: Report, check: Callable[[Sequence[Source]], Iterable[FileReport]]) -> Report:
        """Return ``report`` with the findings of changed paragraphs, and those that the old version does not have.

        ``check`` checks the old versions, as the present ones were.
        """
        past = {file.path: self._past(file.path).content(file.path) for file in report.files if file.document}
        sources = [Source(path, content) for path, content in past.items() if content is not None]
        before = {old.path: old for old in check(sources)}
        files = tuple(self._narrowed(file, before[file.path]) if file.path in before else file for file in report.files)
        return replace(report, files=files, unchanged=self.unchanged, notes=(*report.notes, *self._words(files)))

    def _past(self, path: str) -> _Past:
        folder = os.path.dirname(os.path.realpath(path))
        if folder not in self._pasts:
            repository = repository_of(path)
            known = next((past for past in self._pasts.values() if past.repository.root == repository.root), None)
            self._pasts[folder] = known or _past_of(repository, self.revision)
        return self._pasts[folder]

    def _narrowed(self, file: FileReport, old: FileReport) -> FileReport:
        if old.document is None:
            why = "；".join(failure.summary for failure in old.failures)
            self.notes.append(f"{file.path} 在 {self.revision} 里的旧版没有读成（{why}），这份按新文件整份检查。")
            return file
        kept = tuple(_news(file, old))
        return replace(file, diagnostics=kept, older=len(file.diagnostics) - len(kept))

    def _words(self, files: Iterable[FileReport]) -> Iterator[str]:
        older = sum(file.older for file in files)
        yield f"只列与 {self.revision} 相比改动处的发现；改动前就有的 {older} 处没有列出。"
        if self.unchanged:
            yield f"{self.unchanged} 份与 {self.revision} 里的一样，没有检查。"
        yield from self.notes


def _past_of(repository: Repository, revision: str) -> _Past:
    tree = repository.tree(revision)
    return _Past(repository, repository.files(tree), repository.renames(tree)) if tree else _Past(repository, {}, {})


class _Place(NamedTuple):
    """A rule's finding in a paragraph (its number in the old version), with the words' place in the paragraph."""

    code: str
    paragraph: int
    start: int
    length: int


def _news(file: FileReport, old: FileReport) -> Iterator[Diagnostic]:
    """Yield what stands in a changed paragraph, and what the old version does not have at the same place or as bad."""
    assert file.document is not None
    assert old.document is not None
    new_blocks, old_blocks = _paragraphs(file.document), _paragraphs(old.document)
    pairs = match(_texts(old.document, old_blocks), _texts(file.document, new_blocks))
    same = {number: number for number in range(len(old_blocks))}
    before = {place for diagnostic in old.diagnostics if (place := _place(diagnostic, old_blocks, same))}
    whole = [diagnostic for diagnostic in old.diagnostics if diagnostic.finding.span is None]
    for diagnostic in file.diagnostics:
        if diagnostic.finding.span is None:
            if not any(_as_bad(earlier, diagnostic) for earlier in whole):
                yield diagnostic
        elif _place(diagnostic, new_blocks, pairs) not in before:
            yield diagnostic


def _paragraphs(document: Document) -> list[Block]:
    return [block for block in document.blocks if document.of(block.span).strip()]


def _texts(document: Document, blocks: Iterable[Block]) -> list[str]:
    return [document.of(block.span).strip() for block in blocks]


def _place(diagnostic: Diagnostic, blocks: list[Block], numbers: Mapping[int, int]) -> _Place | None:
    """Return where a finding stands; None in a paragraph that the old version does not have, or about the whole text."""
    span = diagnostic.finding.span
    if span is None or not blocks:
        return None
    at = max(0, bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1)
    number = numbers.get(at)
    return None if number is None else _Place(diagnostic.code, number, span.start - blocks[at].span.start, span.length)


def _as_bad(old: Diagnostic, new: Diagnostic) -> bool:
    """Say whether ``old`` is the same fault of the whole document, no lighter and with no smaller figure."""
    same = (old.code, re.sub(r"[\d.]+", "", old.finding.message)) == (
        new.code,
        re.sub(r"[\d.]+", "", new.finding.message),
    )
    return same and old.severity >= new.severity and all(map(float.__ge__, _figures(old), _figures(new)))


def _figures(diagnostic: Diagnostic) -> list[float]:
    return [float(figure) for figure in re.findall(r"\d+(?:\.\d+)?", diagnostic.finding.message)]
