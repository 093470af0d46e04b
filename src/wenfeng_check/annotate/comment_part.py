"""The comments of a Word file: ours put behind those that are there, or a part made for them."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from wenfeng_check.annotate.names import STRICT, TRANSITIONAL, Names, names_in
from wenfeng_check.annotate.xml_source import XmlSource, name_of
from wenfeng_check.xml_characters import fit

AUTHOR = "文风检查"
INITIALS = "文风"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = {
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
}
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
#: Ten-point type, single lines, no indents: the file's own body text (三号仿宋, two characters in) fills the margin.
_SIZE = "20"


class Line(NamedTuple):
    """A paragraph of a comment: a title in bold type, and what follows it."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """A comment to be written."""

    number: str
    lines: tuple[Line, ...]


def comments_xml(existing: bytes | None, notes: Sequence[Note], *, space: str, day: date | None) -> bytes:
    """Return the comments part with ``notes`` at its end; a new one in the namespace of the main part."""
    if existing is None:
        names = Names()
        inner = "".join(_comment(note, names, day) for note in notes)
        root = f'<w:comments xmlns:w="{space}">{inner}</w:comments>'
        return (_DECLARATION + root).encode("utf-8")
    source = XmlSource(existing)
    names = names_in(source)
    inner = "".join(_comment(note, names, day) for note in notes)
    return source.encoded(source.append(inner.encode("utf-8")))


def with_relation(existing: bytes | None, target: str, *, space: str) -> bytes:
    """Return the relationships of the main part with one to the comments."""
    kind = _RELATIONS[space]
    if existing is None:
        child = f'<Relationship Id="rIdWenfeng" Type="{kind}" Target="{escape(target)}"/>'
        root = f'<Relationships xmlns="{_RELATIONS_SPACE}">{child}</Relationships>'
        return (_DECLARATION + root).encode("utf-8")
    source = XmlSource(existing)
    used = {link.get("Id", "") for link in ET.fromstring(existing)}
    number = next(name for n in range(1, len(used) + 2) if (name := f"rIdWenfeng{n}") not in used)
    tag = _sibling(source, "Relationship")
    child = f'<{tag} Id="{number}" Type="{kind}" Target="{escape(target)}"/>'
    return source.encoded(source.append(child.encode("utf-8")))


def with_content_type(existing: bytes, part: str) -> bytes:
    """Return the content types with that of the comments part, unless it is there."""
    name = f"/{part}"
    if any(each.get("PartName", "").lower() == name.lower() for each in ET.fromstring(existing)):
        return existing
    source = XmlSource(existing)
    child = f'<{_sibling(source, "Override")} PartName="{escape(name)}" ContentType="{_CONTENT_TYPE}"/>'
    return source.encoded(source.append(child.encode("utf-8")))


def _sibling(source: XmlSource, local: str) -> str:
    """Return ``local`` with the prefix of the root element."""
    prefix, colon, _ = name_of(source.tag(source.places[0])).rpartition(b":")
    return (prefix + colon).decode() + local


def _comment(note: Note, names: Names, day: date | None) -> str:
    when = {"date": f"{day:%Y-%m-%d}T00:00:00Z"} if day else {}
    inner = "".join(_paragraph(line, names, first=not at) for at, line in enumerate(note.lines))
    return names.outer("comment", inner, id=note.number, author=AUTHOR, **when, initials=INITIALS)


def _paragraph(line: Line, names: Names, *, first: bool) -> str:
    mark = names.element("r", names.element("annotationRef")) if first else ""
    layout = names.element("spacing", before="0", after="0", line="240", lineRule="auto")
    layout += names.element("ind", firstLineChars="0", firstLine="0")
    properties = names.element("pPr", layout)
    runs = _run(line.title, names, bold=True) + _run(line.words, names, bold=False)
    return names.element("p", properties + mark + runs)


def _run(text: str, names: Names, *, bold: bool) -> str:
    if not text:
        return ""
    look = names.element("b") if bold else names.element("b", val="0")
    look += names.element("sz", val=_SIZE) + names.element("szCs", val=_SIZE)
    shown = f'<{names.prefix}:t xml:space="preserve">{escape(visible_xml(text))}</{names.prefix}:t>'
    return names.element("r", names.element("rPr", look) + shown)


def visible_xml(text: str) -> str:
    """Return ``text`` without the characters that XML does not allow; line ends become blanks."""
    return re.sub(r"[\r\n\t]", " ", fit(text))
