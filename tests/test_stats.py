"""``wenfeng-check stats``: the figures in three formats."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from wenfeng_check.cli import main

DRAFT = (
    "清河县人民政府关于做好防汛工作的通知\n各镇人民政府：\n"
    "去年以来，全县防汛能力不断提升，取得显著成效。\n"
    "县应急局于5月底前完成水库隐患排查，责任人李明远。\n"
    "县水利局要开展巡查。\n清河县人民政府\n2024年3月1日\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one draft."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def test_text_has_length_parts_padding_tasks_scores_and_readability(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "稿.txt"]) == 0
    output = capsys.readouterr().out
    for words in (
        "稿.txt  通知",
        "篇幅",
        "各部分    现状",
        "空话套话",
        "任务",
        "得分 短",
        "得分 实",
        "得分 新",
        "句子",
        "用词",
    ):
        assert words in output
    assert "可读性数字分不出公文写得好不好" in output.replace("\n", "")


def test_json_and_csv_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "稿.txt", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    (file,) = report["files"]
    assert main(["stats", "稿.txt", "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff")))
    assert row["文件"] == file["path"] == "稿.txt"
    assert float(row["措施占比"]) == file["roles"]["measure"]
    assert float(row["平均句长"]) == file["readability"]["sentence_length"]
    assert int(row["缺责任人"]) == file["missing"]["person"]
    assert [int(row[f"{name}得分"]) for name in "短实新"] == [score["value"] for score in file["scores"]]
    assert sum(file["roles"].values()) == pytest.approx(1, abs=0.01)
    assert report["version"] == 1


def test_output_is_a_file_for_a_spreadsheet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "=1+1.txt").write_text(DRAFT, encoding="utf-8")
    assert main(["stats", ".", "--format", "csv", "--output", "表.csv"]) == 0
    assert capsys.readouterr().out == ""
    content = (folder / "表.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 3
    assert "'=1+1.txt" in content.decode()


def test_a_missing_file_is_status_2_and_the_others_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", "没有.txt", "稿.txt", "--format", "json"]) == 2
    output = capsys.readouterr()
    assert [file["path"] for file in json.loads(output.out)["files"]] == ["稿.txt"]
    assert output.err.count("\n") == 1


def test_without_textstat_its_figures_are_missing_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    assert main(["stats", "稿.txt"]) == 0
    output = capsys.readouterr().out
    assert "LIX " not in output
    assert "没有安装 textstat" in output
    assert main(["stats", "稿.txt", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"][0]["order_measures"] is None
