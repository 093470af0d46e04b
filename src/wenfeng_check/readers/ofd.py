"""OFD files (GB/T 33190, the national fixed layout) to Document: the zip, its documents and their pages."""

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers.archive import Archive
from wenfeng_check.readers.fixed_layout import document_of
from wenfeng_check.readers.ofd_page import PageReader, numbers
from wenfeng_check.readers.page import Page
from wenfeng_check.readers.xml_tree import parse

MAX_PAGES = 3000
MAX_CHARACTERS = 3_000_000
_POINTS = 72 / 25.4
_A4 = (0.0, 0.0, 210.0, 297.0)


def read_ofd(name: str, content: bytes) -> Document:
    """Read an .ofd; the documents of a package follow one another. Raises ReadError."""
    package = _Package(name, content)
    pages: list[Page] = []
    characters = 0
    for page in package.pages():
        pages.append(page)
        characters += len(page.glyphs)
        if len(pages) > MAX_PAGES or characters > MAX_CHARACTERS:
            raise ReadError(f"{name}：超过 {MAX_PAGES} 页或 {MAX_CHARACTERS:,} 字，太长。请拆成几个文件再检查。")
    if not pages:
        raise ReadError(f"{name}：OFD 里没有页面，文件不完整。请重新传送，或找到原稿另存为 .docx 再检查。")
    return document_of(name, "ofd", pages)


class _Package(Archive):
    """The parts of an OFD package; names in it are relative to the part that gives them."""

    def pages(self) -> Iterator[Page]:
        """Yield the pages of all documents, numbered through."""
        if any(part in self for part in ("Encryptions.xml", "OFDEncryptions.xml")):
            raise ReadError(f"{self.name}：OFD 加了密，读不了。请取消加密后另存，再检查。")
        root = self._tree("OFD.xml")
        if root is None:
            raise self.damaged()
        number = 0
        for body in _all(root, "DocRoot"):
            part = _place("OFD.xml", body.text or "")
            document = self._tree(part)
            for page in self._document(part, document) if document is not None else ():
                number += 1
                page.number = number
                yield page

    def _document(self, part: str, document: ET.Element) -> Iterator[Page]:
        box = _box(document) or _A4
        templates = {
            each.get("ID", ""): _place(part, each.get("BaseLoc", "")) for each in _all(document, "TemplatePage")
        }
        for pages in (each for each in document if _local(each) == "Pages"):
            for link in (each for each in pages if _local(each) == "Page"):
                own = _place(part, link.get("BaseLoc", ""))
                tree = self._tree(own)
                if tree is None:
                    raise ReadError(f"{self.name}：OFD 缺一页的内容（{own}），不完整。请重新传送再检查。")
                yield self._page(tree, box, templates)

    def _page(self, tree: ET.Element, box: tuple[float, ...], templates: dict[str, str]) -> Page:
        left, top, width, height = _box(tree) or box
        page = Page(0, width * _POINTS, height * _POINTS)
        reader = PageReader(page, left, top)
        for link in (each for each in tree if _local(each) == "Template"):
            template = self._tree(templates.get(link.get("TemplateID", ""), ""))
            if template is not None:
                reader.read(template)
        reader.read(tree)
        return page

    def _tree(self, part: str) -> ET.Element | None:
        content = self.read(part) if part else None
        return None if content is None else parse(content, f"{self.name}（{part}）", {})


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _all(root: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the elements of this name in any namespace: some writers leave the standard one out."""
    return (each for each in root.iter() if _local(each) == name)


def _place(part: str, link: str) -> str:
    """Return the name of the part that ``link`` in ``part`` points to."""
    link = link.strip().replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), link)).lstrip("/")


def _box(tree: ET.Element) -> tuple[float, float, float, float] | None:
    """Return the page area that ``tree`` gives itself, in millimetres."""
    found = next(_all(tree, "PhysicalBox"), None)
    box = numbers(found.text) if found is not None else []
    return (box[0], box[1], box[2], box[3]) if len(box) == 4 and 0 < box[2] < 5000 and 0 < box[3] < 5000 else None
