"""An XML part as bytes: where each element stands in them, so that things are put in and nothing else is touched."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers.expat import ParserCreate

_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_NAME = re.compile(rb"<\s*([^\s/>]+)")
_SPACE = re.compile(rb"""\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DECLARED = re.compile(rb"""^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)""")
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


class Place(NamedTuple):
    """An element's bytes: its start, the end of its start tag, the start of its end tag, its end.

    The first two ends are the same where it is written as an empty tag (``<w:p/>``).
    """

    start: int
    inside: int
    close: int
    end: int

    @property
    def hollow(self) -> bool:
        """Whether the element is written as an empty tag."""
        return self.inside == self.end


class XmlSource:
    """A part in UTF-8 with the places of its elements; ``encoded`` turns a changed text back into the part's encoding."""

    def __init__(self, content: bytes) -> None:
        self._encoding = _encoding_of(content)
        self.text = content if self._encoding == "utf-8" else content.decode(self._encoding).encode("utf-8")
        self.places = _places(self.text)

    def encoded(self, text: bytes) -> bytes:
        """Return ``text`` in the encoding of the part."""
        if self._encoding == "utf-8":
            return text
        return text.decode("utf-8").encode(self._encoding, "xmlcharrefreplace")

    def places_in(self, root: ET.Element) -> dict[ET.Element, Place]:
        """Return the places of the elements of a tree that was parsed from the same part."""
        return dict(zip(root.iter(), self.places, strict=True))

    def tag(self, place: Place) -> bytes:
        """Return the start tag of an element as written."""
        return self.text[place.start : place.inside]

    def raw(self, place: Place) -> bytes:
        """Return an element as written."""
        return self.text[place.start : place.end]

    def root_space(self) -> str:
        """Return the namespace of the root element."""
        prefix = name_of(self.tag(self.places[0])).rpartition(b":")[0]
        return self._spaces().get(prefix, b"").decode()

    def prefix_for(self, space: str) -> str:
        """Return a prefix that the root element binds to ``space``, "" where there is none."""
        found = (prefix for prefix, uri in self._spaces().items() if prefix and uri == space.encode())
        return next(found, b"").decode()

    def append(self, child: bytes) -> bytes:
        """Return the text with ``child`` as the last element of the root."""
        return self.insert({self.places[0].close: child}) if not self.places[0].hollow else self._open_root(child)

    def insert(self, pieces: Mapping[int, bytes]) -> bytes:
        """Return the text with ``pieces`` put in before the bytes that they are given for."""
        out, at = [], 0
        for place in sorted(pieces):
            out += [self.text[at:place], pieces[place]]
            at = place
        return b"".join((*out, self.text[at:]))

    def _open_root(self, child: bytes) -> bytes:
        root = self.places[0]
        return self.text[: root.start] + filled(self.raw(root), child) + self.text[root.end :]

    def _spaces(self) -> dict[bytes, bytes]:
        return {found[1] or b"": found[2] or found[3] or b"" for found in _SPACE.finditer(self.tag(self.places[0]))}


def name_of(tag: bytes) -> bytes:
    """Return the name, prefix included, in a start tag."""
    found = _NAME.match(tag)
    return found[1] if found else b""


def filled(empty_tag: bytes, content: bytes) -> bytes:
    """Return an element written as an empty tag with ``content`` in it."""
    return empty_tag.removesuffix(b">").rstrip().removesuffix(b"/") + b">" + content + b"</" + name_of(empty_tag) + b">"


def _encoding_of(content: bytes) -> str:
    for mark, encoding in _WIDE:
        if content.startswith(mark):
            return encoding
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    name = declared[1].decode().lower() if declared else "utf-8"
    return "utf-8" if name in ("utf-8", "utf8", "us-ascii", "ascii") else name


def _places(text: bytes) -> list[Place]:
    """Return the places of all elements in the order of their start tags, which is that of ``Element.iter``."""
    found: list[Place] = []
    open_elements: list[int] = []
    parser = ParserCreate("utf-8")

    def start(_name: str, _attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _TAG.match(text, at)
        inside = tag.end() if tag else at
        open_elements.append(len(found))
        found.append(Place(at, inside, inside, inside))

    def end(_name: str) -> None:
        place = open_elements.pop()
        at = parser.CurrentByteIndex
        if text.startswith(b"</", at) and not text.endswith(b"/>", 0, found[place].inside):
            found[place] = found[place]._replace(close=at, end=text.index(b">", at) + 1)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(text, True)
    return found
