"""The figures of a file as bars and lines: length against the limit, shares of the parts, scores with their reasons."""

from collections import Counter
from collections.abc import Iterator

from wenfeng_check.explain import SEVERITY_WORDS
from wenfeng_check.model.report import FileReport
from wenfeng_check.reporters.closing import SCORE_WORDS, limit_words, model_words, task_words
from wenfeng_check.reporters.page.cards import group_words
from wenfeng_check.reporters.page.markup import Markup, element, join
from wenfeng_check.reporters.summary import Summary

ROLE_WORDS = {"status": "现状", "problem": "问题", "measure": "措施", "goal": "目标", "other": "其他"}
_ROOM = 1.08  # the bar of length ends a little behind the longer of length and limit


def figures(file: FileReport, summary: Summary) -> Markup:
    """Return the figures of a file that was read."""
    rows = [row for row in _rows(file, summary) if row[1]]
    return element("dl", *(join(element("dt", title), element("dd", words)) for title, words in rows), class_="figures")


def _rows(file: FileReport, summary: Summary) -> Iterator[tuple[str, Markup]]:
    yield "篇幅", join(_length_bar(summary), element("p", limit_words(file, summary)))
    yield "各部分", _shares(file)
    padding = f"约 {summary.padding:,} 字，占 {summary.padding_share}%" if summary.padding else "没有标出"
    yield "空话套话", join(padding)
    yield "任务", join(task_words(summary))
    yield "发现", _found(summary)
    yield "得分", _scores(file)
    yield "句子模型", join(model_words(file))
    yield "先做这几件", element("ol", *(element("li", step) for step in summary.steps)) if summary.steps else Markup()


def _length_bar(summary: Summary) -> Markup:
    if not summary.limit:
        return Markup()
    whole = max(summary.characters, summary.limit) * _ROOM
    used, limit = (round(100 * size / whole, 2) for size in (summary.characters, summary.limit))
    inside = min(used, limit)
    bar = [
        element("rect", class_="track", width=100, height=10),
        element("rect", class_="used", width=inside, height=10),
    ]
    if summary.over:
        bar.append(element("rect", class_="over", x=limit, width=round(used - limit, 2), height=10))
    bar.append(element("rect", class_="limit", x=limit, width=0.6, height=10))
    return _bar(bar, f"正文{summary.characters}字，上限{summary.limit}字")


def _bar(parts: list[Markup], words: str) -> Markup:
    return element(
        "svg", *parts, class_="bar", viewBox="0 0 100 10", preserveAspectRatio="none", role="img", aria_label=words
    )


def _shares(file: FileReport) -> Markup:
    """Return how many of the sentences' characters each role has."""
    sizes: Counter[str] = Counter()
    for sentence in file.sentences:
        sizes[sentence.role] += sentence.span.length
    total = sizes.total()
    if not total:
        return Markup()
    parts, legend, at = [], [], 0.0
    for role, name in ROLE_WORDS.items():
        share = 100 * sizes[role] / total
        parts.append(element("rect", class_=f"role-{role}", x=round(at, 2), width=round(share, 2), height=10))
        swatch = element("span", class_=f"swatch role-{role}", aria_hidden="true")
        legend.append(element("li", swatch, f"{name} {share:.0f}%"))
        at += share
    words = "，".join(f"{name}{100 * sizes[role] / total:.0f}%" for role, name in ROLE_WORDS.items())
    return join(_bar(parts, words), element("ul", *legend, class_="legend"))


def _found(summary: Summary) -> Markup:
    if not summary.severities:
        return join("没有发现问题")
    levels = "、".join(f"{SEVERITY_WORDS[severity]} {count}" for severity, count in summary.severities)
    groups = "，".join(f"{group_words(group)} {count}" for group, count in summary.groups)
    return join(f"{levels}（{groups}）")


def _scores(file: FileReport) -> Markup:
    entries = (
        element(
            "li",
            element("b", SCORE_WORDS.get(score.name, score.name)),
            element("span", f"{score.value} 分", class_="score"),
            element("span", score.explanation, class_="why"),
        )
        for score in file.scores
    )
    return element("ul", *entries, class_="scores") if file.scores else Markup()
