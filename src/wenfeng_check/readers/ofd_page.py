"""The objects of an OFD page: text with a place for every character, ruled lines, images."""

import math
import xml.etree.ElementTree as ET

from wenfeng_check.readers.page import Glyph, Page
from wenfeng_check.readers.page_chars import UNKNOWN, written
from wenfeng_check.readers.page_drawing import Matrix, apply, strokes, times
from wenfeng_check.readers.page_tables import MAX_STROKES

_POINTS = 72 / 25.4
_SLANT = 0.1
_PICTURE = 0.01
_MAX_DEPTH = 30
_MAX_CORNERS = 400
_MAX_REPEAT = 100_000
_LATIN = 0.5
"""Width of a letter or a figure in ems where nothing follows it; OFD leaves widths to the font."""


class PageReader:
    """Puts the objects of a page, or of a template under it, into ``page``."""

    def __init__(self, page: Page, left: float, top: float) -> None:
        self.page = page
        self._base: Matrix = (_POINTS, 0, 0, _POINTS, -left * _POINTS, -top * _POINTS)

    def read(self, tree: ET.Element) -> None:
        """Read the content of a page tree."""
        for child in tree:
            if _local(child) == "Content":
                self._objects(child, 0)

    def _objects(self, parent: ET.Element, depth: int) -> None:
        for each in parent:
            kind = _local(each)
            if kind in ("Layer", "PageBlock") and depth < _MAX_DEPTH:
                self._objects(each, depth + 1)
            elif kind == "TextObject":
                self._text(each)
            elif kind == "PathObject" and len(self.page.strokes) <= MAX_STROKES:
                self._path(each)
            elif kind == "ImageObject":
                self._image(each)

    def _matrix(self, each: ET.Element) -> Matrix | None:
        """Return the map from an object's own coordinates to points on the page; None for an object that is not shown."""
        box, own = numbers(each.get("Boundary")), numbers(each.get("CTM"))
        if len(box) != 4 or each.get("Visible") == "false":
            return None
        moved: Matrix = (1, 0, 0, 1, box[0], box[1])
        if len(own) == 6:
            moved = times((own[0], own[1], own[2], own[3], own[4], own[5]), moved)
        return times(moved, self._base)

    def _text(self, each: ET.Element) -> None:
        matrix = self._matrix(each)
        size = (numbers(each.get("Size")) or [0.0])[0]
        if matrix is None or not 0 < size < 500:
            return
        wide = (numbers(each.get("HScale")) or [1.0])[0] * size
        x = y = 0.0
        for code in (child for child in each if _local(child) == "TextCode"):
            x, y = (numbers(code.get("X")) or [x])[0], (numbers(code.get("Y")) or [y])[0]
            self._code(code, x, y, size, wide, matrix)

    def _code(self, code: ET.Element, x: float, y: float, size: float, wide: float, matrix: Matrix) -> None:
        text = (code.text or "").strip("\r\n")
        right, down = steps(code.get("DeltaX"), len(text)), steps(code.get("DeltaY"), len(text))
        level = matrix[0] > 0 and abs(matrix[1]) <= _SLANT * matrix[0]
        scale = math.hypot(matrix[2], matrix[3])
        blank = False
        for index, raw in enumerate(text):
            step = right[index] if index < len(right) else 0.0
            usual = wide * (1.0 if ord(raw) > 0x2000 else _LATIN)
            width = min(step, wide) if step > 0 else usual
            start, base = apply(matrix, x, y)
            end, _ = apply(matrix, x + width, y)
            x += step or (0.0 if down else usual)
            y += down[index] if index < len(down) else 0.0
            char = written(ord(raw))
            if char == UNKNOWN:
                self.page.unknown += 1
            elif char and not level:
                self.page.slanted += 1
            elif char and self._shows(start, end, base):
                self.page.glyphs.append(Glyph(char, min(start, end), max(start, end), base, size * scale, blank))
            blank = not char

    def _shows(self, start: float, end: float, base: float) -> bool:
        inside = -1 < base < self.page.height + 20 and end > 0 and start < self.page.width
        return inside and math.isfinite(start + end)

    def _path(self, each: ET.Element) -> None:
        matrix = self._matrix(each)
        data = next((child.text or "" for child in each if _local(child) == "AbbreviatedData"), "")
        if matrix is not None:
            outlined = each.get("Stroke", "true") != "false"
            self.page.strokes += strokes(corners(data, matrix), outlined=outlined)

    def _image(self, each: ET.Element) -> None:
        box = numbers(each.get("Boundary"))
        if len(box) == 4:
            share = abs(box[2] * box[3]) * _POINTS**2 / max(1.0, self.page.width * self.page.height)
            self.page.picture = min(1.0, self.page.picture + share)
            self.page.images += share > _PICTURE


def numbers(text: str | None) -> list[float]:
    """Return the numbers in an attribute, [] where one is none."""
    try:
        found = [float(each) for each in (text or "").split()[:_MAX_CORNERS]]
    except ValueError:
        return []
    return found if all(map(math.isfinite, found)) else []


def steps(text: str | None, count: int) -> list[float]:
    """Return the distances from character to character; ``g 3 5.2`` stands for 5.2 three times."""
    words = (text or "").split()
    found: list[float] = []
    at = 0
    try:
        while at < len(words) and len(found) < count:
            if words[at] == "g" and at + 2 < len(words):
                found += [float(words[at + 2])] * min(int(float(words[at + 1])), count, _MAX_REPEAT)
                at += 3
            else:
                found.append(float(words[at]))
                at += 1
    except (ValueError, OverflowError):
        return []
    return found if all(map(math.isfinite, found)) else []


def corners(data: str, matrix: Matrix) -> list[tuple[float, float, bool]]:
    """Return the corners of a path on the page, with whether a line leads there; curves give nothing."""
    words = data.split()
    points: list[tuple[float, float, bool]] = []
    first: tuple[float, float] | None = None
    at = 0
    while at < len(words) and len(points) < _MAX_CORNERS:
        order = words[at].upper()
        at += 1
        if order in ("M", "S", "L"):
            pair = numbers(" ".join(words[at : at + 2]))
            if len(pair) == 2:
                point = apply(matrix, pair[0], pair[1])
                first = first if order == "L" else point
                points.append((*point, order == "L"))
        elif order == "C" and first:
            points.append((*first, True))
    return points


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
