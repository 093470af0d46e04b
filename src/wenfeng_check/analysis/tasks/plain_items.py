"""Items of a list of work: a numbered sentence that stands alone, or that follows the name of its item."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from wenfeng_check.analysis.labels import Role
from wenfeng_check.analysis.structure import Sentence, Zone
from wenfeng_check.analysis.tasks.evidence import Limits, needed

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis
    from wenfeng_check.analysis.tasks.prose import Candidate

#: Kinds that hand out work item by item.
KINDS = frozenset({"通知", "方案", "措施", "工作要点", "任务分工", "纪要"})
#: Signs of wording that hands out none.
_AGAINST = frozenset(
    {"forbids", "conditional", "favours", "may", "defines", "holds_duty", "aims", "inspected", "tells", "after_event", "padding"}
)
#: What stands for good or speaks of the document itself (本措施涉及的资金纳入预算。) is no item of work.
_STANDS = r"^[（）\d一二三四五六七八九十、.\s]*本(?:政策|措施|办法|方案|通知|意见)|原则上"
#: From here on a sentence may say nothing.
_PADDED = 0.3
#: How likely such an item must be a task, published or plain: of 10 labelled ones between here and the limit for any sentence 7
#: were, of 98 below 1; short drafts of our own, of whose kind the labelled set has none, lie between.
PLAIN_LIMIT = 0.4


def is_plain_item(facts: "Analysis", sentence: Sentence, signs: Collection[str]) -> bool:
    """Whether the sentence is such an item: （三）县林业局在重点林区设卡32处。; （三）设卡防火。县林业局设卡32处。"""
    line, label = facts.structure.lines[sentence.block], facts.labels[sentence.index]
    if facts.kind not in KINDS or line.number is None or line.zone is not Zone.MAIN:
        return False
    if label.role is not Role.MEASURE or label.padding >= _PADDED or not _AGAINST.isdisjoint(signs):
        return False
    if re.search(_STANDS, sentence.span.of(facts.folded)):
        return False
    inside = facts.sentences_in(facts.document.blocks[sentence.block].span)
    return len(inside) == 1 or (sentence.number <= 1 and _named(facts, inside[0]))


def least(one: "Candidate", limits: Limits) -> float:
    """The likelihood from which the candidate counts as a task."""
    limit = needed(one.own, one.around, limits)
    return min(limit, PLAIN_LIMIT) if one.plain else limit


def _named(facts: "Analysis", first: Sentence) -> bool:
    section = facts.structure.section_of(first.block)
    return section is not None and section.heading == first.span
