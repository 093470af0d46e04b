"""The shipped examples: complete, of the right size, equal to a rebuild, and readable as a person reads them."""

import importlib
import io
import re
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from wenfeng_check.model.document import Part
from wenfeng_check.readers import read_bytes

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DRAFTS = sorted(path for path in EXAMPLES.iterdir() if re.match(r"\d\d-", path.name))
WORD_DRAFTS = [path for path in DRAFTS if path.suffix == ".docx"]
MARKS = re.compile(r"\{--.+?--\}|\{>>.+?<<\}|\{\+\+|\+\+\}|\{==|==\}|<<..>>|^#+ ", re.MULTILINE)


def builder() -> ModuleType:
    pytest.importorskip("docx", reason="未装 python-docx，不能重新生成示例")
    if str(EXAMPLES) not in sys.path:
        sys.path.insert(0, str(EXAMPLES))
    return importlib.import_module("build_examples")


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def source_of(path: Path) -> str:
    twins = (path.with_suffix(".txt"), path.with_suffix(".md"), EXAMPLES / "sources" / f"{path.stem}.txt")
    return next(twin for twin in twins if twin.is_file()).read_text("utf-8")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("path", WORD_DRAFTS, ids=lambda path: path.name)
def test_a_rebuild_gives_the_shipped_word_file(path: Path) -> None:
    assert parts_of(builder().build(path.name)) == parts_of(path.read_bytes())


def test_building_twice_gives_the_same_bytes() -> None:
    build = builder().build
    assert build("03-plan.docx") == build("03-plan.docx")


def test_every_word_example_has_a_recipe() -> None:
    assert sorted(builder().SOURCES) == [path.name for path in WORD_DRAFTS]


def test_an_automatic_number_that_differs_from_the_typed_one_is_refused() -> None:
    builder()
    drafts, word = importlib.import_module("drafts"), importlib.import_module("word_document")
    with pytest.raises(ValueError, match="自动编号会显示“二、”，原文写的是“三、”"):
        word.WordDraft("题目", "作者").write(drafts.parse("题目\n\n一、甲\n三、乙\n"))


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name)
def test_a_draft_is_as_long_as_a_real_one(path: Path) -> None:
    text = read_bytes(path.name, path.read_bytes()).text
    assert 600 <= len(squeezed(text)) <= 2500


@pytest.mark.parametrize("path", WORD_DRAFTS, ids=lambda path: path.name)
def test_a_word_example_reads_like_its_source(path: Path) -> None:
    document = read_bytes(path.name, path.read_bytes())
    body = [block for block in document.blocks if block.origin.part is Part.BODY]
    read = [squeezed(block.label + document.of(block.span)) for block in body]
    lines = (squeezed(line) for line in MARKS.sub("", source_of(path)).splitlines() if not line.startswith("|"))
    assert [line for line in read if line] == [line for line in lines if line]


def test_every_file_is_explained_in_the_readme() -> None:
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    files = [path for path in EXAMPLES.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    folders = ["deploy", *(folder.name for folder in EXAMPLES.iterdir() if (folder / "README.md").is_file())]
    assert [name for name in folders if f"`{name}/`" not in readme] == []
    own = [path.name for path in files if path.relative_to(EXAMPLES).parts[0] not in folders]
    assert [name for name in own if name not in readme and name != "README.md"] == []


def test_the_roster_names_every_person_that_the_tables_name() -> None:
    settings = (EXAMPLES / "wenfeng.toml").read_text("utf-8")
    rows = [line.split("|") for line in source_of(EXAMPLES / "03-plan.docx").splitlines() if line.startswith("|")]
    names = {name for row in rows[2:] for cell in row[5:7] for name in cell.strip(" ^").split("、") if name}
    assert [name for name in sorted(names) if f'"{name}"' not in settings] == []


def test_the_good_notice_is_shorter_and_says_more() -> None:
    padded, good = (source_of(EXAMPLES / name) for name in ("01-padded-notice.docx", "02-good-notice.docx"))
    assert len(good) < 0.7 * len(padded)
    assert good.count("完成时限：") == 8
    assert not re.search("尽快|有关部门|专人|适时|高度重视", good)
