"""The blocks of a story of a Word file (body, text box, note, header): paragraphs and table cells in order."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, replace

from wenfeng_check.model.document import Block, BlockKind, Origin, Part
from wenfeng_check.model.span import Span
from wenfeng_check.readers.docx_inline import GONE, InlineReader, Line, Tally, is_placeholder
from wenfeng_check.readers.docx_looks import Looks
from wenfeng_check.readers.docx_numbering import Numbering
from wenfeng_check.readers.docx_styles import Styles
from wenfeng_check.readers.docx_tables import cells
from wenfeng_check.readers.docx_trace import Stretch, Trace
from wenfeng_check.readers.docx_xml import chosen, value
from wenfeng_check.readers.numbering import NO_MARKER, Counters, Marker
from wenfeng_check.readers.sheet import Mark, Sheet, Side, Unread
from wenfeng_check.readers.steps import Steps, walk

_DEEPEST_BOX = 16
"""Text boxes inside one another; Word allows none inside a text box but keeps what other programs wrote."""

Chunk = Callable[[str, str, int], int | None]
"""Reads the part that ``w:altChunk`` names (story part, relationship id) into the sheet.

Takes and returns the number of the last paragraph so far; None where the part cannot be read.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """What all stories of a file share; ``boxes`` numbers the lists of its text boxes, ``trace`` notes what comes from where."""

    styles: Styles
    numbering: Numbering
    boxes: Counters
    tally: Tally
    sheet: Sheet
    chunk: Chunk
    trace: Trace
    looks: Looks


class Story:
    """Reads one story; ``origin`` says of which part, its ``paragraph`` is kept where it is not 0."""

    def __init__(
        self,
        source: Source,
        container: ET.Element,
        *,
        part_name: str,
        origin: Origin,
        counters: Counters,
        depth: int = 0,
    ) -> None:
        self._source = source
        self._depth = depth
        self._container = container
        self._part_name = part_name
        self._origin = origin
        self._fixed = origin.paragraph
        self._counters = counters
        self._inline = InlineReader(container, source.styles, source.tally, source.looks)
        self._pending: Line | None = None
        self._paragraphs = 0
        self._cell: Origin | None = None

    def read(self, *, after: int = 0) -> int:
        """Append all blocks of the story to the sheet; paragraphs count on from ``after``, the last one is returned."""
        self._paragraphs = after
        walk(self.steps())
        return self._paragraphs

    def steps(self) -> Steps:
        """Append all blocks of the story, step by step."""
        yield self._children(self._container)
        yield from self._close()

    def _children(self, parent: ET.Element) -> Steps:
        for child in parent:
            yield from self._child(child)

    def _child(self, child: ET.Element) -> Steps:
        tag = child.tag
        if tag == "w:p":
            yield from self._paragraph(child)
        elif tag == "w:tbl":
            yield from self._close()
            yield self._table(child)
        elif tag == "mc:AlternateContent":
            branch = chosen(child)
            if branch is not None:
                yield self._children(branch)
        elif tag == "w:sdt":
            content = child.find("w:sdtContent")
            if content is not None and not is_placeholder(child):
                yield self._children(content)
        elif tag == "w:altChunk":
            yield from self._close()
            self._chunk(child.get("r:id", ""))
        elif tag in _SIDES:
            self._source.sheet.mark(Mark(_SIDES[tag], child.get("w:id", ""), 0), self._source.sheet.length)
        elif tag not in GONE and tag not in ("w:sectPr", "w:tcPr", "w:pPr"):
            yield self._children(child)

    def _chunk(self, relation: str) -> None:
        last = self._source.chunk(self._part_name, relation, self._paragraphs)
        if last is None:
            self._source.tally.unread[Unread.CHUNK] += 1
        else:
            self._paragraphs = last

    def _paragraph(self, element: ET.Element) -> Steps:
        line = self._pending or Line()
        self._pending = None
        properties = element.find("w:pPr")
        self._inline.read(element, line)
        joined = self._is_joined(properties)
        if not line.owned and (line.length or not joined):
            line.properties, line.owned = properties, True
        if joined:
            self._pending = line
        else:
            yield from self._flush(line)

    def _is_joined(self, properties: ET.Element | None) -> bool:
        """Say whether the paragraph's mark is deleted or hidden, so that the next one goes on in its line."""
        mark = None if properties is None else properties.find("w:rPr")
        if mark is not None and any(mark.find(tag) is not None for tag in GONE):
            return True
        return mark is not None and self._source.styles.hidden(mark, self._source.styles.paragraph_style(properties))

    def _close(self) -> Steps:
        """Write a joined paragraph that nothing follows."""
        line, self._pending = self._pending, None
        if line and (line.length or line.boxes or line.marks):
            yield from self._flush(line)

    def _flush(self, line: Line) -> Steps:
        self._paragraphs += 1
        sheet = self._source.sheet
        start, first = sheet.length, len(sheet.blocks)
        marker = NO_MARKER
        if line.text or not _is_section_end(line.properties):
            marker = self._counters.next(self._source.numbering.place(line.properties))
        model = self._model(line.properties)
        stretches, at = [], 0
        for text in line.text.split("\n"):
            before = sheet.length
            self._add(text, model, marker)
            marker = NO_MARKER
            if sheet.length > before:
                stretches.append(Stretch(Span(at, at + len(text)), before - at))
            at += len(text) + 1
        self._source.trace.add(line.origins, stretches)
        if self._origin.part is Part.BODY and self._cell is None and not model.level:
            centred = value(line.properties, "w:jc") == "center"
            self._source.looks.note(line.looks, first, len(sheet.blocks), centred=centred)
        for mark in line.marks:
            sheet.mark(mark, start)
        for box in line.boxes:
            yield from self._box(box)

    def _add(self, text: str, model: Block, marker: Marker) -> None:
        blank = not text.strip()
        if blank and not marker.text and self._cell is None and self._origin.part is not Part.BODY:
            return
        kind = BlockKind.BLANK if blank and self._cell is None else model.kind
        self._source.sheet.add(text, replace(model, kind=kind, label=marker.text, gap=marker.gap))

    def _model(self, properties: ET.Element | None) -> Block:
        """Return a block with everything but its text."""
        styles = self._source.styles
        level = styles.outline(properties)
        style = value(properties, "w:pStyle")
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        origin = replace(self._cell or self._origin, paragraph=self._fixed or self._paragraphs)
        kind = kind if self._cell is None else BlockKind.CELL
        return Block(Span(0, 0), kind, level=level, origin=origin, style=styles.name(style) if style else "")

    def _box(self, box: ET.Element) -> Steps:
        if self._depth >= _DEEPEST_BOX:
            self._source.tally.unread[Unread.OBJECT] += 1
            return
        part = Part.TEXT_BOX if self._origin.part is Part.BODY else self._origin.part
        yield Story(
            self._source,
            _as_story(box),
            part_name=self._part_name,
            origin=Origin(part=part, paragraph=self._fixed),
            counters=self._source.boxes,
            depth=self._depth + 1,
        ).steps()

    def _table(self, table: ET.Element) -> Steps:
        outer = (self._cell, self._paragraphs)
        self._source.sheet.tables += 1
        place = self._source.sheet.tables
        for cell in cells(table, self._source.tally):
            self._cell = cell.origin(self._origin.part, place, nested=outer[0] is not None)
            yield self._read_cell(cell.element)
        self._cell, self._paragraphs = outer

    def _read_cell(self, element: ET.Element) -> Steps:
        """Read a cell; the empty paragraph that Word demands after a nested table is no block of its own."""
        self._paragraphs = 0
        blocks = self._source.sheet.blocks
        before = len(blocks)
        children = list(element)
        if len(children) > 1 and children[-2].tag == "w:tbl" and not "".join(children[-1].itertext()).strip():
            children.pop()
        for child in children:
            yield from self._child(child)
        yield from self._close()
        if len(blocks) == before:
            self._source.sheet.add("", self._model(None))


_SIDES = {"w:commentRangeStart": Side.START, "w:commentRangeEnd": Side.END}


def _is_section_end(properties: ET.Element | None) -> bool:
    """A paragraph that only carries a section break is not seen and takes no number."""
    return properties is not None and properties.find("w:sectPr") is not None


def _as_story(box: ET.Element) -> ET.Element:
    """Return a box as a container of ``w:p``: word art has a string, a canvas has paragraphs of DrawingML."""
    if box.tag == "w:txbxContent":
        return box
    lines = [box.get("string", "")]
    if box.tag == "a:txBody":
        lines = ["".join(t.text or "" for t in p.iter("a:t")) for p in box.iter("a:p")]
    story = ET.Element("w:txbxContent")
    for line in lines:
        run = ET.SubElement(ET.SubElement(story, "w:p"), "w:r")
        ET.SubElement(run, "w:t").text = line
    return story
