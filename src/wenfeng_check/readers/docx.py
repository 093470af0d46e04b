"""Word files (.docx) to Document: what a person reads after accepting all tracked changes."""

import xml.etree.ElementTree as ET

from wenfeng_check.model.document import Document, Origin, Part
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import suffix_of
from wenfeng_check.readers.docx_body import Source, Story
from wenfeng_check.readers.docx_chunks import read_chunk
from wenfeng_check.readers.docx_inline import Tally
from wenfeng_check.readers.docx_looks import Looks
from wenfeng_check.readers.docx_numbering import Numbering
from wenfeng_check.readers.docx_package import Package
from wenfeng_check.readers.docx_parts import read_comments, read_margins, read_notes
from wenfeng_check.readers.docx_styles import Styles
from wenfeng_check.readers.docx_trace import Trace
from wenfeng_check.readers.numbering import Counters
from wenfeng_check.readers.sheet import Sheet
from wenfeng_check.readers.sniff import kind_of

_CHUNK_DEPTH = 3


def read_docx(name: str, content: bytes, trace: Trace | None = None) -> Document:
    """Read a .docx of either conformance class; ``trace`` gets what each piece of the text was read from. Raises ReadError."""
    package = Package(name, content)
    sheet = Sheet()
    styles, _ = _read(package, sheet, trace or Trace(), depth=0)
    return sheet.document(name, "docx", comments=read_comments(package, styles, sheet))


def _read(package: Package, sheet: Sheet, trace: Trace, *, depth: int, after: int = 0) -> tuple[Styles, int]:
    """Append a package's stories; return its styles and the number of its last body paragraph."""
    document = package.xml(package.main)
    body = None if document is None else document.find("w:body")
    if document is None or body is None:
        raise ReadError(f"{package.name}：缺少正文，不是完整的 Word 文档。请用 Word 或 WPS 另存为 .docx 再检查。")
    if depth == 0:
        trace.root = document
    styles = Styles(_related(package, "styles"))
    numbering = Numbering(_related(package, "numbering"), styles)

    def chunk(part_name: str, relation: str, last: int) -> int | None:
        content, suffix = _linked(package, part_name, relation)
        try:
            if kind_of(content) == "zip" and depth < _CHUNK_DEPTH:
                inner = Package(package.name, content, package.budget)
                return _read(inner, sheet, trace, depth=depth + 1, after=last)[1]
            return read_chunk(sheet, content, suffix, after=last)
        except ReadError:
            return None

    own, ranges = Tally(unread=sheet.unread), sheet.ranges
    sheet.ranges = {}
    looks = Looks(styles)
    source = Source(styles, numbering, Counters(numbering.list), own, sheet, chunk, trace, looks)
    origin = Origin(part=Part.BODY)
    story = Story(source, body, part_name=package.main, origin=origin, counters=Counters(numbering.list))
    last = story.read(after=after)
    looks.raise_headings(sheet)
    read_notes(source, package)
    if depth == 0:
        read_margins(source, package, document)
    else:
        sheet.ranges = ranges
    return styles, last


def _related(package: Package, kind: str) -> ET.Element | None:
    part = package.related(kind)
    return package.xml(part) if part else None


def _linked(package: Package, part_name: str, relation: str) -> tuple[bytes, str]:
    """Return the content and the suffix of a linked part, nothing where it is missing or outside of the file."""
    link = package.relations(part_name).get(relation)
    if link is None or link.external:
        return b"", ""
    return package.read(link.target) or b"", suffix_of(link.target)
