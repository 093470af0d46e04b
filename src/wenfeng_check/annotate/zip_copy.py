"""A zip file with some members replaced or added and all others copied byte by byte, as packed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DESCRIPTOR = 0x08
_VERSION = 20
_DAY_ONE = (1 << 5) | 1
"""1 January 1980, the first day that a zip file knows: new members carry no date of their own."""


def rewritten(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the zip file ``content`` with ``parts``, a member of the same name replaced, the others put at the end."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries, comment = archive.infolist(), archive.comment
    named = {_key(name): part for name, part in parts.items()}
    found = set()
    writer = _Writer()
    for entry in entries:
        local = _LOCAL.unpack_from(content, entry.header_offset)
        name_at = entry.header_offset + _LOCAL.size
        name, data_at = content[name_at : name_at + local[9]], name_at + local[9] + local[10]
        key = _key(entry.filename)
        if key in named:
            found.add(key)
            writer.add(name, named[key], entry)
        else:
            writer.copy(name, content[data_at : data_at + entry.compress_size], entry)
    for added, part in parts.items():
        if _key(added) not in found:
            writer.add(added.encode("utf-8"), part, zipfile.ZipInfo(added))
    return writer.finished(comment)


def _key(name: str) -> str:
    """Return what names of one part have in common: their case does not count, nor do stray slashes."""
    return name.replace("\\", "/").lstrip("/").lower()


class _Writer:
    """Collects local records and the central directory."""

    def __init__(self) -> None:
        self._records: list[bytes] = []
        self._directory: list[bytes] = []
        self._length = 0

    def copy(self, name: bytes, packed: bytes, entry: zipfile.ZipInfo) -> None:
        """Copy a member as it is packed."""
        self._put(name, packed, entry, method=entry.compress_type, crc=entry.CRC, size=entry.file_size)

    def add(self, name: bytes, part: bytes, entry: zipfile.ZipInfo) -> None:
        """Pack ``part`` under ``name``, with the attributes of ``entry``."""
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(part) + packer.flush()
        self._put(name, packed, entry, method=zipfile.ZIP_DEFLATED, crc=zlib.crc32(part), size=len(part))

    def finished(self, comment: bytes) -> bytes:
        """Return the zip file."""
        directory = b"".join(self._directory)
        count = len(self._directory)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), self._length, len(comment))
        return b"".join((*self._records, directory, end, comment))

    def _put(self, name: bytes, packed: bytes, entry: zipfile.ZipInfo, *, method: int, crc: int, size: int) -> None:
        flags = entry.flag_bits & ~_DESCRIPTOR
        year, month, day, hour, minute, second = entry.date_time
        on = max(year - 1980, 0) << 9 | month << 5 | day or _DAY_ONE
        clock = hour << 11 | minute << 5 | second // 2
        lengths = (crc, len(packed), size, len(name))
        local = _LOCAL.pack(b"PK\3\4", _VERSION, flags, method, clock, on, *lengths, 0)
        row = (_VERSION, entry.create_system, _VERSION, 0, flags, method, clock, on, *lengths, 0, 0, 0)
        tail = (entry.internal_attr, entry.external_attr, self._length)
        self._directory.append(_CENTRAL.pack(b"PK\1\2", *row, *tail) + name)
        self._records += [local + name, packed]
        self._length += len(local) + len(name) + len(packed)
