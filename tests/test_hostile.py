"""Hostile files: each ends in a report or in one clear line, within the bounds, and nothing is left behind."""

import io
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import docx, para, zipped
from wenfeng_check.cli import main


def _bomb() -> bytes:
    return zipped({"word/document.xml": b"<a>" + b" " * (80 << 20) + b"</a>", "[Content_Types].xml": "<Types/>"})


def _lying_size() -> bytes:
    """A part that says it is small and unpacks to 64 MB."""
    content = bytearray(zipped({"word/document.xml": b" " * (64 << 20), "[Content_Types].xml": "<Types/>"}))
    size = (64 << 20).to_bytes(4, "little")
    return bytes(content.replace(size, (100).to_bytes(4, "little")))


def _many_members() -> bytes:
    return zipped({f"word/media/{number}.png": b"" for number in range(20_500)} | {"word/document.xml": "<a/>"})


def _same_part_twice() -> bytes:
    target = io.BytesIO(docx("正文。"))
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<a/>")
    return target.getvalue()


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    return zipped({"word/document.xml": f"<!DOCTYPE a [{entities}]><a>&a11;</a>", "[Content_Types].xml": "<Types/>"})


def _outside_entity() -> bytes:
    part = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    return zipped({"word/document.xml": part, "[Content_Types].xml": "<Types/>"})


def _deep(element: str) -> bytes:
    return docx(f"<w:p>{f'<{element}>' * 100_000}{f'</{element}>' * 100_000}</w:p>")


def _nested_tables() -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * 500 + para("正文。") + "</w:tc></w:tr></w:tbl>" * 500, "正文。")


def _wide_table() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc>'
    return docx(f"<w:tbl>{f'<w:tr>{cell * 20}</w:tr>' * 50}</w:tbl>", "正文。")


def _climbing_names() -> bytes:
    return zipped(
        {"../../../../tmp/wenfeng-escaped.txt": "x", "word/document.xml": "<a/>", "[Content_Types].xml": "<Types/>"}
    )


_HOSTILE: dict[str, Callable[[], bytes]] = {
    "炸弹.docx": _bomb,
    "谎报.docx": _lying_size,
    "部件.docx": _many_members,
    "重名.docx": _same_part_twice,
    "实体.docx": _laughs,
    "外部实体.docx": _outside_entity,
    "深.docx": lambda: _deep("w:smartTag"),
    "深表.docx": lambda: _deep("w:tbl"),
    "套表.docx": _nested_tables,
    "宽表.docx": _wide_table,
    "爬出.docx": _climbing_names,
    "深.html": lambda: b"<html><body>" + b"<div>" * 20_000 + "正文。".encode(),
    "深.rtf": lambda: b"{\\rtf1 " + b"{" * 20_000 + b"x" + b"}" * 20_000,
    "深.md": lambda: b"> " * 5_000 + "正文。".encode(),
    "星.md": lambda: b"*a_ " * 2_000,
    "括号.md": lambda: b"[" * 5_000 + "正文。".encode(),
    "无标点.txt": lambda: "县水利局要抓好排查".encode() * 2_000,
    "空格.txt": lambda: b" " * 200_000 + "正文。".encode(),
    "括号.txt": lambda: "（“《".encode() * 3_000,
    "数字.txt": lambda: b"1" * 20_000,
    "控制符.txt": lambda: bytes(range(1, 32)) * 1000,
    "空字节.txt": lambda: b"\0" * 1_000_000 + b"a",
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_hostile_file_ends_in_a_report_or_one_line(
    tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    (tmp_path / name).write_bytes(_HOSTILE[name]())
    status = main([str(tmp_path / name), "--format", "concise", "--timeout", "60"])
    output = capfd.readouterr()
    assert "Traceback" not in output.err
    if status == 2:
        assert output.err.count("\n") == 1
        assert f"{name}：" in output.err
        assert any("一" <= ch <= "鿿" for ch in output.err.partition(f"{name}：")[2])
    else:
        assert output.err == ""
    assert list(scratch.iterdir()) == []
    assert not os.path.exists("/tmp/wenfeng-escaped.txt")
