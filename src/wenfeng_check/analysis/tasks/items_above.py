"""Closing lines that say of which items they speak: 以上3项，责任单位：县水利局。 第一项由县住建局负责，第二项由县商务局负责。"""

import re
from collections.abc import Iterator
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


_SHARED_OUT = r"第(?P<which>[一二三四五六七八九十]{1,3}|\d{1,2})[项条](?:任务|工作|内容|措施)?(?=由[^，。；：]{2,40}(?:负责|牵头|落实|承办|包抓))"


def shares_out(words: str) -> bool:
    """Say whether a sentence does nothing but hand out items that stand elsewhere."""
    return len(re.findall(_SHARED_OUT, words)) > 1


def shared_out(facts: "Analysis", sentence: Sentence) -> Iterator[tuple[Span, Span]]:
    """Yield what a sentence says of each of several items before it (由县住建局负责), and the stretch of that item."""
    words = sentence.span.of(facts.folded)
    found = list(re.finditer(_SHARED_OUT, words))
    section = facts.structure.section_of(sentence.block)
    if len(found) < 2 or section is None:
        return
    for match in found:
        which, clause = match["which"], re.search(r"[，；。]|$", words[match.end() :])
        wanted = int(which) if which.isdigit() else chinese_number(which)
        parts = (s for s in facts.structure.sections if s.parent == section.parent and s.index <= section.index and s.number)
        item = next((part for part in parts if part.number and part.number.value == wanted), None)
        if item is not None and clause is not None:
            told = Span(match.end(), match.end() + clause.start()).shift(sentence.span.start)
            blocks = facts.document.blocks
            yield told, Span(blocks[item.head].span.start, min(blocks[item.blocks[-1]].span.end, sentence.span.start))
