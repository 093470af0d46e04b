"""What is drawn on a PDF page besides text: ruled lines, and how much of it images cover."""

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wenfeng_check.readers.page import Page
from wenfeng_check.readers.page_drawing import Matrix, apply, strokes, times
from wenfeng_check.readers.page_tables import MAX_STROKES
from wenfeng_check.readers.pdf_place import Place

if TYPE_CHECKING:
    import pypdfium2

_MAX_OBJECTS = 200_000
_MAX_DEPTH = 8
_MAX_SEGMENTS = 200
_PICTURE = 0.01
"""Images under a hundredth of the page are ornaments."""
_FORM, _IMAGE, _PATH = 5, 3, 2

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Drawing:
    """Reads the objects of one page into ``page``."""

    def __init__(self, page: Page, place: Place) -> None:
        self.page = page
        self.place = place
        self.left = _MAX_OBJECTS

    def read(self, raw: "pypdfium2.PdfPage") -> None:
        """Read the page's own objects, and those in its forms."""
        import pypdfium2.raw as pdfium

        for index in range(min(pdfium.FPDFPage_CountObjects(raw.raw), _MAX_OBJECTS)):
            self._object(pdfium.FPDFPage_GetObject(raw.raw, index), _IDENTITY, 0)

    def _object(self, each: Any, matrix: Matrix, depth: int) -> None:
        import pypdfium2.raw as pdfium

        self.left -= 1
        if self.left < 0 or depth > _MAX_DEPTH:
            return
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == _PATH and len(self.page.strokes) <= MAX_STROKES:
            points = list(self._path(each, times(_matrix(each), matrix)))
            self.page.strokes += strokes(points, outlined=_is_outlined(each))
        elif kind == _IMAGE:
            self._image(times(_matrix(each), matrix))
        elif kind == _FORM:
            inner = times(_matrix(each), matrix)
            for index in range(min(pdfium.FPDFFormObj_CountObjects(each), self.left)):
                self._object(pdfium.FPDFFormObj_GetObject(each, index), inner, depth + 1)

    def _image(self, matrix: Matrix) -> None:
        corners = [self.place.at(*apply(matrix, x, y)) for x, y in ((0, 0), (1, 1))]
        (x0, y0), (x1, y1) = corners
        whole = max(1.0, self.page.width * self.page.height)
        width = min(self.page.width, max(x0, x1)) - max(0.0, min(x0, x1))
        height = min(self.page.height, max(y0, y1)) - max(0.0, min(y0, y1))
        share = max(0.0, width) * max(0.0, height) / whole
        self.page.picture = min(1.0, self.page.picture + share)
        self.page.images += share > _PICTURE

    def _path(self, each: Any, matrix: Matrix) -> Iterator[tuple[float, float, bool]]:
        """Yield the corners of a path, with whether a line leads there; curves give nothing."""
        import pypdfium2.raw as pdfium

        x, y = ctypes.c_float(), ctypes.c_float()
        first: tuple[float, float] | None = None
        for index in range(min(pdfium.FPDFPath_CountSegments(each), _MAX_SEGMENTS)):
            segment = pdfium.FPDFPath_GetPathSegment(each, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = self.place.at(*apply(matrix, x.value, y.value))
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            yield (*point, kind == pdfium.FPDF_SEGMENT_LINETO)
            if first and pdfium.FPDFPathSegment_GetClose(segment):
                yield (*first, True)


def _is_outlined(each: Any) -> bool:
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(each, fill, stroke) and stroke.value)


def _matrix(each: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(each, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f
