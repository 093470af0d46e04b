"""Comments and suggested changes in a Word file: the main part and the comments change, all else is copied."""

import itertools
import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wenfeng_check.annotate.comment_part import Line, Note, comments_xml, with_content_type, with_relation
from wenfeng_check.annotate.marks import Mark, Marker
from wenfeng_check.annotate.names import names_in
from wenfeng_check.annotate.spots import Range, Spot, Spots
from wenfeng_check.annotate.suggestion import Suggester
from wenfeng_check.annotate.xml_source import XmlSource
from wenfeng_check.annotate.zip_copy import rewritten
from wenfeng_check.fixes import apply_edits
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError, WenfengError
from wenfeng_check.model.finding import Edit
from wenfeng_check.model.span import Span
from wenfeng_check.readers.docx import read_docx
from wenfeng_check.readers.docx_package import Package
from wenfeng_check.readers.docx_trace import Trace

#: Word opens no file with more comment ranges ([MS-OI29500] 2.1.315).
MOST_COMMENTS = 32767
_END, _POINT, _START = 2, 3, 4
_TYPES = "[Content_Types].xml"


class AnnotationError(WenfengError):
    """A draft that comments cannot be written into."""


class Remark(NamedTuple):
    """A comment on ``span``; ``lines`` is told whether it stands exactly there."""

    span: Span
    lines: Callable[[bool], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A Word file with comments, how much was put in, and whether it carries a signature that holds no longer."""

    content: bytes
    comments: int = 0
    changes: int = 0
    signed: bool = False


Choice = Callable[[Callable[[Edit], bool]], tuple[Edit, ...]]
"""Returns the edits to suggest; it is given a test whether an edit can be a tracked change."""


class WordFile:
    """A Word file to be annotated; ``text`` is what it was read as when it was checked. Raises AnnotationError."""

    def __init__(self, name: str, content: bytes, text: str) -> None:
        trace = Trace()
        self._name, self._content = name, content
        self._document: Document = read_docx(name, content, trace)
        if self._document.text != text:
            raise AnnotationError(f"{name}：检查之后文件又变了，批注没有写。请再运行一次。")
        self._package = Package(name, content)
        self._main = XmlSource(self._package.read(self._package.main) or b"")
        self._names = names_in(self._main)
        self._spots = Spots(self._document, trace, self._main)
        self._comments = self._package.related("comments")
        self._existing = self._package.read(self._comments) if self._comments else None
        self._ids = self._free_ids()

    def reviewed(self, remarks: Sequence[Remark], *, day: date | None, choose: Choice | None = None) -> Reviewed:
        """Return the file with ``remarks`` as comments and the edits that ``choose`` picks as tracked changes."""
        if len(remarks) + len(self._document.comments) > MOST_COMMENTS:
            raise AnnotationError(f"{self._name}：批注超过 {MOST_COMMENTS:,} 条，Word 打不开。请用 --select 少查几条规则。")
        suggester = Suggester(self._spots, self._main, self._names, lambda: next(self._ids), day)
        edits = choose(suggester.can) if choose else ()
        marks: list[Mark] = []
        notes: list[Note] = []
        for remark in remarks:
            place = self._spots.range_of(remark.span)
            if place is None:
                raise AnnotationError(f"{self._name}：正文里没有能挂批注的文字，批注没有写。请看报告。")
            number = next(self._ids)
            notes.append(Note(number, remark.lines(place.exact)))
            marks += self._marks(place, number)
        marks += [mark for edit in edits for mark in suggester.marks(edit)]
        if not marks:
            return Reviewed(self._content)
        content = self._packed(marks, notes, day)
        self._prove(content, notes, edits)
        return Reviewed(content, len(notes), len(edits), self._signed())

    def _marks(self, place: Range, number: str) -> Iterator[Mark]:
        names = self._names
        start = names.outer("commentRangeStart", id=number).encode()
        end = names.outer("commentRangeEnd", id=number).encode()
        anchor = names.outer("r", names.element("commentReference", id=number)).encode()
        own = anchor if not place.end.behind else b""
        if place.start == place.end:
            yield Mark(place.start, _POINT, start + end + own)
        else:
            yield Mark(place.start, _START, start)
            yield Mark(place.end, _END, end + own)
        if place.end.behind:
            yield Mark(Spot(place.end.behind), _END, anchor)

    def _packed(self, marks: Iterable[Mark], notes: Sequence[Note], day: date | None) -> bytes:
        changed = Marker(self._main, self._spots.places, lambda: next(self._ids)).put(marks)
        parts = {self._package.main: self._main.encoded(changed)}
        if notes:
            parts |= self._comment_parts(notes, day)
        return rewritten(self._content, parts)

    def _comment_parts(self, notes: Sequence[Note], day: date | None) -> dict[str, bytes]:
        space = self._main.root_space()
        if self._existing is not None:
            return {self._comments: comments_xml(self._existing, notes, space=space, day=day)}
        folder, base = posixpath.split(self._package.main)
        part = self._comments or self._free_part(folder)
        parts = {part: comments_xml(None, notes, space=space, day=day)}
        types = self._package.read(_TYPES)
        if types is not None:
            parts[_TYPES] = with_content_type(types, part)
        if not self._comments:
            links = posixpath.join(folder, "_rels", f"{base}.rels")
            parts[links] = with_relation(self._package.read(links), posixpath.relpath(part, folder or "."), space=space)
        return parts

    def _free_part(self, folder: str) -> str:
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in itertools.count())
        return next(name for name in names if self._package.read(name) is None)

    def _prove(self, content: bytes, notes: Sequence[Note], edits: Sequence[Edit]) -> None:
        """Read the result back: nothing but the edits may have changed, and each comment must be there."""
        try:
            after = read_docx(self._name, content)
        except ReadError:
            after = self._document
        expected = apply_edits(self._document.text, edits)
        if after.text != expected or len(after.comments) != len(self._document.comments) + len(notes):
            raise AnnotationError(
                f"{self._name}：文件的结构特殊，写进批注会改动正文，所以没有写。请用 Word 或 WPS 另存为新的 .docx 再试。"
            )

    def _signed(self) -> bool:
        return any(link.kind == "origin" for link in self._package.relations("").values())

    def _free_ids(self) -> Iterator[str]:
        """Yield ids that no annotation of the file has."""
        elements = list(self._spots.places)
        if self._existing is not None:
            comments = self._package.xml(self._comments)
            elements += [] if comments is None else comments.iter()
        used = {element.get("w:id", "") for element in elements}
        return (name for number in itertools.count(1) if (name := str(number)) not in used)
