"""Small Git repositories for tests, cut off from the settings of the machine and of a hook that runs the tests."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment for git without the user's and the system's configuration."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in _WHO.items()}
    return {**kept, **own, **who, **more}


_WHO = {"NAME": "Li Mingyuan", "EMAIL": "li@example.invalid"}


def git(folder: Path, *arguments: str, **more: str) -> str:
    """Run git in ``folder`` and return what it printed."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment(folder, **more), capture_output=True, check=True, timeout=120
    )
    return done.stdout.decode("utf-8")


def repository(folder: Path) -> Path:
    """Make ``folder`` a repository on the branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(folder: Path, message: str = "x") -> None:
    """Commit everything in ``folder``."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
