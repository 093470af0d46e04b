"""From places in a document's text to spots in the main part of its Word file where a comment's mark may stand."""

import xml.etree.ElementTree as ET
from bisect import bisect_left, bisect_right
from enum import Enum
from typing import NamedTuple

from wenfeng_check.annotate.xml_source import Place, XmlSource
from wenfeng_check.model.document import Document, Part
from wenfeng_check.model.span import Span
from wenfeng_check.readers.docx_trace import Piece, Trace

#: Wrappers of runs in which a mark may stand (ECMA-376 part 1, EG_PContent and EG_RunLevelElements).
OPEN = frozenset(
    {"w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:fldSimple"}
    | {"w:bdo", "w:dir"}
)
#: Wrappers whose content goes as a whole (a rejected change, a field brought up to date): the comment stands behind them.
_PASSING = frozenset({"w:ins", "w:moveTo", "w:fldSimple", "w:sdt"})
#: Content controls that take no marks: their content comes from a list, a date picker or the file's data.
_FIXED = ("w:dataBinding", "w:dropDownList", "w:comboBox", "w:date", "w14:checkbox")
_NOTES = {Part.FOOTNOTE: "w:footnoteReference", Part.ENDNOTE: "w:endnoteReference"}
_MARGINS = (Part.HEADER, Part.FOOTER)


class Side(Enum):
    """Whether a spot stands before or after the thing that it was found by."""

    BEFORE = 0
    AFTER = 1


class Spot(NamedTuple):
    """A spot: a byte of the main part, or inside a run that begins there.

    Inside a run, ``child`` counts its elements and ``offset`` the characters that the element shows. ``behind`` is the
    byte where a comment's own run belongs, 0 for the spot itself.
    """

    byte: int
    child: int = -1
    offset: int = 0
    run: ET.Element | None = None
    behind: int = 0

    @property
    def order(self) -> tuple[int, int, int]:
        """What spots are put in order by."""
        return (self.byte, self.child, self.offset)


class Range(NamedTuple):
    """Where a comment's marks stand; ``exact`` says whether they enclose what was asked for."""

    start: Spot
    end: Spot
    exact: bool


class Spots:
    """Finds the spots of one document."""

    def __init__(self, document: Document, trace: Trace, source: XmlSource) -> None:
        assert trace.root is not None
        self._document = document
        self._source = source
        self.places = source.places_in(trace.root)
        self.parents = {child: parent for parent in trace.root.iter() for child in parent}
        self._pieces = trace.pieces
        self._starts = [piece.span.start for piece in trace.pieces]
        self._blocks = [block.span.start for block in document.blocks]

    def range_of(self, span: Span) -> Range | None:
        """Return where a comment on ``span`` goes, None where the body has no text at all."""
        start, end = span
        while end > start and self._document.text[end - 1] == "\n":
            end -= 1
        first = self._at(start, Side.BEFORE)
        last = self._at(end, Side.AFTER) if end > start else first
        if first is None or last is None:
            return self._elsewhere(start)
        exact = self._is_exact(start, Side.BEFORE) and (end == start or self._is_exact(end, Side.AFTER))
        if last.order < first.order:
            return Range(last, first, exact=False)
        return Range(first, last, exact)

    def pieces_in(self, span: Span) -> list[Piece]:
        """Return the pieces with text that ``span`` touches."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return [piece for piece in self._pieces[first:last] if piece.span.length and piece.span.overlaps(span)]

    def piece_before(self, offset: int) -> Piece | None:
        """Return the piece with the character before ``offset``."""
        found = self.pieces_in(Span(offset - 1, offset)) if offset else []
        return found[-1] if found else None

    def path(self, element: ET.Element) -> list[ET.Element]:
        """Return the elements from the outermost paragraph to ``element``, none where it stands in no paragraph."""
        found = [element]
        while found[-1] in self.parents:
            found.append(self.parents[found[-1]])
        found.reverse()
        first = next((at for at, each in enumerate(found) if each.tag == "w:p"), len(found))
        return found[first:] if element in self.places else []

    def cut(self, piece: Piece, offset: int) -> Spot:
        """Return the spot inside a run, ``offset`` characters into a piece that stands directly in the run."""
        run = self.parents[piece.element]
        child = list(run).index(piece.element)
        if offset >= piece.span.length or (offset and piece.element.tag != "w:t"):
            child, offset = child + 1, 0
        return Spot(self.places[run].start, child, offset, run, self._behind(run))

    def _at(self, offset: int, side: Side) -> Spot | None:
        """Return the spot at an offset of the text: before the character there, or after the one that ends there."""
        found = self._piece(offset, side)
        if found is None:
            return self._in_empty(offset)
        piece, into = found
        if self.is_open(piece):
            return self.cut(piece, into)
        shut = self._shut(piece.element)
        return None if shut is None else self._beside(shut, side)

    def _piece(self, offset: int, side: Side) -> tuple[Piece, int] | None:
        """Return the piece that the character on that side of ``offset`` comes from, the other side where it has none."""
        wanted = (offset, offset - 1) if side is Side.BEFORE else (offset - 1, offset)
        for at in wanted:
            found = self.pieces_in(Span(at, at + 1)) if at >= 0 else []
            if found:
                return found[-1], offset - found[-1].span.start
        return None

    def _is_exact(self, offset: int, side: Side) -> bool:
        """Say whether the spot for an offset shows that offset and no other."""
        found = self._piece(offset, side)
        if found is None:
            return True
        piece, into = found
        if self.is_open(piece):
            return piece.element.tag == "w:t" or into in (0, piece.span.length)
        if any(each.tag == "w:txbxContent" for each in self.path(piece.element)):
            return False
        return offset == (self._extent(piece).start if side is Side.BEFORE else self._extent(piece).end)

    def _extent(self, piece: Piece) -> Span:
        """Return what is read of the element around a piece that marks cannot stand in."""
        shut = self._shut(piece.element)
        inside = set() if shut is None else set(shut.iter())
        first = last = bisect_right(self._starts, piece.span.start) - 1
        while first > 0 and self._pieces[first - 1].element in inside:
            first -= 1
        while last + 1 < len(self._pieces) and self._pieces[last + 1].element in inside:
            last += 1
        return Span(self._starts[first], self._pieces[last].span.end)

    def is_open(self, piece: Piece) -> bool:
        """Say whether a mark may stand inside or beside the piece, in its run."""
        path = self.path(piece.element)
        return len(path) > 2 and path[-2].tag == "w:r" and all(self._lets_in(each) for each in path[1:-2])

    def _lets_in(self, wrapper: ET.Element) -> bool:
        properties = wrapper.find("w:sdtPr")
        if wrapper.tag not in OPEN:
            return False
        return properties is None or all(_local(each.tag) not in _FIXED for each in properties)

    def _shut(self, element: ET.Element) -> ET.Element | None:
        """Return the outermost element around ``element`` beside which a mark may stand, but not inside."""
        path = self.path(element)
        return next((each for each in path[1:] if not self._lets_in(each)), None)

    def _beside(self, element: ET.Element, side: Side) -> Spot:
        place = self.places[element]
        byte = place.start if side is Side.BEFORE else place.end
        return Spot(byte, behind=self._behind(element))

    def _behind(self, element: ET.Element) -> int:
        passing = [each for each in self.path(element)[1:-1] if each.tag in _PASSING]
        return self.places[passing[0]].end if passing else 0

    def _in_empty(self, offset: int) -> Spot | None:
        """Return the spot in an empty paragraph that stands at ``offset``."""
        at = bisect_left(self._starts, offset)
        while at < len(self._pieces) and self._starts[at] == offset:
            paragraph = self._pieces[at].element
            if paragraph.tag == "w:p" and self.path(paragraph)[:1] == [paragraph]:
                return Spot(self._first_byte(paragraph))
            at += 1
        return None

    def _first_byte(self, paragraph: ET.Element) -> int:
        """Return the byte for a mark in a paragraph without text; one that is an empty tag is marked by its end."""
        place: Place = self.places[paragraph]
        properties = paragraph.find("w:pPr")
        return place.inside if properties is None else self.places[properties].end

    def _elsewhere(self, offset: int) -> Range | None:
        """Return the nearest place for what stands in a note, a header or an inserted file."""
        at = max(bisect_right(self._blocks, offset) - 1, 0)
        origin = self._document.blocks[at].origin
        if origin.part in _NOTES:
            reference = self._reference(_NOTES[origin.part], origin.paragraph)
            if reference is not None:
                shut = self.parents[reference]
                return Range(self._beside(shut, Side.BEFORE), self._beside(shut, Side.AFTER), exact=False)
        near = () if origin.part in _MARGINS else range(at - 1, -1, -1)
        for place in (*near, *range(len(self._blocks))):
            found = self._block_range(self._document.blocks[place].span)
            if found is not None:
                return found
        return None

    def _block_range(self, span: Span) -> Range | None:
        if not self._document.of(span).strip():
            return None
        first, last = self._at(span.start, Side.BEFORE), self._at(span.end, Side.AFTER)
        return None if first is None or last is None or last.order < first.order else Range(first, last, exact=False)

    def _reference(self, tag: str, number: int) -> ET.Element | None:
        """Return the reference of the note that is the ``number``-th of its kind, counted from 1."""
        found: dict[str, ET.Element] = {}
        for piece in self._pieces:
            if piece.element.tag == tag and piece.element in self.places:
                found.setdefault(piece.element.get("w:id", ""), piece.element)
        references = list(found.values())
        return references[number - 1] if 0 < number <= len(references) else None


def _local(tag: str) -> str:
    """Return a tag with the prefix that Word uses for its 2010 additions."""
    return tag.replace("{http://schemas.microsoft.com/office/word/2010/wordml}", "w14:")
