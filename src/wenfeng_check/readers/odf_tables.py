"""The grid of an OpenDocument table: where each cell stands, given spans and repeats."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple

from wenfeng_check.readers.odf_xml import count

_MOST_REPEATS = 1000
"""Copies of one cell or row that are shown; office programs store the emptiness of a whole sheet as repeats."""
_ROW_GROUPS = ("table:table-header-rows", "table:table-rows", "table:table-row-group", "text:soft-page-break")


class Cell(NamedTuple):
    """A visible cell; rows and columns count from 1, columns are those of the grid."""

    element: ET.Element
    row: int
    column: int
    row_span: int
    column_span: int
    header_row: bool


def cells(table: ET.Element) -> Iterator[Cell]:
    """Yield the cells in reading order; covered ones are left out."""
    rows = list(_rows(table, header=False))
    total = sum(min(count(row, "table:number-rows-repeated"), _MOST_REPEATS) for row, _ in rows)
    place, left = 0, _MOST_REPEATS
    for row, header in rows:
        for repeat in range(min(max(1, count(row, "table:number-rows-repeated")), _MOST_REPEATS)):
            place += 1
            left -= repeat > 0
            if repeat == 0 or (left >= 0 and _has_text(row)):
                yield from _cells(row, place, total, header=header)


def _rows(parent: ET.Element, *, header: bool) -> Iterator[tuple[ET.Element, bool]]:
    for child in parent:
        if child.tag == "table:table-row":
            yield child, header
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, header=header or child.tag == "table:table-header-rows")


def _cells(row: ET.Element, place: int, rows: int, *, header: bool) -> Iterator[Cell]:
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
                yield Cell(element, place, column + repeat, height, width, header)
        column += repeats


def _has_text(element: ET.Element) -> bool:
    return any(text.strip() for text in element.itertext())
