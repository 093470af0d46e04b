"""The zip around a Word document: its parts and relationships, with caps against bombs."""

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
import zlib
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers.docx_xml import parse

_MEGABYTE = 1 << 20
MAX_TOTAL = 1024 * _MEGABYTE
"""Declared size of all parts; a draft with a hundred photographs stays below a quarter of it."""
MAX_READ = 128 * _MEGABYTE
"""Bytes of XML that are really unpacked; the longest of 2,300 public files takes 20 MB."""
MAX_RATIO = 200
"""Unpacked to packed size from which a big file counts as a bomb; real Word files stay under 60."""
_RATIO_FROM = 64 * _MEGABYTE
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, OverflowError)


class Relation(NamedTuple):
    """A link from a part to another; ``kind`` is the last word of its type."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unpacked, shared by a file and the files inside it."""

    left: int = MAX_READ

    def spend(self, size: int) -> bool:
        """Take ``size`` bytes; False where there are not enough."""
        self.left -= size
        return self.left >= 0


class Package:
    """An opened .docx in memory; parts are read when asked for."""

    def __init__(self, name: str, content: bytes, budget: Budget | None = None) -> None:
        self.name = name
        self.budget = budget or Budget()
        self._relations: dict[str, dict[str, Relation]] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _ZIP_ERRORS:
            raise self._damaged() from None
        self._check_size(len(content))
        self._entries = {_key(entry.filename): entry for entry in self._archive.infolist()}
        self.main = self._main()

    def xml(self, part: str) -> ET.Element | None:
        """Return the parsed part, None where the package has none."""
        content = self.read(part)
        return None if content is None else parse(content, f"{self.name}（{part}）")

    def read(self, part: str) -> bytes | None:
        """Return the bytes of a part, None where the package has none."""
        entry = self._entries.get(_key(part))
        if entry is None:
            return None
        if entry.flag_bits & 0x1:
            raise ReadError(f"{self.name}：文件有密码，读不了。请取消密码后另存，再检查。")
        if not self.budget.spend(entry.file_size):
            raise self._bomb()
        if entry.compress_type not in _PLAIN_METHODS:
            raise self._damaged()
        try:
            return self._archive.read(entry)
        except (*_ZIP_ERRORS, RuntimeError):
            raise self._damaged() from None

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relationships of a part (``""``: of the package) by their ids; targets are part names."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, kind: str) -> str:
        """Return the part of this kind that the main part links to, ``""`` where there is none."""
        found = (link.target for link in self.relations(self.main).values() if link.kind == kind and not link.external)
        return next(found, "")

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        links = {}
        for link in () if root is None else root.iter("rel:Relationship"):
            external = link.get("TargetMode") == "External"
            target = link.get("Target", "")
            path = target if external else posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            links[link.get("Id", "")] = Relation(link.get("Type", "").rpartition("/")[2], path, external)
        return links

    def _main(self) -> str:
        links = self.relations("").values()
        named = [link.target for link in links if link.kind == "officeDocument" and not link.external]
        for part in (*named, "word/document.xml"):
            if _key(part) in self._entries:
                return part
        raise ReadError(
            f"{self.name}：缺少正文（word/document.xml），不是完整的 Word 文档。请用 Word 或 WPS 另存为 .docx 再检查。"
        )

    def _check_size(self, packed: int) -> None:
        total = sum(entry.file_size for entry in self._archive.infolist())
        if total > MAX_TOTAL or (total > _RATIO_FROM and total > MAX_RATIO * packed):
            raise self._bomb()

    def _damaged(self) -> ReadError:
        return ReadError(f"{self.name}：文件不完整或已损坏，打不开。请重新传送，或用 Word 修复后另存为 .docx 再检查。")

    def _bomb(self) -> ReadError:
        return ReadError(f"{self.name}：解压后大得不正常，为安全起见不读。请确认文件来源，或删去大附件后另存再检查。")


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
