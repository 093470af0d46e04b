"""The blocks of a part of an OpenDocument file: paragraphs, lists, tables, boxes, in order."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field, replace

from wenfeng_check.model.document import Block, BlockKind, Origin, Part
from wenfeng_check.model.span import Span
from wenfeng_check.readers.numbering import NO_MARKER, Marker
from wenfeng_check.readers.odf_inline import SHAPES, Finds, InlineReader, drawn
from wenfeng_check.readers.odf_lists import Item, Lists
from wenfeng_check.readers.odf_styles import Styles
from wenfeng_check.readers.odf_tables import cells
from wenfeng_check.readers.odf_xml import count, on
from wenfeng_check.readers.sheet import Sheet, Unread
from wenfeng_check.readers.steps import Steps

_DEEPEST_BOX = 16
_SKIPPED_TAGS = """
    text:tracked-changes text:sequence-decls text:variable-decls text:user-field-decls text:dde-connection-decls
    text:alphabetical-index-auto-mark-file office:forms office:event-listeners office:scripts
    text:section-source office:dde-source svg:title svg:desc office:annotation office:annotation-end
"""
_SKIPPED = frozenset(_SKIPPED_TAGS.split())


@dataclass(frozen=True, slots=True)
class Source:
    """What all parts of a file share; ``pages`` are the page styles that its body begins."""

    styles: Styles
    sheet: Sheet
    finds: Finds
    pages: list[str] = field(default_factory=list)


class Story:
    """Reads one part; ``origin`` says which, its ``paragraph`` is kept where it is not 0."""

    def __init__(self, source: Source, origin: Origin, *, depth: int = 0) -> None:
        self._source = source
        self._origin = origin
        self._depth = depth
        self._inline = InlineReader(source.styles, source.finds)
        self._lists = Lists(source.styles)
        self._cell: Origin | None = None
        self._paragraphs = 0

    def steps(self, container: ET.Element) -> Steps:
        """Append all blocks of ``container``."""
        for child in container:
            yield from self._child(child, None)

    def _child(self, child: ET.Element, item: Item | None) -> Steps:
        tag = child.tag
        if tag in ("text:p", "text:h"):
            yield from self._paragraph(child, item)
        elif tag == "text:list":
            yield self._list(child, item)
        elif tag == "text:numbered-paragraph":
            yield self._children(child, self._lists.numbered(child))
        elif tag == "table:table":
            yield self._table(child)
        elif tag in SHAPES:
            yield from self._shape(child)
        elif tag == "text:section" and child.get("text:display") == "none":
            self._source.sheet.unread[Unread.HIDDEN] += 1
        elif tag not in _SKIPPED and not tag.endswith("-source"):
            yield self._children(child, item)

    def _children(self, parent: ET.Element, item: Item | None) -> Steps:
        for child in parent:
            yield from self._child(child, item)

    def _list(self, element: ET.Element, outer: Item | None) -> Steps:
        inner = self._lists.open(element, outer)
        for entry in element:
            item = self._lists.item(entry, inner)
            for child in entry:
                yield from self._child(child, item)

    def _paragraph(self, element: ET.Element, item: Item | None) -> Steps:
        style = element.get("text:style-name", "")
        self._note_page("paragraph", style)
        line = self._inline.read(element)
        marker = self._lists.marker(element, item)
        self._paragraphs += 1
        start = self._source.sheet.length
        model = self._model(element, style)
        for text in line.text.split("\n"):
            self._add(text, model, marker)
            marker = NO_MARKER
        for mark in line.marks:
            self._source.sheet.mark(mark, start)
        for shape in line.shapes:
            yield from self._shape(shape)

    def _note_page(self, family: str, style: str) -> None:
        page = self._source.styles.page_style(family, style)
        if page and self._origin.part is Part.BODY:
            self._source.pages.append(page)

    def _add(self, text: str, model: Block, marker: Marker) -> None:
        blank = not text.strip()
        if blank and not marker.text and self._cell is None and self._origin.part is not Part.BODY:
            return
        kind = BlockKind.BLANK if blank and self._cell is None else model.kind
        self._source.sheet.add(text, replace(model, kind=kind, label=marker.text, gap=marker.gap))

    def _model(self, element: ET.Element | None, style: str) -> Block:
        """Return a block with everything but its text."""
        level = 0
        if element is not None and element.tag == "text:h" and not on(element, "text:is-list-header"):
            level = min(9, max(1, count(element, "text:outline-level")))
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        kind = kind if self._cell is None else BlockKind.CELL
        origin = replace(self._cell or self._origin, paragraph=self._origin.paragraph or self._paragraphs)
        name = self._source.styles.shown_name(style)
        return Block(Span(0, 0), kind, level=level, origin=origin, style=name)

    def _shape(self, shape: ET.Element) -> Steps:
        unread: list[Unread] = []
        boxes = list(drawn(shape, unread))
        self._source.sheet.unread.update(unread)
        part = Part.TEXT_BOX if self._origin.part is Part.BODY else self._origin.part
        origin = Origin(part=part, paragraph=self._origin.paragraph)
        for box in boxes:
            if self._depth < _DEEPEST_BOX:
                yield Story(self._source, origin, depth=self._depth + 1).steps(box)
            else:
                self._source.sheet.unread[Unread.OBJECT] += 1

    def _table(self, table: ET.Element) -> Steps:
        self._note_page("table", table.get("table:style-name", ""))
        outer = (self._cell, self._paragraphs)
        self._source.sheet.tables += 1
        place = self._source.sheet.tables
        for cell in cells(table):
            self._cell = cell.origin(self._origin.part, place, nested=outer[0] is not None)
            self._paragraphs = 0
            before = len(self._source.sheet.blocks)
            yield self._children(cell.element, None)
            if len(self._source.sheet.blocks) == before:
                self._source.sheet.add("", self._model(None, ""))
        self._cell, self._paragraphs = outer
