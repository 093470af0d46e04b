"""Small readings shared by the rules on kinds: clauses, addressees, where a title stands."""

import re
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Function, Line, Zone
from wenfeng_check.analysis.structure.kinds import kind_of_title
from wenfeng_check.lexicon import fold
from wenfeng_check.model.finding import Authority, Clause
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_REGULATION = "《党政机关公文处理工作条例》"
ARTICLE_15_1 = Clause(
    Authority.REGULATION,
    f"{_REGULATION}第十五条（一）",
    "原则上主送一个上级机关，根据需要同时抄送相关上级机关和同级机关，不抄送下级机关",
)
ARTICLE_15_3 = Clause(
    Authority.REGULATION,
    f"{_REGULATION}第十五条（三）",
    "下级机关的请示事项，如需以本机关名义向上级机关请示，应当提出倾向性意见后上报，不得原文转报上级机关",
)
ARTICLE_15_4 = Clause(
    Authority.REGULATION,
    f"{_REGULATION}第十五条（四）",
    "请示应当一文一事。不得在报告等非请示性公文中夹带请示事项",
)
ARTICLE_16_2 = Clause(
    Authority.REGULATION,
    f"{_REGULATION}第十六条（二）",
    "其他部门和单位不得向下级党委、政府发布指令性公文或者在公文中向下级党委、政府提出指令性要求。"
    "需经政府审批的具体事项，经政府同意后可以由政府职能部门行文，文中须注明已经政府同意",
)
ARTICLE_9_7 = Clause(Authority.REGULATION, f"{_REGULATION}第九条（七）", "标题。由发文机关名称、事由和文种组成")


def strip(facts: "Analysis", block: int) -> Span:
    """Return the span of a block without blanks at its ends."""
    span = facts.document.blocks[block].span
    text = span.of(facts.text)
    return Span(span.start + len(text) - len(text.lstrip()), span.start + len(text.rstrip()))


def title_lines(facts: "Analysis") -> tuple[Line, ...]:
    """Return the lines of the document's own title, up to the first that completes a kind of document."""
    for zone in (Zone.COVER, Zone.MAIN):
        lines = facts.structure.of(Function.TITLE, zone=zone)
        for number in range(1, min(4, len(lines)) + 1):
            if kind_of_title(joined(lines[:number])):
                return lines[:number]
        if lines:
            return lines[:1]
    return ()


def joined(lines: tuple[Line, ...]) -> str:
    """Return the title as one folded line."""
    return "".join(re.sub(r"\s+", "", fold(line.text)) for line in lines)


def own_title(facts: "Analysis") -> str:
    """Return the document's own title, folded."""
    return joined(title_lines(facts))


def is_upward(facts: "Analysis") -> bool:
    """Say whether the document is a 请示 or 报告 to a superior: by its title and an addressee."""
    return facts.kind in ("请示", "报告") and bool(facts.structure.of(Function.ADDRESSEE))
