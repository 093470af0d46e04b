"""Settings of a run that are no matter of rules: which files, how far to go with one, what to keep."""

from dataclasses import dataclass, field, replace

from wenfeng_check.model.errors import SettingsError
from wenfeng_check.readers.caps import Caps
from wenfeng_check.toml_table import TomlTable

_MEGABYTE = 1 << 20
#: Keys of [caps] in megabytes, and the fields that they set in bytes.
_SIZES = {"file-size": "file_size", "unpacked-size": "unpacked_size"}
_NUMBERS = {
    "ratio": "ratio",
    "members": "members",
    "depth": "depth",
    "paragraphs": "paragraphs",
    "paragraph-length": "paragraph_length",
}
KEYS = ("include", "exclude", "gitignore", "refuse-classified", "cache", "caps")


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Which files of a folder, what one file may take, whether classified files are refused and results are kept.

    ``seconds`` and ``memory`` (bytes) bound the whole check of a file, ``caps`` what is read of it. ``gitignore``:
    folders are walked without what git ignores.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    refuse_classified: bool = False
    cache: bool = False
    seconds: int = 60
    memory: int = 1024 * _MEGABYTE
    caps: Caps = field(default_factory=Caps)


@dataclass(frozen=True, slots=True)
class RunOverrides:
    """What the command line sets over the file; None, 0 and empty mean not given."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    seconds: int = 0
    refuse_classified: bool = False
    cache: bool | None = None


def parse_run(table: TomlTable) -> RunSettings:
    """Return the settings of a run that stand in ``table``, the whole file. Raises SettingsError."""
    caps = table.table("caps")
    caps.refuse_unknown((*_SIZES, *_NUMBERS, "seconds", "memory"))
    default = RunSettings()
    sizes = {name: caps.whole(key) * _MEGABYTE for key, name in _SIZES.items() if key in caps.values}
    numbers = {name: caps.whole(key) for key, name in _NUMBERS.items() if key in caps.values}
    return RunSettings(
        include=_patterns(table, "include"),
        exclude=_patterns(table, "exclude"),
        gitignore=table.flag("gitignore") if "gitignore" in table.values else default.gitignore,
        refuse_classified=table.flag("refuse-classified"),
        cache=table.flag("cache"),
        seconds=caps.whole("seconds") if "seconds" in caps.values else default.seconds,
        memory=caps.whole("memory") * _MEGABYTE if "memory" in caps.values else default.memory,
        caps=replace(default.caps, **sizes, **numbers),
    )


def override_run(settings: RunSettings, given: RunOverrides) -> RunSettings:
    """Return ``settings`` with the command line's wishes; --include replaces, --exclude adds."""
    return replace(
        settings,
        include=given.include or settings.include,
        exclude=(*settings.exclude, *given.exclude),
        seconds=given.seconds or settings.seconds,
        refuse_classified=settings.refuse_classified or given.refuse_classified,
        cache=settings.cache if given.cache is None else given.cache,
    )


def _patterns(table: TomlTable, key: str) -> tuple[str, ...]:
    patterns = table.texts(key)
    if not all(pattern.strip() for pattern in patterns):
        raise SettingsError(f"{table.where(key)} 里有空的模式；写文件名或路径的样子，如 *.docx、归档/**。")
    return patterns
