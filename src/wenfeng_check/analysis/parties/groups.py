"""Lists of units and persons that are said of together: 县财政局、县审计局等部门."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wenfeng_check.analysis.parties.kinds import PartyMention
from wenfeng_check.analysis.parties.vocabulary import compiled
from wenfeng_check.model.span import Span

_AND = "、|和|与|及|以及"
_LINK = rf"(?:等|{_AND}|或|\s|及其|暨|，特别是)*（?(?:（[^（）]{{1,14}}）)?）?(?:{_AND}|，(?=各))?(?:其他)?"
_OPEN_LIST = "等(?:[一-鿿]{0,6}?(?:部门|单位|机构|团体|组织)(?:和(?:单位|社区|部门))?)?"


class Group(NamedTuple):
    """Mentions that stand in one list, and the range from the first to the last."""

    members: tuple[PartyMention, ...]
    span: Span


def find_groups(folded: str, mentions: tuple[PartyMention, ...], end: int) -> Iterator[Group]:
    """Join mentions with nothing but 、和与及以及等 between them."""
    current: list[PartyMention] = []
    for mention in mentions:
        if current and not _linked(folded, current[-1], mention):
            yield _group(folded, current, end)
            current = []
        current.append(mention)
    if current:
        yield _group(folded, current, end)


def _group(folded: str, members: list[PartyMention], end: int) -> Group:
    stop = max(m.span.end for m in members)
    tail = compiled(_OPEN_LIST).match(folded, stop, end)
    return Group(tuple(members), Span(members[0].span.start, tail.end() if tail else stop))


def _linked(folded: str, first: PartyMention, second: PartyMention) -> bool:
    between = folded[first.span.end : second.span.start]
    return bool(re.fullmatch(_LINK, between))
