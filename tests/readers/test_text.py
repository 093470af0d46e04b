"""Plain text: encodings, newlines, offsets."""

import pytest

from tests.builders import doc
from wenfeng_check.model.document import BlockKind
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import read_bytes

TEXT = "清河县农业农村局关于报送台账的通知\n\n各镇人民政府：\n　　请于3月10日前报送。\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.replace("\n", "\r\n").encode("gb18030"),
        TEXT.replace("\n", "\r").encode("utf-8"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16", "utf-16-be-bom", "utf-16-le", "utf-16-be", "gb18030", "crlf", "cr"],
)
def test_every_encoding_gives_the_same_text(content: bytes) -> None:
    assert read_bytes("通知.txt", content).text == TEXT


def test_keeps_rare_characters_of_gb18030() -> None:
    assert read_bytes("通知.txt", "联系人：李\U00020bb7远，㐀".encode("gb18030")).text == "联系人：李\U00020bb7远，㐀"


def test_a_line_is_a_block_and_nothing_is_stripped() -> None:
    document = doc(TEXT)
    assert [document.of(block.span) for block in document.blocks] == TEXT.split("\n")
    kinds = [block.kind for block in document.blocks]
    assert kinds == [
        BlockKind.PARAGRAPH,
        BlockKind.BLANK,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.BLANK,
    ]


def test_only_one_byte_order_mark_is_removed() -> None:
    assert read_bytes("a.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + "通知".encode()).text == "\ufeff通知"


@pytest.mark.parametrize("content", [b"", b"\n \r\n\t", "　\n　".encode(), b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    with pytest.raises(ReadError, match="文件是空的"):
        read_bytes("空.txt", content)


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 4, "通知\0".encode() * 20, b"\x01\x02\x03\x04abc" * 9, b"\xff\xff\x80\x80" * 30],
    ids=["all bytes", "nul", "control", "no encoding"],
)
def test_binary_content_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError, match=r"^乱码\.txt：.*(不是文字|认不出)"):
        read_bytes("乱码.txt", content)


def test_a_stray_control_character_is_noted() -> None:
    document = doc("请县财政局于3月10日前报送台账，逾期不报的通报批评。\x0b")
    assert document.notes
    assert "1个" in document.notes[0].message
