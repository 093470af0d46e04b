"""Plain text to Document: the encoding is found by trial, a line is a block."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from wenfeng_check.model.document import Block, BlockKind, Document, Note, Origin
from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.span import Span
from wenfeng_check.readers.remarks import line_remark, to_comment

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ODD_SHARE = 0.05
"""More than one odd character in twenty is no prose in the tried encoding; real drafts stay under one in a hundred."""
_CLEAR_SHARE = 0.95
"""Share of ordinary Chinese and ASCII characters that makes UTF-16 without a mark clear."""


def read_text(name: str, content: bytes) -> Document:
    """Read a .txt; ``text`` is the decoded file with LF newlines and without a byte order mark."""
    text = normalise(decode(name, content))
    blocks, remarks = _lines(text)
    if all(block.kind is BlockKind.BLANK for block in blocks):
        raise ReadError(f"{name}：文件是空的，没有文字可查。请确认文稿已经保存。")
    comments = tuple(to_comment(words, at, own=own, blocks=blocks) for words, at, own in remarks)
    return Document(name, "txt", text, tuple(blocks), notes=_notes(text), comments=comments)


def normalise(text: str) -> str:
    """Make every newline one LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def places_in(raw: str) -> Callable[[int], int]:
    """Return what turns an offset of the text that reading makes of ``raw`` (LF, no mark) into one of ``raw``."""
    lead = int(raw.startswith("\ufeff"))
    pairs = [hit.start() - lead - number for number, hit in enumerate(re.finditer("\r\n", raw))]
    return lambda offset: lead + offset + bisect_left(pairs, offset)


def newline_of(raw: str) -> str:
    """Return the newline that ``raw`` uses most."""
    styles = Counter(re.findall("\r\n|\r|\n", raw))
    return styles.most_common(1)[0][0] if styles else "\n"


class Decoded(NamedTuple):
    """A file's text, newlines as they are, and how its bytes are made of it: ``mark + text.encode(encoding)``."""

    text: str
    encoding: str
    mark: bytes = b""


def decode(name: str, content: bytes) -> str:
    """Decode UTF-8, UTF-16 (with a mark, or clearly without) or GB18030. Raises ReadError for anything else."""
    return decode_as(name, content).text


def decode_as(name: str, content: bytes) -> Decoded:
    """Decode as ``decode`` does, and tell the encoding too."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return Decoded(_sound(name, _decoded(content[len(mark) :], encoding)), encoding, mark)
    text = _decoded(content, "utf-8")
    if (text is None or "\0" in text) and (found := _utf16(content)):
        return Decoded(_sound(name, found.text), found.encoding)
    if text is not None:
        return Decoded(_sound(name, text), "utf-8")
    return Decoded(_sound(name, _decoded(content, "gb18030")), "gb18030")


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16(content: bytes) -> Decoded | None:
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decoded(content, encoding)
        if text and sum(map(_ordinary, text)) >= _CLEAR_SHARE * len(text):
            return Decoded(text, encoding)
    return None


def _ordinary(char: str) -> bool:
    return (
        " " <= char <= "~"
        or char in "\t\r\n"
        or "\u4e00" <= char <= "\u9fff"
        or "\u2010" <= char <= "\u2030"
        or "\u3000" <= char <= "\u301f"
        or "\uff00" <= char <= "\uff5e"
    )


def _sound(name: str, text: str | None) -> str:
    if text is None:
        raise ReadError(f"{name}：认不出文字编码，文件可能已损坏或不是文本。请用记事本另存为 UTF-8 编码再检查。")
    odd = _count_odd(text)
    if "\0" in text or odd > _ODD_SHARE * len(text):
        raise ReadError(
            f"{name}：内容不是文字（含有大量控制符或乱码）。请确认选对了文件，或另存为 .docx、UTF-8 的 .txt 再检查。"
        )
    return text


def _count_odd(text: str) -> int:
    return sum(count for char, count in Counter(text).items() if _is_odd(char))


def _is_odd(char: str) -> bool:
    if char in "\t\n\r\f" or "\u4e00" <= char <= "\u9fff":
        return False
    return unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") or char == "\ufffd"


def _lines(text: str) -> tuple[list[Block], list[tuple[str, int, Span | None]]]:
    """Return a block a line, and the remarks to the checker: words, offset, and the rest of its line if there is one."""
    blocks: list[Block] = []
    remarks: list[tuple[str, int, Span | None]] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        span = Span(start, start + len(line))
        start = span.end + 1
        remark = line_remark(text, *span) if "文风检查" in line or "wenfeng" in line else None
        if remark:
            span = Span(span.start, span.start + len(text[span.start : remark.start()].rstrip()))
            remarks.append((remark["words"], remark.start(), span if span.of(text).strip() else None))
            if not span.of(text).strip():
                continue
        kind = BlockKind.PARAGRAPH if span.of(text).strip() else BlockKind.BLANK
        blocks.append(Block(span, kind, origin=Origin(paragraph=number)))
    return blocks, remarks


def _notes(text: str) -> tuple[Note, ...]:
    odd = _count_odd(text)
    return (Note(f"文中有{odd}个不可见的控制符或乱码字符，请核对原文。"),) if odd else ()
