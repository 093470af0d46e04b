"""The hooks with pre-commit itself, in repositories of Word, Markdown and text drafts with Chinese names."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.builders import docx
from tests.repositories import commit, environment, git, needs_git, repository
from wenfeng_check.readers import SUFFIXES

ROOT = Path(__file__).resolve().parents[1]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
TITLE = "关于报送台账的通知"
BAD = "请县财政局尽快报送台账。"
GOOD = "请县财政局李明远于2024年3月10日前报送台账。"
LATER = "请县水利局抓紧报送方案。"
NAMES = ("文 稿/关于“防汛”的 通知.docx", "文 稿/张三's 方案.md", "$纪要（一）.txt")
#: No pages of a web site: a repository may hold those too.
_WEB = {".html", ".htm", ".mht", ".mhtml", ".xhtml"}

needs_pre_commit = pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed"
)
pytestmark = [needs_git, needs_pre_commit]


@cache
def _offline() -> list[str]:
    """Return what runs a command without any network; nothing where the system does not allow it."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0:
        return [unshare, "-rn"]
    return []


class Office:
    """A repository of drafts with the hook installed; its programs are this Python's, its network is off."""

    def __init__(self, folder: Path, config: str, *, online: bool = False) -> None:
        self.folder = repository(folder)
        self.online = online
        self.programs = folder.parent / "bin"
        self.programs.mkdir()
        for name, module in (("wenfeng-check", "wenfeng_check"), ("pre-commit", "pre_commit")):
            script = self.programs / name
            script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n', encoding="utf-8")
            script.chmod(0o755)
        (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
        (folder / "wenfeng.toml").write_text('select = ["TSK102"]\n', encoding="utf-8")
        commit(folder, "start")
        assert self.run("pre-commit", "install").returncode == 0

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        nowhere = "http://127.0.0.1:9"
        own = {
            "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(self.folder.parent / "pre-commit"),
            "PYTHONPATH": os.pathsep.join(sys.path) if not self.online else "",
        }
        if not self.online:
            own |= {"http_proxy": nowhere, "https_proxy": nowhere, "ALL_PROXY": nowhere}
        line = command if self.online else (*_offline(), *command)
        return subprocess.run(
            line,
            cwd=self.folder,
            env=environment(self.folder.parent, **own),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=500,
            check=False,
        )

    def commits(self) -> tuple[bool, str]:
        """Commit what is staged; say whether the hook let it pass, and what it said."""
        done = self.run("git", "commit", "--message", "x")
        return done.returncode == 0, done.stdout + done.stderr

    def write(self, name: str, *paragraphs: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        joint = "\n\n" if path.suffix == ".md" else "\n"
        lines = (TITLE, *paragraphs)
        path.write_bytes(docx(*lines) if path.suffix == ".docx" else joint.join((*lines, "")).encode())
        return path

    def add(self, *names: str) -> None:
        git(self.folder, "add", *(names or ("--all",)))


def _snapshot(folder: Path) -> Path:
    """Return a repository of this project as it stands, tracked files only."""
    if not (ROOT / ".git").exists():
        pytest.skip("the project lies here without its repository")
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard", HOME=str(folder))
    for name in filter(None, listed.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_file():
            shutil.copyfile(ROOT / name, target)
    repository(folder)
    commit(folder)
    return folder


def _config(hooks: Path, hook: str, *extra: str) -> str:
    revision = git(hooks, "rev-parse", "HEAD").strip()
    more = "".join(f"        {line}\n" for line in extra)
    return f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n      - id: {hook}\n{more}"


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that offers the hooks; the system one needs no more than their list."""
    folder = repository(tmp_path_factory.mktemp("hooks") / "wenfeng-check")
    shutil.copy(HOOKS, folder)
    commit(folder)
    return folder


@pytest.fixture
def office(tmp_path: Path, hooks: Path) -> Office:
    return Office(tmp_path / "文稿库", _config(hooks, "wenfeng-check-system"))


def test_the_hook_picks_every_format_that_is_read_and_no_lock_file() -> None:
    text = HOOKS.read_text(encoding="utf-8")
    files = re.search(r"files: &suffixes (.+)", text)
    exclude = re.search(r"exclude: &locks (.+)", text)
    assert files
    assert exclude
    missing = [suffix for suffix in SUFFIXES - _WEB if not re.search(files[1], f"文稿/通知{suffix.upper()}")]
    assert not missing, "add the suffix to files: in .pre-commit-hooks.yaml"
    assert not re.search(files[1], "wenfeng.toml")
    assert re.search(exclude[1], "文稿/~$通知.docx")
    assert not re.search(exclude[1], "文稿/通知~$.docx")


def test_without_a_network_a_bad_draft_is_held_back_and_a_repaired_one_passes(office: Office) -> None:
    for name in NAMES:
        office.write(name, BAD)
    office.write("文 稿/~$通知.docx").write_bytes(b"lock")
    office.write("说明.toml", BAD)
    office.add()
    passed, said = office.commits()
    assert not passed
    assert [said.count(f"{name}:") for name in NAMES] == [1, 1, 1]
    assert said.count("“尽快”不是时间节点") == 3
    for name in NAMES:
        office.write(name, GOOD)
    office.add()
    passed, said = office.commits()
    assert passed, said
    assert "Passed" in said


@pytest.mark.parametrize("name", NAMES)
def test_what_is_staged_is_checked_not_what_lies_in_the_folder(office: Office, name: str) -> None:
    office.write(name, BAD)
    office.add()
    repaired = office.write(name, GOOD).read_bytes()
    assert not office.commits()[0]
    assert (office.folder / name).read_bytes() == repaired
    office.add()
    spoilt = office.write(name, BAD).read_bytes()
    passed, said = office.commits()
    assert passed, said
    assert (office.folder / name).read_bytes() == spoilt


def test_of_a_text_staged_in_part_the_staged_part_is_checked(office: Office) -> None:
    padding = [f"第{n}座水库5月20日前查完。" for n in range(10)]
    office.write("通知.txt", *padding)
    office.add()
    assert office.commits()[0]
    office.write("通知.txt", GOOD, *padding, BAD)
    whole = git(office.folder, "diff", "-U0")
    head, first, second = re.split(r"(?m)^(?=@@)", whole)
    _stage(office.folder, head + first)
    passed, said = office.commits()
    assert passed, said
    _stage(office.folder, git(office.folder, "diff", "-U0"))
    assert BAD in second
    assert not office.commits()[0]


def _stage(folder: Path, patch: str) -> None:
    """Stage a part of a file, as ``git add -p`` does."""
    line = ["git", "apply", "--cached", "--unidiff-zero", "-"]
    subprocess.run(line, cwd=folder, env=environment(folder), input=patch.encode(), check=True, timeout=60)


@pytest.mark.parametrize("name", NAMES)
def test_with_since_old_findings_do_not_hold_a_draft_back(tmp_path: Path, hooks: Path, name: str) -> None:
    office = Office(tmp_path / "文稿库", _config(hooks, "wenfeng-check-system", "args: [--since, HEAD]"))
    office.write(name, BAD)
    office.add()
    assert office.run("git", "commit", "--no-verify", "--message", "old").returncode == 0
    office.write(name, BAD, GOOD)
    office.add()
    passed, said = office.commits()
    assert passed, said
    office.write(name, BAD, GOOD, LATER)
    office.add()
    passed, said = office.commits()
    assert (passed, said.count("不是时间节点"), "“抓紧”" in said) == (False, 1, True)


def test_with_since_the_first_commit_of_a_repository_is_checked(tmp_path: Path, hooks: Path) -> None:
    office = Office(tmp_path / "文稿库", _config(hooks, "wenfeng-check-system", "args: [--since, HEAD]"))
    git(office.folder, "checkout", "--quiet", "--orphan", "新")
    office.write(NAMES[0], BAD)
    office.add()
    passed, said = office.commits()
    assert not passed
    assert "不是时间节点" in said


def test_the_example_repository_works_as_it_lies_there(tmp_path: Path) -> None:
    example = ROOT / "examples" / "repository"
    config = (example / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    office = Office(tmp_path / "文稿库", config)
    shutil.copytree(example, office.folder, dirs_exist_ok=True)
    office.add()
    passed, said = office.commits()
    assert passed, said
    assert "公文文风检查" in said
    office.write("文稿/催报通知.docx", BAD)
    office.add()
    passed, said = office.commits()
    assert not passed
    assert "文稿/催报通知.docx:" in said


@pytest.mark.skipif(
    not os.environ.get("WENFENG_TEST_INSTALL"), reason="installs from a package index: set WENFENG_TEST_INSTALL=1"
)
def test_the_hook_installed_by_pre_commit_from_a_clone(tmp_path: Path) -> None:
    config = _config(_snapshot(tmp_path / "wenfeng-check"), "wenfeng-check")
    office = Office(tmp_path / "文稿库", config, online=True)
    installed = office.run("pre-commit", "install-hooks")
    if installed.returncode:
        said = installed.stdout + installed.stderr
        assert re.search("No matching distribution|Could not find a version|connection|resolve", said, re.IGNORECASE), said
        pytest.skip("no package index can be reached")
    (office.programs / "wenfeng-check").unlink()
    office.write(NAMES[0], BAD)
    office.add()
    passed, said = office.commits()
    assert not passed
    assert "“尽快”不是时间节点" in said
    office.write(NAMES[0], GOOD)
    office.add()
    assert office.commits()[0]
