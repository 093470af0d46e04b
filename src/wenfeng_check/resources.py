"""Where lexicons/ and models/ lie: in $WENFENG_HOME, in the installed package, or in the checkout."""

import os
import sys
from functools import cache
from pathlib import Path

from wenfeng_check.model.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the folder ``lexicons`` or ``models``. Raises ResourceError where none of the places holds it."""
    home = os.environ.get("WENFENG_HOME")
    places = [Path(home) / name] if home else []
    places += [_PACKAGE / f"_{name}", _PACKAGE.parents[1] / name]
    for place in places:
        if place.is_dir():
            return place
    looked = "、".join(str(place) for place in places)
    raise ResourceError(
        f"找不到 {name} 文件夹(找过:{looked})。请重新安装 wenfeng-check,或用环境变量 WENFENG_HOME 指明。"
    )


def lexicon_path(name: str) -> Path:
    """Return the path of ``lexicons/<name>.tsv``; it need not exist."""
    return folder("lexicons") / f"{name}.tsv"


def model_path(name: str) -> Path:
    """Return the folder ``models/<name>``; it need not exist."""
    return folder("models") / name


def cache_folder() -> Path:
    """Return the user's own folder for what can be made again at any time; it need not exist, and may be removed.

    ``~/.cache/wenfeng-check`` (or $XDG_CACHE_HOME), ``~/Library/Caches/…`` on a Mac, ``%LOCALAPPDATA%\\…`` on Windows.
    """
    home = Path(os.path.expanduser("~"))
    base = {
        "darwin": home / "Library" / "Caches",
        "win32": Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local"),
    }
    return base.get(sys.platform, Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")) / "wenfeng-check"
