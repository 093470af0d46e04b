"""PDF files: the text layer as paragraphs, what is no text named, hostile files refused."""

import builtins
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.fixed_files import pdf
from wenfeng_check.engine import check
from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import libreoffice, read_bytes
from wenfeng_check.readers.page import Glyph, Page
from wenfeng_check.readers.pdf_strays import put_back
from wenfeng_check.readers.plain import visible_text
from wenfeng_check.settings import Settings

pytest.importorskip("pypdfium2", reason="pypdfium2 (extra pdf) is not installed")

DRAFT = Path(__file__).resolve().parents[2] / "examples" / "02-good-notice.docx"
needs_office = pytest.mark.skipif(not libreoffice.program(), reason="LibreOffice (soffice) is not installed")
_LOCKED = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}'
HELLO = pdf("BT /F1 16 Tf 100 700 Td (Report on 3 roads) Tj ET")
_IMAGE = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"
SCAN = pdf("q 595 0 0 842 0 0 cm /Im Do Q", resources="/XObject << /Im 6 0 R >>", objects=[_IMAGE])


def tight(document: Document) -> str:
    """Return what a person sees, less blanks and page numbers."""
    return "".join(visible_text(document).partition("【页")[0].split())


@pytest.fixture(scope="module", autouse=True)
def patience() -> Iterator[None]:
    """Give LibreOffice the time that it needs on a busy machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(libreoffice, "TIME_LIMIT", 400)
        yield


@needs_office
def test_a_draft_as_pdf_gives_the_text_and_the_findings_of_the_docx() -> None:
    word = read_bytes("稿.docx", DRAFT.read_bytes())
    document = read_bytes("稿.pdf", libreoffice.convert("稿.docx", DRAFT.read_bytes(), suffix=".docx", to="pdf"))
    assert document.format == "pdf"
    assert tight(document) == tight(word)
    assert _codes(document) == _codes(word)


def _codes(document: Document) -> list[str]:
    return sorted(each.code for each in check(document, Settings()).diagnostics)


@needs_office
def test_a_password_is_named() -> None:
    locked = libreoffice.convert("稿.docx", DRAFT.read_bytes(), suffix=".docx", to=f"pdf:writer_pdf_Export:{_LOCKED}")
    with pytest.raises(ReadError, match="PDF 有密码"):
        read_bytes("密.pdf", locked)


def test_blanks_between_words_are_kept() -> None:
    assert read_bytes("a.pdf", HELLO).text == "Report on 3 roads"


def test_a_page_turned_sideways_is_read_along_its_lines() -> None:
    turned = pdf("BT 0 1 -1 0 300 200 Tm /F1 16 Tf (Report on 3 roads) Tj ET").replace(
        b"/MediaBox", b"/Rotate 90 /MediaBox"
    )
    assert read_bytes("a.pdf", turned).text == "Report on 3 roads"


def test_a_scanned_file_is_named() -> None:
    with pytest.raises(ReadError, match="全是扫描图片"):
        read_bytes("扫.pdf", SCAN)


def test_an_image_beside_text_is_noted() -> None:
    content = "BT /F1 16 Tf 100 700 Td (Report on 3 roads) Tj ET q 200 0 0 200 100 300 cm /Im Do Q"
    document = read_bytes("图.pdf", pdf(content, resources="/XObject << /Im 6 0 R >>", objects=[_IMAGE]))
    assert [note.message for note in document.notes] == ["文中有1张图片，图片里的文字没有检查。"]


def test_characters_with_a_wrong_place_go_back_between_their_neighbours() -> None:
    row = [Glyph(char, 100 + 16 * n, 116 + 16 * n, 200, 16) for n, char in enumerate("（一）总体")]
    stray = row[1]._replace(left=150, right=205, base=400)
    page = Page(1, 595, 842, glyphs=[row[0], stray, *row[2:]])
    put_back(page)
    assert [(glyph.char, glyph.left, glyph.base) for glyph in page.glyphs] == [
        (each.char, each.left, 200) for each in row
    ]


def test_without_the_library_one_line_gives_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: object, **more: object) -> object:
        if name.startswith("pypdfium2"):
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(ReadError, match=r"pip install 'wenfeng-check\[pdf\]'") as caught:
        read_bytes("稿.pdf", HELLO)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        HELLO[:120],
        b"%PDF-1.7\n",
        HELLO.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        pdf("/Fm Do", resources="/XObject << /Fm 6 0 R >>", objects=[
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm 6 0 R >> >> /Length 6 >>\nstream\n/Fm Do\nendstream"
        ]),
        pdf("q " * 50_000 + "Q " * 50_000),
        pdf("0 0 m 1 1 l S " * 20_000),
        pdf("", objects=["null"] * 50_000),
    ],
    ids=["cut", "head", "page-loop", "form-loop", "deep", "paths", "objects"],
)  # fmt: skip
def test_hostile_files_give_one_clear_line(content: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("坏.pdf", content)
    assert "请" in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.lists(st.tuples(st.integers(0, len(HELLO) - 1), st.integers(0, 255)), max_size=6), st.integers(9, len(HELLO)))
def test_a_damaged_file_gives_a_document_or_a_read_error(changes: list[tuple[int, int]], length: int) -> None:
    content = bytearray(HELLO)
    for at, byte in changes:
        content[at] = byte
    try:
        document = read_bytes("a.pdf", bytes(content[:length]))
    except ReadError:
        return
    assert document.text == "\n".join(document.of(block.span) for block in document.blocks)
