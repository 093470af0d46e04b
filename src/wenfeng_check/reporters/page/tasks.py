"""The ledger of tasks of one file as a table, gaps highlighted; each task leads to its place in the document."""

from bisect import bisect_right
from collections.abc import Sequence

from wenfeng_check.ledger.build import rows_of
from wenfeng_check.ledger.row import LedgerRow, summary_words
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.task import Slot
from wenfeng_check.reporters.page.cards import Names
from wenfeng_check.reporters.page.markup import Markup, element, join

_TITLES = ("序号", "工作任务", "牵头单位", "配合单位", "责任领导", "责任人", "完成时限", "缺项", "怎么补")


def ledger(file: FileReport, *, prefix: str = "d") -> Markup:
    """Return the tasks of ``file``; links lead to blocks of ``document_html`` with the same ``prefix``."""
    rows = list(rows_of(file))
    words = element("p", summary_words(rows))
    if not rows or file.document is None:
        return words
    starts = [block.span.start for block in file.document.blocks]
    names = Names(prefix)
    head = element("thead", element("tr", *(element("th", title, scope="col") for title in _TITLES)))
    lines = (_row(row, names.block(max(0, bisect_right(starts, row.span.start) - 1))) for row in rows)
    table = element("table", head, element("tbody", *lines), class_="ledger")
    return join(words, element("div", table, class_="wide", tabindex=0, role="region", aria_label="任务台账"))


def _row(row: LedgerRow, target: str) -> Markup:
    task = join(row.task, " ", element("a", row.place or "原文", href=f"#{target}"))
    filled = [slot for slot in Slot if not row.lacks(slot)]
    cells: Sequence[tuple[str, str, bool]] = (
        ("序号", str(row.number), False),
        ("工作任务", task, False),
        ("牵头单位", "、".join(row.leads), Slot.UNIT not in filled),
        ("配合单位", "、".join(row.supports), False),
        ("责任领导", "、".join(row.supervisors), False),
        ("责任人", "、".join(row.persons), Slot.PERSON not in filled),
        ("完成时限", "；".join(row.deadline), Slot.TIME not in filled),
        ("缺项", row.gap_words, not row.complete),
        ("怎么补", row.advice, False),
    )
    return element("tr", *(_cell(title, words, gap=gap) for title, words, gap in cells))


def _cell(title: str, words: str, *, gap: bool) -> Markup:
    """Return a cell; a gap is told in words too, not by its colour alone."""
    return element("td", words or ("缺" if gap else "—"), class_="gap" if gap else "", data_title=title)
