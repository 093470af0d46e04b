"""Settings files: found upward from what is checked, read, and handed to the parser."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wenfeng_check.inference.checkpoint import Checkpoint, read_checkpoint, require_libraries
from wenfeng_check.model.errors import SettingsError, system_words
from wenfeng_check.roster import join, parse_roster
from wenfeng_check.rules import load_rules
from wenfeng_check.settings import Overrides, Settings, load_toml, override, parse
from wenfeng_check.toml_table import TomlTable

OWN_FILE = "wenfeng.toml"
SHARED_FILE = "pyproject.toml"
_TABLE = "wenfeng-check"


def read_settings(config: str, paths: Sequence[str], given: Overrides) -> Settings:
    """Return the settings of ``config`` or of the file found upward from ``paths``, overridden by ``given``."""
    file = Path(config) if config else find(paths)
    settings = override(_read(file) if file else Settings(), given, load_rules())
    return _with_checkpoints(settings) if settings.model and settings.checkpoints else settings


def _with_checkpoints(settings: Settings) -> Settings:
    """Look at the user's own models before anything is checked. Raises SettingsError, MissingExtraError."""
    home = Path(settings.source).parent
    found: list[Checkpoint] = []
    for number, named in enumerate(settings.checkpoints, 1):
        where = f"{settings.source}：checkpoint[{number}]"
        folder = Path(os.path.realpath(home / named.name))
        checkpoint = read_checkpoint(folder, name=named.name, weight=named.weight, where=where)
        if any(checkpoint.head is other.head for other in found):
            raise SettingsError(f"{where}：判断“{checkpoint.head.words}”的模型写了两个，只能留一个。")
        found.append(checkpoint)
    require_libraries()
    return replace(settings, checkpoints=tuple(found))


def read_section(config: str, name: str) -> TomlTable:
    """Return the table ``name`` of ``config`` or of the file found upward from the working folder, empty without one.

    It belongs to a front end that has settings of its own; ``Settings`` does not hold it.
    """
    file = Path(config) if config else find([])
    values = _values(file) if file else None
    return TomlTable(values or {}, source=str(file or OWN_FILE)).table(name)


def find(paths: Sequence[str]) -> Path | None:
    """Return the settings file nearest upward from the folder of all ``paths``, else from the working folder.

    A folder that may not be entered counts as one without settings: ``os.path`` says no where ``Path`` raises.
    """
    for folder in (*_upward(_common_folder(paths)), *_upward(_working_folder())):
        if os.path.isfile(folder / OWN_FILE):
            return folder / OWN_FILE
        if os.path.isfile(folder / SHARED_FILE) and _own_table(folder / SHARED_FILE) is not None:
            return folder / SHARED_FILE
    return None


def _upward(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents


def _common_folder(paths: Sequence[str]) -> Path:
    whole = [os.path.realpath(path) for path in paths]
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in whole]
    try:
        return Path(os.path.commonpath(folders)) if folders else _working_folder()
    except ValueError:  # different drives on Windows
        return _working_folder()


def _working_folder() -> Path:
    return Path(os.path.realpath("."))


def _read(file: Path) -> Settings:
    values = _values(file)
    settings = parse(values or {}, load_rules(), source=str(file))
    if not settings.roster.file:
        return settings
    named = file.parent / settings.roster.file
    return replace(settings, roster=join(settings.roster, parse_roster(_text(named), source=str(named))))


def _values(file: Path) -> Mapping[str, object] | None:
    return _own_table(file) if file.name == SHARED_FILE else load_toml(_text(file), source=str(file))


def _own_table(file: Path) -> Mapping[str, object] | None:
    content = _bytes(file)
    if _TABLE.encode() not in content:
        return None
    tool = load_toml(_text(file), source=str(file)).get("tool")
    table = tool.get(_TABLE) if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _text(file: Path) -> str:
    """Return the file as UTF-8; a .csv, as spreadsheets save it, may be GB18030."""
    content = _bytes(file)
    for encoding in ("utf-8-sig", "gb18030") if file.suffix.lower() == ".csv" else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SettingsError(f"设置文件 {file} 不是 UTF-8 编码，请另存为 UTF-8。")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SettingsError(f"设置文件 {file} 打不开（{system_words(error)}）。") from error
