"""Closing lines that say of which items they speak: 以上3项，责任单位：县水利局。 第一项由县住建局负责，第二项由县商务局负责。

Also （第3-5项责任单位：县住建局）, 序号2、4、5任务由县水利局负责。
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Section, Sentence
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


#: A bracket or label line that gives the numbers of the items it closes.
_RANGE = r"\s*（?第(?P<first>\d{1,3})[项条]?[-至到]第?(?P<last>\d{1,3})[项条]，?(?=[^，。；：]{2,8}：)"


def item_range(facts: "Analysis", sentence: Sentence, said: Span) -> Span | None:
    """Return the stretch from the first of the items that the bracket ``said`` names to its end, None where it names none."""
    match = re.match(_RANGE, said.of(facts.folded))
    section = facts.structure.section_of(sentence.block)
    if match is None or section is None or int(match["first"]) >= int(match["last"]):
        return None
    first = next((s for s in facts.structure.sections if _is_item(s, section) and s.number and s.number.value == int(match["first"])), None)
    return None if first is None else Span(facts.document.blocks[first.head].span.start, said.end)


def _is_item(other: Section, section: Section) -> bool:
    return other.parent == section.parent and other.index <= section.index


_ONE = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_SHARED_OUT = (
    rf"(?:(?:序号|第)(?P<list>{_ONE}(?:[、至到-]第?{_ONE})+)[项条]?|第(?P<which>{_ONE})[项条])(?:任务|工作|内容|措施|事项)?"
    r"(?=由[^，。；：]{2,40}(?:负责|牵头|落实|承办|包抓))"
)


def shares_out(words: str) -> bool:
    """Say whether a sentence does nothing but hand out items that stand elsewhere."""
    found = list(re.finditer(_SHARED_OUT, words))
    return len(found) > 1 or any(match["list"] for match in found)


def shared_out(facts: "Analysis", sentence: Sentence) -> Iterator[tuple[Span, Span]]:
    """Yield what a sentence says of each of several items before it (由县住建局负责), and the stretch of that item."""
    words = sentence.span.of(facts.folded)
    found = list(re.finditer(_SHARED_OUT, words))
    section = facts.structure.section_of(sentence.block)
    if section is None or not shares_out(words):
        return
    blocks = facts.document.blocks
    for match in found:
        # What stands behind a list of numbers holds for all of them: 序号2、4任务由县水利局负责，9月30日前完成。
        clause = re.search(r"[；。]|$" if match["list"] and len(found) == 1 else r"[，；。]|$", words[match.end() :])
        wanted = _numbers(match["list"] or match["which"])
        items = [s for s in facts.structure.sections if _is_item(s, section) and s.number and s.number.value in wanted]
        stop = match.end() + (clause.start() if clause else 0)
        for item in items:
            told = Span(match.end(), stop).shift(sentence.span.start)
            yield told, Span(blocks[item.head].span.start, min(blocks[item.blocks[-1]].span.end, sentence.span.start))


def _numbers(words: str) -> frozenset[int]:
    """Return the numbers of 二、四, 2、4, 2-4."""
    found: set[int] = set()
    last = 0
    for mark, word in re.findall(rf"([、至到-]?)第?({_ONE})", words):
        number = int(word) if word.isdigit() else chinese_number(word)
        found.update(range(last + 1, number + 1) if mark in ("至", "到", "-") and last else (number,))
        last = number
    return frozenset(found)
