"""Patterns of paths, as .gitignore has them: which files of a folder are wanted."""

import fnmatch
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Patterns:
    """``include`` (none: all) and ``exclude``; ``home`` is the folder of the settings that they may come from.

    A pattern without a slash means a name anywhere, of a folder too when it excludes; one with a slash means a path, from
    the folder that is walked or from ``home``. ``*`` and ``?`` stay inside a name, ``**`` crosses folders.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    home: str = ""
    gitignore: bool = True

    def take(self, folder: str, path: str) -> bool:
        """Say whether the file ``path`` below ``folder`` is wanted."""
        if not self.include and not self.exclude:
            return True
        places = list(self._places(folder, path))
        if self.include and not any(_means_file(pattern, place) for pattern in self.include for place in places):
            return False
        return not any(_means_any(pattern, place) for pattern in self.exclude for place in places)

    def _places(self, folder: str, path: str) -> Iterator[str]:
        yield _slashes(os.path.relpath(path, folder))
        if self.home:
            whole, home = os.path.realpath(path), os.path.realpath(self.home)
            if whole.startswith(home.rstrip(os.sep) + os.sep):
                yield _slashes(os.path.relpath(whole, home))


def _slashes(path: str) -> str:
    return path.replace(os.sep, "/")


def _means_file(pattern: str, place: str) -> bool:
    if "/" in pattern.strip("/"):
        return bool(_regex(pattern).fullmatch(place))
    return bool(_regex(pattern).fullmatch(place.rpartition("/")[2]))


def _means_any(pattern: str, place: str) -> bool:
    """Say whether the pattern means the file or one of the folders that it lies in."""
    parts = place.split("/")
    if "/" in pattern.strip("/"):
        return any(_regex(pattern).fullmatch("/".join(parts[:count])) for count in range(1, len(parts) + 1))
    names = parts[:-1] if pattern.endswith("/") else parts
    return any(_regex(pattern).fullmatch(name) for name in names)


@cache
def _regex(pattern: str) -> "re.Pattern[str]":
    pieces = re.split(r"(\*\*/|/\*\*|\*\*|\*|\?|\[[^\]/]+\])", pattern.strip("/").removeprefix("./"))
    return re.compile("".join(map(_piece, pieces)), re.DOTALL)


def _piece(piece: str) -> str:
    fixed = {"**/": "(?:[^/]+/)*", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if piece in fixed:
        return fixed[piece]
    if piece.startswith("[") and piece.endswith("]"):
        return fnmatch.translate(piece).removeprefix("(?s:").removesuffix(r")\Z")
    return re.escape(piece)
