"""Lists that divide a piece of work among named offices: 1.县林业局负责苗木调运。 2.县公安局负责现场秩序。

So do the parts of the groups that carry out an event of so many days: 宣传组 / 1.印制海报，布置会场。
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import Entity, Sort
from wenfeng_check.analysis.structure import Function, Line, Zone
from wenfeng_check.analysis.tasks.group_heads import group_heads
from wenfeng_check.analysis.tasks.overall_time import decided_period, overall_time
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
#: What a group does that can be seen, unlike what it is for (负责安全保卫工作, 完成交办的其他任务).
_SEEN = (
    r"(?:负责|做好)?(?:联系|组织|印制|印发|制作|设计|购买|购置|采购|布置|搭建|落实|发放|分发|张贴|悬挂|拍摄|撰写|收集|登记|走访|巡逻|巡查|排查"
    r"|清理|清扫|接待|通知|调试|准备|租用|转运|运送|统计|核对|编排|编写|起草|录制|摆放|检查|维修|疏导|护送|签到|上门|入户|深入|开展|发动|动员|宣传|讲解|解答|播放|推送|报送|上报|汇总|制定|提供|调处|化解|劝导|抽查|回访|驻守|值守|带领|召集)(?!工作)"
)
_WHAT_FOR = r"(?:工作|任务|事项|责任)[；。]?$|领导小组|指挥部|交办|统筹|把握"
_NAMED = (Entity.NAMED, Entity.SHORT, Entity.PLACE, Entity.COLLECTIVE)


def divided(facts: "Analysis", reader: Reader) -> frozenset[int]:
    """Return the blocks of such lists; in rules and standing arrangements they describe duties and divide nothing."""
    if facts.kind not in KINDS:
        return frozenset()
    lines = [line for line in facts.structure.lines if line.function is not Function.BLANK]
    given = {line.block for line in lines if _gives(facts, reader, line)}
    beside = {block for one, other in pairwise(lines) if {one.block, other.block} <= given for block in (one.block, other.block)}
    return frozenset(beside | set(_of_groups(facts, reader)))


def _of_groups(facts: "Analysis", reader: Reader) -> Iterator[int]:
    """Yield the blocks of numbered lines that say what a group does, in a document that says from when until when all of it is done."""
    groups = tuple(group_heads(facts, reader))
    if not groups or not any(find(facts, reader, s) for s in facts.sentences for find in (overall_time, decided_period)):
        return
    for line in facts.structure.lines:
        block = facts.document.blocks[line.block].span
        if line.number is None or line.zone is not Zone.MAIN or not any(g.scope.contains(block) and not g.span.overlaps(block) for g in groups):
            continue
        said = line.folded[line.number.end :].strip()
        if re.match(_SEEN, said) and not re.search(_WHAT_FOR, said):
            yield line.block


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
