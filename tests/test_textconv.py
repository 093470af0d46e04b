"""``wenfeng-check text --textconv`` as git's driver: a difference of two Word files in words."""

import sys
from pathlib import Path

import pytest

from tests.builders import docx
from tests.repositories import commit, git, needs_git, repository

pytestmark = needs_git
TITLE = "关于报送台账的通知"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = repository(tmp_path / "文稿库")
    (folder / ".gitattributes").write_text("*.docx diff=wenfeng\n", encoding="utf-8")
    git(folder, "config", "diff.wenfeng.textconv", f"'{sys.executable}' -m wenfeng_check text --textconv")
    return folder


def _diff(folder: Path, *arguments: str) -> list[str]:
    lines = git(folder, "diff", "--no-color", *arguments).splitlines()
    return [line for line in lines if line[:1] in "+-" and not line.startswith(("+++", "---"))]


def test_a_difference_of_word_files_shows_words(folder: Path) -> None:
    draft = folder / "通知 “一”.docx"
    draft.write_bytes(docx(TITLE, "请县财政局尽快报送台账。", "请县水利局值班。"))
    commit(folder)
    draft.write_bytes(docx(TITLE, "请县财政局于3月10日前报送台账。", "请县水利局值班。"))
    assert _diff(folder) == ["-请县财政局尽快报送台账。", "+请县财政局于3月10日前报送台账。"]
    words = git(folder, "show", "HEAD", "--no-color")
    assert "+请县财政局尽快报送台账。" in words


def test_a_damaged_file_does_not_stop_the_difference_of_the_others(folder: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (folder / name).write_bytes(docx(TITLE, "请县水利局值班。"))
    commit(folder)
    (folder / "a.docx").write_bytes(b"PK\x03\x04 damaged")
    (folder / "b.docx").write_bytes(docx(TITLE, "请县应急局值班。"))
    lines = _diff(folder)
    assert any(line.startswith("+（读不出文字：") for line in lines)
    assert lines[-2:] == ["-请县水利局值班。", "+请县应急局值班。"]


def test_a_picture_put_in_is_seen(folder: Path) -> None:
    draft = folder / "a.docx"
    draft.write_bytes(docx(TITLE))
    commit(folder)
    draft.write_bytes(docx(TITLE, "<w:p><w:r><w:drawing><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></w:drawing></w:r></w:p>"))
    assert any("图片" in line for line in _diff(folder))
