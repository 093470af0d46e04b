"""Rules on wording see free wording only; fixed formulations, quotations and names of papers are hidden."""

import pytest

from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.prose import HIDDEN, prose
from wenfeng_check.analysis.protected import protected_spans
from wenfeng_check.lexicon import fold
from wenfeng_check.readers.text import read_text


def shown(text: str) -> str:
    return prose(Analysis(read_text("稿.txt", text.encode())))


@pytest.mark.parametrize(
    "text",
    [
        "深刻领悟“两个确立”的决定性意义",
        "深刻领悟两个确立的决定性意义",
        "进一步全面深化改革",
        "党政同责、一岗双责、齐抓共管、失职追责",
        "党政同责，一岗双责，齐抓共管，失职追责",
    ],
)
def test_a_formulation_is_protected_whatever_its_punctuation(text: str) -> None:
    spans = protected_spans(fold(text))
    assert [span.of(text).strip("“”") for span in spans] == [text.strip("“”")]


def test_the_longest_formulation_wins() -> None:
    text = "增强“四个意识”、坚定“四个自信”、做到“两个维护”"
    (span,) = protected_spans(fold(text))
    assert span.of(text).startswith("增强")


def test_plain_wording_is_not_protected() -> None:
    assert protected_spans(fold("全面排查隐患，坚决整改到位。")) == ()


@pytest.mark.parametrize("hidden", ["“切实加强”", "《关于切实加强管理的通知》", "全面从严治党"])
def test_what_is_quoted_named_or_protected_is_hidden(hidden: str) -> None:
    text = f"一、要求\n各镇落实{hidden}要求。"
    assert shown(text).split("\n")[1] == "各镇落实" + HIDDEN * len(hidden) + "要求。"


def test_offsets_stay() -> None:
    text = "关于防汛工作的通知\n各镇人民政府：\n请按《方案》执行,6月底前完成。\n清河县人民政府\n2023年5月1日"
    assert len(shown(text)) == len(text)
    assert shown(text).index("执行，") == text.index("执行,")


def test_title_signature_and_date_are_no_prose() -> None:
    text = "关于进一步切实加强防汛工作的通知\n各镇人民政府：\n请认真执行。\n清河县人民政府\n2023年5月1日"
    assert shown(text).replace("\n", "") == "请认真执行。"
