"""What stands beside the findings: waivers and those without effect, what was not read, rules that did not run, failures."""

from collections.abc import Iterator

from wenfeng_check.model.report import FileReport, Waived
from wenfeng_check.reporters.closing import skipped_words, stale_words, waived_words
from wenfeng_check.reporters.page.markup import Markup, element, join


def rest(file: FileReport) -> Markup:
    """Return the lists that are not empty, "" where all are."""
    return join(*(_list(title, items, kind) for title, items, kind in _lists(file) if items))


def failures(file: FileReport) -> Markup:
    """Return what could not be done with ``file``, to be shown before anything else."""
    items = [failure.summary for failure in file.failures]
    return _list("没有查成", items, "failed") if items else Markup()


def _lists(file: FileReport) -> Iterator[tuple[str, list[str], str]]:
    notes = file.document.notes if file.document else ()
    yield "已允许的例外", [_waived(waived) for waived in file.waived], "waived"
    yield "失效的例外", [stale_words(stale) for stale in file.stale_waivers], "stale"
    yield "没有读到", [note.message for note in notes], "unread"
    yield "没有运行", [words for words in skipped_words(file).split("；") if words], "skipped"


def _waived(waived: Waived) -> str:
    return f"{waived_words(waived)}：{waived.diagnostic.finding.message}"


def _list(title: str, items: list[str], kind: str) -> Markup:
    return element(
        "div", element("h3", title), element("ul", *(element("li", item) for item in items)), class_=f"rest {kind}"
    )
