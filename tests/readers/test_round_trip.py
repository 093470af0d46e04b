"""The same content in every format gives the same findings; LibreOffice writes the formats, our readers read them."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.builders import docx, odt, para
from wenfeng_check.engine import check
from wenfeng_check.model.document import Block, BlockKind, Document, Part
from wenfeng_check.readers import read_bytes
from wenfeng_check.readers.plain import visible
from wenfeng_check.settings import Settings

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.docx"))
SOFFICE = shutil.which("soffice")
FORMATS = ("odt", "rtf", "html")
HTML_SHOWS_DELETED = ("03-plan",)
"""LibreOffice writes deleted text into HTML as if it stood there."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every example in every format."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    target = tmp_path_factory.mktemp("formats")
    profile = f"-env:UserInstallation={(target / 'profile').as_uri()}"
    for form in FORMATS:
        command = [SOFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(target)]
        subprocess.run([*command, *map(str, EXAMPLES)], capture_output=True, timeout=300, check=False)
    if sum(1 for form in FORMATS for _ in target.glob(f"*.{form}")) != len(FORMATS) * len(EXAMPLES):
        pytest.skip("LibreOffice did not convert all examples")
    return target


@cache
def _document(path: Path) -> Document:
    return read_bytes(path.name, path.read_bytes())


def _findings(document: Document) -> Counter[tuple[str, str]]:
    """The findings in the body by rule and flagged text."""
    found: Counter[tuple[str, str]] = Counter()
    for diagnostic in check(document, Settings()).diagnostics:
        span = diagnostic.finding.span
        found[diagnostic.code, document.of(span) if span else ""] += 1
    return found


def _shown(document: Document, block: Block) -> tuple[str, ...]:
    """A block as it must be in every format: its number, its text, its heading level and its place in a table."""
    at = block.origin
    place = (at.table, at.row, at.column, at.row_span, at.column_span)
    return (visible(document, block), str(block.kind), str(block.level), str(place))


def _body(document: Document) -> list[tuple[str, ...]]:
    parts = (Part.BODY, Part.TABLE)
    blocks = (b for b in document.blocks if b.origin.part in parts and b.kind is not BlockKind.BLANK)
    return [_shown(document, block) for block in blocks]


@pytest.mark.parametrize("form", ["odt", "rtf"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_office_formats_give_the_same_blocks_and_findings(path: Path, form: str, folder: Path) -> None:
    ours, theirs = _document(path), _document(folder / f"{path.stem}.{form}")
    assert _body(theirs) == _body(ours)
    assert _findings(theirs) == _findings(ours)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_web_pages_give_the_same_findings_but_for_what_the_export_loses(path: Path, folder: Path) -> None:
    """LibreOffice writes every automatic number into HTML as ``<ol>``: 一、 and （一） come back as 1., so that the rules
    see other levels; findings are compared for the drafts without automatic numbers, the text for all.
    """
    ours, theirs = _document(path), _document(folder / f"{path.stem}.html")
    if not any(block.label for block in ours.blocks):
        assert _findings(theirs) == _findings(ours)
    texts = [theirs.of(block.span) for block in theirs.blocks]
    lost = [text for text in _texts(ours) if text not in texts]
    assert len(lost) == (path.stem in HTML_SHOWS_DELETED), lost


def _texts(document: Document) -> list[str]:
    return [document.of(b.span) for b in document.blocks if b.kind is not BlockKind.BLANK and b.origin.part is Part.BODY]


DRAFT = (
    "关于开展农村公路排查的通知",
    "各镇人民政府：",
    "一、工作任务",
    "（一）逐段排查。各镇人民政府要尽快排查农村公路，建立台账。",
    "（二）上报台账。县交通运输局4月20日前汇总台账，报县政府办公室。（责任人：李明远）",
    "二、工作要求",
    "各有关部门要高度重视，切实加强组织领导，确保各项任务落到实处。",
    "清河县人民政府办公室",
    "2026年3月6日",
)


def _written(form: str, lines: Sequence[str]) -> bytes:
    if form == "docx":
        return docx(*lines)
    if form in ("odt", "fodt"):
        return odt(*lines, flat=form == "fodt")
    if form == "rtf":
        return ("{\\rtf1\\ansi\\ansicpg936 " + "".join(f"\\pard {line}\\par\n" for line in lines) + "}").encode("gbk")
    if form == "html":
        return "".join(f"<p>{line}</p>\n" for line in lines).encode()
    return ("\n\n" if form == "md" else "\n").join(lines).encode("gb18030" if form == "txt" else "utf-8")


@pytest.mark.parametrize("form", ["docx", "odt", "fodt", "rtf", "html", "md"])
def test_the_same_paragraphs_give_the_same_findings_in_every_format(form: str) -> None:
    plain = read_bytes("草稿.txt", _written("txt", DRAFT))
    document = read_bytes(f"草稿.{form}", _written(form, DRAFT))
    blocks = [document.of(block.span) for block in document.blocks if block.kind is not BlockKind.BLANK]
    assert blocks == list(DRAFT)
    found = _findings(document)
    assert found == _findings(plain)
    assert any(text == "尽快" for _, text in found)


def test_an_automatic_number_counts_as_a_written_one() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    automatic = read_bytes("草稿.docx", docx(para("工作任务", num=(1, 0)), numbering=numbering))
    assert [visible(automatic, block) for block in automatic.blocks] == ["一、工作任务"]
