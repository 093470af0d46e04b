"""The Python interface: a text or a file in, its report or its tasks out."""

import os
from collections.abc import Sequence
from datetime import date

from wenfeng_check import engine
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.config_files import read_settings
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.task import Task
from wenfeng_check.readers import MARKDOWN_SUFFIXES, suffix_of
from wenfeng_check.readers.markdown import read_markdown
from wenfeng_check.readers.secrecy import secrecy_mark
from wenfeng_check.readers.text import read_text
from wenfeng_check.rules import load_rules
from wenfeng_check.runner import Source, read_source
from wenfeng_check.settings import Overrides, Settings, override

TEXT_NAME = "文稿.txt"


def check_text(
    text: str,
    *,
    name: str = TEXT_NAME,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    kind: str = "",
    profile: str = "",
    today: date | None = None,
    model: bool = True,
    config: str | os.PathLike[str] = "",
) -> FileReport:
    """Check a draft given as text, a paragraph a line; a ``name`` that ends in .md makes it Markdown.

    The arguments mean what the options of the same names mean on the command line, ``model`` False is ``--no-model``;
    ``config`` is a settings file, none is looked for. Places count in ``report.document.text``: newlines are one LF
    there. Raises ReadError for a text with nothing to check, SettingsError for an argument or a settings file that is
    not understood. A rule that crashed is no exception: it stands in ``report.failures``.
    """
    given = _given(select=select, ignore=ignore, kind=kind, profile=profile, today=today, model=model)
    settings = settings_of(given, config=config)
    return engine.check(document_of(text, name=name), settings, path=name)


def check_file(
    path: str | os.PathLike[str],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    kind: str = "",
    profile: str = "",
    today: date | None = None,
    model: bool = True,
    config: str | os.PathLike[str] = "",
) -> FileReport:
    """Check a file as the command line does: its settings file is found upward from it unless ``config`` names one.

    Raises ReadError for a file that cannot be read or, by its settings, must not be (密级), else as ``check_text``.
    """
    given = _given(select=select, ignore=ignore, kind=kind, profile=profile, today=today, model=model)
    shown = os.fspath(path)
    settings = read_settings(os.fspath(config), [shown], given)
    try:
        document = read_source(Source(shown), settings.run.caps)
    except ReadError as error:
        raise ReadError(f"{shown}：{error}") from error
    mark = secrecy_mark(document)
    if mark and settings.run.refuse_classified:
        raise ReadError(f"{shown}：{mark.refusal}")
    return engine.check(document, settings, path=shown)


def tasks(
    text: str,
    *,
    name: str = TEXT_NAME,
    kind: str = "",
    today: date | None = None,
    model: bool = True,
    config: str | os.PathLike[str] = "",
) -> tuple[Task, ...]:
    """Return the tasks of a draft given as text, without running the rules. Raises as ``check_text``."""
    settings = settings_of(_given(kind=kind, today=today, model=model), config=config)
    return Analysis(document_of(text, name=name), engine.context_of(settings)).tasks


def settings_of(given: Overrides, *, config: str | os.PathLike[str] = "") -> Settings:
    """Return ``given`` over the settings file ``config``, over the defaults where there is none."""
    return read_settings(os.fspath(config), (), given) if config else override(Settings(), given, load_rules())


def document_of(text: str, *, name: str) -> Document:
    """Read a draft that is text already: as Markdown or as it stands, whatever file its first characters look like.

    Raises ReadError.
    """
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError(f"{name}：第{error.start + 1}个字符不是完整的字符（代理项），请核对文字的来源。") from None
    return read_markdown(name, content) if suffix_of(name) in MARKDOWN_SUFFIXES else read_text(name, content)


def _given(
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    kind: str = "",
    profile: str = "",
    today: date | None = None,
    model: bool = True,
) -> Overrides:
    """Return the arguments as the command line would hand them on; one selector may stand without a list."""
    return Overrides(
        select=_selectors(select), ignore=_selectors(ignore), kind=kind, profile=profile, today=today, model=model
    )


def _selectors(given: Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
