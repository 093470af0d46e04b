"""Comparisons and checks of ledgers as a table, .csv or JSON."""

from collections.abc import Iterator, Sequence

from wenfeng_check.ledger.as_csv import csv_bytes
from wenfeng_check.ledger.as_json import Json, failure_json, row_json, to_bytes
from wenfeng_check.ledger.compare import Change, Comparison, Difference, deadline_words
from wenfeng_check.ledger.grid import GridColumn, grid
from wenfeng_check.ledger.recheck import Issue
from wenfeng_check.ledger.row import LedgerRow
from wenfeng_check.model.report import Failure
from wenfeng_check.reporters.style import Style

CHANGE_WORDS = {Change.ADDED: "新增", Change.DROPPED: "取消", Change.CHANGED: "改动"}
_NONE = "（无）"


def comparison_table(comparison: Comparison, style: Style) -> str:
    """Return the comparison for a terminal."""
    header = (
        GridColumn("变化", 4, 0, "bold"),
        GridColumn("工作任务", 24, 4),
        GridColumn("所属项目／阶段", 12, 1, "dim"),
        GridColumn("原来", 14, 2),
        GridColumn("现在", 14, 2),
    )
    lines = list(grid(header, (_comparison_cells(each) for each in comparison.differences), style))
    return "\n".join([*lines, *([""] if lines and comparison.differences else []), comparison_words(comparison)]) + "\n"


def _comparison_cells(difference: Difference) -> tuple[str, ...]:
    if difference.fields:
        old = "；".join(f"{field.name}：{field.old or _NONE}" for field in difference.fields)
        new = "；".join(f"{field.name}：{field.new or _NONE}" for field in difference.fields)
    else:
        old, new = (_slots(row) if row else "" for row in (difference.old, difference.new))
    return (CHANGE_WORDS[difference.change], difference.row.task, difference.row.project, old, new)


def _slots(row: LedgerRow) -> str:
    parts = (("牵头单位", "、".join(row.leads)), ("责任人", "、".join(row.persons)), ("完成时限", deadline_words(row)))
    return "；".join(f"{name}：{words}" for name, words in parts if words)


def comparison_words(comparison: Comparison) -> str:
    """Say in one line what changed."""
    if not comparison.differences:
        return f"{comparison.same} 项任务，责任和时限都没有变化。"
    counts = "，".join(f"{words} {comparison.count(change)} 项" for change, words in CHANGE_WORDS.items())
    return f"{counts}，没有变化 {comparison.same} 项。"


def comparison_csv(comparison: Comparison) -> bytes:
    """Return the comparison as .csv, a line for each changed column."""
    header = ("变化", "工作任务", "所属项目／阶段", "哪一项", "原来", "现在", "原来源", "现来源")
    return csv_bytes(header, (line for each in comparison.differences for line in _csv_lines(each)))


def _csv_lines(difference: Difference) -> Iterator[tuple[str, ...]]:
    head = (CHANGE_WORDS[difference.change], difference.row.task, difference.row.project)
    places = tuple(f"{row.file} {row.place}" if row else "" for row in (difference.old, difference.new))
    for field in difference.fields:
        yield (*head, *field, *places)
    if not difference.fields:
        old, new = (_slots(row) if row else "" for row in (difference.old, difference.new))
        yield (*head, "整项", old, new, *places)


def comparison_json(comparison: Comparison) -> bytes:
    """Return the comparison as JSON."""
    return to_bytes(
        "comparison",
        {
            "differences": [_difference_json(difference) for difference in comparison.differences],
            "summary": {str(change): comparison.count(change) for change in Change} | {"same": comparison.same},
        },
    )


def _difference_json(difference: Difference) -> Json:
    return {
        "change": str(difference.change),
        "old": row_json(difference.old) if difference.old else None,
        "new": row_json(difference.new) if difference.new else None,
        "fields": [{"name": field.name, "old": field.old, "new": field.new} for field in difference.fields],
    }


def issues_table(issues: Sequence[Issue], tasks: int, style: Style) -> str:
    """Return what is wrong in ledgers for a terminal."""
    header = (
        GridColumn("位置", 6, 1, "dim"),
        GridColumn("工作任务", 20, 3),
        GridColumn("问题", 18, 2, "red"),
        GridColumn("怎么补", 16, 2),
    )
    several = len({issue.file for issue in issues}) > 1
    rows = (
        (f"{issue.file} {issue.place}" if several else issue.place, issue.task, issue.words, issue.advice)
        for issue in issues
    )
    lines = [*grid(header, rows, style), ""] if issues else []
    return "\n".join([*lines, issues_words(issues, tasks)]) + "\n"


def issues_words(issues: Sequence[Issue], tasks: int) -> str:
    """Say in one line how many rows are to be put right."""
    if not issues:
        return f"{tasks} 行任务，要素齐全，日期无误。"
    rows = len({(issue.file, issue.place) for issue in issues})
    return f"{tasks} 行任务，{rows} 行要补正，共 {len(issues)} 处。"


def issues_csv(issues: Sequence[Issue]) -> bytes:
    """Return what is wrong as .csv."""
    header = ("文件", "位置", "行", "工作任务", "问题", "怎么补")
    rows = ((i.file, i.place, i.row, i.task, i.words, i.advice) for i in issues)
    return csv_bytes(header, rows)


def issues_json(issues: Sequence[Issue], tasks: int, failures: Sequence[Failure]) -> bytes:
    """Return what is wrong as JSON."""
    content: Json = {
        "issues": [_issue_json(issue) for issue in issues],
        "summary": {"tasks": tasks, "issues": len(issues), "rows": len({(i.file, i.place) for i in issues})},
        "failures": [failure_json(failure) for failure in failures],
    }
    return to_bytes("check", content)


def _issue_json(issue: Issue) -> Json:
    return {
        "file": issue.file,
        "place": issue.place,
        "row": issue.row,
        "task": issue.task,
        "fault": str(issue.fault),
        "slot": str(issue.slot) if issue.slot else None,
        "message": issue.words,
        "advice": issue.advice,
    }
