"""Odd file systems: names, kinds of files, permissions, links, patterns and .gitignore."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wenfeng_check.cli import main
from wenfeng_check.model.errors import ReadError
from wenfeng_check.patterns import Patterns
from wenfeng_check.reporters import FORMATS, render
from wenfeng_check.reporters.style import Style
from wenfeng_check.runner import check_paths
from wenfeng_check.settings import Settings
from wenfeng_check.sources import Source, collect, read_content

CLEAN = "关于报送台账的函\n云岭县人民政府：\n现函告台账三份，请查收。\n清河县人民政府\n2024年3月1日\n"
BAD = "关于做好防汛工作的通知\n各镇人民政府：\n县应急局要适时开展隐患排查。\n清河县人民政府\n2024年3月1日\n"

posix = pytest.mark.skipif(os.name != "posix", reason="these kinds of files are those of POSIX")


def _draft(path: Path, text: str = CLEAN) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _names(folder: Path, **wanted: Any) -> list[str]:
    inputs = collect([str(folder)], wanted=Patterns(**wanted))
    return [os.path.relpath(source.path, folder) for source in inputs.sources]


@posix
@pytest.mark.parametrize(
    "name",
    [
        "a'b\"c.txt",
        "两\n行.txt",
        "😀.txt",
        "\x1b[31m红.txt",
        "$(touch x);`ls`&.txt",
        "-n.txt",
        os.fsdecode(b"\xb9\xab\xff.txt"),
    ],
    ids=["quotes", "newline", "emoji", "escape", "shell", "dash", "not-utf8"],
)
def test_any_name_is_read_and_reported_in_every_format(tmp_path: Path, name: str) -> None:
    try:
        _draft(tmp_path / name, BAD)
    except OSError as error:
        pytest.skip(f"this file system takes no such name: {error}")
    report = check_paths([str(tmp_path)], Settings())
    assert [os.path.basename(file.path) for file in report.files] == [name]
    assert report.files[0].diagnostics
    for form in FORMATS:
        written = render(report, form, Style()).encode("utf-8", "replace").decode("utf-8")
        assert "\x1b" not in written or form not in ("full", "concise")
    json.loads(render(report, "json", Style()).encode("utf-8", "replace"))


@posix
def test_a_complaint_on_an_odd_name_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("两\n行.txt", os.fsdecode(b"\xb9\xab.txt")):
        (tmp_path / name).write_bytes(b"")
    assert main([str(tmp_path), str(tmp_path / "没\n有.txt")]) == 2
    assert capfd.readouterr().err.count("\n") == 3


@posix
def test_what_is_no_plain_file_is_refused_and_never_waited_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _draft(tmp_path / "函.txt")
    os.mkfifo(tmp_path / "管道.txt")
    with socket.socket(socket.AF_UNIX) as sock:
        place = os.getcwd()
        os.chdir(tmp_path)  # a socket's path is short
        sock.bind("套接字.txt")
        os.chdir(place)
        assert main([str(tmp_path), "/dev/zero"]) == 2
    error = capfd.readouterr().err
    assert f"{tmp_path / '管道.txt'}：这是管道，不是文件，没有读。" in error
    assert f"{tmp_path / '套接字.txt'}：这是套接字，不是文件，没有读。" in error
    assert "/dev/zero：这是设备，不是文件，没有读。" in error
    assert error.count("\n") == 3


@posix
def test_links_in_circles_end(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _draft(tmp_path / "子" / "函.txt")
    (tmp_path / "子" / "上").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "甲.txt").symlink_to(tmp_path / "乙.txt")
    (tmp_path / "乙.txt").symlink_to(tmp_path / "甲.txt")
    (tmp_path / "断.txt").symlink_to(tmp_path / "没有.txt")
    (tmp_path / "又.txt").symlink_to(tmp_path / "子" / "函.txt")
    assert main([str(tmp_path), "--format", "json"]) == 2
    output = capfd.readouterr()
    assert sorted(line.rpartition("：")[2] for line in output.err.strip().split("\n")) == [
        "打不开（没有这个文件或文件夹）。",
        "打不开（链接绕成了圈）。",
        "打不开（链接绕成了圈）。",
    ]
    read = [file["path"] for file in json.loads(output.out)["files"] if not file["failures"]]
    assert read == [str(tmp_path / "又.txt")]


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that other users may enter (pytest's own is closed to them)."""
    folder = Path(tempfile.mkdtemp(prefix="wenfeng-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


#: Everything is loaded before the user changes: the other one may not be allowed to read this Python. Without the encoder:
#: its threads would keep the process from being copied.
_AS_NOBODY = """
import io, os, sys
from contextlib import redirect_stdout
from wenfeng_check.cli import main
from wenfeng_check.runner import Source, check_source
from wenfeng_check.settings import Settings
check_source(Source(sys.argv[1] + "/好.txt"), Settings(model=False), ())
with redirect_stdout(io.StringIO()):
    main([sys.argv[1] + "/好.txt", "--format", "json", "--no-model"])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main([sys.argv[1], "--format", "json", "--no-model"]))
"""


@posix
def test_what_may_not_be_read_is_named_and_the_rest_is_checked(shared_folder: Path) -> None:
    _draft(shared_folder / "好.txt")
    _draft(shared_folder / "锁.txt").chmod(0)
    _draft(shared_folder / "锁" / "稿.txt")
    (shared_folder / "锁").chmod(0)
    done = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY, str(shared_folder)], capture_output=True, text=True, check=False
    )
    (shared_folder / "锁").chmod(0o755)
    assert done.returncode == 2
    assert done.stderr.split("\n")[:2] == [
        f"wenfeng-check：{shared_folder / '锁.txt'}：打不开（没有权限）。",
        f"wenfeng-check：{shared_folder / '锁'}：文件夹打不开（没有权限），里面的文稿没有检查。",
    ]
    assert [file["path"] for file in json.loads(done.stdout)["files"] if not file["failures"]] == [
        str(shared_folder / "好.txt")
    ]


@pytest.mark.parametrize("changes", [1, 9])
def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: int
) -> None:
    draft = _draft(tmp_path / "函.txt", "旧")
    looks = 0
    fstat = os.fstat

    def look(descriptor: int) -> os.stat_result:
        nonlocal looks
        looks += 1
        if looks % 2 == 0 and looks <= 2 * changes:
            with draft.open("a", encoding="utf-8") as file:
                file.write("新")
        return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", look)
    if changes == 1:
        assert read_content(Source(str(draft))).decode() == "旧新"
    else:
        with pytest.raises(ReadError, match="别的程序正在改这个文件"):
            read_content(Source(str(draft)))


def test_a_file_that_vanishes_before_it_is_read_is_named(tmp_path: Path) -> None:
    (source,) = collect([str(_draft(tmp_path / "函.txt"))]).sources
    (tmp_path / "函.txt").unlink()
    with pytest.raises(ReadError, match="没有这个文件"):
        read_content(source)


def test_lock_files_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    for name in ("函.txt", "~$函.docx", ".~lock.函.docx#", ".函.txt", ".git/函.txt", "子/~$丙.txt", "子/丙.txt"):
        _draft(tmp_path / name)
    assert _names(tmp_path) == ["函.txt", os.path.join("子", "丙.txt")]


@pytest.mark.parametrize(
    ("include", "exclude", "left"),
    [
        ((), (), ["a.md", "a.txt", "sub/b.txt", "sub/deep/c.txt", "旧/d.txt"]),
        (("*.md",), (), ["a.md"]),
        (("sub/**",), (), ["sub/b.txt", "sub/deep/c.txt"]),
        (("sub/*",), (), ["sub/b.txt"]),
        (("**/c.txt", "a.*"), (), ["a.md", "a.txt", "sub/deep/c.txt"]),
        (("**/a.txt",), (), ["a.txt"]),
        ((), ("旧",), ["a.md", "a.txt", "sub/b.txt", "sub/deep/c.txt"]),
        ((), ("deep/", "*.md"), ["a.txt", "sub/b.txt", "旧/d.txt"]),
        ((), ("sub/deep",), ["a.md", "a.txt", "sub/b.txt", "旧/d.txt"]),
        ((), ("./sub/**",), ["a.md", "a.txt", "旧/d.txt"]),
        ((), ("[!a].txt",), ["a.md", "a.txt"]),
        (("*.txt",), ("?.txt",), []),
        ((), ("a.txt/",), ["a.md", "a.txt", "sub/b.txt", "sub/deep/c.txt", "旧/d.txt"]),
    ],
)
def test_patterns_pick_among_the_files_of_a_folder(
    tmp_path: Path, include: tuple[str, ...], exclude: tuple[str, ...], left: list[str]
) -> None:
    for name in ("a.txt", "a.md", "sub/b.txt", "sub/deep/c.txt", "旧/d.txt"):
        _draft(tmp_path / name)
    assert sorted(name.replace(os.sep, "/") for name in _names(tmp_path, include=include, exclude=exclude)) == left


def test_patterns_of_the_settings_count_from_their_own_folder(tmp_path: Path) -> None:
    for name in ("稿/旧/甲.txt", "稿/新/乙.txt"):
        _draft(tmp_path / name)
    wanted = {"exclude": ("稿/旧/**",), "home": str(tmp_path)}
    assert _names(tmp_path / "稿", **wanted) == [os.path.join("新", "乙.txt")]


def test_patterns_come_from_options_and_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("甲.txt", "乙.txt", "草稿.txt", "丙.md"):
        _draft(tmp_path / name)
    (tmp_path / "wenfeng.toml").write_text('include = ["*.txt"]\nexclude = ["草稿*"]\n', encoding="utf-8")
    for options, expected in (
        ([], ["乙.txt", "甲.txt"]),
        (["--exclude", "乙*"], ["甲.txt"]),
        (["--include", "*.md"], ["丙.md"]),
    ):
        assert main([str(tmp_path), "--format", "json", *options]) == 0
        files = json.loads(capsys.readouterr().out)["files"]
        assert [os.path.basename(file["path"]) for file in files] == expected
    assert main([str(tmp_path / "草稿.txt")]) == 0


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text("过程/\n*草稿.txt\n", encoding="utf-8")
    for name in ("函.txt", "函草稿.txt", "过程/一稿.txt", "子/旧草稿.txt"):
        _draft(tmp_path / name)
    subprocess.run(["git", "-C", str(tmp_path), "add", "-f", "子/旧草稿.txt"], check=True)
    return tmp_path


def test_folders_are_walked_without_what_git_ignores(repository: Path) -> None:
    inputs = collect([str(repository)])
    assert [os.path.relpath(source.path, repository) for source in inputs.sources] == [
        "函.txt",
        os.path.join("子", "旧草稿.txt"),
    ]
    assert any("有 2 份文稿被 .gitignore 排除" in note for note in inputs.notes)
    assert len(_names(repository, gitignore=False)) == 4


def test_what_is_named_itself_is_checked_though_git_ignores_it(repository: Path) -> None:
    assert _names(repository / "过程") == ["一稿.txt"]
    assert len(collect([str(repository / "函草稿.txt")]).sources) == 1


def test_git_starts_nothing_that_the_repository_names(repository: Path) -> None:
    spy = repository / "spy.sh"
    spy.write_text(f"#!/bin/sh\ntouch {repository}/ran\n")
    spy.chmod(0o755)
    subprocess.run(["git", "-C", str(repository), "config", "core.fsmonitor", str(spy)], check=True)
    assert len(collect([str(repository)]).sources) == 2
    assert not (repository / "ran").exists()
