"""Git, as a program of its own: the files of a revision, what was renamed since, and their content."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wenfeng_check.model.errors import GitError

#: Set by git where it runs a hook; they tell which repository is meant, from the folder in which the hook runs.
_OF_A_HOOK = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")
#: No question, no lock, no pager, no download, messages in one language.
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
_OPTIONS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_ORDINARY = ("100644", "100755")
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree; paths inside it are relative to ``root``, with ``/`` between their parts."""

    root: Path
    folder: str

    def path_of(self, path: str) -> str | None:
        """Return the path inside the work tree, None for one outside of it."""
        near = os.path.relpath(os.path.realpath(path), self.root).replace(os.sep, "/")
        return None if near.split("/")[0] == ".." or os.path.isabs(near) else near

    def tree(self, revision: str) -> str:
        """Return the object name of the files of ``revision``, "" for HEAD before the first commit. Raises GitError."""
        done = run_git(self.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
        if done.returncode == 0:
            return os.fsdecode(done.stdout).strip()
        unborn = revision in ("HEAD", "@") and run_git(self.folder, "symbolic-ref", "--quiet", "HEAD").returncode == 0
        if unborn and run_git(self.folder, "rev-parse", "--verify", "--quiet", "HEAD").returncode != 0:
            return ""
        raise GitError(
            f"--since：仓库 {self.root} 里没有 {revision} 这个版本。请核对分支名或提交号；"
            "持续集成里多半是只取了最近一次提交，要取全部历史（fetch-depth: 0）。"
        )

    def files(self, tree: str) -> Mapping[str, str]:
        """Return the ordinary files of ``tree``: path and object name."""
        found: dict[str, str] = {}
        for record in self._records("ls-tree", "-r", "-z", "--full-tree", tree):
            head, _, path = record.partition("\t")
            mode, _, name = head.split(" ")
            if mode in _ORDINARY:
                found[path] = name
        return found

    def renames(self, tree: str) -> Mapping[str, str]:
        """Return the files renamed between ``tree`` and the work tree: the new path and the old one."""
        fields = iter(self._records("diff-index", "-z", "-M", "--name-status", "--diff-filter=R", tree, "--"))
        return {new: old for _, old, new in zip(fields, fields, fields, strict=False)}

    def content(self, name: str) -> bytes:
        """Return the bytes of an object as they were committed. Raises GitError."""
        return self._output("cat-file", "blob", name)

    def _records(self, *arguments: str) -> Sequence[str]:
        return [os.fsdecode(record) for record in self._output(*arguments).split(b"\0") if record]

    def _output(self, *arguments: str) -> bytes:
        done = run_git(self.folder, *arguments)
        if done.returncode != 0:
            raise GitError(
                f"git {arguments[0]} 没有成功（{_complaint(done)}），请在 {self.root} 里运行 git fsck 核对。"
            )
        return done.stdout


def repository_of(path: str) -> Repository:
    """Return the repository that holds the file or folder ``path``. Raises GitError where none does."""
    whole = os.path.realpath(path)
    folder = whole if os.path.isdir(whole) else os.path.dirname(whole)
    if any(name in os.environ for name in _OF_A_HOOK):
        folder = os.getcwd()
    done = run_git(folder, "rev-parse", "--show-toplevel")
    top = os.fsdecode(done.stdout).removesuffix("\n")
    if done.returncode != 0 or not top:
        raise GitError(f"--since：{path} 不在 Git 仓库里{_hint(_complaint(done))}。")
    repository = Repository(Path(os.path.realpath(top)), folder)
    if repository.path_of(path) is None:
        raise GitError(f"--since：{path} 不在 Git 仓库 {repository.root} 里，没有旧版可比。")
    return repository


def _hint(complaint: str) -> str:
    if "dubious ownership" in complaint:
        return "可读的范围内（仓库属于别的用户），请先运行 git config --global --add safe.directory 仓库路径"
    return "，没有旧版可比" if "not a git repository" in complaint or not complaint else f"（{complaint}）"


def _complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else ""


def run_git(folder: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in ``folder``, ``given`` on its standard input. Raises GitError where there is no git."""
    environment = {**os.environ, **_ENVIRONMENT}
    environment.pop("GIT_EXTERNAL_DIFF", None)
    try:
        return subprocess.run(
            ["git", *_OPTIONS, *arguments],
            cwd=folder,
            env=environment,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("--since 要用 git，这台机器上没有找到；请先安装 git。") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(f"--since：git 运行不了（{type(error).__name__}），请在命令行试试 git status。") from error
