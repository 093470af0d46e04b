"""wenfeng-check: a linter for the style of official documents (公文文风)."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wenfeng_check.api import check_file, check_text, tasks
    from wenfeng_check.model.errors import ReadError, SettingsError, WenfengError
    from wenfeng_check.model.finding import Diagnostic, Finding, Severity
    from wenfeng_check.model.report import FileReport
    from wenfeng_check.model.span import Span
    from wenfeng_check.model.task import Task

__version__ = "0.2.0"
__all__ = [
    "Diagnostic",
    "FileReport",
    "Finding",
    "ReadError",
    "SettingsError",
    "Severity",
    "Span",
    "Task",
    "WenfengError",
    "__version__",
    "check_file",
    "check_text",
    "tasks",
]
_HOMES = {
    "api": ("check_file", "check_text", "tasks"),
    "model.errors": ("ReadError", "SettingsError", "WenfengError"),
    "model.finding": ("Diagnostic", "Finding", "Severity"),
    "model.report": ("FileReport",),
    "model.span": ("Span",),
    "model.task": ("Task",),
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that the import itself costs nothing."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
