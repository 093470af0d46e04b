"""Names with their posts: one person each; the persons behind a label."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Sort
from wenfeng_check.analysis.parties.persons import AFTER_LABEL, ANY_POST, is_name, name_at
from wenfeng_check.analysis.parties.units import has_trade
from wenfeng_check.analysis.parties.vocabulary import compiled
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole

_LONGEST = 20
#: What makes a post one person's, in front of it (各镇分管农业的副镇长).
#: What a post ends in where a label says that a person stands here, with the name behind it (驻村队员吴勇, 企业负责人徐某).
_NAMED_POST = rf"[一-鿿（）]{{0,16}}(?:{ANY_POST}|负责人|负责同志|[队警教议]员|干部|干事|教师|老师|医生|护士|民警|助理)\s?(?P<name>[一-鿿]{{2,3}})"
#: A post that names one person without a name (政法委员, 分管卫生负责人).
_SURE_POST = rf"(?!.*(?:有关|相关|各成员))(?:[一-鿿]{{0,10}}(?:{ANY_POST})|分管[一-鿿]{{1,8}}(?:领导|负责人|负责同志))"
_WHOSE = "^(?:各|[一-鿿]{2,12}(?:分管|负责|联系|包联)|(?:分管|负责|联系|包联))[一-鿿]{0,10}的?$"


def labelled_people(folded: str, text: str, start: int, end: int, known: Sequence[PartyMention]) -> tuple[PartyMention, ...]:
    """Return the persons between ``start`` and ``end`` in order; ``known`` are those that a pattern found there.

    A name with its post (唐敏副局长, 唐敏（副局长）, 唐敏，副局长) is one person; a telephone number is no part of a name.
    """
    found = [_whole(folded, text, start, mention) for mention in known]
    for item in re.finditer(r"[^、，；\s（）/及和]+", folded[start:end]):
        lo = start + item.start()
        span = Span(lo, lo + len(re.sub(r"[\d－-]{6,}$", "", item[0])))
        if _is_post(folded, span):
            found = [mention for mention in found if not mention.span.overlaps(span)]
            found.append(PartyMention(span, span.of(text), Sort.PERSON, Clarity.CLEAR, Entity.POST))
            continue
        post = next((m for m in found if lo < m.span.start and m.span.end == span.end), None)
        stop = span.end if post is None else post.span.start
        if name_at(folded, lo, stop, allowed=AFTER_LABEL) != stop:
            continue
        found = [mention for mention in found if mention is not post]
        before = next((m for m in found if m.entity is Entity.POST and re.fullmatch(r"\s+", folded[m.span.end : lo])), None)
        if before is not None:  # 副县长 赵蕾
            found = [mention for mention in found if mention is not before]
            span = Span(before.span.start, span.end)
        if not any(mention.span.overlaps(span) for mention in found):
            found.append(PartyMention(span, span.of(text), Sort.PERSON, Clarity.CLEAR, Entity.NAME))
    return without_posts(folded, sorted(found, key=lambda mention: mention.span))


def _is_post(folded: str, span: Span) -> bool:
    """Say whether the item is a post, alone or with the name of its holder."""
    named = compiled(_NAMED_POST).fullmatch(folded, *span)
    if named is not None and is_name(folded, *named.span("name")):
        return True
    return compiled(_SURE_POST).fullmatch(folded, *span) is not None


def without_posts(folded: str, people: Sequence[PartyMention]) -> tuple[PartyMention, ...]:
    """Leave out the posts that stand behind the name of their holder (唐敏（副局长）, 唐敏，副局长）)."""
    return tuple(person for at, person in enumerate(people) if at == 0 or not _is_post_of(folded, people[at - 1], person))


def _is_post_of(folded: str, name: PartyMention, post: PartyMention) -> bool:
    if name.entity is not Entity.NAME or post.entity is not Entity.POST:
        return False
    between, after = folded[name.span.end : post.span.start], folded[post.span.end : post.span.end + 1]
    return (between == "（" and after == "）") or (between == "，" and after in ("）", "。", "；", ""))


def _whole(folded: str, text: str, lo: int, mention: PartyMention) -> PartyMention:
    """Widen a post to the words of its item that say whose post it is."""
    begin = max(lo, *(folded.rfind(mark, lo, mention.span.start) + 1 for mark in "、，；：（ \n"))
    span = Span(begin, mention.span.end)
    wide = mention.entity is Entity.POST and span.length <= _LONGEST and re.match(_WHOSE, folded[begin : mention.span.start])
    return replace(mention, span=span, text=span.of(text)) if wide else mention


def person_alone(folded: str, text: str, start: int, end: int) -> Party | None:
    """Return the person that a bracket names and nothing else (（丁峰负责）, （行长莫菲 落实）)."""
    who = rf"(?P<who>(?:[一-鿿]{{0,8}}(?:{ANY_POST}))?\s?(?P<name>[一-鿿]{{2,4}}))"
    said = compiled(rf"由?{who}\s*(?:同志)?(?:具体|牵头)?(?:负责|落实|抓|盯办)").fullmatch(folded, start, end)
    if said is None or not is_name(folded, *said.span("name")):
        return None
    span = Span(*said.span("who"))
    return Party(span, span.of(text), PartyRole.OWNER, Clarity.CLEAR)


def with_names_behind(folded: str, text: str, end: int, mentions: Sequence[PartyMention], *, mixed: bool) -> list[PartyMention]:
    """Add the names that stand behind units (县市场监管局（丁峰）; where ``mixed`` units and persons are asked for, 县市场监管局 丁峰)."""
    found = list(mentions)
    for unit in (mention for mention in mentions if mention.sort is Sort.UNIT):
        mark = r"\s*[（〔［]" if not mixed else r"\s*[（〔［，：\s]"
        behind = compiled(mark + r"\s*(?P<name>[一-鿿]{2,4})(?=[）〕］，；。、\s]|$)").match(folded, unit.span.end, end)
        if behind is None or not is_name(folded, *behind.span("name")) or has_trade(folded, *behind.span("name")):
            continue
        span = Span(*behind.span("name"))
        found = [m for m in found if m is unit or not m.span.overlaps(span)]
        found.append(PartyMention(span, span.of(text), Sort.PERSON, Clarity.CLEAR, Entity.NAME))
    return found
