"""Places for machines: lines and columns in text files, place in words for all others, and paths as URIs."""

import os
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from wenfeng_check.fixes import fixable
from wenfeng_check.model.document import Document
from wenfeng_check.model.finding import Diagnostic
from wenfeng_check.model.report import Failure, FileReport, Report
from wenfeng_check.model.span import Span


class Position(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


class Region(NamedTuple):
    """A half-open range: ``end`` is the position behind the last character."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text file, to turn code points of its text into lines and columns."""

    text: str
    starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document) -> "Lines":
        """Take the lines of ``document``."""
        lengths = (len(line) + 1 for line in document.text.split("\n"))
        return cls(document.text, [0, *accumulate(lengths)][:-1])

    def region(self, span: Span, *, encoding: str = "") -> Region:
        """Return where ``span`` stands; columns in code points, or in bytes of ``encoding`` where one is given."""
        return Region(self._position(span.start, encoding), self._position(span.end, encoding))

    def _position(self, offset: int, encoding: str) -> Position:
        line = bisect_right(self.starts, offset)
        before = self.text[self.starts[line - 1] : offset]
        return Position(line, 1 + (len(before.encode(encoding, "surrogatepass")) if encoding else len(before)))


def lines_of(file: FileReport) -> Lines | None:
    """Return the lines of a file that is text itself, None for Word files and the like: they have paragraphs only."""
    return Lines.of(file.document) if file.document is not None and fixable(file) else None


def words_of(diagnostic: Diagnostic, *, place: bool = False) -> str:
    """Return the message with the advice; with the place in words in front where lines cannot tell it."""
    finding = diagnostic.finding
    lead = f"{diagnostic.location.words}：" if place else ""
    return f"{lead}{finding.message}{finding.advice}"


def failures_of(report: Report) -> tuple[Failure, ...]:
    """Return all failures of a run, those of files first."""
    return (*(failure for file in report.files for failure in file.failures), *report.failures)


def is_absolute(path: str) -> bool:
    """Say whether ``path`` names a place on this machine rather than one below the folder of the run."""
    return os.path.isabs(path)


def uri(path: str) -> str:
    """Return ``path`` as a URI: relative as it is, absolute with ``file://``."""
    return Path(path).as_uri() if is_absolute(path) else quote(Path(path).as_posix())
