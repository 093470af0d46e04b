"""--annotate and --suggest: what is written where, what is said, and that nothing is lost."""

from pathlib import Path

import pytest

from tests.annotate.helpers import ours, read
from tests.builders import docx
from wenfeng_check.cli import main

DRAFT = ("关于做好防汛工作的通知", "各镇人民政府：", "一、工作任务", "请县应急局尽快开展隐患排查,清政发[2024]3号。")
_ONLY = ("--select", "vague-deadline,WRD107", "--exit-zero")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a draft."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.docx").write_bytes(docx(*DRAFT))
    return tmp_path


def _texts(path: Path) -> list[str]:
    return [comment.text for comment in ours(read(path.read_bytes()))]


def test_the_annotated_file_is_written_and_the_draft_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "稿.docx").read_bytes()
    assert main(["稿.docx", "--annotate", "批.docx", "--select", "vague-deadline"]) == 1
    output = capsys.readouterr()
    assert "稿.docx：1条批注，写到 批.docx。" in output.err
    assert "TSK102" in output.out
    assert (folder / "稿.docx").read_bytes() == before
    (text,) = _texts(folder / "批.docx")
    assert text.startswith("警告：“尽快”不是时间节点。\n怎么改：")
    assert text.endswith("规则：TSK102 vague-deadline")
    assert sorted(path.name for path in folder.iterdir()) == ["批.docx", "稿.docx"]


def test_suggest_writes_tracked_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["稿.docx", "--annotate", "批.docx", "--suggest", *_ONLY]) == 0
    assert "2条批注、1处修订" in capsys.readouterr().err
    assert "排查，清政发" in read((folder / "批.docx").read_bytes()).text


def test_a_file_that_is_there_is_kept_unless_it_is_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["稿.docx", "--annotate", "批.docx", *_ONLY]) == 0
    first = (folder / "批.docx").read_bytes()
    assert main(["稿.docx", "--annotate", "批.docx", *_ONLY]) == 0
    assert main(["稿.docx", "--annotate", "批.docx", "--suggest", *_ONLY]) == 2
    assert "批注没有写成：批.docx 已经有了，里面可能有答复，没有覆盖。" in capsys.readouterr().err
    assert (folder / "批.docx").read_bytes() == first


def test_several_drafts_go_into_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "文稿" / "二月").mkdir(parents=True)
    for name in ("通知.docx", "二月/通知.docx"):
        (folder / "文稿" / name).write_bytes(docx(*DRAFT))
    (folder / "文稿" / "通知.txt").write_text("\n".join(DRAFT), encoding="utf-8")
    (folder / "文稿" / "坏.docx").write_bytes(b"PK\3\4")
    assert main(["文稿", "--annotate", "批注稿", *_ONLY]) == 2
    assert "坏.docx" in capsys.readouterr().err
    written = sorted(path.relative_to("批注稿").as_posix() for path in Path("批注稿").rglob("*.docx"))
    assert written == ["二月/通知（批注）.docx", "通知.txt（批注）.docx", "通知（批注）.docx"]
    assert all(len(_texts(Path("批注稿") / name)) == 2 for name in written)


def test_one_draft_into_a_folder_that_is_there(folder: Path) -> None:
    (folder / "批注稿").mkdir()
    assert main(["稿.docx", "--annotate", "批注稿", *_ONLY]) == 0
    assert len(_texts(folder / "批注稿" / "稿（批注）.docx")) == 2


def test_a_file_with_macros_keeps_its_suffix(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "稿.docx").rename(folder / "宏.docm")
    assert main(["宏.docm", "--annotate", "批.docx", *_ONLY]) == 2
    assert "文件名要以 .docm 结尾" in capsys.readouterr().err
    assert main(["宏.docm", "--annotate", "批.docm", *_ONLY]) == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["稿.docx", "--annotate", "稿.docx"], "就是要检查的文稿"),
        (["稿.docx", "--annotate", "批.txt"], "文件名要以 .docx 结尾"),
        (["稿.docx", "另.docx", "--annotate", "批.docx"], "请写文件夹"),
        (["稿.docx", "--annotate", "无此夹/批.docx"], "写不了"),
        (["稿.docx", "--suggest"], "要和 --annotate 一起用"),
        (["稿.docx", "--annotate", "批.docx", "--diff"], "不能和 --fix、--diff 一起用"),
        (["-", "--annotate", "批.docx"], "请给出文件名"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    folder: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "另.docx").write_bytes(docx(*DRAFT))
    before = sorted(path.name for path in folder.iterdir())
    assert main([*arguments, *_ONLY]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_draft_that_was_not_read_leaves_no_file(folder: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK\3\4")
    assert main(["坏.docx", "--annotate", "批.docx"]) == 2
    assert not (folder / "批.docx").exists()
