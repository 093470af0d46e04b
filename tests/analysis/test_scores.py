"""Scores: monotone in their numbers, and on drafts — deleting padding never lowers 短 or 实, naming an owner never lowers 实."""

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import doc
from tests.drafts import HEAD, drafts
from wenfeng_check.analysis.scores import Brief, Fresh, Solid
from wenfeng_check.engine import check
from wenfeng_check.model.finding import Severity
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Slot
from wenfeng_check.reporters import render
from wenfeng_check.reporters.style import Style
from wenfeng_check.settings import Settings

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
OWNER = "（责任单位：县应急管理局；责任人：李明远）"

few = settings(max_examples=15, derandomize=True)
sizes = st.integers(0, 9000)
counts = st.integers(0, 60)


@given(sizes, sizes, sizes, sizes, counts, counts)
def test_taking_padding_out_never_lowers_brief(
    rest: int, padding: int, taken: int, limit: int, long: int, gone: int
) -> None:
    taken, gone = min(taken, padding), min(gone, long)
    before = Brief(rest + padding, limit, padding, long)
    after = Brief(rest + padding - taken, limit, padding - taken, long - gone)
    assert 0 <= before.value <= after.value <= 100


@given(counts, counts, counts, counts, counts)
def test_naming_what_lacks_or_removing_findings_never_lowers_solid(
    tasks: int, gaps: int, named: int, findings: int, gone: int
) -> None:
    gaps = min(gaps, 5 * tasks)
    before = Solid(tasks, gaps, findings)
    after = Solid(tasks, gaps - min(named, gaps), findings - min(gone, findings))
    assert 0 <= before.value <= after.value <= 100


@given(counts, counts, st.floats(0, 1), st.floats(0, 1))
def test_copying_or_repeating_less_never_lowers_fresh(findings: int, gone: int, one: float, other: float) -> None:
    before, after = Fresh(findings, max(one, other)), Fresh(findings - min(gone, findings), min(one, other))
    assert 0 <= before.value <= after.value <= 100


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (Brief(2000, 1000, 0, 0), Brief(1000, 1000, 0, 0)),
        (Brief(1000, 0, 300, 0), Brief(1000, 0, 100, 0)),
        (Brief(1000, 0, 0, 4), Brief(1000, 0, 0, 0)),
        (Solid(4, 8, 0), Solid(4, 4, 0)),
        (Solid(4, 0, 3), Solid(4, 0, 0)),
        (Fresh(3, 0.0), Fresh(0, 0.0)),
        (Fresh(0, 0.6), Fresh(0, 0.2)),
    ],
)
def test_every_number_counts(worse: Brief | Solid | Fresh, better: Brief | Solid | Fresh) -> None:
    assert worse.value < better.value


class Judged(NamedTuple):
    """A draft's scores, and what they were drawn from."""

    values: dict[str, int]
    tasks: tuple[tuple[str, frozenset[Slot]], ...]
    padding: tuple[str, ...]
    report: FileReport


def _judge(text: str) -> Judged:
    report = check(doc(text), Settings())
    marked = [d.finding.span for d in report.diagnostics if d.group == "PAD" and d.severity >= Severity.WARNING]
    return Judged(
        {score.name: score.value for score in report.scores},
        tuple((task.text, frozenset(task.missing)) for task in report.tasks),
        tuple(span.of(text) for span in marked if span),
        report,
    )


def _without(text: str, span: Span) -> str:
    """Return ``text`` without a sentence, and without its line where nothing else stands there."""
    left = text[: span.start] + text[span.end :]
    return "\n".join(line for line in left.split("\n") if line.strip())


def _deleting_padding_never_lowers(text: str) -> int:
    """Check the law for each sentence that can go; the others must be judged as before. Return how often it held."""
    before = _judge(text)
    held = 0
    for span in [d.finding.span for d in before.report.diagnostics if d.name == "slogan-sentence"]:
        assert span is not None
        after = _judge(_without(text, span))
        rest = tuple(words for words in before.padding if words not in span.of(text))
        if after.tasks == before.tasks and set(after.padding) <= set(rest):
            assert after.values["duan"] >= before.values["duan"], span.of(text)
            assert after.values["shi"] >= before.values["shi"], span.of(text)
            held += 1
    return held


def _naming_an_owner_never_lowers(text: str) -> int:
    """Check the law for each task without owner; no other task may come or go. Return how often it held."""
    before = _judge(text)
    held = 0
    for end in _ends_of_ownerless_tasks(before.report):
        after = _judge(text[:end] + OWNER + text[end:])
        if len(after.tasks) == len(before.tasks):
            assert after.values["shi"] >= before.values["shi"], text[:end][-30:]
            held += 1
    return held


def _ends_of_ownerless_tasks(report: FileReport) -> list[int]:
    """Return the places before the full stops of the tasks without unit or person."""
    assert report.document is not None
    text = report.document.text
    lacking = [task for task in report.tasks if {Slot.UNIT, Slot.PERSON} & set(task.missing)]
    ends = {task.parts[-1].end for task in lacking}
    return sorted(end - 1 for end in ends if text[end - 1] == "。")


def test_deleting_a_padding_sentence_of_the_examples_never_lowers_brief_or_solid() -> None:
    held = sum(_deleting_padding_never_lowers(path.read_text(encoding="utf-8")) for path in EXAMPLES)
    assert held >= 3


def test_naming_an_owner_in_the_examples_never_lowers_solid() -> None:
    held = sum(_naming_an_owner_never_lowers(path.read_text(encoding="utf-8")) for path in EXAMPLES)
    assert held >= 3


@few
@given(drafts)
def test_deleting_a_padding_sentence_never_lowers_brief_or_solid(lines: list[str]) -> None:
    _deleting_padding_never_lowers("\n".join(lines))


@few
@given(drafts)
def test_naming_an_owner_never_lowers_solid(lines: list[str]) -> None:
    _naming_an_owner_never_lowers("\n".join(lines))


def test_each_score_explains_the_numbers_that_it_comes_from() -> None:
    text = "\n".join([*HEAD, "一、工作任务", "县应急局要适时开展隐患排查。"])
    said = {score.name: score.explanation for score in check(doc(text), Settings()).scores}
    assert "缺时间节点1项、责任单位0项、责任人1项" in said["shi"]
    assert "可删的空话约0字" in said["duan"]
    assert said["xin"] == "重复、照抄、旧称等提示0处"


def test_the_full_report_names_the_scores_in_chinese() -> None:
    text = "\n".join([*HEAD, "一、工作任务", "县应急局要适时开展隐患排查。"])
    shown = render(Report((check(doc(text), Settings()),)), "full", Style())
    assert [line.split()[1] for line in shown.split("\n") if line.startswith("  得分")] == ["短", "实", "新"]
