"""A web page as blocks: what a browser shows of its text, tables and lists."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from wenfeng_check.model.document import Block, BlockKind, Origin, Part
from wenfeng_check.model.span import Span
from wenfeng_check.readers.html_lists import HtmlList, open_list
from wenfeng_check.readers.html_tables import HtmlTable
from wenfeng_check.readers.html_tokens import Kind, Token, tokens
from wenfeng_check.readers.numbering import NO_MARKER, Marker
from wenfeng_check.readers.sheet import Sheet, Unread

_MAX_DEPTH = 256
"""Open elements; deeper ones are read flat, as browsers do from 512."""
_BLOCK_TAGS = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre search section summary table tbody
    td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_TAGS.split())
_SILENT_TAGS = """
    script style head title template noscript textarea xmp iframe noembed noframes rt rp select option datalist svg
    canvas video audio object applet annotation annotation-xml del nav o:p
"""
_SILENT = frozenset(_SILENT_TAGS.split())
_COUNTED = {
    "img": Unread.IMAGE,
    "svg": Unread.IMAGE,
    "canvas": Unread.IMAGE,
    "object": Unread.OBJECT,
    "applet": Unread.OBJECT,
    "embed": Unread.OBJECT,
    "iframe": Unread.OBJECT,
    "video": Unread.OBJECT,
    "audio": Unread.OBJECT,
    "textarea": Unread.FORM,
    "select": Unread.FORM,
    "del": Unread.CHANGE,
    "ins": Unread.CHANGE,
    "nav": Unread.NAVIGATION,
}
_CLOSED_BY = {
    "li": (("li",), ("ol", "ul", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("table",)),
    "th": (("td", "th"), ("table",)),
    "tr": (("tr",), ("table",)),
    "thead": (("thead", "tbody", "tfoot"), ("table",)),
    "tbody": (("thead", "tbody", "tfoot"), ("table",)),
    "tfoot": (("thead", "tbody", "tfoot"), ("table",)),
}
"""What a start tag closes by itself, and the element that it does not look beyond."""
_SCOPES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("td", "th", "tr", "thead", "tbody", "tfoot"), ("table",)),
    "table": (),
}
"""The elements that an end tag does not look beyond, where it is not a cell."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_NOTE_ID = re.compile(r"(?:sd)?(footnote|endnote|ftn|edn)(\d{1,6})")
_NOTE_PARTS = {"footnote": Part.FOOTNOTE, "ftn": Part.FOOTNOTE, "endnote": Part.ENDNOTE, "edn": Part.ENDNOTE}
_MARGINS = {"header": Part.HEADER, "footer": Part.FOOTER}
_NOTE_MARKS = ("sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2014\u2018-\u201d\u2026"
_WRAPPED = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Open:
    """An open element; ``table`` and ``items`` are set for the elements that open one."""

    tag: str
    hidden: bool
    number: bool = False
    table: HtmlTable | None = None
    items: HtmlList | None = None
    cell: Origin | None = None
    outer: Origin | None = None
    paragraphs: int = 0
    first_block: int = 0


@dataclass(slots=True)
class _Line:
    """The paragraph being read, by its lines."""

    lines: list[list[str]] = field(default_factory=lambda: [[]])
    label: list[str] = field(default_factory=list)
    marker: Marker = NO_MARKER


class PageReader:
    """Reads one page into a sheet; ``paragraphs`` is the number of the last paragraph of the body."""

    def __init__(self, sheet: Sheet, *, after: int = 0) -> None:
        self._sheet = sheet
        self._origin = Origin()
        self.paragraphs = after
        self._stack: list[_Open] = []
        self._counts: Counter[str] = Counter()
        self._tables: list[HtmlTable] = []
        self._lists: list[HtmlList] = []
        self._line = _Line()
        self._handlers: dict[Kind, Callable[[Token], None]] = {
            Kind.TEXT: self._text,
            Kind.START: self._start,
            Kind.END: self._end,
        }

    def read(self, source: str) -> None:
        """Append what the page shows."""
        for token in tokens(source):
            self._handlers[token.kind](token)
        while self._stack:
            self._pop()
        self._flush()

    def _text(self, token: Token) -> None:
        if self._stack and self._stack[-1].hidden:
            return
        if self._stack and self._stack[-1].number:
            self._line.label.append(token.text)
        elif self._counts["pre"]:
            first, *others = token.text.split("\n")
            self._line.lines[-1].append(first)
            self._line.lines += [[other] for other in others]
        else:
            self._line.lines[-1].append(token.text)

    def _start(self, tag: Token) -> None:
        self._close_implied(tag.text)
        hidden = bool(self._stack) and self._stack[-1].hidden
        if not hidden:
            hidden = self._is_hidden(tag)
            if tag.text in _COUNTED:
                self._sheet.unread[_COUNTED[tag.text]] += 1
        if tag.text == "br" and not hidden:
            self._line.lines.append([])
        if tag.text in _VOID or len(self._stack) >= _MAX_DEPTH:
            return
        if tag.text in _BLOCKS and not hidden:
            self._flush()
        opened = _Open(tag.text, hidden, number=_is_number(tag) or bool(self._stack and self._stack[-1].number))
        if not hidden:
            self._open(tag, opened)
        self._stack.append(opened)
        self._counts[tag.text] += 1

    def _is_hidden(self, tag: Token) -> bool:
        style = tag.get("style") or ""
        if tag.get("hidden") is not None or _HIDDEN.search(style):
            self._sheet.unread[Unread.HIDDEN] += tag.text not in _SILENT
            return True
        if tag.text == "a" and (tag.get("class") in _NOTE_MARKS or "mso-footnote-id" in style):
            return True
        return tag.text in _SILENT or "mso-element:comment-list" in style

    def _open(self, tag: Token, opened: _Open) -> None:
        opened.outer, opened.paragraphs = self._origin, self.paragraphs
        if tag.text == "table":
            self._open_table(opened)
        elif tag.text == "tr" and self._tables:
            self._tables[-1].header = self._counts["thead"] > 0
            self._tables[-1].start_row(self._sheet)
        elif tag.text in ("td", "th") and self._tables:
            self._open_cell(tag, opened)
        elif tag.text in ("ol", "ul", "menu", "dir"):
            opened.items = open_list(tag)
            self._lists.append(opened.items)
        elif tag.text == "li":
            self._line.marker = (self._lists[-1] if self._lists else HtmlList("disc")).item(tag)
        elif tag.text == "div":
            self._open_part(tag)

    def _open_table(self, opened: _Open) -> None:
        self._sheet.tables += 1
        inside = Part.TABLE if self._origin.part in (Part.BODY, Part.TABLE) else self._origin.part
        opened.table = HtmlTable(self._sheet.tables, inside, nested=bool(self._tables), start=len(self._sheet.blocks))
        self._tables.append(opened.table)

    def _open_cell(self, tag: Token, opened: _Open) -> None:
        table = self._tables[-1]
        if not table.row:
            table.start_row(self._sheet)
        opened.cell = self._origin = table.cell(tag)
        opened.first_block = len(self._sheet.blocks)
        self.paragraphs = 0

    def _open_part(self, tag: Token) -> None:
        note = _NOTE_ID.fullmatch(tag.get("id") or "")
        if note:
            self._origin = Origin(part=_NOTE_PARTS[note[1]], paragraph=int(note[2]))
        elif tag.get("title") in _MARGINS:
            self._origin = Origin(part=_MARGINS[tag.get("title") or ""])

    def _close_implied(self, tag: str) -> None:
        if tag in _BLOCKS and self._counts["p"]:
            self._close(("p",), ("td", "th", "table", "li", "div"))
        if tag in _CLOSED_BY:
            self._close(*_CLOSED_BY[tag])

    def _end(self, tag: Token) -> None:
        self._close((tag.text,), _SCOPES.get(tag.text, ("td", "th")))

    def _close(self, wanted: tuple[str, ...], beyond: tuple[str, ...]) -> None:
        """Close the nearest open element of these names, and all inside it; not one outside of ``beyond``."""
        if not any(self._counts[tag] for tag in wanted):
            return
        for place in range(len(self._stack) - 1, -1, -1):
            tag = self._stack[place].tag
            if tag in wanted:
                while len(self._stack) > place:
                    self._pop()
                return
            if tag in beyond:
                return

    def _pop(self) -> None:
        closed = self._stack[-1]
        if closed.tag in _BLOCKS and not closed.hidden:
            self._flush()
        self._stack.pop()
        self._counts[closed.tag] -= 1
        if closed.hidden:
            return
        if closed.cell and len(self._sheet.blocks) == closed.first_block:
            self._sheet.add("", Block(Span(0, 0), BlockKind.CELL, origin=replace(closed.cell, paragraph=1)))
        if closed.table:
            self._tables.pop().close(self._sheet)
        if closed.items:
            self._lists.pop()
        if closed.tag == "li":
            self._line.marker = NO_MARKER
        if closed.tag in _BLOCKS and closed.outer is not None and closed.outer is not self._origin:
            self._origin, self.paragraphs = closed.outer, closed.paragraphs

    def _flush(self) -> None:
        """Write the paragraph read so far, a block for each of its lines with text."""
        done = [_shown("".join(pieces), plain=self._counts["pre"] > 0) for pieces in self._line.lines]
        texts = [text for text in done if text.strip()]
        if not texts:
            self._line.lines, self._line.label = [[]], []
            return
        marker = (
            Marker(_shown("".join(self._line.label), plain=False).strip()) if self._line.label else self._line.marker
        )
        self._line = _Line()
        self.paragraphs += 1
        level = self._level()
        for text in texts:
            self._sheet.add(text, self._block(level, marker))
            marker = NO_MARKER

    def _level(self) -> int:
        return next((place for place in range(1, 7) if self._counts[f"h{place}"]), 0)

    def _block(self, level: int, marker: Marker) -> Block:
        kind = BlockKind.CELL if self._origin.table else BlockKind.HEADING if level else BlockKind.PARAGRAPH
        fixed = self._origin.paragraph if not self._origin.table else 0
        origin = replace(self._origin, paragraph=fixed or self.paragraphs)
        return Block(Span(0, 0), kind, level=level, origin=origin, label=marker.text, gap=marker.gap)


def _is_number(tag: Token) -> bool:
    """Word saves the number of a list item as text in a span of its own."""
    return "mso-list:ignore" in (tag.get("style") or "").lower().replace(" ", "")


def _shown(text: str, *, plain: bool) -> str:
    """Join white space as a browser does; a line wrapped between two Chinese characters has none."""
    if plain:
        return text.rstrip("\r")
    return _WHITE.sub(" ", _WRAPPED.sub("", text)).strip(" ")
