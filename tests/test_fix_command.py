"""--fix and --diff: what is written, what is shown, what is said, and that nothing is lost."""

import io
import os
import sys
from pathlib import Path

import pytest

from tests.builders import docx
from wenfeng_check.cli import main

DRAFT = "关于防汛的通知\n各镇人民政府:\n各镇要加强巡查,及时报告;联系人李\U00020bb7远。\n\n清政发[2024]3号\n"
FIXED = "关于防汛的通知\n各镇人民政府：\n各镇要加强巡查，及时报告；联系人李\U00020bb7远。\n\n清政发〔2024〕3号\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a draft that has four places to fix, in GB18030 with CRLF."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_bytes(DRAFT.replace("\n", "\r\n").encode("gb18030"))
    return tmp_path


def test_fix_writes_and_reports_what_remains(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = "关于防汛的通知\r\n一、工作任务\r\n县应急局要适时开展隐患排查{}及时报告。\r\n"
    (folder / "稿.txt").write_bytes(draft.format(",").encode("gb18030"))
    (folder / "稿.txt").chmod(0o640)
    assert main(["稿.txt", "--fix", "--select", "WRD107,vague-deadline", "--format", "concise"]) == 1
    output = capsys.readouterr()
    assert "稿.txt：已改1处。" in output.err
    assert "WRD107" not in output.out
    assert "稿.txt:3:6: TSK102" in output.out
    assert (folder / "稿.txt").read_bytes() == draft.format("，").encode("gb18030")
    assert (folder / "稿.txt").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in folder.iterdir()] == ["稿.txt"]


def test_diff_shows_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "稿.txt").read_bytes()
    (folder / "乙.md").write_text("各镇要巡查,要报告", encoding="utf-8")
    assert main(["稿.txt", "乙.md", "--fix", "--diff", "--select", "WRD"]) == 1
    output = capsys.readouterr()
    assert "-各镇人民政府:\n" in output.out
    assert "+各镇人民政府：\n" in output.out
    assert output.out.count("\\ No newline at end of file") == 2
    assert output.out.startswith("--- 稿.txt\n+++ 稿.txt\n@@ ")
    assert "共2份，可改5处。" in output.err
    assert (folder / "稿.txt").read_bytes() == before


@pytest.mark.parametrize(("arguments", "status"), [([], 1), (["--exit-zero"], 0), (["--ignore", "ALL"], 0)])
def test_status_of_diff(folder: Path, arguments: list[str], status: int) -> None:
    assert main(["稿.txt", "--diff", *arguments]) == status
    assert main(["没有.txt", "稿.txt", "--diff", *arguments]) == 2


def test_fixes_of_word_documents_are_shown_not_applied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "稿.docx").write_bytes(docx("关于防汛的通知", "各镇要加强巡查,及时报告。"))
    before = (folder / "稿.docx").read_bytes()
    assert main(["稿.docx", "稿.txt", "--fix", "--select", "WRD107", "--exit-zero"]) == 0
    output = capsys.readouterr()
    assert "稿.docx：这种格式的改法只在报告里列出，不写回文件；--fix 只改 .txt 和 .md。" in output.err
    assert "换成全角标点" in output.out
    assert (folder / "稿.docx").read_bytes() == before


def test_a_read_only_file_is_left_and_the_others_are_fixed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "乙.txt").write_text("各镇要巡查,要报告。", encoding="utf-8")
    (folder / "稿.txt").chmod(0o444)
    before = (folder / "稿.txt").read_bytes()
    assert main(["稿.txt", "乙.txt", "--fix", "--exit-zero"]) == 2
    output = capsys.readouterr()
    assert "稿.txt：改好的内容写不回去（文件是只读的），文件没有动。\n" in output.err
    assert (folder / "稿.txt").read_bytes() == before
    assert (folder / "乙.txt").read_text(encoding="utf-8") == "各镇要巡查，要报告。"


def test_a_failed_write_loses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "磁盘满")

    before = (folder / "稿.txt").read_bytes()
    monkeypatch.setattr(os, "replace", refuse)
    assert main(["稿.txt", "--fix", "--exit-zero", "--format", "concise"]) == 2
    output = capsys.readouterr()
    assert "磁盘满" in output.err
    assert "WRD107" in output.out
    assert (folder / "稿.txt").read_bytes() == before
    assert len(list(folder.iterdir())) == 1


def test_a_link_stays_a_link(folder: Path) -> None:
    (folder / "链.txt").symlink_to(folder / "稿.txt")
    assert main(["链.txt", "--fix", "--exit-zero"]) == 0
    assert (folder / "链.txt").is_symlink()
    assert (folder / "稿.txt").read_bytes() == FIXED.replace("\n", "\r\n").encode("gb18030")


def test_nothing_to_fix_is_said_and_the_file_is_not_touched(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "好.txt").write_text("各镇要巡查，要报告。", encoding="utf-8")
    os.utime(folder / "好.txt", (1, 1))
    assert main(["好.txt", "--fix", "--exit-zero"]) == 0
    assert "没有可以放心自动改的地方。" in capsys.readouterr().err
    assert (folder / "好.txt").stat().st_mtime == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "--fix"], "没有文件可以写回"),
        (["稿.txt", "--diff", "--format", "json"], "不能和 --format 一起用"),
        (["没有.txt", "--fix"], "没有这个文件"),
    ],
)
def test_a_wrong_call_says_why(
    folder: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_standard_input_can_be_previewed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("各镇要巡查,要报告。".encode()), encoding="utf-8"))
    assert main(["-", "--diff"]) == 1
    assert "+各镇要巡查，要报告。" in capsys.readouterr().out
