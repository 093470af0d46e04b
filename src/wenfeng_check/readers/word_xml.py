"""Word documents stored as one XML file: the parts of a .docx one after the other (“flat OPC”), put back into a package."""

import base64
import binascii
import io
import xml.etree.ElementTree as ET
import zipfile

from wenfeng_check.model.document import Document
from wenfeng_check.readers.docx import read_docx
from wenfeng_check.readers.xml_tree import parse

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def read_flat(name: str, content: bytes) -> Document:
    """Read a Word document saved as “Word XML”. Raises ReadError."""
    root = parse(content, name, {})
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in root.iter(f"{_PKG}part"):
            if (inner := _bytes(part)) is not None:
                archive.writestr(part.get(f"{_PKG}name", "").lstrip("/") or "unnamed", inner)
    return read_docx(name, target.getvalue())


def _bytes(part: ET.Element) -> bytes | None:
    """Return what a part holds: XML, or bytes in base 64; None where it holds neither."""
    tree, binary = part.find(f"{_PKG}xmlData"), part.find(f"{_PKG}binaryData")
    if tree is not None and len(tree):
        return bytes(ET.tostring(tree[0], encoding="utf-8"))
    try:
        return base64.b64decode(binary.text or "") if binary is not None else None
    except (binascii.Error, ValueError):
        return None
