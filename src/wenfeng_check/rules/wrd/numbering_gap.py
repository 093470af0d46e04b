"""Numbers of items that skip, repeat, or do not begin at one."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from wenfeng_check.analysis.place import chinese_ordinal
from wenfeng_check.analysis.structure import Function, NumberStyle, Section
from wenfeng_check.analysis.structure.numbers import chinese_number
from wenfeng_check.model.finding import Finding, Label
from wenfeng_check.model.span import Span
from wenfeng_check.rules.base import Bad, Good, Option, Rule
from wenfeng_check.rules.wrd._shared import LEVELS

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_ORDINAL = r"(?<![\d一-鿿])([一二三四五六七八九十]{1,2})(?:是(?!否|日|年)|要)"


class NumberingGap(Rule):
    """序号跳号、重号。

    ## 查什么

    - 同一级序号不连续：一、三、；（一）（三）；1. 3.；重号：二、二、；
    - 一段话里“一是……三是……”漏了“二是”。

    自动编号按生成的号码算。

    ## 为什么

    分工、督办都按序号说“第几条”；跳号、重号会指错任务，也常说明删改后漏了内容。

    ## 怎么改

    按顺序改号，并核对是不是漏了一条。

    ## 不算

    - 换了上一级标题后从1重新编，或全文连续编号；
    - 附件、表格另编的号；
    - 缺的号就在上一段里面（没有另起一段）；
    - 图表标签里反复出现的同一个号；
    - 摘引别的文件条款时的原序号。

    ## 依据

    GB/T 9704—2012《党政机关公文格式》7.3.3规定了结构层次序数；序号连续是其应有之义。
    """

    code = "WRD111"
    clause = LEVELS
    jump = Option(3, "前后号相差超过多少时不当作同一列序号（那多半不是编号）")
    good = (
        Good("一、总体要求\n二、重点任务\n（一）水库\n1.排查。\n2.整改。\n（二）河道\n3.清障。\n三、工作要求"),
        Good("一、水库\n1.排查。\n2.整改。\n二、河道\n1.清障。\n2.巡查。"),
        Good("一、任务\n1.水库除险。\n2.河道清障。\n附件：1.任务清单\n2.联系表\n清河县人民政府\n2023年5月1日"),
        Good("1.水库。2.河道。\n3.道路。"),
        Good("要抓好三件事。一是排查，二是整改，三是销号。"),
        Good("会议认为，一是时间紧。\n会议要求，一是抓排查，二是抓整改。"),
    )
    bad = (
        Bad("一、总体要求\n各镇要按时完成。\n【三、】工作要求\n各镇要按时报送。"),
        Bad("一、重点任务\n（一）水库\n1.排查。\n2.整改。\n（二）河道\n1.清障。\n【（二）】道路\n1.养护。"),
        Bad("要抓好三件事。一是排查，二是整改，【四是】销号。"),
    )

    def check(self, facts: "Analysis") -> Iterator[Finding]:
        yield from self._items(facts)
        yield from self._ordinals(facts)

    def _items(self, facts: "Analysis") -> Iterator[Finding]:
        before: dict[tuple[int, NumberStyle, str], Section] = {}
        latest: dict[tuple[NumberStyle, str], int] = {}
        for section in facts.structure.sections:
            number = section.number
            if number is None or number.style in (NumberStyle.LETTER, NumberStyle.PART):
                continue
            line, zone = (number.style, str(section.zone)), str(section.zone)
            previous = before.get((section.parent, number.style, zone))
            if _is_note(facts, section):
                continue
            if previous is not None and previous.number is not None and number.value not in (1, latest[line] + 1):
                yield from self._gap(facts, section, previous)
            before[section.parent, number.style, zone] = section
            latest[line] = number.value

    def _gap(self, facts: "Analysis", section: Section, previous: Section) -> Iterator[Finding]:
        if section.number is None or previous.number is None:
            return
        last, value = previous.number.value, section.number.value
        if value == last + 1 or not 0 <= value - last <= self.jump or self._hidden(facts, previous, section):
            return
        span, before = _number_span(facts, section), _number_span(facts, previous)
        words = f"重号：“{section.number.text}”用了两次" if value == last else f"“{previous.number.text}”后面接着是“{section.number.text}”，中间缺号"
        yield Finding(span, f"{words}。", "按顺序改号，并核对是不是漏了一条、或删去一条后没有改号。", labels=(Label(before, "前一个序号"),))

    def _hidden(self, facts: "Analysis", previous: Section, section: Section) -> bool:
        """Say whether the missing number stands inside a paragraph in between, or the repeats are no numbering at all."""
        if section.number is None or previous.number is None:
            return True
        missing, value = previous.number.value + 1, section.number.value
        if value < missing:
            return self._is_grid(facts, section)
        begin = facts.document.blocks[previous.head].span.start + previous.number.end
        between = facts.folded[begin : facts.document.blocks[section.head].span.start]
        word = chinese_ordinal(missing) if missing < 100 else ""
        inside = rf"(?<!\d)(?:{missing}|{word or missing})\s*[、.．）章条节]|[。；\n]{missing}(?=[一-鿿])"
        return re.search(inside, between) is not None

    def _is_grid(self, facts: "Analysis", section: Section) -> bool:
        """Say whether numbers come again and again: labels of a chart, cells of a table, each list of its own."""
        if facts.structure.lines[section.head].function is Function.ATTACHMENT_NOTE or section.number is None:
            return True
        values = [
            other.number.value
            for other in facts.structure.sections
            if other.number
            and other.number.style is section.number.style
            and (other.parent, other.zone) == (section.parent, section.zone)
        ]
        return sum(one == two for one, two in pairwise(values)) > 2 or values.count(section.number.value) > 2

    def _ordinals(self, facts: "Analysis") -> Iterator[Finding]:
        for block in facts.document.blocks:
            last: re.Match[str] | None = None
            for found in re.finditer(_ORDINAL, block.span.of(facts.folded)):
                value = chinese_number(found[1])
                expected = chinese_number(last[1]) + 1 if last else value
                if last and value not in (1, expected) and found.group()[-1] == last.group()[-1] and value > expected - 2:
                    what = "重复了" if value < expected else "中间缺号"
                    yield Finding(
                        Span(*found.span()).shift(block.span.start),
                        f"“{last.group()}”后面接着是“{found.group()}”，{what}。",
                        "按顺序改号，并核对是不是漏了一条。",
                        labels=(Label(Span(*last.span()).shift(block.span.start), "前一个序号"),),
                    )
                last = found


def _is_note(facts: "Analysis", section: Section) -> bool:
    """Say whether the item belongs to the attachment note, which counts by itself: 附件：1.… and the lines behind it."""
    for line in reversed(facts.structure.lines[: section.head]):
        if line.function is Function.ATTACHMENT_NOTE:
            return True
        if line.number is None and line.function is not Function.BLANK:
            return False
    return False


def _number_span(facts: "Analysis", section: Section) -> Span:
    """The number where it is written, else (automatic numbering) the heading or first characters of the paragraph."""
    block = facts.document.blocks[section.head].span
    if section.number is not None and section.number.end:
        shown = facts.text[block.start : block.start + section.number.end]
        lead = len(shown) - len(shown.lstrip())
        return Span(block.start + lead, block.start + len(shown.rstrip()))
    return section.heading or Span(block.start, min(block.end, block.start + 20))
