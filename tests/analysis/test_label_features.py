"""What the sentence model sees."""

from pathlib import Path

import pytest

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.label_features import SentenceInput, features
from wenfeng_check.analysis.label_reasons import padding_reasons
from wenfeng_check.analysis.label_words import grams

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))


def one(text: str) -> SentenceInput:
    return SentenceInput(text, 0, True, True)


def test_every_number_is_the_same_gram() -> None:
    assert grams("修渠12.5公里") == grams("修渠3公里")


def test_numbering_is_no_wording() -> None:
    first, second = features([one("（三）修复渠道。")]), features([one("修复渠道。")])
    assert first[0].grams == second[0].grams
    assert "marker.m4" in first[0].facts


def test_generated_numbering_counts_like_typed_numbering() -> None:
    generated = SentenceInput("修复渠道。", 0, True, True, label="（三）")
    assert features([generated]) == features([one("（三）修复渠道。")])


def test_half_width_punctuation_makes_no_difference() -> None:
    assert features([one("县水利局(牵头),3月底前完成;")]) == features([one("县水利局（牵头），3月底前完成；")])


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("县水利局于3月10日前完成。", "day"),
        ("每季度末通报一次。", "period"),
        ("（责任单位：县水利局）", "owner_tail"),
        ("凝心聚力，真抓实干，久久为功。", "tetrad2"),
        ("要提高认识，高度重视。", "no_digit"),
    ],
)
def test_names_the_facts_of_a_sentence(text: str, fact: str) -> None:
    assert fact in features([one(text)])[0].facts


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("各级各部门要高度重视，切实加强领导，狠抓落实，务求取得实效。", "无时间"),
        ("要凝心聚力，真抓实干，久久为功，善作善成。", "四字格堆叠"),
        ("要统一思想，提高站位，形成合力，狠抓落实。", "无数字"),
    ],
)
def test_says_why_a_sentence_is_padding(text: str, reason: str) -> None:
    assert reason in padding_reasons(one(text))


@pytest.mark.parametrize("absent", ["无数字", "无时间", "无主体"])
def test_does_not_miss_what_is_there(absent: str) -> None:
    assert absent not in padding_reasons(one("县水利局于3月10日前修复石桥镇渠道12公里。"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_fact_stands_in_two_groups_so_that_they_can_be_weighed_one_by_one(path: Path) -> None:
    facts = Analysis(doc(path.read_text(encoding="utf-8")))
    for seen in features([facts.sentence_input(sentence) for sentence in facts.sentences]):
        assert sorted(fact for group in seen.groups for fact in group) == list(seen.facts)
