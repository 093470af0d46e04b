"""What git ignores in a folder: git itself is asked, in work trees only."""

import os
from collections.abc import Sequence

from wenfeng_check.git import run_git
from wenfeng_check.model.errors import GitError


def ignored(folder: str, paths: Sequence[str]) -> frozenset[str]:
    """Return those of ``paths`` (in ``folder``) that .gitignore leaves out; none where there is no git or no work tree.

    Files that git tracks are not ignored. Where ``folder`` itself is ignored, whoever names it wants it all the same.
    """
    if not paths or not _in_work_tree(folder):
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
    """Return what ``git check-ignore`` says, nothing where it cannot be asked: then all files are checked."""
    given = b"\0".join(os.fsencode(path) for path in paths) + b"\0"
    try:
        done = run_git(folder, "check-ignore", "-z", "--stdin", given=given)
    except GitError:
        return frozenset()
    return frozenset(os.fsdecode(path) for path in done.stdout.split(b"\0") if path)
