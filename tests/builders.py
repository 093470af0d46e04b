"""Small documents for tests, made in memory."""

import io
import zipfile
from xml.sax.saxutils import escape

from wenfeng_check.model.document import Document
from wenfeng_check.readers import read_bytes

TRANSITIONAL = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
STRICT = {
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "m": "http://purl.oclc.org/ooxml/officeDocument/math",
    "a": "http://purl.oclc.org/ooxml/drawingml/main",
    "pic": "http://purl.oclc.org/ooxml/drawingml/picture",
}
_COMMON = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def doc(text: str, *, name: str = "草稿.txt") -> Document:
    """Return the document of a draft given as text, a paragraph a line; the name's suffix picks the reader."""
    return read_bytes(name, text.encode("utf-8"))


def run(text: str, properties: str = "") -> str:
    """Return a ``w:r`` with the run properties given as XML."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(content: str = "", properties: str = "", *, style: str = "", num: tuple[int, int] | None = None) -> str:
    """Return a ``w:p``; ``content`` is text or XML, ``num`` its list and level."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        inner += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inner += properties
    body = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p><w:pPr>{inner}</w:pPr>{body}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """Return a ``w:tc`` of paragraphs given as text or XML."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(_block, content or ('',)))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Return a ``w:tr`` of cells given as text or XML."""
    inner = "".join(each if each.startswith("<w:") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    """Return a ``w:tbl``."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def level(place: int, form: str, text: str, extra: str = "", *, start: int = 1) -> str:
    """Return a ``w:lvl`` of a list definition."""
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}">{inner}</w:lvl>'


def lists(*definitions: str, nums: str = "") -> str:
    """Return the inside of numbering.xml: a list n for each definition n (from 1), then further ``nums``."""
    kept = enumerate(definitions, 1)
    abstracts = [f'<w:abstractNum w:abstractNumId="{i}">{levels}</w:abstractNum>' for i, levels in kept]
    own = [f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, len(definitions) + 1)]
    return "".join(abstracts + own) + nums


def docx(
    *content: str,
    styles: str = "",
    numbering: str = "",
    parts: dict[str, tuple[str, str | bytes]] | None = None,
    strict: bool = False,
) -> bytes:
    """Return the bytes of a .docx.

    ``content`` are paragraphs as text or XML. ``parts`` gives further parts of word/: name to relationship kind and
    content; the inside of a root element (``w:footnotes`` for footnotes.xml) is enough for XML, the relationship id is
    the name.
    """
    spaces = {**(STRICT if strict else TRANSITIONAL), **_COMMON}
    more = dict(parts or {})
    if styles:
        more["styles.xml"] = ("styles", styles)
    if numbering:
        more["numbering.xml"] = ("numbering", numbering)
    body = _root("document", f"<w:body>{''.join(map(_block, content))}</w:body>", spaces)
    links = [(name, kind, name) for name, (kind, _) in more.items()]
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_DECLARATION}<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")], spaces["r"]),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _relations(links, spaces["r"]),
    }
    for name, (kind, inside) in more.items():
        files[f"word/{name}"] = _root(_ROOTS[kind], inside, spaces) if kind in _ROOTS else inside
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a zip file of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
}


def _block(content: str) -> str:
    return content if content.startswith("<") else para(content)


def _root(name: str, inside: str | bytes, spaces: dict[str, str]) -> str:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    assert isinstance(inside, str)
    return f"{_DECLARATION}<w:{name} {declared}>{inside}</w:{name}>"


def _relations(links: list[tuple[str, str, str]], base: str) -> str:
    inner = "".join(f'<Relationship Id="{key}" Type="{base}/{kind}" Target="{part}"/>' for key, kind, part in links)
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
ODF_NAMES = {
    "office": _OASIS + "office:1.0",
    "text": _OASIS + "text:1.0",
    "table": _OASIS + "table:1.0",
    "draw": _OASIS + "drawing:1.0",
    "style": _OASIS + "style:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def odt(*content: str, automatic: str = "", styles: str = "", masters: str = "", flat: bool = False) -> bytes:
    """Return the bytes of an .odt (or .fodt) with this content, as text or XML of the body."""
    body = "".join(each if each.startswith("<") else f"<text:p>{escape(each)}</text:p>" for each in content)
    own = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    common = f"<office:styles>{styles}</office:styles><office:master-styles>{masters}</office:master-styles>"
    if flat:
        return _odf_root("document", common + own + text).encode()
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": _odf_root("document-content", own + text),
        "styles.xml": _odf_root("document-styles", common),
        "META-INF/manifest.xml": "<manifest/>",
    })  # fmt: skip


def _odf_root(name: str, inside: str) -> str:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in ODF_NAMES.items())
    return f"{_DECLARATION}<office:{name} {declared}>{inside}</office:{name}>"
