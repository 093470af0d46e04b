"""Offsets and the positions of editors, there and back, for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("lsprotocol", reason="the extra lsp is not installed")

from lsprotocol import types

from tests.builders import doc
from wenfeng_check.lsp.positions import Positions
from wenfeng_check.model.span import Span

TEXTS = st.text(alphabet="县𠮷😋aé\u2028\f \n", min_size=1, max_size=60).map(lambda text: f"题{text}")
ENCODINGS = st.sampled_from([encoding.value for encoding in types.PositionEncodingKind])


@given(text=TEXTS, encoding=ENCODINGS, newline=st.sampled_from(["\n", "\r\n", "\r"]), mark=st.sampled_from(["", "\ufeff"]))
def test_every_offset_comes_back(text: str, encoding: str, newline: str, mark: str) -> None:
    raw = mark + text.replace("\n", newline)
    read = doc(raw).text
    positions = Positions(read, raw, encoding)
    assert [positions.offset(positions.position(offset)) for offset in range(len(read) + 1)] == list(range(len(read) + 1))


@given(text=TEXTS, mark=st.sampled_from(["", "\ufeff"]))
def test_utf_16_positions_point_at_the_same_characters_in_the_text_of_the_editor(text: str, mark: str) -> None:
    raw = mark + text.replace("\n", "\r\n")
    read = doc(raw).text
    lines = [line.encode("utf-16-le") for line in raw.split("\r\n")]
    positions = Positions(read, raw, "utf-16")
    for offset, char in enumerate(read):
        where = positions.range(Span(offset, offset + 1))
        if char != "\n":
            part = lines[where.start.line][2 * where.start.character : 2 * where.end.character]
            assert part.decode("utf-16-le") == char


def test_a_position_inside_a_character_or_past_the_end_is_the_nearest_before() -> None:
    positions = Positions("县𠮷局\n镇", "县𠮷局\r\n镇", "utf-16")
    assert positions.offset(types.Position(0, 2)) == 1
    assert positions.offset(types.Position(0, 99)) == 3
    assert positions.offset(types.Position(9, 0)) == 5
