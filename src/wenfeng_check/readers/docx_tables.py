"""The grid of a Word table: where each cell stands after merging."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple

from wenfeng_check.readers.cells import Cell
from wenfeng_check.readers.docx_inline import GONE, Tally
from wenfeng_check.readers.docx_xml import chosen, number, switch, value
from wenfeng_check.readers.sheet import Unread


class _Raw(NamedTuple):
    element: ET.Element
    column: int
    width: int
    merge: str
    deleted: bool


def cells(table: ET.Element, tally: Tally) -> list[Cell]:
    """Return the cells in reading order; hidden rows, rows deleted in tracked changes and continued merges are left out."""
    rows = [row for row in unwrapped(table, "w:tr") if not _is_gone(row, tally)]
    grid = [_raw_cells(row) for row in rows]
    heights = _heights(grid)
    found = []
    for index, (row, raws) in enumerate(zip(rows, grid, strict=True), 1):
        header = bool(switch(row.find("w:trPr"), "w:tblHeader"))
        for raw in raws:
            height = heights.get((index, raw.column))
            if height and not raw.deleted:
                found.append(Cell(raw.element, index, raw.column, height, raw.width, header))
    return found


def unwrapped(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Yield the children ``tag`` of ``parent``, also those in content controls, custom XML and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == "mc:AlternateContent":
            branch = chosen(child)
            yield from () if branch is None else unwrapped(branch, tag)
        elif child.tag not in GONE and child.tag not in ("w:p", "w:tbl", "w:tc"):
            yield from unwrapped(child, tag)


def _is_gone(row: ET.Element, tally: Tally) -> bool:
    """Say whether a row is hidden or deleted, and count it."""
    properties = row.find("w:trPr")
    if properties is None:
        return False
    if switch(properties, "w:hidden"):
        tally.unread[Unread.HIDDEN] += 1
        return True
    if any(properties.find(tag) is not None for tag in GONE):
        tally.unread[Unread.CHANGE] += 1
        return True
    return False


def _raw_cells(row: ET.Element) -> list[_Raw]:
    """Return the cells of a row with their grid columns; old horizontal merges are joined."""
    column = 1 + max(0, number(value(row.find("w:trPr"), "w:gridBefore")))
    found: list[_Raw] = []
    for element in unwrapped(row, "w:tc"):
        properties = element.find("w:tcPr")
        width = max(1, number(value(properties, "w:gridSpan"), 1))
        if _merge(properties, "w:hMerge") == "continue" and found:
            found[-1] = found[-1]._replace(width=found[-1].width + width)
        else:
            deleted = properties is not None and properties.find("w:cellDel") is not None
            found.append(_Raw(element, column, width, _merge(properties, "w:vMerge"), deleted))
        column += width
    return found


def _merge(properties: ET.Element | None, tag: str) -> str:
    found = None if properties is None else properties.find(tag)
    return "" if found is None else found.get("w:val", "continue")


def _heights(grid: list[list[_Raw]]) -> dict[tuple[int, int], int]:
    """Return the row span of every cell that starts one, by row and column."""
    heights: dict[tuple[int, int], int] = {}
    above: dict[int, int] = {}
    for index, raws in enumerate(grid, 1):
        current = {}
        for raw in raws:
            start = above.get(raw.column) if raw.merge == "continue" else None
            if start is None:
                start = index
            heights[start, raw.column] = index - start + 1
            if raw.merge:
                current[raw.column] = start
        above = current
    return heights
