"""XML of Office files with short names: ``w:p`` for Transitional and Strict alike, no document type, no entities."""

import xml.etree.ElementTree as ET

from wenfeng_check.readers import xml_tree

_OOXML = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MS = "http://schemas.microsoft.com/office/"
_PREFIXES = {
    _OOXML + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _OOXML + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _OOXML + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _OOXML + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    _OOXML + "drawingml/2006/picture": "pic",
    _STRICT + "drawingml/picture": "pic",
    _OOXML + "drawingml/2006/chart": "c",
    _STRICT + "drawingml/chart": "c",
    _MS + "drawing/2014/chartex": "c",
    _OOXML + "drawingml/2006/diagram": "dgm",
    _STRICT + "drawingml/diagram": "dgm",
    _OOXML + "markup-compatibility/2006": "mc",
    _OOXML + "package/2006/relationships": "rel",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}


def parse(content: bytes, where: str) -> ET.Element:
    """Parse a part; ``where`` names file and part in the message. Raises ReadError for anything but sound XML."""
    return xml_tree.parse(content, where, _PREFIXES)


def value(element: ET.Element | None, child: str) -> str | None:
    """Return ``w:val`` of the child element ``child``, None where there is none."""
    found = None if element is None else element.find(child)
    return None if found is None else found.get("w:val")


def number(text: str | None, default: int = 0) -> int:
    """Read an attribute as a number of Word's size; ``default`` for anything else."""
    try:
        return max(-32768, min(32767, int(text[:12]))) if text else default
    except ValueError:
        return default


def switch(element: ET.Element | None, child: str) -> bool | None:
    """Return whether the on/off property ``child`` is on, None where it is not given."""
    found = None if element is None else element.find(child)
    if found is None:
        return None
    return found.get("w:val", "true").lower() not in ("0", "false", "off")


def chosen(alternate: ET.Element) -> ET.Element | None:
    """Return the branch of ``mc:AlternateContent`` to read: the first choice, else the fallback."""
    choice = alternate.find("mc:Choice")
    return alternate.find("mc:Fallback") if choice is None else choice
