"""The grid of an OpenDocument table: where each cell stands, given spans and repeats."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from wenfeng_check.readers.cells import Cell
from wenfeng_check.readers.odf_xml import count

_MOST_REPEATS = 1000
"""The widest and tallest repeat that is believed; office programs store the emptiness of a whole sheet as repeats."""
_MOST_COPIES = 10_000
"""Repeated cells of one table that are shown."""
_ROW_GROUPS = ("table:table-header-rows", "table:table-rows", "table:table-row-group", "text:soft-page-break")


def cells(table: ET.Element) -> Iterator[Cell]:
    """Yield the cells in reading order; covered ones and too many copies are left out."""
    left = _MOST_COPIES
    for cell, copy in _all_cells(table):
        left -= copy
        if left < 0:
            return
        yield cell


def _all_cells(table: ET.Element) -> Iterator[tuple[Cell, bool]]:
    """Yield all cells, and whether each is a copy of the one before."""
    rows = list(_rows(table, header=False))
    total = sum(min(count(row, "table:number-rows-repeated"), _MOST_REPEATS) for row, _ in rows)
    place = 0
    for row, header in rows:
        repeats = min(max(1, count(row, "table:number-rows-repeated")), _MOST_REPEATS)
        shown = repeats if repeats > 1 and _has_text(row) else 1
        for repeat in range(shown):
            for cell, copy in _cells(row, place + repeat + 1, total, header=header):
                yield cell, copy or repeat > 0
        place += repeats


def _rows(parent: ET.Element, *, header: bool) -> Iterator[tuple[ET.Element, bool]]:
    for child in parent:
        if child.tag == "table:table-row":
            yield child, header
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, header=header or child.tag == "table:table-header-rows")


def _cells(row: ET.Element, place: int, rows: int, *, header: bool) -> Iterator[tuple[Cell, bool]]:
    column = 1
    for element in row:
        if element.tag not in ("table:table-cell", "table:covered-table-cell"):
            continue
        repeats = min(max(1, count(element, "table:number-columns-repeated")), _MOST_REPEATS)
        if element.tag == "table:table-cell":
            width = max(1, min(_MOST_REPEATS, count(element, "table:number-columns-spanned")))
            height = max(1, min(rows - place + 1, count(element, "table:number-rows-spanned")))
            shown = repeats if repeats > 1 and _has_text(element) else 1
            for repeat in range(shown):
                yield Cell(element, place, column + repeat, height, width, header), repeat > 0
        column += repeats


def _has_text(element: ET.Element) -> bool:
    return any(text.strip() for text in element.itertext())
