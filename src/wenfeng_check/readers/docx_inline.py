"""What stands inside a paragraph of a Word file: runs, fields, tracked changes, anchors of boxes and comments."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from wenfeng_check.model.span import Span
from wenfeng_check.readers.docx_looks import Look, Looks
from wenfeng_check.readers.docx_styles import Styles
from wenfeng_check.readers.docx_symbols import symbol
from wenfeng_check.readers.docx_trace import Piece
from wenfeng_check.readers.docx_xml import chosen, number, switch, value
from wenfeng_check.readers.sheet import Mark, Side, Unread

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_XML_SPACE = " \t\r\n"
GONE = frozenset({"w:del", "w:moveFrom"})
_SKIPPED = GONE | {"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:rt", "w:instrText", "w:delText", "w:tbl", "w:p"}


@dataclass(slots=True)
class Line:
    """A paragraph being read; LF stands for a line break inside it."""

    properties: ET.Element | None = None
    owned: bool = False
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    page_break: bool = False
    boxes: list[ET.Element] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    origins: list[Piece] = field(default_factory=list)
    looks: Counter[Look] = field(default_factory=Counter)

    def write(self, text: str, element: ET.Element) -> None:
        """Append text of ``element``; a page break counts as a line end only where text stands on both of its sides."""
        if text and self.page_break:
            self.pieces.append("\n")
            self.marks = [_behind_break(mark, self.length) for mark in self.marks]
            self.length += 1
        self.page_break = self.page_break and not text
        self.pieces.append(text)
        self.origins.append(Piece(Span(self.length, self.length + len(text)), element))
        self.length += len(text)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.pieces)


@dataclass(slots=True)
class Tally:
    """What a document's stories refer to or leave unread, in order."""

    unread: Counter[Unread] = field(default_factory=Counter)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)


class InlineReader:
    """Reads the paragraphs of one story; fields may run over several of them."""

    def __init__(self, story: ET.Element, styles: Styles, tally: Tally, looks: Looks) -> None:
        self._styles = styles
        self._tally = tally
        self._unclosed = _unclosed_fields(story)
        self._fields: list[bool] = []
        self._style = ""
        self._looks = looks
        self._hidden = False
        self._run_properties: ET.Element | None = None
        self._handlers: dict[str, Callable[[ET.Element, Line], None]] = {
            "w:r": self._run,
            "w:t": self._text,
            "m:t": self._text,
            "w:tab": lambda tab, line: self._write("\t", line, tab),
            "w:ptab": lambda tab, line: self._write("\t", line, tab),
            "w:br": self._break,
            "w:cr": lambda end, line: self._write("\n", line, end),
            "w:noBreakHyphen": lambda hyphen, line: self._write("\u2011", line, hyphen),
            "w:sym": lambda sign, line: self._write(symbol(sign.get("w:char"), sign.get("w:font", "")), line, sign),
            "w:fldChar": self._field,
            "w:footnoteReference": lambda e, line: _refer(e, self._tally.footnotes, line),
            "w:endnoteReference": lambda e, line: _refer(e, self._tally.endnotes, line),
            "w:commentRangeStart": lambda e, line: _mark(e, Side.START, line),
            "w:commentRangeEnd": lambda e, line: _mark(e, Side.END, line),
            "w:commentReference": lambda e, line: _mark(e, Side.ANCHOR, line),
            "w:drawing": self._drawing,
            "w:pict": self._drawing,
            "w:object": self._drawing,
            "w:subDoc": lambda _, __: self._tally.unread.update((Unread.CHUNK,)),
            "w:sdt": self._control,
            "w:ruby": self._ruby,
            "mc:AlternateContent": self._alternate,
        }

    def read(self, paragraph: ET.Element, line: Line) -> None:
        """Append what a person reads of ``paragraph`` to ``line``."""
        self._style = self._styles.paragraph_style(paragraph.find("w:pPr"))
        line.origins.append(Piece(Span(line.length, line.length), paragraph))
        self._children(paragraph, line)

    def _children(self, parent: ET.Element, line: Line) -> None:
        for child in parent:
            handler = self._handlers.get(child.tag)
            if handler:
                handler(child, line)
            elif child.tag not in _SKIPPED:
                self._count_change(child)
                self._children(child, line)
            elif child.tag in GONE:
                self._tally.unread[Unread.CHANGE] += 1

    def _count_change(self, element: ET.Element) -> None:
        if element.tag in ("w:ins", "w:moveTo"):
            self._tally.unread[Unread.CHANGE] += 1

    def _run(self, run: ET.Element, line: Line) -> None:
        before = self._hidden, self._run_properties
        self._run_properties = run.find("w:rPr")
        self._hidden = self._hidden or self._styles.hidden(self._run_properties, self._style)
        self._children(run, line)
        self._hidden, self._run_properties = before

    def _text(self, element: ET.Element, line: Line) -> None:
        text = shown(element)
        if self._hidden and text.strip():
            self._tally.unread[Unread.HIDDEN] += 1
        before = line.length
        self._write(text, line, element)
        if line.length > before and not text.isspace():
            line.looks[self._looks.of(self._run_properties, self._style)] += len(text)

    def _write(self, text: str, line: Line, element: ET.Element) -> None:
        if not self._hidden and all(self._fields):
            line.write(text, element)

    def _break(self, element: ET.Element, line: Line) -> None:
        if element.get("w:type") not in ("page", "column"):
            self._write("\n", line, element)
        elif line.length:
            line.page_break = True

    def _field(self, mark: ET.Element, line: Line) -> None:
        kind = mark.get("w:fldCharType")
        if kind == "begin":
            self._write(_form_value(mark), line, mark)
        if kind == "begin" and mark not in self._unclosed:
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _control(self, control: ET.Element, line: Line) -> None:
        content = control.find("w:sdtContent")
        if content is not None and not is_placeholder(control):
            self._children(content, line)

    def _ruby(self, ruby: ET.Element, line: Line) -> None:
        base = ruby.find("w:rubyBase")
        if base is not None:
            self._children(base, line)

    def _alternate(self, alternate: ET.Element, line: Line) -> None:
        branch = chosen(alternate)
        if branch is not None:
            self._children(branch, line)

    def _drawing(self, drawing: ET.Element, line: Line) -> None:
        if self._hidden:
            return
        if drawing.tag == "w:object":
            self._tally.unread[Unread.OBJECT] += 1
        for found in _drawn(drawing):
            if found.tag in _BOXES:
                line.boxes.append(found)
            elif drawing.tag != "w:object":
                self._tally.unread[_UNREAD[found.tag]] += 1


_BOXES = frozenset({"w:txbxContent", "a:txBody", "v:textpath"})
_UNREAD = {
    "pic:pic": Unread.IMAGE,
    "v:imagedata": Unread.IMAGE,
    "c:chart": Unread.CHART,
    "dgm:relIds": Unread.DIAGRAM,
}


def shown(element: ET.Element) -> str:
    """Return what a ``w:t`` shows: without outer white space unless that is kept, line ends as blanks."""
    text = element.text or ""
    if element.get(_SPACE) != "preserve":
        text = text.strip(_XML_SPACE)
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def is_placeholder(control: ET.Element) -> bool:
    """Say whether a content control shows its prompt and no text of the writer."""
    return bool(switch(control.find("w:sdtPr"), "w:showingPlcHdr"))


def _form_value(mark: ET.Element) -> str:
    """Return what a legacy form field shows: the choice of a drop-down list, a box ticked or not."""
    form = mark.find("w:ffData")
    if form is None:
        return ""
    box, choices = form.find("w:checkBox"), form.find("w:ddList")
    if box is not None:
        ticked = switch(box, "w:checked")
        return "☑" if (switch(box, "w:default") if ticked is None else ticked) else "☐"
    entries = [] if choices is None else choices.findall("w:listEntry")
    place = number(value(choices, "w:result"))
    return entries[place].get("w:val", "") if 0 <= place < len(entries) else ""


def _refer(reference: ET.Element, notes: list[str], line: Line) -> None:
    notes.append(reference.get("w:id", ""))
    line.origins.append(Piece(Span(line.length, line.length), reference))


def _mark(element: ET.Element, side: Side, line: Line) -> None:
    line.marks.append(Mark(side, element.get("w:id", ""), line.length))


def _behind_break(mark: Mark, offset: int) -> Mark:
    """Move the start of a comment behind the line end that a page break at ``offset`` turned out to be."""
    return mark._replace(offset=offset + 1) if (mark.side, mark.offset) == (Side.START, offset) else mark


def _drawn(element: ET.Element) -> Iterator[ET.Element]:
    """Yield boxes with text and unread things of a drawing, each once."""
    for child in element:
        if child.tag in _BOXES or child.tag in _UNREAD:
            yield child
        elif child.tag == "mc:AlternateContent":
            branch = chosen(child)
            yield from () if branch is None else _drawn(branch)
        else:
            yield from _drawn(child)


def _unclosed_fields(story: ET.Element) -> frozenset[ET.Element]:
    """Return the field beginnings without an end: their text is not to be taken for a field code."""
    deleted = {mark for gone in story.iter() if gone.tag in GONE for mark in gone.iter("w:fldChar")}
    waiting: list[ET.Element] = []
    for mark in story.iter("w:fldChar"):
        kind = mark.get("w:fldCharType")
        if mark in deleted:
            continue
        if kind == "begin":
            waiting.append(mark)
        elif kind == "end" and waiting:
            waiting.pop()
    return frozenset(waiting)
