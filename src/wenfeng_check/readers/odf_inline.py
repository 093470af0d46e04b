"""What stands inside a paragraph of an OpenDocument file: text, notes, boxes, comments."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from wenfeng_check.readers.odf_styles import Styles
from wenfeng_check.readers.odf_xml import count, on
from wenfeng_check.readers.sheet import Mark, Side, Unread

_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
_SHAPES = """
    draw:frame draw:g draw:a draw:custom-shape draw:rect draw:square draw:ellipse draw:circle draw:line draw:polyline
    draw:path draw:polygon draw:regular-polygon draw:connector draw:caption draw:measure draw:control draw:page-thumbnail
"""
SHAPES = frozenset(_SHAPES.split())
_SKIPPED_TAGS = """
    text:tracked-changes text:ruby-text text:note-citation text:script text:alphabetical-index-mark text:toc-mark
    text:user-index-mark office:event-listeners text:bookmark text:reference-mark svg:title svg:desc text:note-body
"""
_SKIPPED = frozenset(_SKIPPED_TAGS.split())


@dataclass(slots=True)
class Line:
    """A paragraph being read; LF stands for a line break inside it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    white: bool = True
    """The text so far ends with white space of the XML (or is empty), so that more of it is not seen."""
    trailing: bool = False
    shapes: list[ET.Element] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Append text as it is."""
        self.pieces.append(text)
        self.length += len(text)
        self.white = self.trailing = False

    def characters(self, text: str) -> None:
        """Append text of the XML; runs of white space are one blank, none at the start."""
        text = _WHITE.sub(" ", text)
        if self.white:
            text = text.removeprefix(" ")
        if text:
            self.write(text)
            self.white = self.trailing = text.endswith(" ")

    @property
    def text(self) -> str:
        """All that was written, without a blank of the XML at the end."""
        text = "".join(self.pieces)
        return text[:-1] if self.trailing else text


@dataclass(slots=True)
class Finds:
    """What the paragraphs of a document refer to, in order."""

    footnotes: list[ET.Element] = field(default_factory=list)
    endnotes: list[ET.Element] = field(default_factory=list)
    annotations: list[ET.Element] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


class InlineReader:
    """Reads paragraphs of one part of a file."""

    def __init__(self, styles: Styles, finds: Finds) -> None:
        self._styles = styles
        self._finds = finds

    def read(self, paragraph: ET.Element) -> Line:
        """Return what a person reads of ``paragraph``."""
        line = Line()
        hidden = self._styles.hidden("paragraph", paragraph.get("text:style-name", ""))
        if any(on(mark, "text:is-hidden") for mark in paragraph.iter("text:hidden-paragraph")):
            hidden = True
        self._inside(paragraph, line, hidden=hidden)
        if hidden and "".join(paragraph.itertext()).strip():
            self._finds.unread.append(Unread.HIDDEN)
        return line

    def _inside(self, parent: ET.Element, line: Line, *, hidden: bool) -> None:
        if parent.text and not hidden:
            line.characters(parent.text)
        for child in parent:
            self._child(child, line, hidden=hidden)
            if child.tail and not hidden:
                line.characters(child.tail)

    def _child(self, child: ET.Element, line: Line, *, hidden: bool) -> None:
        tag = child.tag
        if tag in ("office:annotation", "office:annotation-end"):
            self._annotation(child, line)
        elif hidden or tag in _SKIPPED:
            return
        elif tag == "text:s":
            line.write(" " * min(count(child, "text:c"), _MOST_SPACES))
        elif tag in ("text:tab", "text:line-break"):
            line.write("\t" if tag == "text:tab" else "\n")
        elif tag == "text:note":
            notes = self._finds.endnotes if child.get("text:note-class") == "endnote" else self._finds.footnotes
            notes.append(child)
        elif tag in SHAPES:
            line.shapes.append(child)
        else:
            self._inside(child, line, hidden=self._hides(child))

    def _hides(self, element: ET.Element) -> bool:
        if on(element, "text:is-hidden") and element.tag != "text:hidden-paragraph":
            self._finds.unread.append(Unread.HIDDEN)
            return True
        if element.tag == "text:span" and self._styles.hidden("text", element.get("text:style-name", "")):
            self._finds.unread.append(Unread.HIDDEN)
            return True
        return False

    def _annotation(self, element: ET.Element, line: Line) -> None:
        name = element.get("office:name") or f"#{id(element)}"
        if element.tag == "office:annotation-end":
            line.marks.append(Mark(Side.END, name, line.length))
            return
        self._finds.annotations.append(element)
        line.marks.append(Mark(Side.START, name, line.length))


def drawn(shape: ET.Element, unread: list[Unread]) -> Iterator[ET.Element]:
    """Yield what of a shape holds paragraphs, each once; what cannot be read is counted."""
    boxes = [child for child in shape if child.tag == "draw:text-box"]
    if boxes or shape.tag not in SHAPES:
        yield from boxes
        return
    if shape.find("draw:object") is not None or shape.find("draw:object-ole") is not None:
        unread.append(Unread.OBJECT)
    elif shape.find("draw:image") is not None:
        unread.append(Unread.IMAGE)
    elif any(child.tag in ("text:p", "text:list", "text:h") for child in shape):
        yield shape
    for child in shape:
        if child.tag in SHAPES:
            yield from drawn(child, unread)
