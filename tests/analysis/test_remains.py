"""What is left of a sentence without stock words."""

import pytest

from wenfeng_check.analysis.remains import remains, stock_phrases
from wenfeng_check.lexicon import fold


@pytest.mark.parametrize(
    "sentence",
    [
        "各级各部门要高度重视，加强组织领导，形成合力，确保各项工作落到实处。",
        "要进一步提高政治站位，切实增强责任感和紧迫感。",
        "要把思想和行动统一到县委、县政府的部署要求上来。",
    ],
)
def test_a_slogan_leaves_nothing_that_can_be_checked(sentence: str) -> None:
    assert remains(sentence).empty


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("县水利局要加强监督管理。", "actors"),
        ("加强塘坝管理，修复12座。", "numbers"),
        ("认真落实《清河县防汛应急预案》。", "names"),
        ("5月20日前抓好落实。", "times"),
        ("开展三次巡查。", "numbers"),
    ],
)
def test_finds_what_can_be_checked(sentence: str, what: str) -> None:
    assert getattr(remains(sentence), what) > 0


def test_keeps_the_content_and_drops_the_stock() -> None:
    assert remains("进一步加强河道保洁工作。").left == ("河道保洁",)


def test_names_what_lacks() -> None:
    assert remains("加强领导。").lacks == ("主体", "数字", "时限")
    assert "主体" not in remains("县财政局加强领导。").lacks


def test_protected_wording_is_no_stock_phrase() -> None:
    text = fold("坚持党政同责、一岗双责、齐抓共管、失职追责，高度重视。")
    found = [span.of(text) for span in stock_phrases(text)]
    assert found == ["高度重视"]
