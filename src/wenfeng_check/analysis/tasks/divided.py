"""Lists that divide a piece of work among named offices: 1.县林业局负责苗木调运。 2.县公安局负责现场秩序。"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import Entity, Sort
from wenfeng_check.analysis.structure import Function, Line, Zone
from wenfeng_check.analysis.tasks.plain_items import KINDS
from wenfeng_check.analysis.tasks.values import Reader
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_GIVEN = r"(?:（[^（）]{2,8}）)?\s*(?:：\s*)?(?:主要|具体|牵头)?负责(?!人|同志|制)"
_MORE = r"(?:[、和与](?:(?!主要|具体|牵头|负责)[^，。：；、])+){0,6}"
#: What a body is for, for good; the document sets it up itself.
_FUNCTION = r"日常工作|领导小组|指挥部|统筹协调|综合协调|指导监督|监督管理|主管"
_NAMED = (Entity.NAMED, Entity.SHORT, Entity.PLACE, Entity.COLLECTIVE)


def divided(facts: "Analysis", reader: Reader) -> frozenset[int]:
    """Return the blocks of such lists; in rules and standing arrangements they describe duties and divide nothing."""
    if facts.kind not in KINDS:
        return frozenset()
    lines = [line for line in facts.structure.lines if line.function is not Function.BLANK]
    given = {line.block for line in lines if _gives(facts, reader, line)}
    beside = {block for one, other in pairwise(lines) if {one.block, other.block} <= given for block in (one.block, other.block)}
    return frozenset(beside)


def _gives(facts: "Analysis", reader: Reader, line: Line) -> bool:
    if line.zone is not Zone.MAIN or line.function not in (Function.BODY, Function.HEADING):
        return False
    block = facts.document.blocks[line.block].span
    if "负责" not in line.folded:
        return False
    start = block.start + (line.number.end if line.number else 0)
    units = [m for m in reader.mentions(Span(start, block.end)) if m.sort is Sort.UNIT and m.clarity is not Clarity.VAGUE]
    if not units or units[0].span.start > start + 1 or units[0].entity not in _NAMED:
        return False
    said = facts.folded[units[0].span.end : block.end]
    return re.match(_MORE + _GIVEN, said) is not None and not re.search(_FUNCTION, said[:40])
