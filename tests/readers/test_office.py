"""Old Word files through LibreOffice: the same as the .docx, limits kept, nothing left behind, or one clear line."""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.ole_files import compound
from wenfeng_check.engine import check
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import libreoffice, ole, read_bytes
from wenfeng_check.readers.plain import visible_text
from wenfeng_check.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "examples"
needs_office = pytest.mark.skipif(not libreoffice.program(), reason="LibreOffice (soffice) is not installed")


def plain_lists(path: Path) -> bytes:
    """Return a .docx without explicit list starts: LibreOffice makes two lists of one where it *writes* them as .doc."""
    target = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, re.sub(rb"<w:lvlOverride.*?</w:lvlOverride>", b"", archive.read(name)))
    return target.getvalue()


DRAFT = plain_lists(FOLDER / "04-report.docx")


@pytest.fixture(scope="module", autouse=True)
def patience() -> Iterator[None]:
    """Give LibreOffice the time that it needs on a busy machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(libreoffice, "TIME_LIMIT", 400)
        yield


@pytest.fixture(scope="module")
def old() -> bytes:
    """DRAFT as a .doc."""
    return libreoffice.convert("稿.docx", DRAFT, suffix=".docx", to="doc")


@pytest.fixture(scope="module")
def document(old: bytes) -> Document:
    """DRAFT as it is read from the .doc."""
    return read_bytes("旧.wps", old)


@needs_office
def test_an_old_file_keeps_numbers_and_tables(document: Document) -> None:
    assert document.format == "doc"
    assert not document.notes
    assert _body(document) == _body(read_bytes("稿.docx", DRAFT))


@needs_office
def test_the_same_findings_as_docx_and_as_doc(document: Document) -> None:
    assert _findings(document) == _findings(read_bytes("稿.docx", DRAFT))


def _body(document: Document) -> str:
    """Return what a person sees, less the footers: LibreOffice works the page numbers out."""
    return visible_text(document).partition("【页")[0]


def _findings(document: Document) -> list[tuple[str, str]]:
    found = check(document, Settings()).diagnostics
    return [(each.code, document.of(each.finding.span) if each.finding.span else "") for each in found]


@needs_office
def test_a_wrong_suffix_is_noted_and_nothing_is_left_behind(
    old: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    note = read_bytes("稿.docx", old).notes[0]
    assert "内容是旧版 Word 文档" in note.message
    monkeypatch.setattr(libreoffice, "TIME_LIMIT", 0.2)
    with pytest.raises(ReadError, match="已经停下"):
        read_bytes("稿.doc", old)
    assert not list(tmp_path.iterdir())
    assert not _processes(tmp_path)


@needs_office
@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc to see processes")
def test_killing_the_reader_kills_libreoffice_and_removes_the_draft(old: bytes, tmp_path: Path) -> None:
    draft = tmp_path / "稿.doc"
    draft.write_bytes(old)
    place = tmp_path / "temporary"
    place.mkdir()
    code = (
        "import sys; from wenfeng_check.readers import read_bytes; read_bytes('稿.doc', open(sys.argv[1], 'rb').read())"
    )
    reader = subprocess.Popen([sys.executable, "-c", code, str(draft)], env={**os.environ, "TMPDIR": str(place)})
    assert _until(lambda: bool(_processes(place)))
    reader.send_signal(signal.SIGKILL)
    reader.wait()
    assert _until(lambda: not list(place.iterdir()) and not _processes(place))


def _until(holds: "object", seconds: float = 120) -> bool:
    assert callable(holds)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def _processes(folder: Path) -> list[str]:
    """Return the command lines of running processes that name ``folder``."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in line and "soffice" in line:
            lines.append(line)
    return lines


@needs_office
def test_a_damaged_old_file_gives_one_clear_line() -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("坏.doc", compound("0Table", "WordDocument"))
    assert "请" in str(caught.value)
    assert "\n" not in str(caught.value)


@needs_office
def test_a_truncated_old_file_is_read_or_refused(old: bytes) -> None:
    try:
        document = read_bytes("断.doc", old[: len(old) // 2])
    except ReadError as error:
        message = str(error)
        assert message.startswith("断.doc：")
    else:
        assert document.text.strip()


def test_without_libreoffice_one_line_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    libreoffice.program.cache_clear()
    try:
        with pytest.raises(ReadError, match="apt install libreoffice-writer-nogui") as caught:
            read_bytes("旧.doc", compound("0Table", "WordDocument"))
    finally:
        libreoffice.program.cache_clear()
    assert "\n" not in str(caught.value)
    assert "另存为 .docx" in str(caught.value)


def test_the_streams_of_a_compound_file_are_found() -> None:
    assert set(ole.streams(compound("0Table", "WordDocument", "a", "b", "c"))) == {
        "0Table",
        "WordDocument",
        "a",
        "b",
        "c",
    }
    assert ole.streams(compound()) == {}


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, 2047), st.integers(0, 255)), max_size=8), st.integers(0, 6000))
def test_any_compound_file_has_streams_or_none(changes: list[tuple[int, int]], length: int) -> None:
    content = bytearray(compound("0Table", "WordDocument"))
    for place, byte in changes:
        content[place] = byte
    assert all(isinstance(name, str) for name in ole.streams(bytes(content[:length])))
    assert isinstance(ole.has_word_password(bytes(content[:length])), bool)
