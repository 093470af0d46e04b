"""Whole drafts of our own as snapshots, reviewed by reading; ``python -m tests.test_snapshots`` writes them anew."""

from pathlib import Path

import pytest

from wenfeng_check.config_files import read_settings
from wenfeng_check.engine import check
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.task import Deadline, Party, Task
from wenfeng_check.readers import read_bytes
from wenfeng_check.settings import Overrides

EXAMPLES = Path(__file__).parents[1] / "examples"
SNAPSHOTS = Path(__file__).parent / "snapshots"
DRAFTS = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".docx", ".txt", ".md") and path.stem[:2].isdigit())


def _slot(values: tuple[Deadline | Party, ...]) -> str:
    return "、".join(f"{value.text}[{value.source}{'，含糊' if value.clarity == 'vague' else ''}]" for value in values) or "—"


def _task(task: Task) -> str:
    lacks = "、".join(task.missing) or "无"
    text = task.text if len(task.text) <= 40 else task.text[:39] + "…"
    return f"任务 {text}\n  时限 {_slot(task.deadline)}\n  单位 {_slot(task.units)}\n  人员 {_slot(task.persons)}\n  缺 {lacks}"


def snapshot(path: Path) -> str:
    """What the check finds in a draft: its kind, its tasks with their slots, its findings."""
    document = read_bytes(path.name, path.read_bytes())
    report: FileReport = check(document, read_settings(str(EXAMPLES / "wenfeng.toml"), [], Overrides()), path=path.name)
    lines = [f"文种 {report.kind.kind}（{report.kind.reason}）", *map(_task, report.tasks)]
    for diagnostic in report.diagnostics:
        words = diagnostic.finding.span.of(document.text).replace("\n", " ") if diagnostic.finding.span else "全文"
        shown = words if len(words) <= 40 else words[:39] + "…"
        lines.append(f"{diagnostic.code} {diagnostic.severity.word} {diagnostic.location.words} 【{shown}】 {diagnostic.finding.message}")
    lines += [f"{score.name} {score.value}" for score in report.scores]
    return "\n".join(lines) + "\n"


def _file(path: Path) -> Path:
    return SNAPSHOTS / f"{path.name}.txt"


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_finds_in_a_draft_what_the_reviewed_snapshot_says(path: Path) -> None:
    assert snapshot(path) == _file(path).read_text(encoding="utf-8")


def test_a_draft_finds_the_same_tasks_as_word_and_as_text() -> None:
    def tasks(name: str) -> list[str]:
        return [line for line in snapshot(EXAMPLES / name).splitlines() if line.startswith(("任务", "  缺"))]

    for stem in {path.stem for path in DRAFTS if path.suffix == ".txt" and path.with_suffix(".docx").exists()}:
        assert tasks(f"{stem}.docx") == tasks(f"{stem}.txt")


if __name__ == "__main__":
    SNAPSHOTS.mkdir(exist_ok=True)
    for draft in DRAFTS:
        _file(draft).write_text(snapshot(draft), encoding="utf-8")
