"""OpenDocument texts (.odt, .ott, .fodt) to Document: what a person reads, tracked deletions left out."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

from wenfeng_check.model.document import Comment, Document, Origin, Part
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers.archive import Archive
from wenfeng_check.readers.odf_body import Source, Story
from wenfeng_check.readers.odf_inline import Finds, InlineReader
from wenfeng_check.readers.odf_styles import Styles
from wenfeng_check.readers.odf_xml import parse
from wenfeng_check.readers.sheet import Sheet, Unread
from wenfeng_check.readers.steps import walk

_OTHERS = {
    "office:spreadsheet": "电子表格",
    "office:presentation": "演示文稿",
    "office:drawing": "绘图",
    "office:chart": "图表",
    "office:image": "图片",
}
_MARGINS = {
    Part.HEADER: ("style:header", "style:header-first", "style:header-left"),
    Part.FOOTER: ("style:footer", "style:footer-first", "style:footer-left"),
}


def read_odf(name: str, content: bytes) -> Document:
    """Read an OpenDocument text, zipped or flat. Raises ReadError."""
    main, styles = _parts(name, content)
    text = _text(name, main)
    common = styles.find("office:styles")
    source = Source(Styles((common, main.find("office:automatic-styles"))), Sheet(), Finds())
    source.sheet.unread[Unread.CHANGE] += sum(1 for _ in text.iter("text:changed-region"))
    walk(Story(source, Origin(part=Part.BODY)).steps(text))
    _read_notes(source)
    _read_margins(source, styles, common)
    source.sheet.unread.update(source.finds.unread)
    return source.sheet.document(name, "odt", comments=tuple(_comments(source)))


def _parts(name: str, content: bytes) -> tuple[ET.Element, ET.Element]:
    """Return the roots with the body and with the styles."""
    if not content.startswith(b"PK"):
        root = parse(content, name)
        return root, root
    archive = Archive(name, content)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise ReadError(f"{name}：文件有密码，读不了。请在 LibreOffice 或 WPS 中取消密码后另存，再检查。")
    main, styles = archive.read("content.xml"), archive.read("styles.xml")
    if main is None:
        raise ReadError(f"{name}：缺少正文（content.xml），不是完整的 OpenDocument 文档。请打开后另存再检查。")
    root = parse(main, f"{name}（content.xml）")
    return root, parse(styles, f"{name}（styles.xml）") if styles else root


def _text(name: str, root: ET.Element) -> ET.Element:
    body = root.find("office:body")
    found = None if body is None else body.find("office:text")
    if found is not None:
        return found
    others = [_OTHERS[child.tag] for child in (() if body is None else body) if child.tag in _OTHERS]
    if others:
        raise ReadError(f"{name}：这是{others[0]}，不是文稿。请把要检查的文字复制到文档里，另存为 .docx 再检查。")
    raise ReadError(f"{name}：缺少正文，不是完整的 OpenDocument 文档。请打开后另存再检查。")


def _read_notes(source: Source) -> None:
    """Append footnotes and endnotes; a note inside a note comes after it."""
    for part, notes in ((Part.FOOTNOTE, source.finds.footnotes), (Part.ENDNOTE, source.finds.endnotes)):
        for place, note in enumerate(notes, 1):
            body = note.find("text:note-body")
            if body is not None:
                walk(Story(source, Origin(part=part, paragraph=place)).steps(body))


def _read_margins(source: Source, styles: ET.Element, common: ET.Element | None) -> None:
    """Append the headers, then the footers, of the page styles in use; the same text once."""
    own = replace(source, styles=Styles((common, styles.find("office:automatic-styles"))))
    masters = {page.get("style:name", ""): page for page in styles.iter("style:master-page")}
    used = _used(masters, source.pages)
    for part, tags in _MARGINS.items():
        seen: set[str] = set()
        for margin in (margin for page in used for tag in tags for margin in masters[page].findall(tag)):
            text = "".join(_fixed_text(margin))
            if text not in seen and margin.get("style:display") != "false":
                seen.add(text)
                walk(Story(own, Origin(part=part)).steps(margin))


def _fixed_text(margin: ET.Element) -> Iterator[str]:
    """Yield the text of a header without the numbers of the page."""
    for element in margin.iter():
        yield ("" if element.tag in ("text:page-number", "text:page-count") else element.text or "") + (
            element.tail or ""
        )


def _used(masters: dict[str, ET.Element], begun: list[str]) -> list[str]:
    """Return the page styles of the document in order: the default one, those that paragraphs begin, those after them."""
    found: dict[str, None] = {}
    for name in ("Standard", *begun):
        while name in masters and name not in found:
            found[name] = None
            name = masters[name].get("style:next-style-name", "")
    return list(found)


def _comments(source: Source) -> Iterator[Comment]:
    text = "\n".join(source.sheet.texts)
    inline = InlineReader(source.styles, Finds())
    for annotation in source.finds.annotations:
        author = annotation.findtext("dc:creator") or ""
        lines = (inline.read(paragraph).text for paragraph in annotation.iter("text:p"))
        name = annotation.get("office:name") or f"#{id(annotation)}"
        yield Comment(span=source.sheet.range(name, text), author=author, text="\n".join(lines).strip())
