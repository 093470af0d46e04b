"""What the rules on the county's own list of units share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import PartyMention, find_parties
from wenfeng_check.analysis.prose import quoted_spans, title_spans
from wenfeng_check.analysis.structure import Zone
from wenfeng_check.model.finding import Authority, Clause
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

ACCURATE_NAMES = Clause(
    Authority.REGULATION,
    "《党政机关公文处理工作条例》第二十条（四）",
    "人名、地名、时间、数字、段落顺序、引文等是否准确",
)

#: The list of the rules' examples.
UNITS = (
    "清河县人民政府", "清河县石桥镇人民政府", "清河县柳河镇人民政府", "石桥镇人民政府", "柳河镇人民政府",
    "县应急管理局", "县农业农村局", "县水利局", "县财政局",
)  # fmt: skip


def mentions(facts: "Analysis") -> Iterator[PartyMention]:
    """Yield the mentions of the document's own text, those in 《》 and quotation marks left out."""
    named = (*quoted_spans(facts.text), *title_spans(facts.text))
    for span in own_blocks(facts):
        found = find_parties(facts.folded, facts.text, start=span.start, end=span.end, roster=facts.context.roster)
        yield from (mention for mention in found if not any(mention.span.overlaps(other) for other in named))


def own_blocks(facts: "Analysis") -> Iterator[Span]:
    """Yield the blocks of the document itself: no page headers, no blank lines."""
    for line in facts.structure.lines:
        span = facts.document.blocks[line.block].span
        if line.zone is not Zone.OUTSIDE and line.text.strip():
            yield span
