"""A run of paragraphs of an RTF file (body, note, header, text box) and the paragraph being read."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wenfeng_check.model.document import BlockKind, Origin, Part
from wenfeng_check.readers.docx_symbols import bullet
from wenfeng_check.readers.numbering import NO_MARKER, Marker, marker_of
from wenfeng_check.readers.rtf_tables import Paragraph, RowFormat, Table
from wenfeng_check.readers.sheet import Mark, Sheet, Side
from wenfeng_check.readers.steps import walk

_DEEPEST = 1000
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Flow:
    """Where text goes; ``origin`` says of which part, its ``paragraph`` is kept where it is not 0."""

    origin: Origin
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    sheet: Sheet = field(default_factory=Sheet)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    label: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    boxes: list[Sheet] = field(default_factory=list)
    page_break: bool = False
    paragraphs: int = 0
    tables: list[Table] = field(default_factory=list)
    rows: dict[int, RowFormat] = field(default_factory=dict)

    def write(self, text: str) -> None:
        """Append text; a page break counts as a line end only where text stands on both of its sides."""
        if "\udc00" <= text <= "\udfff" and self.pieces and "\ud800" <= self.pieces[-1] <= "\udbff":
            pair = self.pieces[-1] + text
            self.pieces[-1] = pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
            return
        if text and self.page_break:
            text = "\n" + text
        self.page_break = self.page_break and not text
        self.pieces.append(text)
        self.length += len(text)

    def mark(self, side: Side, comment: str) -> None:
        """Note an end of a commented range here."""
        self.marks.append(Mark(side, comment, self.length))

    def end_paragraph(self, depth: int, *, level: int, style: str) -> None:
        """Close the paragraph that stands ``depth`` tables deep."""
        self.to_depth(depth)
        paragraph = Paragraph(_joined(self.pieces), level, style, self._marker(), self.marks, self.boxes)
        self.pieces, self.length, self.label, self.marks, self.boxes = [], 0, [], [], []
        self.page_break = False
        if self.tables:
            self.tables[-1].content.append(paragraph)
            return
        self.paragraphs += 1
        origin = self.origin if self.origin.paragraph else Origin(part=self.origin.part, paragraph=self.paragraphs)
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        paragraph.write(self.sheet, origin, kind=kind, keep_blank=self.origin.part is Part.BODY)

    def to_depth(self, depth: int) -> None:
        """Open or close tables until ``depth`` of them are open."""
        depth = min(depth, _DEEPEST)
        while len(self.tables) < depth:
            self.tables.append(Table())
        while len(self.tables) > depth:
            table = self.tables.pop()
            table.end_row(self.rows.get(len(self.tables) + 1, RowFormat()))
            if self.tables:
                self.tables[-1].content.append(table)
            elif table.rows:
                part = Part.TABLE if self.origin.part in (Part.BODY, Part.TEXT_BOX) else self.origin.part
                walk(table.steps(self.sheet, part, self.numbers))

    def end_row(self, depth: int) -> None:
        """Close a row of the table ``depth`` tables deep."""
        self.to_depth(depth)
        self.tables[-1].end_row(self.rows.get(len(self.tables), RowFormat()))

    def _marker(self) -> Marker:
        written = _joined(self.label)
        if not written.strip():
            return NO_MARKER
        text = bullet(written)
        if len(text) == 1 and not text.isalnum():
            return Marker(text, " ")
        return marker_of(written.replace("\t", "").strip(" "))


def _joined(pieces: list[str]) -> str:
    """Join text; half of a surrogate pair is no character."""
    return _LONE.sub("\ufffd", "".join(pieces))
