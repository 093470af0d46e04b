"""The compound files of old Office: which streams lie at the top, and how one begins; nothing is trusted."""

import struct
from collections.abc import Iterator

MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA
_MAX_SECTORS = 1 << 20
_MINI_LIMIT = 4096
_WORD_MARKS = (0xA5EC, 0xA5DC)
_ENCRYPTED = 0x0100
"""Bit ``fEncrypted`` of the flags at offset 10 of a Word file's information block ([MS-DOC] 2.5.2)."""


def streams(content: bytes) -> dict[str, int]:
    """Return the names in the directory with their first sectors, those of embedded objects left out; {} where damaged."""
    try:
        return dict(_top(list(_entries(content))))
    except (struct.error, IndexError, ValueError):
        return {}


def has_word_password(content: bytes) -> bool:
    """Say whether a Word file's information block carries the flag of encryption."""
    size = _sector_size(content)
    first = streams(content).get("WordDocument", 0)
    block = content[(first + 1) * size : (first + 1) * size + 12]
    if len(block) < 12:
        return False
    mark, flags = struct.unpack_from("<H8xH", block)
    return mark in _WORD_MARKS and bool(flags & _ENCRYPTED)


def _sector_size(content: bytes) -> int:
    return 4096 if content[30:31] == b"\x0c" else 512


def _entries(content: bytes) -> Iterator[tuple[str, int, int, int, int, int]]:
    """Yield name, left, right, child, first sector and size of every directory entry."""
    size = _sector_size(content)
    for sector in _chain(content, struct.unpack_from("<I", content, 48)[0]):
        start = (sector + 1) * size
        for at in range(start, min(start + size, len(content) - _ENTRY + 1), _ENTRY):
            length = min(64, struct.unpack_from("<H", content, at + 64)[0])
            name = content[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<III", content, at + 68)
            first, bytes_long = struct.unpack_from("<II", content, at + 116)
            yield name, left, right, child, first, bytes_long


def _top(entries: list[tuple[str, int, int, int, int, int]]) -> Iterator[tuple[str, int]]:
    """Yield the members of the root storage; ``-1`` for a stream too short to have a sector of its own."""
    waiting, seen = [entries[0][3]], {0}
    while waiting:
        number = waiting.pop()
        if number >= len(entries) or number in seen:
            continue
        seen.add(number)
        name, left, right, _, first, size = entries[number]
        yield name, first if size >= _MINI_LIMIT else -1
        waiting += (left, right)


def _chain(content: bytes, sector: int) -> Iterator[int]:
    """Yield the sectors of a chain; loops and sectors outside of the file end it."""
    size = _sector_size(content)
    tables = struct.unpack_from("<109I", content, 76)
    seen = 0
    while sector < _LAST_SECTOR and seen < _MAX_SECTORS and (sector + 1) * size < len(content):
        yield sector
        seen += 1
        table, place = divmod(sector, size // 4)
        if table >= len(tables) or tables[table] >= _LAST_SECTOR:
            return
        sector = struct.unpack_from("<I", content, (tables[table] + 1) * size + place * 4)[0]
