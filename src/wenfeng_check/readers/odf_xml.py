"""The namespaces of OpenDocument files."""

import xml.etree.ElementTree as ET

from wenfeng_check.readers import xml_tree

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    _OASIS + "office:1.0": "office",
    _OASIS + "text:1.0": "text",
    _OASIS + "table:1.0": "table",
    _OASIS + "drawing:1.0": "draw",
    _OASIS + "style:1.0": "style",
    _OASIS + "form:1.0": "form",
    _OASIS + "svg-compatible:1.0": "svg",
    _OASIS + "presentation:1.0": "presentation",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_LARGEST = 1 << 31


def parse(content: bytes, where: str) -> ET.Element:
    """Parse a part; ``where`` names file and part in the message. Raises ReadError for anything but sound XML."""
    return xml_tree.parse(content, where, _PREFIXES)


def count(element: ET.Element, name: str, default: int = 1) -> int:
    """Read an attribute as a number from 0; ``default`` for anything else."""
    text = element.get(name, "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 11 else default
    return number if number < _LARGEST else default


def on(element: ET.Element, name: str) -> bool:
    """Say whether a true/false attribute is true."""
    return element.get(name) == "true"
