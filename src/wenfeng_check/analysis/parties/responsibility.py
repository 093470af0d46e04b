"""Responsibility expressions: brackets behind a task, label lines, clauses that say who leads and who helps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.parties.boundaries import is_han, word_before
from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Responsibility, Sort
from wenfeng_check.analysis.parties.mentions import find_parties
from wenfeng_check.analysis.parties.people import labelled_people, person_alone, with_names_behind
from wenfeng_check.analysis.parties.persons import ANY_POST
from wenfeng_check.analysis.parties.placed import Inside, placed_names, strip
from wenfeng_check.analysis.parties.roster import EMPTY, Roster
from wenfeng_check.analysis.parties.unknown_units import LISTED_UNIT, by_own_name
from wenfeng_check.analysis.parties.vocabulary import any_of, compiled
from wenfeng_check.analysis.parties.when import DATE, TIME
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole

_LONGEST = 600
_EXPLAINS = r"如[^皋东]|即[^墨]|\d{4}）|第(?!\d{1,3}[-至到]第?\d{1,3}[项条][^，。；：]{2,8}：)[\d一二三四五六七八九十]"
_SHARED = (
    "(?:共同|联合|分别|具体|各自|组织|协同|依|按照?)?(?:各自)?(?:职责|职能|分工|分管领域|职责分工|权限|任务分工)?"
    "(?:分工)?(?:分别|共同)?"
)
_VERB = (
    f"{_SHARED}(?:牵头(?:负责|组织|实施|落实|推进)?|(?:组织)?负责(?:落实|实施|推进|组织)?|主办|承办|主责|"
    "配合(?:落实|实施)?|协办|协助|参与|参加|协同(?:推进|配合)|落实|实施|推进|(?<=[局委办厅部院会行关门位])指导)"
)
#: An office of the bureau that writes (厅执法监督局): its name may hold verbs.
_OWN_OFFICE = "[厅局委院校][一-鿿]{2,8}[局处科室办队]"
#: What a label says is a unit, though its name holds words (责任单位：监督检查一股).
_OFFICE = "[一-鿿]{1,9}(?:[股科室处所站队办]|中心|专班|公司)"
#: An item between named ones that only looks like a unit (县审管办).
_UNKNOWN_UNIT = "(?:^|(?<=[、，；（]))[省市县区州][一-鿿]{1,8}[局委办厅院队](?:（[一-鿿]{2,8}）)?(?=[、，；）])"
_OTHERS = "等?(?:[省市县区州镇][级直]?)?(?:各)?(?:有关|相关)(?:职能|责任|主管|行业)?(?:部门|单位)(?:和单位|和部门|（单位）|（部门）)?"
_JOINTS = rf"{_OTHERS}|由|同志|副?(?:{ANY_POST})|等|和|与|及|以及|会同|其中|底前?|前|完成|\W|{_VERB}|{TIME}[前底末内]*(?:之前)?(?:完成|办结|见效)?"


class Field(Enum):
    """What the value behind a label is."""

    LEAD = PartyRole.LEAD
    OWNER = PartyRole.OWNER
    SUPPORT = PartyRole.SUPPORT
    SUPERVISOR = PartyRole.SUPERVISOR
    PERSON = "person"
    CONTACT = PartyRole.CONTACT
    TIME = "time"
    STANDARD = "standard"
    MIXED = "mixed"
    BARE = "bare"


_PEOPLE = (Field.SUPERVISOR, Field.PERSON, Field.CONTACT)


class Segment(NamedTuple):
    """A label's value, label left out."""

    kind: Field
    start: int
    end: int


@dataclass
class _Found:
    units: list[Party] = field(default_factory=list)
    persons: list[Party] = field(default_factory=list)
    times: list[Span] = field(default_factory=list)
    standards: list[Span] = field(default_factory=list)
    names: tuple[PartyMention, ...] = ()


@cache
def _label() -> "re.Pattern[str]":
    unit = "(?:单位|部门|科室|处室|股室|主体|机构)(?:[及和、/]?(?:责任人|负责人|责任领导|配合单位))?"
    bare = "(?:(?:牵头|主办|主责|承办|配合|协办|协助|完成)(?=\\s*：))"
    body = f"(?:{unit}|{any_of('label_person', 'label_other')}|(?<!副)组长(?=：)|{bare})"
    name = rf"({any_of('label_opening')}{{0,3}}{body})"
    glued = rf"(?<=[局委办府厅会心院队司区镇])(?={any_of('label_glued')}\s*[：:])"
    return re.compile(rf"(?:(?<![一-鿿])|(?<=\d[项条])|{glued}){name}\s*(?:（[^（）：]{{1,12}}）)?\s*[：:]")


def _field(label: str) -> Field:
    rules = (
        (r"联系人|联络员", Field.CONTACT),
        (r"时限|时间|期限|^完成$", Field.TIME),
        (r"标准", Field.STANDARD),
        (r"(?:单位|部门|科室)[及和、/]?(?:责任人|负责人|责任领导)", Field.MIXED),
        (r"配合|协办|协助|参与|参加|协作|成员", Field.SUPPORT),
        (r"领导$|负责同志$", Field.SUPERVISOR),
        (r"人$|人员$|组长$", Field.PERSON),
        (r"牵头|主办|主责|主要", Field.LEAD),
    )
    return next((kind for pattern, kind in rules if re.search(pattern, label)), Field.OWNER)


def segments(folded: str, start: int, end: int) -> list[Segment]:
    """Cut the inside of an expression at its labels."""
    found = list(_label().finditer(folded, start, end))
    ends = [*(match.start() for match in found[1:]), end]
    cuts = [Segment(_field(m[1]), m.end(), stop) for m, stop in zip(found, ends, strict=False)]
    head = (start, found[0].start()) if found else (start, end)
    whole = [Segment(Field.BARE, *head), *cuts] if head[0] < head[1] else cuts
    trimmed = [Segment(kind, *strip(folded, a, b)) for kind, a, b in whole]
    return [segment for segment in trimmed if segment.start < segment.end]


def is_responsibility(folded: str, text: str, *, start: int, end: int, roster: Roster = EMPTY) -> bool:
    """Say whether the bracket or line says who answers for a task or until when, and is no explanation or citation."""
    inner, stop = strip(folded, start, end)
    if inner >= stop or stop - inner > _LONGEST:
        return False
    if re.match(_EXPLAINS + "|" + any_of("explains"), folded[inner:stop]):
        return False
    first = _label().match(folded, inner, stop)
    if first is not None:
        return _field(first[1]) is not Field.CONTACT
    if _label().search(folded, inner, stop) and not re.search("。", folded[inner:stop]):
        return True
    bracketed = _bracketed(folded, start, end)
    mentions = find_parties(folded, text, start=inner, end=stop, roster=roster)
    inside = Inside(folded, inner, stop, mentions)
    if placed_names(inside, text):
        return True
    return _says_roles(inside, bracketed=bracketed, closed=_closes(folded, start, end))


def _bracketed(folded: str, start: int, end: int) -> bool:
    """Say whether the range is one bracket; the closing one may be missing."""
    words = folded[start:end].strip()
    if words[:1] == "［":
        return True
    if words[:1] != "（":
        return False
    depth = 0
    for at, char in enumerate(words):
        depth += (char == "（") - (char == "）")
        if depth == 0:
            return at >= len(words) - 2
    return len(words) > 3


def _closes(folded: str, start: int, end: int) -> bool:
    """Say whether the bracket stands behind a full sentence or ends its paragraph."""
    before = folded[start - 1 : start]
    return before in ("。", "；", "！", "？", "）", "") or folded[end : end + 1] in ("", "\n")


def _says_roles(inside: Inside, *, bracketed: bool, closed: bool) -> bool:
    mentions = inside.mentions
    if not bracketed and re.search("[要应须将]|。.", inside.words):
        return False
    if not bracketed and all(m.clarity is Clarity.VAGUE for m in mentions):
        return False
    rest = _uncovered(inside)
    if bracketed and closed and any(m.entity is not Entity.PLACE for m in mentions):
        rest = re.sub(LISTED_UNIT, "", rest)
    if re.fullmatch(f"(?:{_JOINTS})*", rest):
        has_verb = bool(re.search(_VERB, rest))
        named = any(m.entity is not Entity.PLACE for m in mentions)
        dated = re.search(TIME, rest) and not re.search("[前底末内]|完成|长期|持续|每", rest)
        return bool(mentions) and named and (has_verb or (bracketed and closed and not dated))
    if not bracketed:
        return False
    pattern = _VERB if mentions else r"(?:牵头|负责|配合|承办|主办)(?:落实|实施|组织)?"
    first = re.split("[；。]", inside.words)[0]
    return bool(re.search(rf"{pattern}(?:，[^，]{{2,40}}(?:配合|协助|参与|落实))?$", first))


def _uncovered(inside: Inside) -> str:
    """Return what the mentions leave over; a short name in brackets right behind one (县商务局（招商办）) is part of it."""
    kept, at = [], inside.start
    for mention in inside.mentions:
        kept.append(inside.folded[at : max(at, mention.span.start)])
        at = max(at, mention.span.end)
        alias = compiled("（[一-鿿]{2,8}）").match(inside.folded, at, inside.end)
        at = at if alias is None else alias.end()
    rest = "".join([*kept, inside.folded[at : inside.end]])
    return re.sub(_UNKNOWN_UNIT, "", rest) if inside.mentions else rest


def read_responsibility(
    folded: str, text: str, *, start: int, end: int, roster: Roster = EMPTY
) -> Responsibility | None:
    """Return what the expression says; None where the range is none (see ``is_responsibility``)."""
    if not is_responsibility(folded, text, start=start, end=end, roster=roster):
        return None
    found = _Found()
    inner, stop = strip(folded, start, end)
    mentions = find_parties(folded, text, start=inner, end=stop, roster=roster)
    found.names = placed_names(Inside(folded, inner, stop, mentions), text)
    for segment in segments(folded, inner, stop):
        _read_segment(folded, text, segment, roster, found)
    if _bracketed(folded, start, end) and (alone := person_alone(folded, text, inner, stop)):
        found.units, found.persons = [], [alone]
    if not found.units and not found.persons and _bracketed(folded, start, end):
        found.units.extend(by_own_name(folded, text, inner, stop, _VERB))
    return Responsibility(
        Span(start, end), tuple(found.units), tuple(found.persons), tuple(found.times), tuple(found.standards)
    )


def _read_segment(folded: str, text: str, segment: Segment, roster: Roster, found: _Found) -> None:
    span = Span(segment.start, segment.end)
    if segment.kind is Field.TIME:
        found.times.append(span)
    elif segment.kind is Field.STANDARD:
        found.standards.append(span)
    else:
        for start, end in [(span.start, span.end)] if segment.kind in _PEOPLE else _chunks(folded, *span):
            _read_chunk(folded, text, Segment(segment.kind, start, end), roster, found)


def _chunks(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at ，；。 outside brackets."""
    depth, at = 0, start
    for i in range(start, end):
        depth += (folded[i] == "（") - (folded[i] == "）")
        if folded[i] in "，；。\n" and depth <= 0:
            yield strip(folded, at, i)
            at = i + 1
    yield strip(folded, at, end)


def _read_chunk(folded: str, text: str, segment: Segment, roster: Roster, found: _Found) -> None:
    kind, start, end = segment
    if start >= end:
        return
    mentions = list(find_parties(folded, text, start=start, end=end, roster=roster))
    known = {mention.span for mention in mentions}
    mentions += [n for n in found.names if Span(start, end).contains(n.span) and n.span not in known]
    times = [Span(*match.span()) for match in compiled(DATE).finditer(folded, start, end)]
    if not mentions and times and kind not in _PEOPLE:
        found.times.append(Span(start, end))
        return
    found.times.extend(time for time in times if not any(m.span.overlaps(time) for m in mentions))
    if kind in _PEOPLE:
        found.persons.extend(_people(folded, text, segment, mentions))
        return
    mentions += _listed_items(folded, text, segment, mentions)
    if kind is not Field.SUPPORT:
        mentions = with_names_behind(folded, text, end, mentions, mixed=kind is Field.MIXED)
    for mention in sorted(mentions, key=lambda m: m.span):
        party = Party(mention.span, mention.text, _role(folded, mention, segment), mention.clarity)
        (found.units if mention.sort is Sort.UNIT else found.persons).append(party)


def _role(folded: str, mention: PartyMention, segment: Segment) -> PartyRole:
    """The verb behind the list that the mention stands in, else the label, else OWNER."""
    after = folded[mention.span.end : segment.end]
    before = folded[max(segment.start, mention.span.start - 30) : mention.span.start]
    if re.search(r"(?:会同|联合)[^，；]*$", before):
        return PartyRole.SUPPORT
    verb = re.search(r"牵头|主办|主责|配合|协办|协助|参与|参加|会同|负责|承办", after)
    if verb is not None:
        if verb[0] in ("牵头", "主办", "主责"):
            return PartyRole.LEAD
        return PartyRole.SUPPORT if verb[0] in ("配合", "协办", "协助", "参与", "参加") else PartyRole.OWNER
    return segment.kind.value if isinstance(segment.kind.value, PartyRole) else PartyRole.OWNER


def _listed_items(folded: str, text: str, segment: Segment, mentions: list[PartyMention]) -> list[PartyMention]:
    """Items of a list that no pattern knows; a label or another unit in the list vouches for them."""
    if segment.kind is Field.BARE and not mentions and not re.search(_VERB + "$", folded[segment.start : segment.end]):
        return []
    found = []
    verb = re.search(rf"(?:等)?{_VERB}$", folded[segment.start : segment.end])
    stop = segment.start + verb.start() if verb else segment.end
    for item in re.finditer(r"[^、，；\s（）/]+(?:（[^（）]*）[^、，；\s（）/]*)*", folded[segment.start : stop]):
        start, end = segment.start + item.start(), segment.start + item.end()
        start += 1 if folded[start] in "由及和" and end - start > 3 else 0
        labelled = segment.kind is not Field.BARE and compiled(_OFFICE).fullmatch(folded, start, end) is not None
        if any(m.span.overlaps(Span(start, end)) for m in mentions) or not (labelled or _item(folded, start, end)):
            continue
        found.append(PartyMention(Span(start, end), text[start:end], Sort.UNIT, Clarity.CLEAR, Entity.NAMED))
    return found


def _item(folded: str, start: int, end: int) -> bool:
    words = folded[start:end]
    if not 2 <= len(words) <= 20 or not is_han(words[0]) or re.search(rf"^(?:等|不|再|均|已)|\d\d|{any_of('not_an_item')}", words):
        return False
    if re.fullmatch(_OWN_OFFICE, words):
        return True
    return not any(len(word_before(folded, start, at)) > 1 for at in range(start + 2, end))


def _people(folded: str, text: str, segment: Segment, mentions: list[PartyMention]) -> Iterator[Party]:
    role = PartyRole.OWNER if segment.kind is Field.PERSON else segment.kind.value
    assert isinstance(role, PartyRole)
    known = [m for m in mentions if m.sort is Sort.PERSON]
    for person in labelled_people(folded, text, segment.start, segment.end, known):
        yield Party(person.span, person.text, role, person.clarity)
