"""Marks put into the main part of a Word file: runs are split where a mark stands inside, all else stays as written."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import escape

from wenfeng_check.annotate.spots import Spot
from wenfeng_check.annotate.xml_source import Place, XmlSource, filled, name_of

_KEPT = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGE_ID = re.compile(rb"""(<(?:[\w.-]+:)?rPrChange\b[^>]*?[\s:]id\s*=\s*["'])[^"']*""")


class Mark(NamedTuple):
    r"""XML that goes to a spot; of several at one spot the lower rank stands first.

    ``opens`` is the start tag of the tracked change (its id written ``\0``) in which the text from here on is deleted;
    ``closes`` says that it is no longer.
    """

    spot: Spot
    rank: int
    xml: bytes
    opens: bytes = b""
    closes: bool = False


@dataclass(slots=True)
class _Split:
    """A run being written anew, piece by piece."""

    head: bytes
    properties: bytes
    tail: bytes
    new_id: Callable[[], str]
    out: list[bytes] = field(default_factory=list)
    pending: list[bytes] = field(default_factory=list)
    deletion: bytes = b""
    written: bool = False

    def close(self) -> None:
        """Write what was gathered as a run of its own."""
        if not self.pending:
            return
        properties = self._renumbered() if self.written else self.properties
        run = self.head + properties + b"".join(self.pending) + self.tail
        if self.deletion:
            head = self.deletion.replace(b"\0", self.new_id().encode())
            run = head + run + b"</" + name_of(head) + b">"
        self.out.append(run)
        self.pending, self.written = [], True

    def _renumbered(self) -> bytes:
        """Return the properties for a second run: the id of a tracked change of format must not come twice."""
        return _CHANGE_ID.sub(lambda found: found[1] + self.new_id().encode(), self.properties)

    def take(self, mark: Mark) -> None:
        """Put a mark between the runs."""
        self.close()
        self.out.append(mark.xml)
        if mark.closes:
            self.deletion = b""
        elif mark.opens:
            self.deletion = mark.opens


class Marker:
    """Puts marks into one part; ``new_id`` gives the ids that copies of run properties need."""

    def __init__(self, source: XmlSource, places: dict[ET.Element, Place], new_id: Callable[[], str]) -> None:
        self._source = source
        self._places = places
        self._new_id = new_id

    def put(self, marks: Iterable[Mark]) -> bytes:
        """Return the part with all ``marks`` in it."""
        ordered = sorted(marks, key=lambda mark: (*mark.spot.order, mark.rank))
        beside: dict[int, bytes] = {}
        runs: dict[ET.Element, list[Mark]] = {}
        for mark in ordered:
            if mark.spot.run is None:
                beside[mark.spot.byte] = beside.get(mark.spot.byte, b"") + mark.xml
            else:
                runs.setdefault(mark.spot.run, []).append(mark)
        replaced = {self._places[run]: self._run(run, cuts) for run, cuts in runs.items()}
        hollow = {place.end: place for place in self._places.values() if place.hollow and place.end in beside}
        for end, place in hollow.items():
            if name_of(self._source.tag(place)).rpartition(b":")[2] == b"p":
                replaced[place] = filled(self._source.raw(place), beside.pop(end))
        return b"".join(self._pieces(replaced, beside))

    def _pieces(self, replaced: dict[Place, bytes], beside: dict[int, bytes]) -> Iterator[bytes]:
        text, at = self._source.text, 0
        steps = [(byte, 0, byte, xml) for byte, xml in beside.items()]
        steps += [(place.start, 1, place.end, xml) for place, xml in replaced.items()]
        for start, _, end, xml in sorted(steps):
            yield text[at:start]
            yield xml
            at = end
        yield text[at:]

    def _run(self, run: ET.Element, cuts: Sequence[Mark]) -> bytes:
        place, children = self._places[run], list(run)
        tag = self._source.tag(place)
        first = 1 if children and children[0].tag == "w:rPr" else 0
        properties = self._source.raw(self._places[children[0]]) if first else b""
        split = _Split(tag, properties, b"</" + name_of(tag) + b">", self._new_id)
        if all(mark.spot.child <= first and not mark.spot.offset and not mark.opens for mark in cuts):
            return b"".join(mark.xml for mark in cuts) + self._source.raw(place)
        if all(mark.spot.child >= len(children) and not mark.closes for mark in cuts):
            return self._source.raw(place) + b"".join(mark.xml for mark in cuts)
        for number, child in enumerate(children[first:], first):
            for mark in (mark for mark in cuts if (mark.spot.child, mark.spot.offset) == (number, 0)):
                split.take(mark)
            self._child(split, child, [mark for mark in cuts if mark.spot.child == number and mark.spot.offset])
        for mark in (mark for mark in cuts if mark.spot.child >= len(children)):
            split.take(mark)
        split.close()
        return b"".join(split.out)

    def _child(self, split: _Split, child: ET.Element, inner: Sequence[Mark]) -> None:
        """Add a child of the run, taken apart at the ``inner`` marks."""
        place = self._places[child]
        if child.tag != "w:t" or not (inner or split.deletion):
            split.pending.append(self._source.raw(place))
            return
        name = name_of(self._source.tag(place))
        units, at = units_of(child), 0
        for mark in inner:
            split.pending += _fragment(name, units[at : mark.spot.offset], deleted=bool(split.deletion))
            split.take(mark)
            at = mark.spot.offset
        split.pending += _fragment(name, units[at:], deleted=bool(split.deletion))


def units_of(element: ET.Element) -> list[str]:
    """Return what stands in a ``w:t`` for each character that it shows."""
    text = element.text or ""
    if element.get(_KEPT) != "preserve":
        text = text.strip(" \t\r\n")
    return re.findall(r"\r\n|.", text, re.DOTALL)


def text_xml(name: bytes, text: str) -> bytes:
    """Return a text element called ``name`` that keeps its white space."""
    inner = escape(text, {"\r": "&#13;"}).encode("utf-8")
    return b"<" + name + b' xml:space="preserve">' + inner + b"</" + name + b">"


def _fragment(name: bytes, units: Sequence[str], *, deleted: bool) -> list[bytes]:
    if not units:
        return []
    prefix = name[: name.rfind(b":") + 1]
    return [text_xml(prefix + b"delText" if deleted else name, "".join(units))]
