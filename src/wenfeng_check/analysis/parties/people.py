"""The persons behind a label: names, names with their post, posts with what makes them one person."""

import re
from collections.abc import Iterator, Sequence

from wenfeng_check.analysis.parties.kinds import Entity, PartyMention
from wenfeng_check.analysis.parties.persons import AFTER_LABEL, name_at
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity

_LONGEST = 20
#: What makes a post one person's, in front of it (各镇分管农业的副镇长).
_WHOSE = "^(?:各|[一-鿿]{2,12}(?:分管|负责|联系|包联)|(?:分管|负责|联系|包联))[一-鿿]{0,10}的?$"


def labelled_people(folded: str, start: int, end: int, known: Sequence[PartyMention]) -> Iterator[tuple[Span, Clarity]]:
    """Yield the persons between ``start`` and ``end``; ``known`` are those that a pattern found there.

    A name with its post (唐敏副局长, 唐敏（副局长）, 唐敏，副局长) is one person; so is a telephone number's owner.
    """
    people = [_whole(folded, start, mention) for mention in known]
    names = {span for span, m in zip(people, known, strict=True) if m.entity is Entity.NAME}
    clear = {span: mention.clarity for span, mention in zip(people, known, strict=True)}
    for item in re.finditer(r"[^、，；\s（）/]+", folded[start:end]):
        lo = start + item.start()
        hi = lo + len(re.sub(r"[\d－-]{6,}$", "", item[0]))
        post = next((span for span in clear if lo < span.start and span.end == hi), None)
        stop = hi if post is None else post.start
        if name_at(folded, lo, stop, allowed=AFTER_LABEL) != stop:
            continue
        if post is not None:
            del clear[post]
        if not any(span.overlaps(Span(lo, hi)) for span in clear):
            clear[Span(lo, hi)] = Clarity.CLEAR
            names.add(Span(lo, hi))
    last: Span | None = None
    for span in sorted(clear):
        if last not in names or folded[last.end : span.start] not in ("（", "，"):
            yield span, clear[span]
        last = span


def _whole(folded: str, lo: int, mention: PartyMention) -> Span:
    """Widen a post to the words of its item that say whose post it is."""
    begin = max(folded.rfind(mark, lo, mention.span.start) + 1 for mark in "、，；：（ \n")
    begin = max(begin, lo)
    whose = folded[begin : mention.span.start]
    wide = mention.entity is Entity.POST and mention.span.end - begin <= _LONGEST and re.match(_WHOSE, whose)
    return Span(begin, mention.span.end) if wide else mention.span
