"""Compound files (the container of old Office) for tests, with streams that hold just enough to be recognised."""

import struct

_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STREAM = 4096


def compound(*names: str, word_password: bool = False) -> bytes:
    """Return a compound file with these streams of 4096 bytes; a WordDocument begins with its information block."""
    entries = [_entry("Root Entry", 5, child=1 if names else _FREE)]
    fat = [_FAT, _END]
    sectors: list[bytes] = []
    for number, name in enumerate(names, 1):
        after = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, right=after, first=len(fat), size=_STREAM))
        count = _STREAM // 512
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
        sectors.append(_stream(name, word_password=word_password))
    entries += [bytes(128)] * (-len(entries) % 4)
    extra = len(entries) // 4 - 1
    fat[1:2] = [len(fat) if extra else _END]
    fat += [*range(len(fat) + 1, len(fat) + extra), _END] if extra else []
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    folder = b"".join(entries)
    return _header() + table + folder[:512] + b"".join(sectors) + folder[512:]


def _header() -> bytes:
    sizes = struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, _STREAM, _END, 0, _END, 0)
    return bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + sizes + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE, first: int = 0, size: int = 0) -> bytes:
    letters = name.encode("utf-16-le")
    head = letters.ljust(64, b"\0") + struct.pack("<HBBIII", len(letters) + 2, kind, 1, _FREE, right, child)
    return head.ljust(116, b"\0") + struct.pack("<IQ", first, size)


def _stream(name: str, *, word_password: bool) -> bytes:
    block = struct.pack("<HH6xH", 0xA5EC, 0xC1, 0x0100 if word_password else 0) if name == "WordDocument" else b""
    return block.ljust(_STREAM, b"\0")
