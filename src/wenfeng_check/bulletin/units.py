"""Whose document it is: by the signature (落款), the folder, the file's name, or the file's properties."""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from wenfeng_check.analysis.structure.layout import Function, Zone, classify
from wenfeng_check.bulletin.model import UNKNOWN
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError, SettingsError
from wenfeng_check.readers import readable
from wenfeng_check.readers.archive import Archive
from wenfeng_check.readers.xml_tree import parse


class By(StrEnum):
    """Where the name of the unit is taken from."""

    SIGNATURE = "单位"
    FOLDER = "文件夹"
    NAME = "文件名"
    PROPERTY = "文件属性"


#: 公司 in a Word file's properties, then 作者.
_PROPERTIES = (("docProps/app.xml", "Company"), ("docProps/core.xml", "creator"))
#: What stands in a file's name before the first mark or number: 石桥镇-防汛方案.docx, 石桥镇2026年总结.docx.
NAME_PATTERN = r"^([^-_－—·\s\d（(《]+)"


def unit_of(path: str, document: Document, *, by: By, roots: Sequence[str], pattern: str = NAME_PATTERN) -> str:
    """Return the unit that ``document`` belongs to, UNKNOWN where it does not say."""
    if by is By.FOLDER:
        return _folder(path, roots)
    if by is By.NAME:
        return _from_name(path, pattern)
    if by is By.PROPERTY:
        return _from_properties(path)
    return _signature(document)


def compiled(pattern: str) -> str:
    """Return ``pattern`` where it is a regular expression with a group. Raises SettingsError."""
    try:
        groups = re.compile(pattern).groups
    except re.error as error:
        raise SettingsError(f"--pattern 不是正则表达式（{error}），例如 --pattern '^(.+?)-'。") from error
    if not groups:
        raise SettingsError("--pattern 要用括号括出单位名称，例如 --pattern '^(.+?)-'。")
    return pattern


def _folder(path: str, roots: Sequence[str]) -> str:
    """Return the first folder below the one that was given; for a file right in it, that folder itself."""
    file = Path(path).resolve()
    for root in (Path(root).resolve() for root in roots):
        if root in file.parents:
            inner = file.relative_to(root).parts
            return inner[0] if len(inner) > 1 else root.name
    return file.parent.name or UNKNOWN


def _from_name(path: str, pattern: str) -> str:
    found = re.search(pattern, Path(path).stem)
    return (next((group for group in found.groups() if group), "").strip() if found else "") or UNKNOWN


def _from_properties(path: str) -> str:
    """Return the company that a Word file's properties name, else its author."""
    try:
        archive = Archive(Path(path).name, Path(path).read_bytes())
        texts = [_property(archive, part, name) for part, name in _PROPERTIES]
    except (OSError, ReadError):
        return UNKNOWN
    return next((text for text in texts if text), UNKNOWN)


def _property(archive: Archive, part: str, name: str) -> str:
    content = archive.read(part)
    root = parse(content, part, {}) if content else None
    found = (node.text or "" for node in root.iter() if node.tag.rpartition("}")[2] == name) if root is not None else ()
    return next((text.strip() for text in found if text.strip()), "")


def _signature(document: Document) -> str:
    """Return the last signature outside of attachments; of several organs that sign together, the first."""
    names: list[str] = []
    previous = -2
    for line in classify(document):
        if line.function is Function.SIGNATURE and line.zone is not Zone.ATTACHMENT:
            names = [*names, line.text] if line.block == previous + 1 else [line.text]
            previous = line.block
    return re.sub(r"\s+", "", re.split(r"[、，\s]{2,}|[、，]", names[0].strip())[0]) if names else UNKNOWN


def empty_folders(roots: Sequence[str]) -> tuple[str, ...]:
    """Return the folders right below ``roots`` in which no document lies."""
    found = []
    for root in map(Path, roots):
        inner = (path for path in sorted(root.iterdir()) if path.is_dir()) if root.is_dir() else ()
        found += [path.name for path in inner if not path.name.startswith(".") and not _has_documents(path)]
    return tuple(found)


def _has_documents(folder: Path) -> bool:
    return any(
        path.is_file() and readable(path.name) and not path.name.startswith(("~$", ".")) for path in folder.rglob("*")
    )
