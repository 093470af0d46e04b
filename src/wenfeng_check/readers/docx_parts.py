"""The parts beside the body of a Word file: notes, headers and footers, comments."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from wenfeng_check.model.document import Comment, Origin, Part
from wenfeng_check.readers.docx_body import Source, Story
from wenfeng_check.readers.docx_inline import InlineReader, Line, Tally
from wenfeng_check.readers.docx_looks import Looks
from wenfeng_check.readers.docx_package import Package
from wenfeng_check.readers.docx_styles import Styles
from wenfeng_check.readers.docx_xml import switch
from wenfeng_check.readers.numbering import Counters
from wenfeng_check.readers.sheet import Sheet


def read_notes(source: Source, package: Package) -> None:
    """Append footnotes and endnotes in the order of their references; ``paragraph`` is the number of the note."""
    kinds = (
        (Part.FOOTNOTE, "footnotes", "w:footnote", source.tally.footnotes),
        (Part.ENDNOTE, "endnotes", "w:endnote", source.tally.endnotes),
    )
    for part, kind, tag, wanted in kinds:
        part_name = package.related(kind)
        root = package.xml(part_name) if part_name else None
        notes = {} if root is None else {note.get("w:id", ""): note for note in root.iter(tag)}
        counters = Counters(source.numbering.list)
        for place, note_id in enumerate(dict.fromkeys(wanted), 1):
            if note_id in notes:
                origin = Origin(part=part, paragraph=place)
                Story(source, notes[note_id], part_name=part_name, origin=origin, counters=counters).read()


def read_margins(source: Source, package: Package, document: ET.Element) -> None:
    """Append the headers, then the footers, that are printed somewhere; each part once."""
    for part, tag in ((Part.HEADER, "w:headerReference"), (Part.FOOTER, "w:footerReference")):
        for part_name in dict.fromkeys(_margins(package, document, tag)):
            root = package.xml(part_name)
            if root is not None:
                counters = Counters(source.numbering.list)
                Story(source, root, part_name=part_name, origin=Origin(part=part), counters=counters).read()


def _margins(package: Package, document: ET.Element, tag: str) -> Iterator[str]:
    settings_part = package.related("settings")
    settings = package.xml(settings_part) if settings_part else None
    even = bool(switch(settings, "w:evenAndOddHeaders"))
    links = package.relations(package.main)
    for section in document.iter("w:sectPr"):
        shown = {"default": True, "even": even, "first": bool(switch(section, "w:titlePg"))}
        for reference in section.findall(tag):
            link = links.get(reference.get("r:id", ""))
            if link and not link.external and shown.get(reference.get("w:type", "default"), True):
                yield link.target


def read_comments(package: Package, styles: Styles, sheet: Sheet) -> tuple[Comment, ...]:
    """Return the reviewers' comments with the text that each is attached to."""
    part_name = package.related("comments")
    root = package.xml(part_name) if part_name else None
    if root is None:
        return ()
    text = "\n".join(sheet.texts)
    return tuple(
        Comment(
            span=sheet.range(comment.get("w:id", ""), text),
            author=comment.get("w:author", ""),
            text=_plain(comment, styles),
        )
        for comment in root.iter("w:comment")
    )


def _plain(comment: ET.Element, styles: Styles) -> str:
    reader = InlineReader(comment, styles, Tally(), Looks(styles))
    lines = []
    for paragraph in comment.iter("w:p"):
        line = Line()
        reader.read(paragraph, line)
        lines.append(line.text)
    return "\n".join(lines).strip()
