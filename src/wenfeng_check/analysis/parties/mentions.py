"""All mentions of units and persons in a stretch of text, overlaps settled."""

import re
from collections.abc import Iterable, Iterator, Sequence

from wenfeng_check.analysis.nearby import nearby
from wenfeng_check.analysis.parties.boundaries import open_left, place_start
from wenfeng_check.analysis.parties.classes import find_classes, self_words
from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Sort
from wenfeng_check.analysis.parties.offices import find_offices
from wenfeng_check.analysis.parties.people import without_posts
from wenfeng_check.analysis.parties.persons import find_persons
from wenfeng_check.analysis.parties.roster import EMPTY, Roster, roster_matches
from wenfeng_check.analysis.parties.units import find_units
from wenfeng_check.analysis.parties.vocabulary import acts, any_of, compiled, words
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity
from wenfeng_check.remembered import remembered

_SHORT_TAILS = "局厅委办部署处科股室所站队院会组司"
_CLASSES = (Entity.COLLECTIVE, Entity.VAGUE, Entity.ANAPHORA)
_LEVEL = "县|市|区|镇|乡|街道|州|旗"
_PLACE = (
    rf"(?:{_LEVEL})(?=、|各[建新完打培创组]|，|。|；|：|）|和|及|要|应|须|需|负责|牵头|配合|按|分别|等|会同|于|在(?=\d)"
    r"|\d{1,2}月|\d{4}年|每[年月季周]|$)"
)
#: What makes 镇 or 乡 no part of a name (城镇, 各乡镇, 名镇); a name may end in what ends none of a county (柳林镇).
_NO_TOWN = frozenset("城乡村市各本名强全镇集小点色范心业型")
#: Where a town that does something is its subject, whatever verb follows (柳林镇组织群众整地。).
_OPENS = r"(?:^|[。；！？：，、\n）．.])\s*$"


def find_parties(folded: str, text: str, *, start: int, end: int, roster: Roster = EMPTY) -> tuple[PartyMention, ...]:
    """Return every mention in the range in order. A post with its unit (县财政局局长) gives the person and the unit."""
    near = nearby(folded, text, start, end)
    found = _find(near.folded, near.text, *near.span, roster)
    return tuple(PartyMention(m.span.shift(near.offset), m.text, m.sort, m.clarity, m.entity) for m in found)


@remembered(8192)
def _find(folded: str, text: str, start: int, end: int, roster: Roster) -> tuple[PartyMention, ...]:
    units = tuple(_join(text, _settle(_units(folded, text, start, end, roster))))
    ends = {unit.span.end: unit.span.start for unit in units}
    found = _settle(_persons(folded, text, start, end, roster, ends))
    people = [p for p in found if not any(u.span.contains(p.span) and (u.span != p.span or u.entity is Entity.PLACE) for u in units)]
    persons = without_posts(folded, people)
    kept = _without_committees(folded, units, persons)
    return tuple(sorted([*kept, *persons], key=lambda mention: (mention.span, mention.sort)))


def _units(folded: str, text: str, start: int, end: int, roster: Roster) -> Iterator[PartyMention]:
    for match in roster_matches(folded, start, end, roster):
        if match.entry.category == Sort.UNIT:
            yield PartyMention(match.span, match.span.of(text), Sort.UNIT, Clarity.CLEAR, Entity.NAMED)
    for found in find_classes(folded, start, end):
        span = Span(found.start, found.end)
        yield PartyMention(span, span.of(text), Sort.UNIT, found.clarity, found.entity)
    for unit in find_units(folded, start, end):
        span = _with_likes(folded, Span(unit.start, unit.end), end)
        yield PartyMention(span, span.of(text), Sort.UNIT, Clarity.CLEAR, _entity(span.of(folded)))
    for span in find_offices(folded, start, end):
        yield PartyMention(span, span.of(text), Sort.UNIT, Clarity.CLEAR, Entity.NAMED)
    for span in _places(folded, start, end):
        yield PartyMention(span, span.of(text), Sort.UNIT, Clarity.CLEAR, Entity.PLACE)


def _with_likes(folded: str, span: Span, end: int) -> Span:
    """Take in what stands for the addressees of another sort (你市（县）)."""
    likes = compiled("（[省市县区州旗盟乡镇局委]{1,2}(?:、[省市县区州旗盟乡镇局委]{1,2})*）").match(folded, span.end, end)
    return Span(span.start, likes.end()) if likes and span.of(folded) in self_words() else span


def _entity(words: str) -> Entity:
    if re.sub("（.*）$", "", words) in self_words():
        return Entity.SELF
    return Entity.SHORT if len(words) <= 6 and words[-1] in _SHORT_TAILS else Entity.NAMED


def _places(folded: str, start: int, end: int) -> Iterator[Span]:
    """Yield places named as those who act: a list of them, one before a modal, or one that is supported in acting."""
    helped = f"{any_of('pivot')}(?:[一-鿿]{{1,5}}(?:{_LEVEL})[、和与])*$"
    places = f"{_PLACE}|(?P<helped>{_LEVEL})(?={any_of('pivot_follower')}|建设[一-鿿＂])|(?P<acts>[镇乡])(?=[一-鿿])"
    for match in compiled(places).finditer(folded, start, end):
        begin = place_start(folded, start, match.start())
        last, town = folded[match.start() - 1], match[0] in ("镇", "乡")
        if begin is None or folded[begin] == "第" or (last in _NO_TOWN if town else last in words("not_place")):
            continue
        if match["acts"] and not (acts(folded, match.end(), end) and compiled(_OPENS).search(folded[max(start, begin - 4) : begin])):
            continue
        if match["helped"] and not compiled(helped).search(folded[max(start, begin - 40) : begin]):
            continue
        if match.start() - begin <= 4 and open_left(folded, start, begin):
            yield Span(begin, match.end())


def _join(text: str, units: list[PartyMention]) -> Iterator[PartyMention]:
    """Join a class to the unit before it without a gap: 分局各责任单位, 市政府各部门; the class decides the clarity."""
    last: PartyMention | None = None
    for unit in units:
        touches = last is not None and last.span.end == unit.span.start
        if last is not None and touches and unit.entity in _CLASSES and last.entity not in _CLASSES:
            span = Span(last.span.start, unit.span.end)
            last = PartyMention(span, span.of(text), Sort.UNIT, unit.clarity, unit.entity)
            continue
        if last is not None:
            yield last
        last = unit
    if last is not None:
        yield last


def _persons(
    folded: str, text: str, start: int, end: int, roster: Roster, ends: dict[int, int]
) -> Iterator[PartyMention]:
    for match in roster_matches(folded, start, end, roster):
        if match.entry.category == Sort.PERSON:
            yield PartyMention(match.span, match.span.of(text), Sort.PERSON, Clarity.CLEAR, Entity.NAME)
    for person in find_persons(folded, start, end, ends):
        span = Span(person.start, person.end)
        yield PartyMention(span, span.of(text), Sort.PERSON, person.clarity, person.entity)


def _settle(mentions: Iterable[PartyMention]) -> list[PartyMention]:
    """Keep, of overlapping mentions, the longest; of equal ones the first found (the roster comes first)."""
    kept: list[PartyMention] = []
    for mention in sorted(mentions, key=lambda each: (each.span.start, -each.span.end)):
        if kept and kept[-1].span.overlaps(mention.span):
            if mention.span.length > kept[-1].span.length:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _without_committees(
    folded: str, units: Iterable[PartyMention], persons: Sequence[PartyMention]
) -> Iterator[PartyMention]:
    """Leave out the committee inside 县委书记 and the level inside 县长: the post is meant, not the body."""
    for unit in units:
        inside = [p for p in persons if p.span.contains(unit.span) and p.span != unit.span]
        if any(re.search("(?:书记|县长|镇长|市长)[^，。、]{0,4}$", p.span.of(folded)) for p in inside):
            continue
        yield unit
