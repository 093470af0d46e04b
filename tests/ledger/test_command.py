"""``wenfeng-check tasks``: exit statuses, formats, files written, complaints of one Chinese line."""

import io
import json
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.builders import docx, table
from tests.builders import row as xml_row
from tests.ledger.drafts import workbook
from wenfeng_check.cli import main

HEADER = ("序号", "工作任务", "责任单位", "责任人", "完成时限")
WHOLE = ("1", "完成渠道清淤12公里", "县水利局", "李明远", "2024年3月底前")
GAP = ("2", "更换灌区闸门5套", "县水利局", "", "尽快")
OTHER = ("1", "完成渠道清淤12公里", "县农业农村局", "李明远", "2024年3月底前")


def _draft(*rows: tuple[str, ...]) -> bytes:
    return docx("清河县农田水利任务清单", table(*(xml_row(*cells) for cells in (HEADER, *rows))))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with drafts and ledgers."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "全.docx").write_bytes(_draft(WHOLE))
    (tmp_path / "缺.docx").write_bytes(_draft(WHOLE, GAP))
    (tmp_path / "改.docx").write_bytes(_draft(OTHER))
    (tmp_path / "无任务.txt").write_text("关于报送台账的函\n现函告台账三份，请查收。\n", encoding="utf-8")
    (tmp_path / "全.xlsx").write_bytes(workbook(HEADER, WHOLE))
    (tmp_path / "缺.xlsx").write_bytes(workbook(HEADER, WHOLE, GAP))
    (tmp_path / "通讯录.xlsx").write_bytes(workbook(("姓名", "电话"), ("李明远", "1")))
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["全.docx"], 0),
        (["缺.docx"], 1),
        (["缺.docx", "--exit-zero"], 0),
        (["全.docx", "缺.docx"], 1),
        (["无任务.txt"], 0),
        (["坏.docx"], 2),
        (["全.docx", "坏.docx"], 2),
        (["坏.docx", "--exit-zero"], 2),
        (["没有.docx"], 2),
        (["--compare", "全.docx", "全.docx"], 0),
        (["--compare", "全.docx", "全.xlsx"], 0),
        (["--compare", "全.docx", "改.docx"], 1),
        (["--compare", "全.docx", "缺.docx"], 1),
        (["--compare", "全.docx", "缺.docx", "--exit-zero"], 0),
        (["--compare", "全.docx", "坏.docx"], 2),
        (["--check", "全.xlsx"], 0),
        (["--check", "缺.xlsx"], 1),
        (["--check", "全.xlsx", "缺.xlsx"], 1),
        (["--check", "缺.xlsx", "--exit-zero"], 0),
        (["--check", "全.xlsx", "--today", "2024-06-01"], 1),
        (["--check", "通讯录.xlsx"], 2),
        (["--check", "没有.xlsx"], 2),
    ],
)
def test_exit_status(arguments: list[str], status: int) -> None:
    assert main(["tasks", *arguments]) == status


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "还缺"),
        (["--compare", "全.docx"], "--compare 后面写两份：先旧后新，现在是 1 份。"),
        (["--compare", "--check", "全.xlsx", "缺.xlsx"], "只能用一个"),
        (["--compare", "全.docx", "改.docx", "--format", "ics"], "--compare 的格式可以是 table、csv、json"),
        (["--check", "全.xlsx", "--output", "新.xlsx"], "--check 的格式可以是"),
        (["--check", "全.docx"], "不是台账"),
        (["--check", "-"], "不读标准输入"),
        (["全.xlsx"], "请加 --check"),
        (["全.docx", "--output", "全.docx"], "请换一个文件名"),
        (["--compare", "全.docx", "改.docx", "--output", "改.docx"], "请换一个文件名"),
        ([".", "--output", "全.docx"], "请换一个文件名"),
        (["全.docx", "--output", "没有/台账.xlsx"], "写不了"),
        (["全.docx", "--format", "pdf"], "不认识"),
        (["坏.docx"], "坏.docx"),
        (["--check", "通讯录.xlsx"], "没有找到台账表头"),
        (["--check", "没有.xlsx"], "没有这个文件"),
    ],
)
def test_complaints_are_one_chinese_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tasks", *arguments]) == 2
    output = capsys.readouterr().err
    assert said in output
    assert output.count("\n") == 1
    assert output.startswith("wenfeng-check：")


@pytest.mark.parametrize(
    ("name", "start"),
    [("台账.xlsx", b"PK"), ("台账.csv", b"\xef\xbb\xbf"), ("台账.json", b"{"), ("台账.ics", b"BEGIN:VCALENDAR"), ("台账.txt", "缺.docx".encode())],
)
def test_the_suffix_of_the_output_picks_the_format(name: str, start: bytes, folder: Path) -> None:
    assert main(["tasks", "缺.docx", "--output", name]) == 1
    assert (folder / name).read_bytes().startswith(start)
    assert not list(folder.glob(".*"))


def test_a_format_named_wins_over_the_suffix(folder: Path) -> None:
    main(["tasks", "缺.docx", "--format", "csv", "--output", "台账.txt"])
    assert (folder / "台账.txt").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_workbook_goes_into_a_pipe_and_not_to_a_terminal(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["tasks", "缺.docx", "--format", "xlsx"]) == 1
    assert openpyxl.load_workbook(io.BytesIO(capfdbinary.readouterr().out)).sheetnames == ["任务台账", "汇总"]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert main(["tasks", "缺.docx", "--format", "xlsx"]) == 2
    output = capfdbinary.readouterr()
    assert not output.out
    assert "请用 --output" in output.err.decode()


def test_the_calendar_says_how_many_tasks_have_no_day(capsys: pytest.CaptureFixture[str]) -> None:
    main(["tasks", "缺.docx", "--format", "ics"])
    output = capsys.readouterr()
    assert output.out.count("BEGIN:VEVENT") == 1
    assert "1 项任务没有具体日期，没有写进日历。" in output.err


def test_standard_input_is_read(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(_draft(WHOLE, GAP))))
    assert main(["tasks", "-", "--stdin-name", "清单.docx", "--format", "json"]) == 1
    assert [row["task"] for row in json.loads(capsys.readouterr().out)["rows"]] == [WHOLE[1], GAP[1]]


def test_what_failed_is_in_the_output_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tasks", "缺.docx", "坏.docx", "--format", "json"]) == 2
    content = json.loads(capsys.readouterr().out)
    assert [failure["path"] for failure in content["failures"]] == ["坏.docx"]
    assert len(content["rows"]) == 2


@pytest.mark.parametrize("format_name", ["table", "csv"])
@pytest.mark.parametrize(
    "arguments", [["没有.docx"], ["坏.docx"], ["--check", "没.xlsx"], ["--check", "通讯录.xlsx"], ["--check", "全.docx"]]
)
def test_nothing_is_summed_up_where_nothing_was_read(
    arguments: list[str], format_name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tasks", *arguments, "--format", format_name]) == 2
    assert capsys.readouterr().out == ""
    assert main(["tasks", *arguments, "--format", format_name, "--output", "结果.txt"]) == 2
    assert not (folder / "结果.txt").exists()


def test_what_was_read_is_summed_up_beside_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tasks", "--check", "全.xlsx", "没.xlsx"]) == 2
    assert capsys.readouterr().out == "1 行任务，要素齐全，日期无误。\n"


def test_a_folder_is_walked(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "坏.docx").unlink()
    assert main(["tasks", ".", "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["rows"]) == 4


def test_the_settings_file_may_say_exit_zero(folder: Path) -> None:
    (folder / "wenfeng.toml").write_text("exit-zero = true\n", encoding="utf-8")
    assert main(["tasks", "缺.docx"]) == 0
