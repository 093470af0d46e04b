"""XML of office files as a tree with short names: no document type, no entities, caps on size and depth."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers.caps import caps

MAX_ELEMENTS = 3_000_000
"""Elements of one part, 200 to 300 bytes of memory each; 200,000 paragraphs of plain text take 1,000,000."""
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def parse(content: bytes, where: str, prefixes: Mapping[str, str]) -> ET.Element:
    """Parse a part; names become ``prefix:local`` for the namespaces in ``prefixes``.

    ``where`` names file and part in the message. Raises ReadError for anything but sound XML.
    """
    if any(mark in content for mark in _DOCTYPES):
        raise ReadError(f"{where}：内有 DOCTYPE 或实体声明，为安全起见不读。请用 Word 或 WPS 另存为新文件再检查。")
    if content.count(b"<") - content.count(b"</") > MAX_ELEMENTS:
        raise ReadError(f"{where}：内容太多，读不下。请拆成几个文件再检查。")
    try:
        root = ET.fromstring(content)
    except (ET.ParseError, ValueError, LookupError):
        raise ReadError(f"{where}：内容已损坏，读不下去。请用 Word 或 WPS 修复后另存再检查。") from None
    if not _shorten(root, prefixes):
        raise ReadError(f"{where}：内部嵌套过深，疑已损坏。请用 Word 或 WPS 另存为新文件再检查。")
    return root


def _shorten(root: ET.Element, prefixes: Mapping[str, str]) -> bool:
    """Shorten all names, level by level; False where there are too many levels."""
    names: dict[str, str] = {}
    level = [root]
    for _ in range(caps().depth):
        for element in level:
            element.tag = names.get(element.tag) or names.setdefault(element.tag, _short(element.tag, prefixes))
            if element.attrib:
                element.attrib = {
                    names.get(k) or names.setdefault(k, _short(k, prefixes)): v for k, v in element.attrib.items()
                }
        level = [child for element in level for child in element]
        if not level:
            return True
    return False


def _short(name: str, prefixes: Mapping[str, str]) -> str:
    uri, closed, local = name[1:].partition("}")
    prefix = prefixes.get(uri) if name.startswith("{") and closed else None
    return f"{prefix}:{local}" if prefix else name
