"""Reports of files to the entries of a bulletin."""

from collections.abc import Iterable, Sequence

from wenfeng_check.bulletin.model import Entry, Place
from wenfeng_check.bulletin.units import NAME_PATTERN, By, unit_of
from wenfeng_check.model.document import Document
from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.task import Slot
from wenfeng_check.reporters.excerpt import shorten
from wenfeng_check.reporters.style import clean

#: A quote long enough to find the words in the document, too short to tell what the document says.
_QUOTE = (24, 8)


def entries_of(
    files: Iterable[FileReport], *, by: By, roots: Sequence[str], pattern: str = NAME_PATTERN
) -> tuple[Entry, ...]:
    """Return an entry for each file that was read."""
    return tuple(
        _entry(file, file.document, unit_of(file.path, file.document, by=by, roots=roots, pattern=pattern))
        for file in files
        if file.document is not None
    )


def _entry(file: FileReport, document: Document, unit: str) -> Entry:
    return Entry(
        unit=clean(unit),
        path=file.path,
        kind=file.kind.kind,
        characters=int(file.counts.get("characters", 0)),
        tasks=len(file.tasks),
        missing=tuple((slot, sum(slot in task.missing for task in file.tasks)) for slot in Slot),
        places=tuple(_place(d, document) for d in file.diagnostics if d.severity >= Severity.WARNING),
    )


def _place(diagnostic: Diagnostic, document: Document) -> Place:
    span = diagnostic.finding.span
    return Place(
        code=diagnostic.code,
        group=diagnostic.group,
        severity=diagnostic.severity.word,
        place=diagnostic.location.words,
        quote=clean(shorten(document.of(span), *_QUOTE)) if span else "",
        message=clean(diagnostic.finding.message),
        fingerprint=diagnostic.fingerprint,
    )
