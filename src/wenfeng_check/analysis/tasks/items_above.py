"""A closing line that says of how many items it speaks: 以上3项，责任单位：县水利局；责任人：周建平。"""

from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Sentence
from wenfeng_check.analysis.structure.numbers import chinese_number
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

ITEMS_ABOVE = (
    r"(?:以上|上述)(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3})[项条](?:任务|工作|内容|措施)?[，：,]"
    r"(?=.{0,6}(?:单位|部门|责任人|时限)：)"
)


def items_above(facts: "Analysis", sentence: Sentence, count: str) -> Span | None:
    """Return the stretch from the first of the last ``count`` items to the sentence, None where it stands in no item."""
    section = facts.structure.section_of(sentence.block)
    if section is None:
        return None
    items = [s for s in facts.structure.sections if s.parent == section.parent and s.index <= section.index]
    wanted = int(count) if count.isdigit() else chinese_number(count)
    first = items[-max(1, min(wanted, len(items)))]
    return Span(facts.document.blocks[first.head].span.start, sentence.span.end)
