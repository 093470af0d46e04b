"""The command line: exit statuses, inputs good and bad, outputs, sub-commands; every complaint one Chinese line."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import docx
from wenfeng_check import __version__, runner
from wenfeng_check.cli import main
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.version import RULESET_VERSION

BAD = (
    "关于做好防汛工作的通知\n各镇人民政府：\n一、工作任务\n县应急局要适时开展隐患排查。\n清河县人民政府\n2024年3月1日\n"
)
CLEAN = "关于报送台账的函\n云岭县人民政府：\n现函告台账三份，请查收。\n清河县人民政府\n2024年3月1日\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with two drafts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "坏.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "好.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def _stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["好.txt"], 0),
        (["坏.txt"], 1),
        (["check", "坏.txt"], 1),
        (["坏.txt", "--exit-zero"], 0),
        (["坏.txt", "--fail-on", "error"], 0),
        (["坏.txt", "--select", "MTG"], 0),
        (["坏.txt", "--select", "TSK102"], 1),
        (["坏.txt", "--select", "vague-deadline,MTG"], 1),
        (["坏.txt", "--ignore", "ALL"], 0),
        (["没有.txt"], 2),
        (["没有.txt", "--exit-zero"], 2),
        (["坏.txt", "没有.txt"], 2),
        (["--version"], 0),
        (["--help"], 0),
        (["check", "--help"], 0),
        (["rules"], 0),
        (["rule", "TSK102"], 0),
        (["rule", "vague-deadline"], 0),
        (["text", "坏.txt"], 0),
        (["completion", "zsh"], 0),
    ],
)
def test_exit_status(arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == status
    output = capsys.readouterr()
    assert output.out or status


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "没有给出要检查的文件"),
        (["坏.txt", "--formt", "json"], "没有 --formt 这个选项，是不是 --format？"),
        (["坏.txt", "--format", "jsn"], "--format：jsn 不认识，是不是 json？"),
        (["坏.txt", "--format"], "选项 --format 后面要写它的值"),
        (["坏.txt", "--fail-on", "warn"], "是不是 warning？"),
        (["坏.txt", "--jobs", "abc"], "--jobs：应是 0 或更大的整数，现在是 abc。"),
        (["坏.txt", "--jobs", "-3"], "--jobs：应是 0 或更大的整数，现在是 -3。"),
        (["坏.txt", "--kind", "通志"], "--kind 的文种“通志” 不认识，是不是 通知？可以写："),
        (["text", "坏.txt", "好.txt"], "多写了 好.txt"),
        (["rule", "TSK101", "TSK102"], "多写了 TSK102"),
        (["坏.txt", "--today", "昨天"], "--today 应是日期"),
        (["坏.txt", "--profile", "ningqian"], "是不是 ningqiang？"),
        (["坏.txt", "--select", "TSK999"], "--select 里的 TSK999 不是规则"),
        (["坏.txt", "--config", "没有.toml"], "设置文件 没有.toml 打不开"),
        (["坏.txt", "--output", "没有/报告.txt"], "写不了"),
        (["坏.txt", "--against", "没有"], "没有：没有这个文件或文件夹"),
        (["rule", "vague-dedline"], "是不是 vague-deadline？"),
        (["rule", "tsk909"], "是不是 TSK"),
        (["rule"], "还缺 规则代码或名称"),
        (["text", "没有.txt"], "没有.txt：打不开"),
        (["completion", "cmd"], "可以写：bash、zsh、fish。"),
    ],
)
def test_a_wrong_call_is_one_chinese_line_and_status_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert error.startswith("wenfeng-check：")


def _make(folder: Path, name: str) -> str:
    contents = {
        "空.txt": b"",
        "空行.txt": b"\n \n",
        "空.docx": b"",
        "残.docx": docx("正文一段。")[:-40],
        "假.docx": b"PK\x03\x04 this is no document",
        "加密.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048,
        "图片.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        "没文字.docx": docx(""),
    }
    if name == "空文件夹":
        (folder / name).mkdir()
    elif name in contents:
        (folder / name).write_bytes(contents[name])
    return name


@pytest.mark.parametrize(
    "name",
    [
        "没有.docx",
        "空文件夹",
        "空.txt",
        "空行.txt",
        "空.docx",
        "残.docx",
        "假.docx",
        "加密.docx",
        "图片.txt",
        "没文字.docx",
    ],
)
def test_bad_input_is_one_chinese_line_and_the_others_are_checked(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([_make(folder, name), "坏.txt", "--format", "concise"]) == 2
    output = capsys.readouterr()
    assert output.err.count("\n") == 1
    assert name in output.err
    assert any("一" <= ch <= "鿿" for ch in output.err.split(name)[1])
    assert "坏.txt:4:" in output.out


def test_unreadable_files_stand_in_the_json_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["没有.txt", "好.txt", "--format", "json"]) == 2
    report = json.loads(capsys.readouterr().out)
    assert [(file["path"], len(file["failures"])) for file in report["files"]] == [("好.txt", 0), ("没有.txt", 1)]


def test_a_folder_is_walked_without_lock_files_and_hidden_ones(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("子/丙.txt", "子/~$丙.txt", ".藏/丁.txt", "子/.戊.txt", "子/己.xyz"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(CLEAN, encoding="utf-8")
    assert main([".", "子/丙.txt", "好.txt", "--format", "json", "--exit-zero"]) == 0
    paths = [file["path"] for file in json.loads(capsys.readouterr().out)["files"]]
    assert sorted(paths) == sorted([os.path.join("子", "丙.txt"), "坏.txt", "好.txt"])


@pytest.fixture
def locked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder below the working folder that nobody may enter; simulated, for root may enter any."""
    closed = folder / "锁"
    closed.mkdir()
    (closed / "稿.txt").write_text(BAD, encoding="utf-8")

    def refuse(path: Any, call: Callable[..., Any], **options: Any) -> Any:
        whole = os.path.normpath(os.path.join(folder, path)) if isinstance(path, str | os.PathLike) else ""
        inside = whole.startswith(f"{closed}{os.sep}")
        if inside or (call is scandir and whole == str(closed)):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return call(path, **options)

    stat, scandir = os.stat, os.scandir
    monkeypatch.setattr(os, "stat", lambda path, **options: refuse(path, stat, **options))
    monkeypatch.setattr(os, "scandir", lambda path=".": refuse(path, scandir))
    return closed


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("锁/稿.txt", "锁/稿.txt：打不开（没有权限）。"),
        ("锁", "锁：文件夹打不开（没有权限），里面的文稿没有检查。"),
        (".", "锁：文件夹打不开（没有权限），里面的文稿没有检查。"),
    ],
)
def test_a_folder_without_permission_is_a_failure_of_one_line(
    locked: Path, path: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([path, "好.txt", "--format", "concise"]) == 2
    output = capsys.readouterr()
    assert output.err.endswith(f"{said}\n")
    assert output.err.count("\n") == 1
    assert ("坏.txt:4:" in output.out) is (path == ".")


def test_drafts_in_a_folder_that_cannot_be_read_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "旧稿.ceb").write_bytes(b"x")
    (folder / "插图.png").write_bytes(b"x")
    assert main([".", "--exit-zero"]) == 0
    output = capsys.readouterr().out
    assert "里还有 .ceb 1 份 没有检查" in output
    assert ".png" not in output


def test_many_files_in_several_processes_give_what_one_process_gives(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(8):
        (folder / f"{number}.txt").write_text(BAD if number % 2 else CLEAN, encoding="utf-8")
    assert main([".", "--jobs", "2", "--format", "json"]) == 1
    several = capsys.readouterr().out
    assert main([".", "--jobs", "1", "--format", "json"]) == 1
    assert capsys.readouterr().out == several


def test_reads_standard_input_under_the_name_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _stdin(monkeypatch, BAD.encode("gb18030"))
    assert main(["-", "--format", "concise"]) == 1
    assert "标准输入.txt:4:" in capsys.readouterr().out
    _stdin(monkeypatch, docx(*BAD.strip().split("\n")))
    assert main(["-", "--stdin-name", "通知.docx", "--format", "json"]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (file["path"], file["format"]) == ("通知.docx", "docx")


def test_output_goes_to_a_file_as_a_whole_and_nothing_is_left_beside(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "报告.json").write_text("旧的", encoding="utf-8")
    assert main(["坏.txt", "--format", "json", "--output", "报告.json"]) == 1
    assert capsys.readouterr().out == ""
    assert json.loads((folder / "报告.json").read_text(encoding="utf-8"))["version"] == 1
    assert sorted(path.name for path in folder.iterdir()) == ["坏.txt", "好.txt", "报告.json"]


def test_output_never_replaces_a_draft_that_is_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["坏.txt", "--output", "./坏.txt"]) == 2
    assert "就是要检查的文稿" in capsys.readouterr().err
    assert (folder / "坏.txt").read_text(encoding="utf-8") == BAD


def test_a_failed_write_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "磁盘满")

    (folder / "报告.txt").write_text("旧的", encoding="utf-8")
    monkeypatch.setattr(os, "replace", refuse)
    assert main(["坏.txt", "--output", "报告.txt"]) == 2
    assert "磁盘满" in capsys.readouterr().err
    assert (folder / "报告.txt").read_text(encoding="utf-8") == "旧的"
    assert len(list(folder.iterdir())) == 3


def test_settings_lie_beside_the_draft(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "wenfeng.toml").write_text('ignore = ["ALL"]', encoding="utf-8")
    assert main(["坏.txt"]) == 0
    capsys.readouterr()
    (folder / "wenfeng.toml").write_text('ignroe = ["ALL"]', encoding="utf-8")
    assert main(["坏.txt"]) == 2
    assert "ignroe 不认识，是不是 ignore？" in capsys.readouterr().err


def test_waivers_are_printed_and_stale_ones_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    waiver = '[[waiver]]\nrule = "vague-deadline"\ntext = "隐患排查"\nfile = "{}"\nreason = "{}"\n'
    text = (
        waiver.format("*.txt", "已另文明确") + waiver.format("好.txt", "旧理由") + waiver.format("*.docx", "别的文件")
    )
    (folder / "wenfeng.toml").write_text(text, encoding="utf-8")
    assert main(["坏.txt", "好.txt", "--select", "vague-deadline"]) == 0
    output = capsys.readouterr().out
    assert "理由：已另文明确" in output
    assert "失效的例外：vague-deadline “隐患排查”：这次检查没有用上" in output
    assert "别的文件" not in output


@pytest.mark.parametrize("name", ["坏.txt", "好.txt"])
def test_a_stale_waiver_is_named_whether_or_not_the_file_has_findings(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    waiver = '[[waiver]]\nrule = "PAD105"\ntext = "没有这句"\nreason = "旧理由"\n'
    (folder / "wenfeng.toml").write_text(waiver, encoding="utf-8")
    main([name])
    (line,) = (line for line in capsys.readouterr().out.split("\n") if line.startswith("没用上的例外："))
    assert line.startswith("没用上的例外：PAD105 “没有这句”：这次检查没有用上；没有查全部文稿，先不要删（")
    assert line.endswith("wenfeng.toml waiver[1]）")


def test_init_writes_settings_that_can_be_used_and_never_overwrites(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init"]) == 0
    text = (folder / "wenfeng.toml").read_text(encoding="utf-8")
    assert main(["init"]) == 2
    assert "已经有了，没有覆盖" in capsys.readouterr().err
    assert (folder / "wenfeng.toml").read_text(encoding="utf-8") == text
    for rule in load_rules():
        assert all(f"# {name.replace('_', '-')} = " in text for name in rule.option_table())
    options = text[text.find("# [rules.") :].split("\n")
    live = [line[2:] for line in options if line.startswith("# ") and not line.startswith("#   ")]
    (folder / "wenfeng.toml").write_text("\n".join(live), encoding="utf-8")
    assert main(["好.txt", "--exit-zero"]) == 0


def test_rules_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.strip().split("\n")
    assert [line[:6] for line in lines[1:]] == [rule.code for rule in load_rules()]
    assert main(["rules", "--format", "json"]) == 0
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == [rule.code for rule in load_rules()]


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_every_rule_has_a_page(rule: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", rule.code.lower()]) == 0  # type: ignore[attr-defined]
    page = capsys.readouterr().out
    assert all(f"## {title}" in page for title in ("查什么", "为什么", "怎么改", "不算", "依据", "有问题的写法"))


def test_version_names_program_and_rule_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"wenfeng-check {__version__}（规则集 {RULESET_VERSION}）\n"


def test_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["check", "--help"], ["rules", "--help"], ["text", "--help"]):
        assert main(arguments) == 0
        output = capsys.readouterr().out
        assert not {"Usage", "Options", "Show this message", "Commands", "[default"} & {
            word for word in ("Usage", "Options", "Show this message", "Commands", "[default") if word in output
        }


def test_a_file_named_like_a_command_is_checked_with_a_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "rules").write_text(BAD, encoding="utf-8")
    assert main(["./rules", "--format", "concise"]) == 1
    assert "rules:4:" in capsys.readouterr().out


def test_text_prints_what_offsets_count_and_what_a_person_sees(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.txt").write_bytes("\ufeff甲\r\n乙\n".encode())
    assert main(["text", "--raw", "坏.txt"]) == 0
    assert capsys.readouterr().out == "甲\n乙\n"
    assert main(["text", "坏.txt"]) == 0
    assert capsys.readouterr().out.split() == ["甲", "乙"]


@pytest.mark.parametrize(("arguments", "coloured"), [([], False), (["--color"], True), (["--no-color"], False)])
def test_colours_are_off_in_a_pipe_unless_asked_for(
    arguments: list[str], coloured: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["坏.txt", *arguments])
    assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_a_reader_that_goes_away_leaves_no_traceback(folder: Path) -> None:
    (folder / "长.txt").write_text("关于防汛的通知\n" + "县应急局要适时开展隐患排查。\n" * 800, encoding="utf-8")
    command = [sys.executable, "-m", "wenfeng_check", "长.txt"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) in (1, 2)


def test_json_in_a_pipe_is_utf8_whatever_the_locale() -> None:
    command = [sys.executable, "-m", "wenfeng_check", "坏.txt", "--format", "json"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert "时间节点" in json.dumps(json.loads(done.stdout.decode("utf-8")), ensure_ascii=False)


def test_a_draft_is_read_once_where_two_paths_mean_it(folder: Path) -> None:
    inputs = runner.collect(["坏.txt", "./坏.txt", str(folder / "坏.txt"), "-"], stdin=runner.Source("x.txt", b"x"))
    assert [source.path for source in inputs.sources] == ["坏.txt", "x.txt"]
    assert inputs.failures == ()
