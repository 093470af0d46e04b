"""XML for machines: elements as text, without the characters that XML 1.0 cannot hold."""

import xml.etree.ElementTree as ET

from wenfeng_check.xml_characters import fit


def element(tag: str, *children: ET.Element, text: str = "", **attributes: str | int) -> ET.Element:
    """Return an element; empty attributes are left out, a keyword that Python reserves ends with _."""
    made = ET.Element(tag, {key.rstrip("_"): fit(str(value)) for key, value in attributes.items() if value != ""})
    made.text = fit(text) or None
    made.extend(children)
    return made


def document(root: ET.Element) -> str:
    """Return ``root`` as an XML file."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
