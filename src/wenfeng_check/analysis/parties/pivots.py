"""Units that act though another verb governs them: 支持清河县创建…, 引导市律师协会出台…, 发挥领导小组办公室作用."""

import re

from wenfeng_check.analysis.parties.groups import Group, find_groups
from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Sort
from wenfeng_check.analysis.parties.vocabulary import any_of, compiled
from wenfeng_check.model.task import Party, PartyRole

_OPENS = r"(?:^|[，。；：、！？）\n\s]|[一二三四五六七八九]是|（?[一二三四五六七八九十\d]+[）.．、])"
_MANNER = "(?:积极|大力|持续|重点|全力|继续|进一步|深入|主动|及时|充分|切实|要|应|应当|须|并|强化)"
_LEVEL = "^(?:各级)?[一-鿿]{0,6}?(?<![上城超都夜])[省市县区州旗镇乡](?!场)|^(?:国家|中央|全国|中国)"
_ORGAN = "(?:局|厅|法院|检察院|管委会|领导小组|指挥部|专班)$"
_JOINT = "工作委员会|领导小组|联席会议|指挥部|专班|小组办公室"


def find_pivots(folded: str, *, start: int, end: int, mentions: tuple[PartyMention, ...]) -> tuple[Party, ...]:
    """Return the units by name that are the object of one verb and the subject of the next.

    Meant for a sentence that tells nobody else: who supports is then not said, and who is supported has to act. A class
    (各区, 企业) stays an object: whoever supports it has to act for all of it.
    """
    governed = (group for group in find_groups(folded, mentions, end) if _governed(folded, start, end, group))
    return tuple(Party(m.span, m.text, PartyRole.OWNER, m.clarity) for group in governed for m in group.members)


def _governed(folded: str, lo: int, hi: int, group: Group) -> bool:
    left = folded[max(lo, group.span.start - 16) : group.span.start]
    right = folded[group.span.end : hi]
    if compiled(rf"{_OPENS}{_MANNER}*(?:{any_of('pivot')}(?:、|和|并|与)?){{1,3}}$").search(left):
        builds = "|建设(?=[一-鿿＂])" if compiled("支持$").search(left) else ""  # 推动园区建设提速: the building of the park
        acts = compiled(f"(?:{any_of('pivot_follower')}{builds})(?![，。；、])").match(right)
        return acts is not None and all(_is_name(member) for member in group.members)
    if not compiled(f"{_OPENS}{_MANNER}*发挥$").search(left) or any(m.sort is not Sort.UNIT for m in group.members):
        return False
    leads = compiled("的?[^，。；的]{0,6}(?:牵头|主导|统筹)[^，。；]{0,6}作用").match(right)
    joint = any(re.search(_JOINT, member.text) for member in group.members)
    return leads is not None or (joint and compiled("的?[^，。；]{0,12}作用").match(right) is not None)


def _is_name(mention: PartyMention) -> bool:
    if mention.sort is not Sort.UNIT or mention.entity not in (Entity.PLACE, Entity.NAMED, Entity.SHORT):
        return False
    return mention.entity is Entity.PLACE or re.search(f"{_LEVEL}|{_ORGAN}|{_JOINT}", mention.text) is not None
