"""The bulletin as one HTML file that loads nothing: the draft, its tables with bars, the list of places."""

from collections.abc import Iterator

from wenfeng_check.bulletin import tally
from wenfeng_check.bulletin.model import Bulletin
from wenfeng_check.bulletin.words import PLACES_HEADER, Cell, Grid, Item, Role, body, group_grid, place_rows, rest
from wenfeng_check.reporters.page.markup import Markup, element
from wenfeng_check.reporters.page.shell import shell

_TAGS = {Role.TITLE: "h1", Role.HEADING: "h2", Role.ANNEX: "h2"}


def render(bulletin: Bulletin) -> bytes:
    """Return the page."""
    inner = element("main", *_parts(bulletin), class_="bulletin")
    return shell(bulletin.title, inner).encode("utf-8", "replace")


def _parts(bulletin: Bulletin) -> Iterator[Markup]:
    for item in body(bulletin):
        yield _item(item)
        if isinstance(item, Grid):
            yield _chart(bulletin)
    yield element("h2", "附件1　各类问题每千字处数")
    yield _item(group_grid(bulletin))
    yield element("h2", "附件2　问题清单")
    yield _item(Grid(PLACES_HEADER, tuple(place_rows(bulletin)), ()))
    yield element("h2", "附件3　没有文稿的单位和没有查成的文件")
    yield _item(Grid(("名称", "情况"), tuple(rest(bulletin)) or (("无", ""),), ()))


def _item(item: Item) -> Markup:
    if not isinstance(item, Grid):
        return element(_TAGS.get(item.role, "p"), item.text, class_=str(item.role))
    head = element("thead", element("tr", *(element("th", title, scope="col") for title in item.header)))
    rows = (element("tr", *map(_cell, row)) for row in item.rows)
    table = element("table", head, element("tbody", *rows), class_="ledger")
    return element("div", table, class_="wide", tabindex=0, role="region", aria_label="表格")


def _cell(value: Cell) -> Markup:
    return element("td", value) if isinstance(value, str) else element("td", f"{value:,}", class_="number")


def _chart(bulletin: Bulletin) -> Markup:
    """Return a bar for each unit; the figure stands beside it."""
    rows = tally.by_unit(bulletin)
    most = max((row.rate for row in rows), default=0.0) or 1.0
    bars = (
        element(
            "tr",
            element("th", row.unit, scope="row"),
            element("td", _bar(100 * row.rate / most)),
            element("td", f"{row.rate:g}"),
        )
        for row in rows
    )
    return element("table", element("caption", "每千字问题处数"), *bars, class_="bars")


def _bar(width: float) -> Markup:
    parts = (
        element("rect", class_=name, width=size, height=10)
        for name, size in (("track", 100), ("used", round(width, 1)))
    )
    return element("svg", *parts, class_="bar", viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")
