"""Ruled lines to tables: the grid that they make, cells merged where a wall is missing, characters put into their cells."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from wenfeng_check.readers.page import Glyph, Page, Stroke

_NEAR = 2.5
"""Points within which two ruled lines are one, or touch."""
_SHORTEST = 6.0
MAX_STROKES = 20_000
_MOST_LINES = 1200
"""More ruled lines than this on one page make a drawing, no table."""


@dataclass(slots=True)
class Cell:
    """A cell; ``row`` and ``column`` count from 1."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Stroke
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A ruled table on one page, cells row by row; ``edges`` are its vertical lines."""

    box: Stroke
    edges: tuple[float, ...]
    cells: list[Cell]
    page: int = 0


def tables_of(page: Page) -> list[Table]:
    """Return the tables on the page, and take the characters in them from it."""
    if len(page.strokes) > MAX_STROKES:
        return []
    level = _merged([each for each in page.strokes if each.right - each.left >= each.bottom - each.top], upright=False)
    upright = _merged([each for each in page.strokes if each.bottom - each.top > each.right - each.left], upright=True)
    if len(level) + len(upright) > _MOST_LINES:
        return []
    tables = [table for group in _touching(level + upright) if (table := _table(group))]
    for table in tables:
        table.page = page.number
        _fill(table, page)
    return sorted(
        (table for table in tables if any(cell.glyphs for cell in table.cells)), key=lambda each: each.box.top
    )


def _merged(strokes: list[Stroke], *, upright: bool) -> list[Stroke]:
    """Return the lines with pieces of one line put together; short strokes are decoration."""
    turned = [_turn(each) if upright else each for each in strokes]
    merged: list[Stroke] = []
    for stroke in sorted(turned, key=lambda each: (round(each.top / _NEAR), each.left)):
        last = merged[-1] if merged else None
        if last and abs(last.top - stroke.top) < _NEAR and stroke.left <= last.right + _NEAR:
            merged[-1] = last._replace(right=max(last.right, stroke.right))
        else:
            merged.append(stroke)
    long = [each for each in merged if each.right - each.left >= _SHORTEST]
    return [_turn(each) if upright else each for each in long]


def _turn(stroke: Stroke) -> Stroke:
    return Stroke(stroke.top, stroke.left, stroke.bottom, stroke.right)


def _touching(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Return groups of lines that meet each other."""
    groups: list[list[Stroke]] = []
    for stroke in strokes:
        own = [stroke]
        apart = []
        for group in groups:
            if any(_meet(stroke, other) for other in group):
                own += group
            else:
                apart.append(group)
        groups = [*apart, own]
    return groups


def _meet(a: Stroke, b: Stroke) -> bool:
    across = a.left <= b.right + _NEAR and b.left <= a.right + _NEAR
    return across and a.top <= b.bottom + _NEAR and b.top <= a.bottom + _NEAR


def _table(group: list[Stroke]) -> Table | None:
    level = [each for each in group if each.right - each.left >= each.bottom - each.top]
    upright = [each for each in group if each.bottom - each.top > each.right - each.left]
    rows = _places(each.top for each in level)
    columns = _places(each.left for each in upright)
    if len(rows) < 2 or len(columns) < 2:
        return None
    box = Stroke(columns[0], rows[0], columns[-1], rows[-1])
    cells = _cells(rows, columns, level, upright)
    return Table(box, tuple(columns), cells) if len(cells) > 1 else None


def _places(values: Iterable[float]) -> list[float]:
    """Return the distinct values in order, those that are near one taken together."""
    places: list[float] = []
    for place in sorted(values):
        if not places or place - places[-1] > 2 * _NEAR:
            places.append(place)
    return places


def _cells(rows: list[float], columns: list[float], level: list[Stroke], upright: list[Stroke]) -> list[Cell]:
    """Return the cells: from each free corner as far right and down as no wall stands in the way."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in taken:
                continue
            middle = (rows[row] + rows[row + 1]) / 2
            right = column + 1
            while right < len(columns) - 1 and (row, right) not in taken and not _wall(upright, columns[right], middle):
                right += 1
            centre = (columns[column] + columns[column + 1]) / 2
            bottom = row + 1
            while bottom < len(rows) - 1 and not _floor(level, rows[bottom], centre):
                bottom += 1
            taken |= {(r, c) for r in range(row, bottom) for c in range(column, right)}
            box = Stroke(columns[column], rows[row], columns[right], rows[bottom])
            cells.append(Cell(row + 1, column + 1, bottom - row, right - column, box))
    return cells


def _wall(upright: list[Stroke], place: float, height: float) -> bool:
    return any(abs(each.left - place) <= 2 * _NEAR and each.top - 1 <= height <= each.bottom + 1 for each in upright)


def _floor(level: list[Stroke], height: float, place: float) -> bool:
    return any(abs(each.top - height) <= 2 * _NEAR and each.left - 1 <= place <= each.right + 1 for each in level)


def _fill(table: Table, page: Page) -> None:
    tops = sorted({cell.box.top for cell in table.cells})
    by_top = {top: [cell for cell in table.cells if cell.box.top <= top < cell.box.bottom] for top in tops}
    left: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.base - glyph.size * 0.35
        at = bisect_right(tops, y) - 1
        found = next((cell for cell in by_top[tops[at]] if _inside(cell.box, x, y)), None) if at >= 0 else None
        (found.glyphs if found else left).append(glyph)
    page.glyphs = left


def _inside(box: Stroke, x: float, y: float) -> bool:
    return box.left <= x < box.right and box.top <= y < box.bottom
