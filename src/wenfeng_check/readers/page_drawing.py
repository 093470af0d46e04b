"""Geometry that PDF and OFD share: matrices, and the ruled lines in a drawn path."""

from itertools import pairwise

from wenfeng_check.readers.page import Stroke

_THIN = 2.5
"""Points; a filled box that is narrower is a line."""
_STRAIGHT = 0.5

Matrix = tuple[float, float, float, float, float, float]


def strokes(points: list[tuple[float, float, bool]], *, outlined: bool) -> list[Stroke]:
    """Return the horizontal and vertical lines of a path; a thin filled box is one line, a wide one is shading."""
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    if not points:
        return []
    box = Stroke(min(xs), min(ys), max(xs), max(ys))
    wide, high = box.right - box.left, box.bottom - box.top
    if min(wide, high) < _THIN:
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        thin = Stroke(box.left, y, box.right, y) if wide > high else Stroke(x, box.top, x, box.bottom)
        return [thin]
    if not outlined:
        return []
    lines = []
    for (x0, y0, _), (x1, y1, drawn) in pairwise(points):
        if drawn and min(abs(x1 - x0), abs(y1 - y0)) < _STRAIGHT:
            lines.append(Stroke(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    return lines


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the map that does ``inner`` first."""
    a, b, c, d, e, f = inner
    x, y = apply(outer, e, f)
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        x,
        y,
    )


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where the point goes."""
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]
