"""Rich text (.rtf) to Document: Word's and WPS's code pages, lists, tables, notes; hidden and deleted text left out.

No library: striprtf 0.0.35 keeps hidden and deleted text, glues notes into the sentence and tells no places.
"""

from collections.abc import Callable
from itertools import count

from wenfeng_check.model.document import Document, Note, Origin, Part
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers.docx_symbols import symbol
from wenfeng_check.readers.rtf_charsets import decoded
from wenfeng_check.readers.rtf_flow import Flow
from wenfeng_check.readers.rtf_groups import Groups
from wenfeng_check.readers.rtf_state import Mode, State
from wenfeng_check.readers.rtf_tokens import Kind, Token, tokens
from wenfeng_check.readers.rtf_words import CHARACTERS, cell_word, format_word
from wenfeng_check.readers.sheet import Unread

_DEEPEST_GROUP = 2000
_PRIVATE = range(0xE000, 0xF900)
_JOINED_AT = ("par", "sect")


def read_rtf(name: str, content: bytes) -> Document:
    """Read an .rtf. Raises ReadError."""
    reader = _Reader(name)
    whole = reader.read(content)
    notes = () if whole else (Note("文件结尾不完整，后面可能还有内容没有读到，请核对原文。"),)
    return reader.document(notes)


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._groups = Groups(Flow(Origin(part=Part.BODY), count(1)))
        self._state = State(self._groups.body)
        self._last = self._state
        self._stack: list[State] = []
        self._bytes = bytearray()
        self._skip = 0
        self._star = False
        self._change = (False, False)
        self._kinds: dict[Kind, Callable[[Token], None]] = {
            Kind.OPEN: self._open,
            Kind.CLOSE: self._close,
            Kind.BYTES: self._take,
            Kind.SIGN: self._sign,
            Kind.WORD: self._word,
        }

    def read(self, content: bytes) -> bool:
        """Read all groups; False where the file ends before its last one is closed."""
        for token in tokens(content[content.find(b"{") :]):
            self._kinds[token.kind](token)
            if not self._stack:
                return True
        self._flush()
        while self._stack:
            self._close(Token(Kind.CLOSE))
        return False

    def document(self, notes: tuple[Note, ...]) -> Document:
        """Return the document of all that was read."""
        self._groups.finish(self._last)
        sheet, comments = self._groups.sheet()
        return sheet.document(self._name, "rtf", comments=comments, notes=notes)

    def _open(self, _: Token) -> None:
        self._flush()
        self._skip = 0
        if len(self._stack) >= _DEEPEST_GROUP:
            raise ReadError(f"{self._name}：文件内部嵌套过深，疑已损坏。请用 Word 或 WPS 另存为新文件再检查。")
        self._stack.append(self._state)
        self._state = self._state.inside()

    def _close(self, _: Token) -> None:
        self._flush()
        self._skip = 0
        if self._stack:
            closed, self._state = self._state, self._stack.pop()
            self._last = closed
            self._groups.close(closed, self._state)

    def _take(self, token: Token) -> None:
        content = token.content
        if self._skip:
            skipped = min(self._skip, len(content))
            self._skip -= skipped
            content = content[skipped:]
        if self._state.mode is not Mode.SKIPPED:
            self._bytes += content

    def _flush(self) -> None:
        """Decode the bytes that were taken together: a character may be made of two of them."""
        if self._bytes:
            codec = self._groups.codec(self._state)
            text = decoded(bytes(self._bytes), codec)
            self._bytes.clear()
            self._write(text)

    def _write(self, text: str) -> None:
        state = self._state
        if state.mode is Mode.TEXT:
            self._count_change(state)
        if state.mode is Mode.CAPTURED:
            state.captured.append(text)
        elif state.mode is Mode.STYLES:
            self._groups.styles.text(text)
        elif state.hidden and state.mode is Mode.TEXT:
            state.flow.sheet.unread[Unread.HIDDEN] += bool(text.strip())
        elif state.mode is Mode.LABEL and not state.deleted:
            state.flow.label.append(text)
        elif state.mode is Mode.TEXT and not state.deleted:
            state.flow.write(text)

    def _count_change(self, state: State) -> None:
        """Count a run of text that was inserted or deleted, however many pieces it is in."""
        change = (state.revised, state.deleted)
        if change != self._change and any(change):
            state.flow.sheet.unread[Unread.CHANGE] += 1
        self._change = change

    def _sign(self, token: Token) -> None:
        if token.word in "\\{}":
            self._take(Token(Kind.BYTES, content=token.word.encode("latin-1")))
        elif token.word == "*":
            self._star = True
        elif token.word in "\r\n":
            self._word(Token(Kind.WORD, "par"))
        elif token.word in "~_":
            self._symbol("\u00a0" if token.word == "~" else "\u2011")

    def _symbol(self, text: str) -> None:
        self._flush()
        if self._skip:
            self._skip -= 1
        else:
            self._write(text)

    def _word(self, token: Token) -> None:
        word, number = token.word, token.number
        star, self._star = self._star, False
        if word in CHARACTERS:
            self._symbol(CHARACTERS[word])
            return
        self._flush()
        self._skip = 0
        if word == "u":
            self._unicode(number or 0)
        elif self._groups.begins(word, number, self._state, star=star):
            return
        elif star:
            self._state.mode, self._state.quiet = Mode.SKIPPED, True
        elif self._state.mode is Mode.FONTS:
            self._groups.fonts.word(word, number)
        elif self._state.mode is Mode.STYLES:
            self._groups.styles.word(word, number)
        elif not format_word(self._state, word, number) and self._state.mode is Mode.TEXT:
            self._layout(word, number)

    def _unicode(self, number: int) -> None:
        point = number + 0x10000 if number < 0 else number
        if point in _PRIVATE and self._state.mode is Mode.TEXT:
            self._write(symbol(f"{point:X}"))
        elif 0xD800 <= point < 0xE000 and self._state.mode not in (Mode.TEXT, Mode.LABEL):
            self._write("\ufffd")
        elif 0x20 <= point <= 0x10FFFF:
            self._write(chr(point))
        self._skip = self._state.uc

    def _layout(self, word: str, number: int | None) -> None:
        """Follow a control word that ends a paragraph, a cell or a row, or that defines a row."""
        state = self._state
        if word in _JOINED_AT:
            if not (state.hidden or state.deleted) and (word == "par" or state.flow.pieces):
                self._groups.end_paragraph(state, state.depth)
        elif word in ("page", "column"):
            state.flow.page_break = state.flow.length > 0
        elif word in ("cell", "nestcell"):
            self._groups.end_paragraph(state, 1 if word == "cell" else max(2, state.depth))
            state.flow.tables[-1].end_cell()
        elif word in ("row", "nestrow"):
            state.flow.end_row(1 if word == "row" else max(2, state.depth))
        else:
            cell_word(state, word, number)
