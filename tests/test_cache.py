"""The cache: only when asked for, the same report, nobody else's eyes, no harm from damage or from two at once."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from wenfeng_check import cache
from wenfeng_check.cli import main

DRAFT = """关于做好防汛工作的通知
各镇人民政府，县级有关部门：
为深入贯彻落实全县工作会议精神，切实提高政治站位，现就有关事项通知如下。
一、重点任务
（一）县水利局要于5月20日前完成水库隐患排查并建立台账。（责任人：李明远）
（二）请有关部门尽快报送台账。各镇人民政府要加强值班值守工作。
清河县人民政府
2024年3月1日
"""
QUIET = "各镇人民政府要加强值班值守工作。"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with a draft, the cache in a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "通知.txt").write_text(DRAFT, encoding="utf-8")
    return work


def _check(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    main(["通知.txt", "--format", "json", *options])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def _kept() -> list[Path]:
    place = cache.contents().place
    return sorted(place.iterdir()) if place.exists() else []


def _reword(file: Path, old: str, new: str) -> None:
    """Change a kept result so that its checksum fits again: whoever shows the new words has read it from the cache."""
    body = file.read_bytes().partition(b"\n")[2].decode().replace(json.dumps(old)[1:-1], json.dumps(new)[1:-1]).encode()
    file.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def test_nothing_is_kept_unless_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _check(capsys)
    _check(capsys, "--no-cache")
    assert _kept() == []


def test_a_kept_result_is_the_same_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh = _check(capsys)
    assert _check(capsys, "--cache") == fresh
    (file,) = _kept()
    assert _check(capsys, "--cache") == fresh
    message = fresh["files"][0]["diagnostics"][0]["message"]
    _reword(file, message, "这句来自缓存。")
    assert _check(capsys, "--cache")["files"][0]["diagnostics"][0]["message"] == "这句来自缓存。"
    assert _check(capsys) == fresh
    assert _check(capsys, "--cache", "--no-cache") == fresh


def test_what_a_result_hangs_on_makes_a_new_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _check(capsys, "--cache")
    for options in (["--ignore", "PAD"], ["--kind", "方案"], ["--today", "2024-01-01"], ["--against", "上级.txt"]):
        (folder / "上级.txt").write_text(DRAFT, encoding="utf-8")
        before = len(_kept())
        with_cache = _check(capsys, "--cache", *options)
        assert with_cache == _check(capsys, *options)
        assert len(_kept()) == before + 1
    (folder / "通知.txt").write_text(DRAFT.replace("尽快", "于3月10日前"), encoding="utf-8")
    assert _check(capsys, "--cache") == _check(capsys)
    assert len(_kept()) == 6


@pytest.mark.parametrize("damage", ["cut", "garbage", "empty", "other", "folder"])
def test_a_damaged_result_is_made_again(folder: Path, damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    fresh = _check(capsys, "--cache")
    (file,) = _kept()
    content = file.read_bytes()
    body = b'[["x"]]'
    if damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes(
            {
                "cut": content[: len(content) // 2],
                "garbage": os.urandom(500),
                "empty": b"",
                "other": hashlib.sha256(body).hexdigest().encode() + b"\n" + body,
            }[damage]
        )
    assert _check(capsys, "--cache") == fresh
    assert [path.name for path in _kept()] == [file.name]


def test_results_hold_no_text_but_what_findings_quote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert QUIET not in json.dumps(_check(capsys, "--cache")["files"][0]["diagnostics"], ensure_ascii=False)
    (file,) = _kept()
    written = json.dumps(json.loads(file.read_bytes().partition(b"\n")[2]), ensure_ascii=False)
    for phrase in ("值班值守", "完成水库隐患排查", "重点任务", "李明远"):
        assert phrase not in written


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_only_the_owner_can_read_results(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = os.umask(0)
    try:
        _check(capsys, "--cache")
    finally:
        os.umask(before)
    (file,) = _kept()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_classified_drafts_are_not_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "通知.txt").write_text("机密★1年\n" + DRAFT, encoding="utf-8")
    _check(capsys, "--cache")
    assert _kept() == []


def test_two_runs_at_once_leave_sound_results(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        (folder / f"{number}.txt").write_text(DRAFT, encoding="utf-8")
    command = [sys.executable, "-m", "wenfeng_check", ".", "--cache", "--format", "json", "--exit-zero"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    outputs = [run.communicate()[0] for run in runs]
    assert len(set(outputs)) == 1
    assert len(_kept()) == 5
    for file in _kept():
        head, _, body = file.read_bytes().partition(b"\n")
        assert head.decode() == hashlib.sha256(body).hexdigest()


def test_the_place_is_told_and_can_be_emptied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "wenfeng.toml").write_text("cache = true\n", encoding="utf-8")
    _check(capsys)
    assert main(["cache"]) == 0
    output = capsys.readouterr().out
    assert str(cache.contents().place) in output
    assert "结果：1 份" in output
    assert main(["cache", "--clear"]) == 0
    assert "已删去 1 份" in capsys.readouterr().out
    assert _kept() == []


def test_results_that_nobody_asked_for_in_a_month_go(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _check(capsys, "--cache", "--ignore", "PAD")
    (file,) = _kept()
    os.utime(file, (0, 0))
    _check(capsys, "--cache")
    assert file not in _kept()
    assert len(_kept()) == 1
