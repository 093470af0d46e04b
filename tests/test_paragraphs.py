"""Matching the paragraphs of two versions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.paragraphs import match

texts = st.lists(st.sampled_from("甲乙丙丁戊"), max_size=12)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("甲乙丙", "甲乙丙", ""),
        ("甲乙丙", "甲丁丙", "丁"),
        ("甲乙丙", "甲乙丁丙", "丁"),
        ("甲乙丙", "丙甲乙", ""),
        ("甲乙丙", "甲丙", ""),
        ("甲甲", "甲甲甲", "甲"),
        ("", "甲乙", "甲乙"),
        ("甲乙", "", ""),
        ("甲乙丙丁戊", "戊丁丙乙甲", ""),
    ],
)
def test_paragraphs_without_a_partner_are_the_changed_ones(old: str, new: str, changed: str) -> None:
    pairs = match(list(old), list(new))
    assert "".join(text for number, text in enumerate(new) if number not in pairs) == changed


def test_between_equal_paragraphs_the_order_decides() -> None:
    assert match(list("甲丙乙丙丁"), list("甲丙戊乙丙丁")) == {0: 0, 1: 1, 3: 2, 4: 3, 5: 4}
    assert match(list("丙甲丙"), list("丁丙甲戊丙")) == {1: 0, 2: 1, 4: 2}


@given(texts, texts)
def test_pairs_are_equal_texts_each_used_once_and_none_is_left_that_could_be_paired(old: list[str], new: list[str]) -> None:
    pairs = match(old, new)
    assert all(new[number] == old[partner] for number, partner in pairs.items())
    assert len(set(pairs.values())) == len(pairs)
    for text in set(old) | set(new):
        assert sum(new[number] == text for number in pairs) == min(old.count(text), new.count(text))
