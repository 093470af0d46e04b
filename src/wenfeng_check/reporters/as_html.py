"""The report as one HTML file that loads nothing: index, and for each draft its figures, its text with findings, its tasks."""

from collections.abc import Iterator

from wenfeng_check.explain import SEVERITY_WORDS
from wenfeng_check.model.finding import Severity
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.reporters.closing import SCORE_WORDS, stale_words
from wenfeng_check.reporters.page.cards import group_words
from wenfeng_check.reporters.page.document import document_html
from wenfeng_check.reporters.page.figures import figures
from wenfeng_check.reporters.page.markup import Markup, element, join
from wenfeng_check.reporters.page.rest import failures, rest
from wenfeng_check.reporters.page.shell import shell
from wenfeng_check.reporters.page.tasks import ledger
from wenfeng_check.reporters.places import failures_of
from wenfeng_check.reporters.style import Style
from wenfeng_check.reporters.summary import summarise
from wenfeng_check.rules.groups import GROUPS

_HEAD = ("文件", "文种", "正文字数", "上限", "错误", "警告", "提示", "建议", "任务", "有缺项", *SCORE_WORDS.values())


def render(report: Report, style: Style) -> str:
    """Return the page."""
    name = f"文风检查：{report.files[0].path}" if len(report.files) == 1 else _title(report)
    return shell(name, *_body(report), script=True)


def _title(report: Report) -> str:
    paths = [file.path for file in report.files]
    return "文风检查" if len(paths) == 1 else f"文风检查：{len(paths)} 份文件"


def _body(report: Report) -> Iterator[Markup]:
    yield element("a", "跳到报告", class_="skip", href="#report")
    yield element("header", element("h1", _title(report)), _filters(report), class_="top")
    sections = (_file(file, f"f{number}") for number, file in enumerate(report.files, 1))
    yield element("main", _run(report), *sections, id="report")


def _filters(report: Report) -> Markup:
    """Return the boxes that the script makes work; without it they stay hidden."""
    found = [diagnostic for file in report.files for diagnostic in file.diagnostics]
    if not found:
        return Markup()
    groups = [group for group in GROUPS if any(diagnostic.group == group for diagnostic in found)]
    severities = [severity for severity in reversed(Severity) if any(d.severity == severity for d in found)]
    boxes = (
        ("级别", [(severity.word, SEVERITY_WORDS[severity]) for severity in severities]),
        ("组别", [(group, group_words(group)) for group in groups]),
    )
    sets = (element("fieldset", element("legend", name), *map(_box, entries)) for name, entries in boxes)
    buttons = (
        element("button", words, type="button", id=name)
        for name, words in (("open", "全部展开"), ("close", "全部收起"))
    )
    state = element("output", id="shown")
    return element("form", *sets, element("p", *buttons, state), id="filters", hidden=True)


def _box(entry: tuple[str, str]) -> Markup:
    value, words = entry
    return element("label", element("input", type="checkbox", checked=True, value=value), words)


def _run(report: Report) -> Markup:
    """Return what holds for the run as a whole: failures first, an index where there are several files."""
    failed = [f"{failure.path}：{failure.summary}" for failure in failures_of(report)]
    stale = [f"失效的例外：{stale_words(stale)}" for stale in report.stale_waivers]
    lists = (("没有查成", failed, "failed"), ("要留意的", [*report.notes, *stale], "unread"))
    shown = [
        element(
            "div", element("h2", title), element("ul", *(element("li", item) for item in items)), class_=f"rest {kind}"
        )
        for title, items, kind in lists
        if items
    ]
    return join(*shown, _index(report) if len(report.files) > 1 else Markup())


def _index(report: Report) -> Markup:
    head = element("thead", element("tr", *(element("th", title, scope="col") for title in _HEAD)))
    rows = (_index_row(file, f"f{number}") for number, file in enumerate(report.files, 1))
    table = element("table", head, element("tbody", *rows), class_="index")
    return element(
        "nav", element("h2", "目录"), element("div", table, class_="wide", tabindex=0, role="region", aria_label="目录")
    )


def _index_row(file: FileReport, name: str) -> Markup:
    first = element("th", element("a", file.path, href=f"#{name}"), scope="row")
    if file.document is None:
        return element("tr", first, element("td", "没有查成", colspan=len(_HEAD) - 1), class_="failed")
    limit = file.limit.characters if file.limit else 0
    characters = int(file.counts.get("characters", 0))
    scores = {score.name: score.value for score in file.scores}
    cells = (
        element("td", file.kind.kind or "未识别"),
        element("td", f"{characters:,}", class_="gap" if limit and characters > limit else ""),
        element("td", f"{limit:,}" if limit else "—"),
        *(element("td", str(sum(d.severity == each for d in file.diagnostics))) for each in reversed(Severity)),
        element("td", str(len(file.tasks))),
        element("td", str(sum(bool(task.missing) for task in file.tasks))),
        *(element("td", str(scores.get(key, "—"))) for key in SCORE_WORDS),
    )
    return element("tr", first, *cells, class_="failed" if file.failures else "")


def _file(file: FileReport, name: str) -> Markup:
    title = element("h2", file.path, id=f"{name}-title")
    if file.document is None:
        return element("section", title, failures(file), class_="file", id=name, aria_labelledby=f"{name}-title")
    kind = f"{file.kind.kind}（{file.kind.reason}）" if file.kind.reason else file.kind.kind or "文种未识别"
    parts = (
        element("p", kind, class_="kind"),
        failures(file),
        figures(file, summarise(file)),
        element("h3", "文稿和发现", class_="part-title"),
        Markup(document_html(file, prefix=name)),
        element("h3", "任务台账", class_="part-title"),
        ledger(file, prefix=name),
        rest(file),
    )
    return element("section", title, *parts, class_="file", id=name, aria_labelledby=f"{name}-title")
