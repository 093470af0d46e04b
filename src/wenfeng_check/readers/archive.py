"""A zip file in memory as the container of an office document, with caps against bombs."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers.caps import caps

_MEGABYTE = 1 << 20
MAX_READ = 128 * _MEGABYTE
"""Bytes of XML that are really unpacked; the longest of 2,300 public files takes 20 MB."""
_RATIO_FROM = 64 * _MEGABYTE
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What zipfile raises for a damaged file; NotImplementedError for a compression that it does not know.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, OverflowError)


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unpacked, shared by a file and the files inside it."""

    left: int = MAX_READ

    def spend(self, size: int) -> bool:
        """Take ``size`` bytes; False where there are not enough."""
        self.left -= size
        return self.left >= 0


class Archive:
    """An opened zip; parts are read when asked for, their names are compared without case."""

    def __init__(self, name: str, content: bytes, budget: Budget | None = None) -> None:
        self.name = name
        self.budget = budget or Budget()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except ZIP_ERRORS:
            raise self.damaged() from None
        self._check_size(len(content))
        self._entries = {_key(entry.filename): entry for entry in self._archive.infolist()}

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._entries

    def read(self, part: str) -> bytes | None:
        """Return the bytes of a part, None where the archive has none."""
        entry = self._entries.get(_key(part))
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise ReadError(f"{self.name}：文件有密码，读不了。请取消密码后另存，再检查。")
        if not self.budget.spend(entry.file_size):
            raise self._bomb()
        if entry.compress_type not in _PLAIN_METHODS:
            raise self.damaged()
        try:
            return self._archive.read(entry)
        except (*ZIP_ERRORS, RuntimeError):
            raise self.damaged() from None

    def damaged(self) -> ReadError:
        """Return the error for an archive that cannot be opened."""
        return ReadError(f"{self.name}：文件不完整或已损坏，打不开。请重新传送，或用 Word 修复后另存为 .docx 再检查。")

    def _check_size(self, packed: int) -> None:
        entries = self._archive.infolist()
        total = sum(entry.file_size for entry in entries)
        most = caps()
        dense = total > _RATIO_FROM and total > most.ratio * packed
        if len(entries) > most.members or total > most.unpacked_size or dense:
            raise self._bomb()

    def _bomb(self) -> ReadError:
        return ReadError(f"{self.name}：解压后大得不正常，为安全起见不读。请确认文件来源，或删去大附件后另存再检查。")


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
