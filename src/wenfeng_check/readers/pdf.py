"""PDF files to Document, by the text layer that pypdfium2 reads."""

import ctypes
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import MissingExtraError, ReadError
from wenfeng_check.readers.fixed_layout import document_of
from wenfeng_check.readers.page import Glyph, Page
from wenfeng_check.readers.page_chars import UNKNOWN, written
from wenfeng_check.readers.pdf_drawing import Drawing
from wenfeng_check.readers.pdf_place import Place
from wenfeng_check.readers.pdf_strays import put_back

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 3000
MAX_CHARACTERS = 3_000_000
"""Characters of a whole document; a page of a draft has six hundred, a dense one three thousand."""
_PASSWORD_ERROR = 4
_SLANT = 0.1
_MISSING = "读 PDF 要用 pypdfium2，这里没有装：pip install 'wenfeng-check[pdf]'；不能上网的，从离线安装包里装。"


def read_pdf(name: str, content: bytes) -> Document:
    """Read a .pdf. Raises ReadError, or MissingExtraError without pypdfium2."""
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtraError(f"{name}：{_MISSING}") from None
    pdf = _opened(name, content)
    try:
        if len(pdf) > MAX_PAGES:
            raise ReadError(f"{name}：有 {len(pdf)} 页，超过上限 {MAX_PAGES} 页。请拆成几个文件再检查。")
        return document_of(name, "pdf", list(_pages(name, pdf)))
    except pypdfium2.PdfiumError:
        raise _damaged(name) from None
    finally:
        pdf.close()


def _opened(name: str, content: bytes) -> "pypdfium2.PdfDocument":
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_ERROR:
            raise ReadError(f"{name}：PDF 有密码，读不了。请取消密码后另存，再检查。") from None
        raise _damaged(name) from None


def _damaged(name: str) -> ReadError:
    return ReadError(f"{name}：PDF 不完整或已损坏，打不开。请重新传送，或找到原稿另存为 .docx 再检查。")


def _pages(name: str, pdf: "pypdfium2.PdfDocument") -> Iterator[Page]:
    total = 0
    for number in range(len(pdf)):
        raw = pdf.get_page(number)
        try:
            page = _page(raw, number + 1)
        finally:
            raw.close()
        total += len(page.glyphs)
        if total > MAX_CHARACTERS:
            raise ReadError(f"{name}：文字超过 {MAX_CHARACTERS:,} 个，太长。请拆成几个文件再检查。")
        yield page


def _page(raw: "pypdfium2.PdfPage", number: int) -> Page:
    place = Place(raw)
    page = Page(number, place.width, place.height)
    Drawing(page, place).read(raw)
    text = raw.get_textpage()
    try:
        _read_text(text.raw, page, place)
        put_back(page)
    finally:
        text.close()
    return page


def _read_text(text: Any, page: Page, place: Place) -> None:
    """Put the characters of a page into ``page``."""
    import pypdfium2.raw as pdfium

    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    fonts: dict[int | None, tuple[float, bool]] = {}
    blank = False
    for index in range(min(pdfium.FPDFText_CountChars(text), MAX_CHARACTERS + 1)):
        char = written(pdfium.FPDFText_GetUnicode(text, index))
        if not char:
            blank = True
            continue
        key = ctypes.cast(pdfium.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        size, level = fonts.get(key) or fonts.setdefault(key, _font(text, index, place))
        if char == UNKNOWN:
            page.unknown += 1
        elif not level:
            page.slanted += 1
        elif pdfium.FPDFText_GetLooseCharBox(text, index, box) and pdfium.FPDFText_GetCharOrigin(text, index, x, y):
            left, right = place.at(box.left, box.bottom)[0], place.at(box.right, box.top)[0]
            base = place.at(x.value, y.value)[1]
            if 1 < size < 400 and math.isfinite(left + right + base):
                page.glyphs.append(Glyph(char, min(left, right), max(left, right), base, size, blank))
        blank = False


def _font(text: Any, index: int, place: Place) -> tuple[float, bool]:
    """Return the size of a character as seen, and whether it stands upright on a level line."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    across, down = place.turned(matrix.a, matrix.b), place.turned(matrix.c, matrix.d)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(*down)
    return size, across[0] > 0 and abs(across[1]) <= _SLANT * across[0]
