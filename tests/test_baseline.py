"""The baseline: known findings are not repeated, moved ones stay known, repaired ones leave on update."""

import json
from pathlib import Path

import pytest

from tests.builders import docx
from wenfeng_check.cli import main

TITLE = "关于报送台账的通知"
VAGUE = ("请县财政局尽快报送台账。", "请县水利局抓紧报送方案。")
NAME = ".wenfeng-baseline.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wenfeng.toml").write_text('select = ["TSK102"]\n', encoding="utf-8")
    (tmp_path / "文 稿").mkdir()
    _write(tmp_path / "文 稿/通知.txt", *VAGUE)
    (tmp_path / "文 稿/方案.docx").write_bytes(docx(TITLE, *VAGUE))
    return tmp_path


def _write(path: Path, *paragraphs: str) -> None:
    path.write_text("\n".join((TITLE, *paragraphs, "")), encoding="utf-8")


def _entries(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((folder / NAME).read_text(encoding="utf-8"))["files"]
    return found


def _found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    main([*(arguments or (".",)), "--format", "concise"])
    return [line.rsplit("TSK102", 1)[1] for line in capsys.readouterr().out.splitlines()]


def test_known_findings_are_counted_and_not_repeated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["."]) == 1
    assert main(["baseline", "."]) == 0
    assert f"已写好 {folder / NAME}：2 份文稿，已知 4 处" in capsys.readouterr().out
    assert main(["."]) == 0
    assert f"4 处发现记在基线 {NAME} 里，没有重复列出" in capsys.readouterr().out
    assert main([".", "--no-baseline"]) == 1
    assert main([".", "--format", "json"]) == 0
    capsys.readouterr()
    main([".", "--format", "concise"])
    assert capsys.readouterr().err == "wenfeng-check：基线里已知的 4 处没有列出。\n"


def test_the_file_is_sorted_one_finding_a_line_without_text(folder: Path) -> None:
    main(["baseline", "."])
    first = (folder / NAME).read_text(encoding="utf-8")
    (folder / NAME).unlink()
    main(["baseline", "文 稿/通知.txt", "文 稿/方案.docx"])
    assert (folder / NAME).read_text(encoding="utf-8") == first
    assert list(_entries(folder)) == ["文 稿/方案.docx", "文 稿/通知.txt"]
    assert first.count("\n") == first.count("TSK102") + 2 * 2 + 5
    assert not any(word in first for word in ("尽快", "抓紧", "财政局"))
    assert (folder / NAME).stat().st_mode & 0o077 == (folder / "wenfeng.toml").stat().st_mode & 0o077


def test_moved_paragraphs_stay_known_and_edited_ones_become_new(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["baseline", "."])
    _write(folder / "文 稿/通知.txt", "各镇人民政府：", *reversed(VAGUE))
    assert _found(capsys) == []
    _write(folder / "文 稿/通知.txt", VAGUE[0], VAGUE[1].replace("报送方案", "上报方案"))
    assert len(_found(capsys)) == 1


def test_equal_findings_are_told_apart_by_their_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(folder / "文 稿/通知.txt", VAGUE[0], VAGUE[0])
    main(["baseline", "."])
    _write(folder / "文 稿/通知.txt", VAGUE[0], VAGUE[0], VAGUE[0])
    assert len(_found(capsys)) == 1
    _write(folder / "文 稿/通知.txt", VAGUE[0])
    assert _found(capsys) == []


def test_repaired_findings_leave_on_update_and_new_ones_come_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["baseline", "."])
    _write(folder / "文 稿/通知.txt", VAGUE[0], "请县教育局适时报送总结。")
    assert main(["baseline", "--check", "."]) == 1
    main(["."])
    assert "基线里有 1 处已经改好" in capsys.readouterr().out
    assert main(["baseline", "--prune", "."]) == 0
    assert [len(entries) for entries in _entries(folder).values()] == [2, 1]
    assert main(["."]) == 1
    assert main(["baseline", "--update", "."]) == 0
    assert "去掉 0 处，新记 1 处" in capsys.readouterr().out
    assert main(["."]) == 0
    assert main(["baseline", "--check", "."]) == 0
    before = (folder / NAME).stat().st_mtime_ns
    assert main(["baseline", "--update", "."]) == 0
    assert (folder / NAME).stat().st_mtime_ns == before


def test_what_was_not_checked_stays_and_deleted_files_leave(folder: Path) -> None:
    main(["baseline", "."])
    _write(folder / "文 稿/通知.txt")
    (folder / "文 稿/方案.docx").write_bytes(b"PK\x03\x04 damaged")
    assert main(["baseline", "--update", "."]) == 2
    assert [len(entries) for entries in _entries(folder).values()] == [2]
    (folder / "文 稿/方案.docx").unlink()
    assert main(["baseline", "--update", "文 稿/通知.txt"]) == 0
    assert _entries(folder) == {}


def test_rules_that_did_not_run_keep_their_entries(folder: Path) -> None:
    main(["baseline", "."])
    (folder / "wenfeng.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    main(["baseline", "--update", "."])
    assert [len(entries) for entries in _entries(folder).values()] == [2, 2]


def test_a_baseline_is_never_overwritten_unasked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["baseline", "."])
    assert main(["baseline", "."]) == 2
    assert "已经有了，没有覆盖" in capsys.readouterr().err
    assert main(["baseline", ".", "--output", "文 稿/通知.txt"]) == 2


def test_a_baseline_may_lie_elsewhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "记录").mkdir()
    assert main(["baseline", ".", "--output", "记录/已知.json"]) == 0
    assert '"../文 稿/方案.docx"' in (folder / "记录/已知.json").read_text(encoding="utf-8")
    assert len(_found(capsys)) == 4
    assert _found(capsys, ".", "--baseline", "记录/已知.json") == []
    (folder / "wenfeng.toml").write_text('select = ["TSK102"]\nbaseline = "记录/已知.json"\n', encoding="utf-8")
    assert _found(capsys) == []
    assert _found(capsys, "文 稿/通知.txt") == []


def test_paths_are_relative_to_the_baseline_whatever_the_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["baseline", "."])
    monkeypatch.chdir(folder / "文 稿")
    assert _found(capsys, "通知.txt", str(folder / "文 稿/方案.docx")) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"version": 1, "files": {"a.txt": ["TSK102 12', "第1行第"),
        ("<<<<<<< HEAD\n{}", "有合并冲突的标记"),
        ("[]", "不是基线的格式"),
        ('{"version": 1, "files": {"a.txt": "TSK102 1234"}}', "不是基线的格式"),
        ('{"version": 1, "files": {"a.txt": ["TSK102"]}}', "不是基线的格式"),
        ('{"version": 2, "files": {}}', "请升级"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("[" * 100_000, "基线文件"),
    ],
)
def test_a_broken_baseline_is_one_line_and_is_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str], content: str | bytes, words: str
) -> None:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    (folder / NAME).write_bytes(raw)
    for arguments in (["."], ["baseline", "--update", "."]):
        assert main(arguments) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert words in line
    assert (folder / NAME).read_bytes() == raw


def test_a_named_baseline_must_exist(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "--baseline", "没有.json"]) == 2
    assert "先用 wenfeng-check baseline 文件夹 写一份" in capsys.readouterr().err
    (folder / "wenfeng.toml").write_text('baseline = "没有.json"\n', encoding="utf-8")
    assert main(["."]) == 2
