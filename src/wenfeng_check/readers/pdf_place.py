"""Places on a PDF page as a reader sees it: turned as the page says, from the upper left corner."""

import ctypes
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_STEP = 1000.0
_FINE = 100


class Place:
    """The map from a page's own coordinates to those of the page as shown, in points."""

    def __init__(self, raw: "pypdfium2.PdfPage") -> None:
        self.width, self.height = raw.get_size()
        self._x0, self._y0 = self._seen(raw, 0, 0)
        right, up = self._seen(raw, _STEP, 0), self._seen(raw, 0, _STEP)
        self._a, self._b = (right[0] - self._x0) / _STEP, (right[1] - self._y0) / _STEP
        self._c, self._d = (up[0] - self._x0) / _STEP, (up[1] - self._y0) / _STEP

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is seen."""
        return self._x0 + self._a * x + self._c * y, self._y0 + self._b * x + self._d * y

    def turned(self, x: float, y: float) -> tuple[float, float]:
        """Return how a direction is seen."""
        return self._a * x + self._c * y, self._b * x + self._d * y

    def _seen(self, raw: "pypdfium2.PdfPage", x: float, y: float) -> tuple[float, float]:
        import pypdfium2.raw as pdfium

        across, down = ctypes.c_int(), ctypes.c_int()
        size = int(self.width * _FINE), int(self.height * _FINE)
        pdfium.FPDF_PageToDevice(raw.raw, 0, 0, *size, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE
