"""The report as JSON Lines: one file, finding, task or failure a line, the summary last; keys as in the JSON report."""

import json
from collections.abc import Iterator

from wenfeng_check.model.report import Report
from wenfeng_check.reporters.as_json import Json, to_json
from wenfeng_check.reporters.style import Style

_OWN_LINES = {"diagnostics": "diagnostic", "tasks": "task", "waived": "waived", "stale_waivers": "stale_waiver"}
_LEFT_OUT = ("blocks", "sentences")


def render(report: Report, style: Style) -> str:
    """Return one JSON object a line; ``type`` says what each is."""
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in _entries(to_json(report)))


def _entries(report: Json) -> Iterator[Json]:
    for file in report["files"]:
        yield from _file(file)
    yield from ({"type": "failure", **failure} for failure in report["failures"])
    yield from ({"type": "stale_waiver", **stale} for stale in report["stale_waivers"])
    yield from ({"type": "note", "text": note} for note in report["notes"])
    yield {"type": "summary", "version": report["version"], "tool": report["tool"], **report["summary"]}


def _file(file: Json) -> Iterator[Json]:
    apart = {*_OWN_LINES, *_LEFT_OUT, "failures"}
    yield {"type": "file", **{key: value for key, value in file.items() if key not in apart}}
    for key, kind in _OWN_LINES.items():
        yield from ({"type": kind, "path": file["path"], **entry} for entry in file[key])
    yield from ({"type": "failure", **failure} for failure in file["failures"])
