"""What git ignores in a folder: git itself is asked, in work trees only."""

import os
import shutil
import subprocess
from collections.abc import Sequence

_SECONDS = 20


def ignored(folder: str, paths: Sequence[str]) -> frozenset[str]:
    """Return those of ``paths`` (in ``folder``) that .gitignore leaves out; none where there is no git or no work tree.

    Files that git tracks are not ignored. Where ``folder`` itself is ignored, whoever names it wants it all the same.
    """
    if not paths or not _in_work_tree(folder) or not shutil.which("git"):
        return frozenset()
    inside = {os.path.relpath(path, folder): path for path in paths}
    found = _ask(folder, [os.curdir, *inside])
    return frozenset() if os.curdir in found else frozenset(inside[path] for path in found if path in inside)


def _in_work_tree(folder: str) -> bool:
    place = os.path.realpath(folder)
    while not os.path.exists(os.path.join(place, ".git")):
        above = os.path.dirname(place)
        if above == place:
            return False
        place = above
    return True


def _ask(folder: str, paths: Sequence[str]) -> frozenset[str]:
    """Return what ``git check-ignore`` says; no hook or monitor that the repository's settings name is started."""
    command = ["git", "-C", folder, "-c", "core.fsmonitor=false", "check-ignore", "-z", "--stdin"]
    try:
        done = subprocess.run(
            command,
            input=b"\0".join(os.fsencode(path) for path in paths) + b"\0",
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(os.fsdecode(path) for path in done.stdout.split(b"\0") if path)
