"""Safe fixes as tracked changes, for a person to accept one by one; the new words look like those that they replace."""

from collections.abc import Callable, Iterator
from datetime import date

from wenfeng_check.annotate.comment_part import AUTHOR, visible_xml
from wenfeng_check.annotate.marks import Mark, text_xml
from wenfeng_check.annotate.names import Names
from wenfeng_check.annotate.spots import OPEN, Spots
from wenfeng_check.annotate.xml_source import XmlSource
from wenfeng_check.model.finding import Edit
from wenfeng_check.model.span import Span
from wenfeng_check.readers.docx_trace import Piece

_CLOSE, _INSERT, _OPEN = 0, 1, 5
#: A change inside somebody else's tracked change, or inside a field's result, would not outlast it.
_PLAIN = OPEN - {"w:ins", "w:moveTo", "w:fldSimple"}


class Suggester:
    """Turns edits of the text into tracked changes of the main part."""

    def __init__(
        self, spots: Spots, source: XmlSource, names: Names, new_id: Callable[[], str], day: date | None
    ) -> None:
        self._spots = spots
        self._source = source
        self._names = names
        self._new_id = new_id
        self._given = {"author": AUTHOR} | ({"date": f"{day:%Y-%m-%d}T00:00:00Z"} if day else {})

    def can(self, edit: Edit) -> bool:
        """Say whether the edit stays inside the plain text of one paragraph of the body."""
        if "\n" in edit.text or visible_xml(edit.text) != edit.text:
            return False
        pieces = self._pieces(edit)
        covered = sum(min(p.span.end, edit.span.end) - max(p.span.start, edit.span.start) for p in pieces)
        return bool(pieces) and covered == edit.span.length and all(self._is_plain(piece) for piece in pieces)

    def marks(self, edit: Edit) -> Iterator[Mark]:
        """Yield the marks that make the edit a tracked change."""
        pieces = self._pieces(edit)
        for piece in pieces if edit.span.length else ():
            start, end = max(piece.span.start, edit.span.start), min(piece.span.end, edit.span.end)
            opens = self._names.outer("del", id="\0", **self._given).removesuffix("/>") + ">"
            yield Mark(self._spots.cut(piece, start - piece.span.start), _OPEN, b"", opens=opens.encode())
            yield Mark(self._spots.cut(piece, end - piece.span.start), _CLOSE, b"", closes=True)
        if edit.text:
            last = pieces[-1]
            spot = self._spots.cut(last, edit.span.end - last.span.start)
            yield Mark(spot, _INSERT, self._inserted(edit.text, like=pieces[0]))

    def _pieces(self, edit: Edit) -> list[Piece]:
        if edit.span.length:
            return self._spots.pieces_in(edit.span)
        at = edit.span.start
        before = self._spots.pieces_in(Span(at - 1, at)) if at else []
        return before or self._spots.pieces_in(Span(at, at + 1))

    def _is_plain(self, piece: Piece) -> bool:
        if piece.element.tag != "w:t" or len(piece.element) or not self._spots.is_open(piece):
            return False
        return all(each.tag in _PLAIN for each in self._spots.path(piece.element)[1:-2])

    def _inserted(self, text: str, *, like: Piece) -> bytes:
        names = self._names
        written = text_xml(f"{names.prefix}:t".encode(), text).decode()
        run = names.element("r", self._properties(like) + written)
        return names.outer("ins", run, id=self._new_id(), **self._given).encode()

    def _properties(self, piece: Piece) -> str:
        """Return the run properties around a piece as written, without a tracked change of format."""
        run = self._spots.parents[piece.element]
        if run[0].tag != "w:rPr":
            return ""
        raw = self._source.raw(self._spots.places[run[0]])
        change = run[0].find("w:rPrChange")
        if change is not None:
            raw = raw.replace(self._source.raw(self._spots.places[change]), b"")
        return raw.decode("utf-8")
