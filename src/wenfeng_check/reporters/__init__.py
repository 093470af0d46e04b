"""Reporters: a Report as text for a terminal, a file, another program; each format is a module with ``render``."""

import importlib
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from wenfeng_check.model.report import Report
    from wenfeng_check.reporters.style import Style

FORMATS = {
    "full": "wenfeng_check.reporters.full",
    "concise": "wenfeng_check.reporters.concise",
    "json": "wenfeng_check.reporters.as_json",
    "html": "wenfeng_check.reporters.as_html",
    "jsonl": "wenfeng_check.reporters.as_jsonl",
    "sarif": "wenfeng_check.reporters.as_sarif",
    "github": "wenfeng_check.reporters.as_github",
    "gitlab": "wenfeng_check.reporters.as_gitlab",
    "junit": "wenfeng_check.reporters.as_junit",
    "rdjson": "wenfeng_check.reporters.as_rdjson",
    "checkstyle": "wenfeng_check.reporters.as_checkstyle",
}


class Reporter(Protocol):
    """What a format's module offers."""

    def render(self, report: "Report", style: "Style") -> str:
        """Return the whole output, its last newline included."""
        ...


def render(report: "Report", format_name: str, style: "Style") -> str:
    """Return ``report`` in the format called ``format_name`` (a key of FORMATS)."""
    return cast(Reporter, importlib.import_module(FORMATS[format_name])).render(report, style)
