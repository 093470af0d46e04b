"""Two simple ways to find tasks and their three elements, scored beside the product on hand-labelled documents.

    python benchmarks/task_baselines.py GOLD --eval FOLDER [--json]

FOLDER holds score.py and split.py, which say what counts; GOLD holds <id>.txt with <id>/sentences.tsv and <id>/tasks.tsv.

keyword   every sentence with a modal or a task verb is a task; a unit word (time, person) anywhere in the document
          gives all tasks their unit (time, person); its value is the first one
window    the same sentences; a unit word (time, person) counts within 60 characters before and after the sentence; its
          value is the nearest one
product   wenfeng-check of this interpreter's environment
"""

import argparse
import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from wenfeng_check.lexicon import Lexicon, fold, load, load_many
from wenfeng_check.model.span import Span

WINDOW = 60
SLOTS = ("time", "unit", "person")
FIELDS = {"time": "deadline", "unit": "units", "person": "persons"}
_TIME = (
    r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|上旬|中旬|下旬)|\d{1,2}日前|年底|年内|上半年|[一二三四]季度|"
    r"每(?:年|季度|月|周|日)|\d+个?(?:工作日|天|小时)"
)
_NOT_CUES = ("done", "weak", "principle", "quotation")
_PERSON = r"责任人|负责人"


class Cues(NamedTuple):
    """The words that the baselines look for."""

    task: Lexicon
    unit: Lexicon
    person: Lexicon


def cues() -> Cues:
    """Load the lexicons that the product uses too, so that the baselines know as many words."""
    return Cues(
        load_many("task_modals", keep=lambda entry: entry.category not in _NOT_CUES),
        load_many("unit_suffixes", keep=lambda entry: not entry.category.startswith("stop")),
        load("person_titles").without("contact_only"),
    )


def hits(folded: str, words: Cues) -> dict[str, list[Span]]:
    """Return where a time, a unit and a person are mentioned."""
    return {
        "time": [Span(*found.span()) for found in re.finditer(_TIME, folded)],
        "unit": [match.span for match in words.unit.find(folded)],
        "person": [match.span for match in words.person.find(folded)]
        + [Span(*found.span()) for found in re.finditer(_PERSON, folded)],
    }


def report(text: str, sentences: Iterator[tuple[str, int, int]], *, window: int | None) -> dict[str, Any]:
    """Return a report as score.py reads it; without a ``window`` the whole document counts."""
    words = cues()
    folded = fold(text)
    mentioned = hits(folded, words)
    tasks = []
    for _, start, end in sentences:
        if next(words.task.find(folded, start, end), None) is None:
            continue
        here = Span(start, end)
        given = {slot: _value(spans, here, window) for slot, spans in mentioned.items()}
        tasks.append({
            "span": {"start": start, "end": end},
            "missing": [slot for slot in SLOTS if not given[slot]],
            **{FIELDS[slot]: [{"span": {"start": a, "end": b}} for a, b in given[slot]] for slot in SLOTS},
        })  # fmt: skip
    return {"files": [{"tasks": tasks, "diagnostics": [], "sentences": []}]}


def _value(spans: list[Span], here: Span, window: int | None) -> list[Span]:
    """Return the first of ``spans``, or the one nearest to ``here`` within ``window``; nothing where there is none."""
    if window is None:
        return spans[:1]
    near = [(max(here.start - span.end, span.start - here.end, 0), span) for span in spans]
    return [span for distance, span in sorted(near)[:1] if distance <= window]


def module(path: Path) -> ModuleType:
    """Import a file that is no part of a package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def score(gold: Path, folder: Path, command: str) -> dict[str, Any]:
    """Return the figures of score.py for the reports that ``command`` prints."""
    arguments = [sys.executable, str(folder / "score.py"), str(gold), "--json", "--cmd", command]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"score.py: {done.stderr[-500:]}")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def table(results: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield the figures side by side as a Markdown table."""
    yield "| measure | " + " | ".join(results) + " |"
    yield "|---|" + "---|" * len(results)
    for key, name in (("task", "task sentences"), *((slot, f"“lacks {slot}”") for slot in SLOTS)):
        yield _line(f"{name}, P / R / F1", [_prf(figures[key]) for figures in results.values()])
    for slot in SLOTS:
        shown = [f"{figures[slot]['placed']:.3f} of {figures[slot]['placed_of']}" for figures in results.values()]
        yield _line(f"given {slot}, found in its place", shown)


def _prf(figures: dict[str, Any]) -> str:
    return " / ".join(f"{figures[name]:.3f}" for name in ("precision", "recall", "f1"))


def _line(name: str, cells: list[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    """Print the table, or one baseline's report of one document (what score.py asks for)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="the labelled documents; with --report, one document")
    parser.add_argument("--eval", type=Path, required=True, help="the folder of score.py and split.py")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument("--report", choices=("keyword", "window"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    absent = [str(path) for path in (given.eval / "score.py", given.eval / "split.py", given.path) if not path.exists()]
    if absent:
        print(f"skipped: {', '.join(absent)} not there")
        return
    if given.report:
        split = module(given.eval / "split.py")
        text = split.read(given.path)
        window = WINDOW if given.report == "window" else None
        print(json.dumps(report(text, split.sentences(text), window=window)))
        return
    own = f"'{sys.executable}' '{Path(__file__).resolve()}' {{file}} --eval '{given.eval}' --report"
    commands = {
        "keyword": f"{own} keyword",
        "window": f"{own} window",
        "product": f"'{sys.executable}' -m wenfeng_check --format json --exit-zero {{file}}",
    }
    results = {name: score(given.path, given.eval, command) for name, command in commands.items()}
    print(json.dumps(results, indent=2) if given.json else "\n".join(table(results)))


if __name__ == "__main__":
    main()
