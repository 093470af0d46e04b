"""The package of a Word document: its parts and their relationships."""

import posixpath
import xml.etree.ElementTree as ET
from typing import NamedTuple
from urllib.parse import unquote

from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers.archive import Archive, Budget
from wenfeng_check.readers.docx_xml import parse


class Relation(NamedTuple):
    """A link from a part to another; ``kind`` is the last word of its type."""

    kind: str
    target: str
    external: bool


class Package(Archive):
    """An opened .docx in memory; parts are read when asked for."""

    def __init__(self, name: str, content: bytes, budget: Budget | None = None) -> None:
        super().__init__(name, content, budget)
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._main()

    def xml(self, part: str) -> ET.Element | None:
        """Return the parsed part, None where the package has none."""
        content = self.read(part)
        return None if content is None else parse(content, f"{self.name}（{part}）")

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
            if part in self:
                return part
        raise ReadError(
            f"{self.name}：缺少正文（word/document.xml），不是完整的 Word 文档。请用 Word 或 WPS 另存为 .docx 再检查。"
        )
