"""A table of a settings file, read key by key; what is not read in the end is refused with its full path."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches

from wenfeng_check.model.errors import SettingsError


def unknown(where: str, key: str, known: Iterable[str], *, listed: bool = False) -> SettingsError:
    """Return the error for a key that is not known, with the nearest one that is; all of them if none is or ``listed``."""
    known = list(known)
    close = get_close_matches(key, known, n=1, cutoff=0.5)
    everything = f"可以写：{'、'.join(known)}。"
    if close:
        return SettingsError(f"{where} 不认识，是不是 {close[0]}？" + (everything if listed else ""))
    return SettingsError(f"{where} 不认识。{everything}")


#: What the parser of the standard library complains of, by a part of its message.
_SYNTAX = (
    ("Expected '='", "键后面要有等号 ="),
    ("Expected ']", "节名的方括号没有写完"),
    ("Expected newline", "一行只能写一项，值的后面多了内容"),
    ("Cannot declare", "这一节写了两次"),
    ("Cannot overwrite", "这一项写了两次，或与前面的节同名"),
    ("Cannot mutate", "这一节前面已经写完，不能再加"),
    ("Cannot redefine", "这一节前面已经写过"),
    ("Duplicate", "大括号里有重复的键"),
    ("Unclosed array", "列表的方括号没有写完"),
    ("Unclosed inline", "大括号没有写完"),
    ("Unterminated", "引号没有配对"),
    ("Expected '\"", "引号没有配对"),
    ('Expected "', "引号没有配对"),
    ("Unescaped", "引号里的 \\ 要写成 \\\\，或改用单引号"),
    ("Escaped", "引号里的转义写错了"),
    ("Invalid hex", "引号里的转义写错了"),
    ("Illegal character", "有不能用的字符，多半是引号没有在同一行写完"),
    ("Found invalid", "有不能用的字符"),
    ("Invalid date", "没有这个日期或时间"),
    ("Invalid value", "等号后面的值看不懂；文字要放在英文引号里"),
    ("Invalid initial", "键的写法不对；键里有标点或空格的要加英文引号"),
    ("Invalid statement", "这一行看不懂"),
)


def syntax_words(message: str, *, text: str, quoted: str) -> str:
    """Return what the TOML parser said of ``quoted`` in Chinese, with line and column in ``text`` as the user wrote it."""
    why = next((words for part, words in _SYNTAX if part in message), "")
    at = re.search(r"line (\d+), column (\d+)", message)
    place = "末尾"
    if at:
        line, column = int(at[1]), int(at[2])
        added = len(quoted.split("\n")[line - 1]) - len(text.split("\n")[line - 1])
        place = f"第{line}行第{max(1, column - added)}列"
    return f"{place}写法有误，不是合法的 TOML" + (f"：{why}。" if why else "。")


class TomlTable:
    """Typed reading of one table; ``source`` and ``path`` make the place that messages name."""

    def __init__(self, values: Mapping[str, object], *, source: str, path: str = "") -> None:
        self.values = values
        self.source = source
        self.path = path

    def where(self, key: str) -> str:
        """Return the place of ``key`` as messages name it: ``wenfeng.toml：rules.long-sentence.limit``."""
        return f"{self.source}：{self.path}.{key}" if self.path else f"{self.source}：{key}"

    def refuse_unknown(self, known: Iterable[str]) -> None:
        """Raise SettingsError for the first key that is not in ``known``."""
        known = list(known)
        for key in self.values:
            if key not in known:
                raise unknown(self.where(key), key, known)

    def text(self, key: str, default: str = "") -> str:
        """Return a string."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, "字符串", value)
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false, ``default`` where the key is not there."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, " true 或 false", value)
        return value

    def whole(self, key: str) -> int:
        """Return a whole number above 0."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            raise self._wrong(key, "大于 0 的整数", value)
        return value

    def share(self, key: str, default: float) -> float:
        """Return a number above 0 and up to 1."""
        value = self.values.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
            raise self._wrong(key, "大于 0、不超过 1 的数", value)
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, empty where the key is not there."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(key, '字符串列表，如 ["TSK101"]', value)
        return tuple(value)

    def day(self, key: str) -> date | None:
        """Return a date, written as a TOML date or as a string 2024-03-01."""
        value = self.values.get(key)
        if isinstance(value, str):
            return day_of(value, where=self.where(key))
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        raise self._wrong(key, "日期，如 2024-03-01", value)

    def table(self, key: str) -> "TomlTable":
        """Return the table ``key``, empty where it is not there."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, f"一节 [{key}]", value)
        return TomlTable(value, source=self.source, path=f"{self.path}.{key}" if self.path else key)

    def tables(self, key: str) -> tuple["TomlTable", ...]:
        """Return the tables of ``[[key]]``, each with its number in its path."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._wrong(key, f"若干节 [[{key}]]", value)
        paths = (f"{key}[{number}]" for number in range(1, len(value) + 1))
        return tuple(TomlTable(item, source=self.source, path=path) for item, path in zip(value, paths, strict=True))

    def _wrong(self, key: str, expected: str, value: object) -> SettingsError:
        return SettingsError(f"{self.where(key)} 应是{expected}，现在是 {value!r}。")


def day_of(text: str, *, where: str) -> date:
    """Return the date written as 2024-03-01. Raises SettingsError that names ``where``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"{where} 应是日期，如 2024-03-01，现在是 {text!r}。") from None
