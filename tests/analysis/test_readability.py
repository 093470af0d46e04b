"""Readability figures: what is counted, and that nothing that counts syllables is called."""

import sys

import pytest

from tests.builders import doc
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.readability import order_measures, readability
from wenfeng_check.model.errors import MissingExtraError

PLAIN = "请县财政局于3月10日前报送台账，按台账核对。各镇核对数字。"
HEAD = "关于报送台账的通知\n各镇人民政府：\n"


def _facts(text: str) -> Analysis:
    return Analysis(doc(HEAD + text))


def test_figures_of_a_small_draft() -> None:
    figures = readability(_facts(f"一、总体要求\n{PLAIN}"))
    words = [
        "请",
        "县财政局",
        "于",
        "3",
        "月",
        "10",
        "日前",
        "报送",
        "台账",
        "按",
        "台账",
        "核对",
        "各镇",
        "核对",
        "数字",
    ]
    assert (figures.sentences, figures.words) == (2, len(words))
    assert figures.sentence_length == (22 + 7) / 2
    assert figures.clause_length == pytest.approx((16 + 6 + 7) / 3, abs=0.05)
    assert figures.variety == pytest.approx((len(words) - 2) / len(words), abs=0.001)
    assert figures.function_share == pytest.approx(2 / len(words), abs=0.001)


def test_headings_tables_title_and_signature_do_not_count() -> None:
    more = f"一、总体要求\n{PLAIN}\n清河县人民政府\n2024年3月1日"
    assert readability(_facts(more)) == readability(_facts(PLAIN))


def test_variety_does_not_fall_because_a_text_is_long() -> None:
    words = "甲乙丙丁戊己庚辛壬癸"
    sentence = "、".join(f"{one}{other}镇" for one in words for other in words)[:-1] + "镇报送台账。"
    once, thrice = readability(_facts(sentence)), readability(_facts(f"{sentence}\n" * 3))
    assert abs(once.variety - thrice.variety) < 0.05


def test_a_draft_without_running_text_has_zeros() -> None:
    facts = Analysis(doc("关于报送台账的通知"))
    assert readability(facts) == (0, 0, 0.0, 0.0, 0.0, 0.0)
    assert order_measures(facts) is None


def test_order_measures_put_short_before_long_sentences() -> None:
    pytest.importorskip("textstat")
    short = order_measures(_facts("请县财政局报送台账。" * 6))
    long = order_measures(_facts("请县财政局报送台账，" * 5 + "各镇核对数字。"))
    assert short is not None
    assert long is not None
    assert short.words_per_sentence == short.lix == 4
    assert long.words_per_sentence > 5 * 4
    assert short.ari < long.ari


def test_nothing_that_counts_syllables_is_loaded_or_called(monkeypatch: pytest.MonkeyPatch) -> None:
    textstat = pytest.importorskip("textstat")

    def refuse(*_: object) -> int:
        raise AssertionError("syllables were counted")

    for name in ("syllable_count", "monosyllabcount", "polysyllabcount", "flesch_reading_ease"):
        monkeypatch.setattr(textstat, name, refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)
    assert order_measures(_facts(PLAIN)) is not None


def test_without_textstat_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    with pytest.raises(MissingExtraError, match=r"wenfeng-check\[stats\]"):
        order_measures(_facts(PLAIN))
    assert readability(_facts(PLAIN)).sentences == 2
