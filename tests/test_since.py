"""--since: only what changed against a Git revision, for text and Word files alike."""

import os
from pathlib import Path

import pytest

from tests.builders import docx
from tests.repositories import commit, environment, git, needs_git, repository
from wenfeng_check.cli import main

pytestmark = needs_git
TITLE = "关于报送台账的通知"
OLD = "请县财政局尽快报送台账。"
NEW = "请县水利局抓紧报送方案。"
CLEAN = "请县教育局于2024年3月10日前报送总结。"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = repository(tmp_path / "文 稿库")
    monkeypatch.chdir(folder)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in environment(tmp_path).items():
        if name.startswith("GIT_") or name == "HOME":
            monkeypatch.setenv(name, value)
    return folder


def _write(path: Path, *paragraphs: str) -> None:
    path.parent.mkdir(exist_ok=True)
    lines = (TITLE, *paragraphs)
    joint = "\n\n" if path.suffix == ".md" else "\n"
    path.write_bytes(docx(*lines) if path.suffix == ".docx" else joint.join((*lines, "")).encode())


def _found(capsys: pytest.CaptureFixture[str], *arguments: str, select: str = "TSK102") -> list[str]:
    capsys.readouterr()
    main([*(arguments or (".",)), "--since", "HEAD", "--format", "concise", "--select", select])
    return [line.split(" warning ")[1][:4] for line in capsys.readouterr().out.splitlines()]


each_format = pytest.mark.parametrize("name", ["文 稿/通知“一”.docx", "通知.txt", "通知.md"])


@each_format
def test_only_findings_of_changed_paragraphs_are_listed(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(folder / name, OLD, CLEAN)
    commit(folder)
    _write(folder / name, CLEAN, OLD, NEW)
    assert _found(capsys) == ["“抓紧”"]
    main([".", "--since", "HEAD", "--select", "TSK102"])
    assert "改动前就有的 1 处没有列出" in capsys.readouterr().out
    _write(folder / name, OLD.replace("县财政局", "县审计局"), CLEAN)
    assert _found(capsys) == ["“尽快”"]


@each_format
def test_an_unchanged_file_is_not_checked_and_a_new_one_is_checked_whole(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(folder / "旧稿.txt", OLD)
    commit(folder)
    assert main([".", "--since", "HEAD"]) == 0
    assert "1 份与 HEAD 里的一样，没有检查。" in capsys.readouterr().out
    _write(folder / name, OLD, NEW)
    assert _found(capsys) == ["“尽快”", "“抓紧”"]
    git(folder, "add", "--all")
    assert _found(capsys) == ["“尽快”", "“抓紧”"]


def test_before_the_first_commit_everything_is_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(folder / "通知.txt", OLD)
    git(folder, "add", "--all")
    assert _found(capsys) == ["“尽快”"]


def test_a_renamed_file_is_compared_with_what_it_was(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(folder / "旧 名.txt", OLD, *[f"第{n}条 {CLEAN}" for n in range(20)])
    commit(folder)
    git(folder, "mv", "旧 名.txt", "新名（定稿）.txt")
    assert _found(capsys) == []
    text = (folder / "新名（定稿）.txt").read_text(encoding="utf-8")
    (folder / "新名（定稿）.txt").write_text(text + NEW, encoding="utf-8")
    assert _found(capsys) == ["“抓紧”"]


def test_what_a_change_brings_about_elsewhere_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tasks = ["一、重点任务", "（一）开展水库隐患排查，5月20日前完成。", "（二）备齐防汛物资，5月30日前完成。"]
    _write(folder / "方案.txt", *tasks, "以上任务由县水利局负责，责任人：李明远。")
    commit(folder)
    _write(folder / "方案.txt", *tasks)
    assert _found(capsys, select="TSK103") == ["这项任务", "这项任务"]


def test_findings_about_the_whole_document_are_listed_where_new_or_worse(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "wenfeng.toml").write_text("[limits]\n通知 = 100\n", encoding="utf-8")
    lines = [f"第{n}座水库由县水利局李明远于2024年3月10日前查验。" for n in range(6)]
    _write(folder / "通知.txt", *lines)
    commit(folder)
    _write(folder / "通知.txt", *reversed(lines))
    assert _found(capsys, select="LEN101") == []
    _write(folder / "通知.txt", *lines, "另查一座。")
    assert _found(capsys, select="LEN101") == ["正文14"]
    _write(folder / "通知.txt", *lines[1:])
    assert _found(capsys, select="LEN101") == []


def test_an_old_version_that_cannot_be_read_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "通知.docx").write_bytes(b"PK\x03\x04 damaged")
    commit(folder)
    _write(folder / "通知.docx", OLD)
    assert main([".", "--since", "HEAD", "--select", "TSK102"]) == 1
    assert "的旧版没有读成" in capsys.readouterr().out


@pytest.mark.parametrize("revision", ["没有的分支", "--output=x", "HEAD:通知.txt", ""])
def test_a_revision_that_does_not_exist_is_one_line(
    folder: Path, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(folder / "通知.txt", OLD)
    commit(folder)
    status = main([".", f"--since={revision}"])
    assert (status, len(capsys.readouterr().err.splitlines())) == ((2, 1) if revision else (1, 0))


def test_outside_of_a_repository_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = folder.parent / "外面.txt"
    _write(draft, OLD)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent.parent))
    assert main([str(draft), "--since", "HEAD"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "不在 Git 仓库里，没有旧版可比" in line
    monkeypatch.setenv("PATH", "/nonexistent")
    assert main([str(draft), "--since", "HEAD"]) == 2
    assert "没有找到" in capsys.readouterr().err


def test_the_repository_of_a_hook_is_respected(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(folder / "文 稿/通知.txt", OLD)
    commit(folder)
    _write(folder / "文 稿/通知.txt", OLD, NEW)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert _found(capsys, "文 稿/通知.txt") == ["“抓紧”"]


def test_a_draft_in_a_folder_below_is_found_from_anywhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(folder / "文 稿/通知.txt", OLD)
    commit(folder)
    _write(folder / "文 稿/通知.txt", OLD, NEW)
    monkeypatch.chdir(folder.parent)
    assert _found(capsys, str(folder / "文 稿")) == ["“抓紧”"]
    monkeypatch.chdir(folder / "文 稿")
    assert _found(capsys, "通知.txt") == ["“抓紧”"]


def test_programs_named_in_the_repository_are_not_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trap = folder.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {folder.parent}/sprung\n", encoding="utf-8")
    trap.chmod(0o755)
    _write(folder / "通知.txt", OLD)
    commit(folder)
    git(folder, "config", "core.fsmonitor", str(trap))
    git(folder, "config", "diff.external", str(trap))
    git(folder, "config", "diff.x.textconv", str(trap))
    (folder / ".gitattributes").write_text("*.txt diff=x\n", encoding="utf-8")
    _write(folder / "通知.txt", OLD, NEW)
    sprung = folder.parent / "sprung"
    sprung.unlink(missing_ok=True)
    assert _found(capsys) == ["“抓紧”"]
    assert not sprung.exists()


def test_standard_input_has_no_old_version(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(OLD.encode())))
    assert main(["-", "--since", "HEAD"]) == 2
    assert "不能从标准输入" in capsys.readouterr().err
