"""Names with their posts: one person each; the persons behind a label."""

import re
from collections.abc import Sequence
from dataclasses import replace

from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Sort
from wenfeng_check.analysis.parties.persons import AFTER_LABEL, name_at
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity

_LONGEST = 20
#: What makes a post one person's, in front of it (各镇分管农业的副镇长).
_WHOSE = "^(?:各|[一-鿿]{2,12}(?:分管|负责|联系|包联)|(?:分管|负责|联系|包联))[一-鿿]{0,10}的?$"


def labelled_people(folded: str, text: str, start: int, end: int, known: Sequence[PartyMention]) -> tuple[PartyMention, ...]:
    """Return the persons between ``start`` and ``end`` in order; ``known`` are those that a pattern found there.

    A name with its post (唐敏副局长, 唐敏（副局长）, 唐敏，副局长) is one person; a telephone number is no part of a name.
    """
    found = [_whole(folded, text, start, mention) for mention in known]
    for item in re.finditer(r"[^、，；\s（）/]+", folded[start:end]):
        lo = start + item.start()
        span = Span(lo, lo + len(re.sub(r"[\d－-]{6,}$", "", item[0])))
        post = next((m for m in found if lo < m.span.start and m.span.end == span.end), None)
        stop = span.end if post is None else post.span.start
        if name_at(folded, lo, stop, allowed=AFTER_LABEL) != stop:
            continue
        found = [mention for mention in found if mention is not post]
        if not any(mention.span.overlaps(span) for mention in found):
            found.append(PartyMention(span, span.of(text), Sort.PERSON, Clarity.CLEAR, Entity.NAME))
    return without_posts(folded, sorted(found, key=lambda mention: mention.span))


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
