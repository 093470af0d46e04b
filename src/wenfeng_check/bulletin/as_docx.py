"""The bulletin as a .docx: the draft, then its annexes on landscape pages."""

from collections.abc import Iterator

from wenfeng_check.bulletin.model import Bulletin
from wenfeng_check.bulletin.word import document
from wenfeng_check.bulletin.words import PLACES_HEADER, Grid, Item, Line, Role, body, group_grid, place_rows, rest

#: More rows than anybody reads on paper: the list then stands in the .xlsx only, and the annex says so.
MOST_ROWS = 1000


def render(bulletin: Bulletin) -> bytes:
    """Return the bytes of the file."""
    return document(body(bulletin), _annexes(bulletin))


def _annexes(bulletin: Bulletin) -> Iterator[Item]:
    yield Line(Role.ANNEX, "附件1　各类问题每千字处数")
    yield group_grid(bulletin)
    yield Line(Role.ANNEX, "附件2　问题清单")
    rows = tuple(place_rows(bulletin))
    if len(rows) > MOST_ROWS:
        yield Line(Role.BODY, f"共{len(rows):,}处，逐处清单见表格文件（.xlsx）的“清单”一页。")
    else:
        yield Grid(PLACES_HEADER, rows, (3, 8, 9, 8, 12, 13, 6, 4, 6))
    yield Line(Role.ANNEX, "附件3　没有文稿的单位和没有查成的文件")
    yield Grid(("名称", "情况"), tuple(rest(bulletin)) or (("无", ""),), (8, 10))
