"""How much of a file is read: sizes from which it is refused, so that no input eats the machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from wenfeng_check.model.document import Document

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Caps:
    """The most that a file may have; a plan of 200 pages (130,000 characters, 3,000 paragraphs) stays far below.

    ``file_size`` and ``unpacked_size`` (all parts, pictures too) are bytes; ``ratio`` is unpacked to packed size, real
    Word files stay under 60; ``members`` are the parts of a package, ``depth`` nested elements: 500 nested tables take
    1,500, the deepest of 2,300 public files 68. ``paragraph_length`` counts characters.
    """

    file_size: int = 256 * _MEGABYTE
    unpacked_size: int = 1024 * _MEGABYTE
    ratio: int = 200
    members: int = 20_000
    depth: int = 2000
    paragraphs: int = 400_000
    paragraph_length: int = 2_000_000


_DEFAULT = Caps()
_held: ContextVar[Caps] = ContextVar("caps")


def caps() -> Caps:
    """Return the caps that hold for the file that is being read."""
    return _held.get(_DEFAULT)


@contextmanager
def hold(wanted: Caps) -> Iterator[None]:
    """Make ``wanted`` hold inside the block."""
    token = _held.set(wanted)
    try:
        yield
    finally:
        _held.reset(token)


def too_big(size: int) -> str:
    """Say why a file of ``size`` bytes is not read, "" where it is."""
    most = caps().file_size
    if size <= most:
        return ""
    return f"文件超过 {most // _MEGABYTE} MB 的上限，没有读。请删去大附件或拆成几个文件再检查。"


def too_long(document: Document) -> str:
    """Say why a document with so many or so long paragraphs is not checked, "" where it is."""
    count = len(document.blocks)
    if count > caps().paragraphs:
        return f"全文有 {count:,} 段，超过 {caps().paragraphs:,} 段的上限，没有检查。请拆成几个文件再检查。"
    longest = max((block.span.length for block in document.blocks), default=0)
    if longest > caps().paragraph_length:
        return f"有一段长 {longest:,} 字，超过 {caps().paragraph_length:,} 字的上限，没有检查。请先分段再检查。"
    return ""
