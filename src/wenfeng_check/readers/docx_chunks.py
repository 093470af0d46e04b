"""Foreign documents inside a Word file (``w:altChunk``): web pages, rich text, plain text."""

from wenfeng_check.model.document import Block, BlockKind, Origin
from wenfeng_check.model.span import Span
from wenfeng_check.readers import HTML_SUFFIXES, TEXT_SUFFIXES
from wenfeng_check.readers.html import decode_html
from wenfeng_check.readers.html_page import PageReader
from wenfeng_check.readers.rtf import read_rtf
from wenfeng_check.readers.sheet import Sheet
from wenfeng_check.readers.sniff import kind_of
from wenfeng_check.readers.text import decode, normalise


def read_chunk(sheet: Sheet, content: bytes, suffix: str, *, after: int) -> int | None:
    """Append a chunk to the sheet; return the number of its last paragraph, None where it cannot be read."""
    kind = kind_of(content)
    if content and (kind == "html" or (kind in ("text", "xml") and suffix in HTML_SUFFIXES)):
        page = PageReader(sheet, after=after)
        page.read(decode_html(content))
        return page.paragraphs
    if kind == "rtf":
        chunk = read_rtf("", content)
        sheet.paste(chunk, after=after)
        return max((block.origin.paragraph + after for block in chunk.blocks if not block.origin.table), default=after)
    if content and kind == "text" and suffix in TEXT_SUFFIXES:
        return _add_lines(sheet, normalise(decode("", content)).split("\n"), after)
    return None


def _add_lines(sheet: Sheet, lines: list[str], last: int) -> int:
    for line in lines:
        last += 1
        kind = BlockKind.PARAGRAPH if line.strip() else BlockKind.BLANK
        sheet.add(line, Block(Span(0, 0), kind, origin=Origin(paragraph=last)))
    return last
