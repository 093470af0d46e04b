"""Foreign documents inside a Word file (``w:altChunk``): HTML, plain text, another .docx."""

import re
from html.parser import HTMLParser

_BLOCK_TAGS = """
    address article aside blockquote body br caption center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr
    html li main ol p pre section table tbody td tfoot th thead tr ul
"""
_LINES = frozenset(_BLOCK_TAGS.split())
_SILENT = frozenset({"script", "style", "head", "title", "noscript", "template"})
_MARKED = re.compile(r"<!\[[^>]*>?")
"""Marked sections (``<![if !mso]>``): never text, and html.parser stops at unknown ones."""
_ENCODINGS = ("utf-8-sig", "gb18030", "big5")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def html_lines(content: bytes) -> list[str]:
    """Return the lines that a person reads of an HTML part, without blank ones."""
    reader = _Lines()
    reader.feed(_MARKED.sub("", decode_html(content)))
    reader.close()
    lines = (" ".join(line.split(" ")).strip(" \t") for line in "".join(reader.pieces).split("\n"))
    return [line for line in lines if line]


def decode_html(content: bytes) -> str:
    """Decode by mark, else by trial; Big5 is tried first where it is declared."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    declared = _CHARSET.search(content[:2048])
    order = ("big5", *_ENCODINGS) if declared and declared[1].lower() == b"big5" else _ENCODINGS
    for encoding in order:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("gb18030", errors="replace")


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _LINES:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag in _LINES:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(re.sub(r"[ \t\r\n]+", " ", data))
