"""Windows: every sentence is judged once, nothing is longer than the encoder can read, elements keep their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.inference.elements import LABELS, Element, elements
from wenfeng_check.inference.windows import HEAD, TAIL, WINDOW, Line, Mark, Pieces, cut_up, windows

MARKS = 5000


def letters(text: str) -> Pieces:
    """A piece a character."""
    return Pieces(tuple(4 + ord(c) % 900 for c in text), tuple((at, at + 1) for at in range(len(text))))


def lines(sizes: list[int]) -> list[Line]:
    return [Line("字" * size, Mark.PARAGRAPH, "通知|一、工作任务") for size in sizes]


MARKED_SIZES = st.lists(st.tuples(st.integers(1, 300), st.sampled_from(Mark)), max_size=80)


@given(MARKED_SIZES, st.integers(250, WINDOW))
def test_every_sentence_is_judged_once_in_order(sizes: list[tuple[int, Mark]], size: int) -> None:
    given_lines = [Line("字" * length, mark, "通知|一、工作任务") for length, mark in sizes]
    found = list(windows(given_lines, cut_up(given_lines, letters), letters, marks=MARKS, size=size))
    assert [index for window in found for index in window.judged] == list(range(len(sizes)))


def test_an_edit_changes_the_window_of_its_section_only() -> None:
    draft = [Line(f"{part}{at}" + "字" * 60, Mark.HEADING if at == 0 else Mark.PARAGRAPH, "") for part in "甲乙丙丁" for at in range(4)]
    edited = [*draft[:6], Line("补一句", Mark.FOLLOWING, ""), *draft[6:]]
    before, after = ([w.ids for w in windows(d, cut_up(d, letters), letters, marks=MARKS)] for d in (draft, edited))
    assert len(before) == len(after) == 4
    assert [a == b for a, b in zip(before, after, strict=True)] == [True, False, True, True]


@given(st.lists(st.integers(1, 2000), min_size=1, max_size=40))
def test_no_window_is_longer_than_the_encoder_reads(sizes: list[int]) -> None:
    given_lines = lines(sizes)
    for window in windows(given_lines, cut_up(given_lines, letters), letters, marks=MARKS):
        assert len(window.ids) <= WINDOW
        assert {index for index, _, _ in window.sentences} >= set(window.judged)


def test_a_sentence_starts_with_its_mark_and_its_neighbours_are_read_too() -> None:
    given_lines = [Line("字" * 150, mark, "") for mark in (Mark.HEADING, Mark.PARAGRAPH, Mark.FOLLOWING, Mark.TABLE) * 3]
    found = list(windows(given_lines, cut_up(given_lines, letters), letters, marks=MARKS))
    assert len(found) > 1
    for window in found:
        for index, start, end in window.sentences:
            assert window.ids[start] == MARKS + given_lines[index].mark
            assert all(piece < MARKS for piece in window.ids[start + 1 : end])
    assert min(index for index, _, _ in found[1].sentences) < found[1].judged.start


def test_of_a_very_long_sentence_head_and_tail_are_read() -> None:
    (pieces,) = cut_up([Line("".join(map(chr, range(0x4E00, 0x5200))), Mark.PARAGRAPH, "")], letters)
    assert len(pieces.ids) == HEAD + TAIL
    assert pieces.ranges[0] == (0, 1)
    assert pieces.ranges[-1] == (0x400 - 1, 0x400)


def row(label: int, share: float = 0.9) -> list[float]:
    rest = (1 - share) / (LABELS - 1)
    return [share if at == label else rest for at in range(LABELS)]


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ([0, 1, 2, 2, 0], [("time", 1, 4)]),
        ([3, 4, 3, 4, 0], [("unit", 0, 2), ("unit", 2, 4)]),
        ([5, 0, 6, 6, 6], [("person", 0, 1), ("person", 2, 5)]),
        ([1, 4, 4, 0, 0], [("time", 0, 1), ("unit", 1, 3)]),
        ([0, 0, 0, 0, 0], []),
    ],
)
def test_neighbouring_pieces_of_a_slot_are_one_element(labels: list[int], wanted: list[tuple[str, int, int]]) -> None:
    found = elements(letters("甲乙丙丁戊"), [row(label) for label in labels])
    assert [(e.slot, e.start, e.end) for e in found] == wanted


def test_an_element_says_how_likely_it_is() -> None:
    (found,) = elements(letters("甲乙"), [row(1, 0.8), row(2, 0.6)])
    assert isinstance(found, Element)
    assert 0.6 < found.share < 0.9
