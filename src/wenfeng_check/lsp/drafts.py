"""One check of a draft in an editor: its name and settings, what was found, what could not be done."""

import os
from dataclasses import dataclass
from pathlib import Path

from pygls import uris

from wenfeng_check import engine
from wenfeng_check.api import document_of
from wenfeng_check.config_files import read_settings
from wenfeng_check.lsp.positions import Positions
from wenfeng_check.model.errors import ReadError, WenfengError
from wenfeng_check.model.report import FileReport
from wenfeng_check.readers import MARKDOWN_SUFFIXES, TEXT_SUFFIXES, suffix_of
from wenfeng_check.readers.text import normalise
from wenfeng_check.settings import Overrides, Settings

_UNTITLED = "未命名"


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as the editor holds it; ``root`` is the folder of the workspace, "" where there is none."""

    uri: str
    text: str
    version: int | None
    language: str
    root: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to. ``trouble`` says why there was none, "" where the report is complete."""

    draft: Draft
    positions: Positions
    report: FileReport | None = None
    trouble: str = ""


def check(draft: Draft) -> Checked:
    """Check ``draft`` with the settings that lie beside it at this moment; nothing is stored."""
    if not draft.text.strip("\ufeff \t\r\n\u3000"):
        return failed(draft, "")
    path = (uris.to_fs_path(draft.uri) or "") if draft.uri.startswith("file:") else ""
    try:
        settings = read_settings("", [path or draft.root] if path or draft.root else [], Overrides())
    except WenfengError as error:
        return failed(draft, f"没有检查：{error}")
    name = _name(path, draft.language)
    try:
        document = document_of(draft.text, name=name)
    except ReadError as error:
        return failed(draft, f"没有检查：{str(error).removeprefix(f'{name}：')}")
    report = engine.check(document, settings, path=_shown(path, settings) or name)
    return Checked(draft, Positions(document.text, draft.text, draft.encoding), report)


def failed(draft: Draft, why: str) -> Checked:
    """Return the outcome of a check that did not take place."""
    return Checked(draft, Positions(normalise(draft.text), draft.text, draft.encoding), trouble=why)


def _name(path: str, language: str) -> str:
    """Return the file's name with a suffix that says how to read it: the editor's language decides where it has none."""
    name = os.path.basename(path) or _UNTITLED
    if suffix_of(name) in MARKDOWN_SUFFIXES | TEXT_SUFFIXES:
        return name
    return f"{name}.md" if language == "markdown" else f"{name}.txt"


def _shown(path: str, settings: Settings) -> str:
    """Return the path as the command line run beside the settings file would show it; patterns in it mean that."""
    folder = Path(settings.source).parent if settings.source else None
    if folder and path and Path(path).is_relative_to(folder):
        return str(Path(path).relative_to(folder))
    return path
