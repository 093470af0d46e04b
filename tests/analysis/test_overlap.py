"""Copied passages are found exactly, whole, and after the level of government is made neutral."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.analysis.overlap import bare, copied, issuer_places

SENTENCE = "在全省范围内对小型水库大坝开展安全鉴定，建立问题台账并限期整改到位"


def found(draft: str, *references: str, shortest: int = 25) -> list[str]:
    return [passage.span.of(draft) for passage in copied(draft, references, shortest=shortest)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("全县", "全省"), ("我县", "我市"), ("县政府", "省政府"), ("县委", "市委"), ("各县（市、区）", "各市（州）"), ("县级", "市级")],
)
def test_levels_of_government_count_as_equal(ours: str, theirs: str) -> None:
    assert bare(f"由{ours}组织排查").words == bare(f"由{theirs}组织排查").words


def test_finds_the_passage_in_spite_of_level_and_punctuation() -> None:
    draft = "县水利局牵头，在全县范围内对小型水库大坝开展安全鉴定,建立问题台账并限期整改到位，6月底前完成。"
    assert found(draft, SENTENCE) == ["在全县范围内对小型水库大坝开展安全鉴定,建立问题台账并限期整改到位"]


def test_says_where_the_passage_stands_in_the_reference() -> None:
    reference = "关于水库的通知\n各市：" + SENTENCE + "。"
    (passage,) = copied("请" + SENTENCE, [reference])
    assert passage.source.of(reference) == SENTENCE


def test_no_passage_crosses_a_paragraph() -> None:
    first, second = SENTENCE[:16], SENTENCE[16:]
    assert found(f"{first}\n{second}", SENTENCE) == []


def test_keeps_the_longest_of_nested_passages() -> None:
    assert found(SENTENCE, SENTENCE[:28], SENTENCE) == [SENTENCE]


def test_shorter_agreement_is_no_passage() -> None:
    assert found("县水利局负责建立问题台账并限期整改到位。", SENTENCE) == []


def test_refuses_a_length_below_its_index() -> None:
    with pytest.raises(ValueError, match="at least"):
        copied("甲", ["乙"], shortest=5)


@given(
    before=st.text(alphabet="甲乙丙丁戊己庚辛壬癸", max_size=60),
    after=st.text(alphabet="甲乙丙丁戊己庚辛壬癸", max_size=60),
    start=st.integers(0, 5),
    size=st.integers(25, 30),
)
def test_no_passage_of_the_wanted_length_is_missed(before: str, after: str, start: int, size: int) -> None:
    words = "开山修路引水上塬植树造林办学兴教架桥通电建站护坡治沟造田养畜种桑"
    passage = words[start : start + size]
    draft = "天地玄黄宇宙洪荒" + passage
    assert any(passage in text for text in found(draft, before + passage + after)) is (len(passage) >= 25)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("清河县人民政府\n2023年5月1日", {"清河县"}),
        ("安江市清河县人民政府办公室关于防汛工作的通知", {"安江市", "清河县"}),
        ("各镇人民政府：", set()),
    ],
)
def test_reads_the_places_of_the_issuer(text: str, places: set[str]) -> None:
    assert issuer_places(text) == places
