"""Persons: names beside a post, posts that name one person, and vague persons."""

import re
from collections.abc import Collection, Iterator
from functools import cache, partial
from typing import NamedTuple

from wenfeng_check.analysis.parties.boundaries import is_han, level_start, open_left
from wenfeng_check.analysis.parties.kinds import Entity
from wenfeng_check.analysis.parties.vocabulary import any_of, bounds, compiled, followers, words
from wenfeng_check.lexicon import Lexicon, Match, load
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity

_TELLS = "(?:具体|牵头|全面|分头|全程|亲自)?(?:负责|牵头|盯办|盯守|带队|主抓|包抓|督办|抓(?!好|紧|住))"
_AFTER_NAME = rf"同志|{_TELLS}|(?![一-鿿])"
#: What may stand in the middle of a name behind a label (林一鸣, 杜长林, 曾会民); elsewhere 长 is the end of a post.
AFTER_LABEL = "一长会"
_TOLD = rf"(?:同志)?{_TELLS}"
#: Ends of posts in front of a name, whatever the office is called (县就业中心主任龚建平具体负责).
ANY_POST = (
    "(?:局|部|院|校|馆|站|所|队|股|科|镇|乡|县|会|河|林|园|组|段|湖|田|路|链|场|厂|社|班|村|庭|点位)长"
    "|主任|书记|经理|秘书长|主席|支书|总?工程师|专员|委员"
)
#: 包 as a verb of its own behind a name (由武装部长马腾包。).
_TAKES_ON = "包(?![一-鿿])"
#: What is no surname in front of a post (任局长, 原局长, 各县长).
_NO_SURNAME = "任原现新老正副前时兼党常经项向从后"
#: The last character of what a post with a surname may follow (财务股赵股长, 县领导李副县长).
_BEFORE_SURNAME = "由请股科室处所站队办委局院部校村镇乡县导"
#: Surnames that are verbs or objects too: behind the post of a doer they begin no name (网格员包地块).
_NO_NAME_BEHIND = "包管强都从应须要安时连常单"
_POST_SORTS = ("office_leader", "office_unit_head", "role_by_unit", "leader_responsible", "doer_responsible")


class Person(NamedTuple):
    """The range of a person and how it is referred to."""

    start: int
    end: int
    clarity: Clarity
    entity: Entity


@cache
def _posts() -> Lexicon:
    return load("person_titles").only(*_POST_SORTS)


@cache
def _vague() -> Lexicon:
    return load("vague_owners").only("vague_person")


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = load("surnames")
    return lexicon.only("single").terms, lexicon.only("double").terms


@cache
def _long_followers() -> tuple[str, ...]:
    return tuple(word for word in followers() if len(word) > 1)


@cache
def _deeds() -> tuple[str, ...]:
    return (*followers(), *words("person_deed"))


def name_at(folded: str, at: int, hi: int, *, allowed: str = "") -> int | None:
    """Return where the personal name that begins at ``at`` ends: before a break or a follower (带队); see ``_is_name``."""
    for size in (3, 2):
        if size == 3 and (folded.startswith(_long_followers(), at + 2) or compiled(_TAKES_ON).match(folded, at + 2, hi)):
            continue  # 马腾包抓: 包抓 follows, not 抓; 马腾包。
        if _is_followed(folded, at + size, hi) and _is_name(folded, at, at + size):
            return at + size
    end = at
    while end < hi and end - at < 5 and is_han(folded[end]):
        end += 1
    return end if _is_name(folded, at, end, allowed=allowed) else None


def _is_followed(folded: str, at: int, hi: int) -> bool:
    """Say whether a word that follows a subject stands at ``at``, or what only a person does (带队, 签字, 包)."""
    return at < hi and (folded.startswith(_deeds(), at) or compiled(_TAKES_ON).match(folded, at, hi) is not None)


def _is_name(folded: str, at: int, end: int, *, allowed: str = "") -> bool:
    """``allowed`` says which of the characters that are rare in names may stand in the middle of this one (林一鸣)."""
    single, double = _surnames()
    size = end - at
    said = folded[at:end]
    if said in words("not_a_name") or said in bounds("function", "verb")[0] or said in _deeds():
        return False
    given = set(folded[at + 1 : end])
    if folded[at : at + 2] in double:
        return 3 <= size <= 4 and all(map(is_han, given))
    fits = folded[at : at + 1] in single and 2 <= size <= 3 and all(map(is_han, given))
    rare = set(words("not_in_name")) & (given - set(allowed) if size == 3 and folded[end - 1] not in allowed else given)
    return fits and not rare


def find_persons(folded: str, start: int, end: int, unit_ends: dict[int, int]) -> Iterator[Person]:
    """Yield posts with the unit before them (``unit_ends``: end of a unit to its start), names and vague persons.

    A post and the name beside it are one person (县财政局局长李明远); a label before a name is none (责任人：李明远).
    """
    scan = _Scan(folded, start, end, unit_ends)
    labelled = tuple(labelled_names(folded, start, end))
    found = tuple(_all_persons(scan))
    starts = {person.start for person in found}
    for person in found:
        if folded.endswith("责任人", start, person.end) and {person.end, person.end + 1} & starts:
            continue
        if not any(label.start <= person.start and person.end <= label.end for label, _ in labelled):
            yield person
    for _, name in labelled:
        yield name
    yield from _told_by_name(scan)


def _all_persons(scan: "_Scan") -> Iterator[Person]:
    folded, start, end = scan.folded, scan.lo, scan.hi
    for match in _posts().find(folded, start, end):
        if not folded.startswith(words("not_a_post"), match.span.end):
            yield from _post(scan, match)
    for match in _vague().find(folded, start, end):
        if match.entry.term != "专班":
            yield Person(*match.span, Clarity.VAGUE, Entity.VAGUE)
    for hit in compiled(any_of("person_vague") + "|[省市县区]领导(?!小组|班子|下|机构|组|干部)").finditer(
        folded, start, end
    ):
        yield Person(*hit.span(), Clarity.VAGUE, Entity.VAGUE)
    for hit in compiled(rf"(?:分管|联系|包联)[一-鿿、]{{2,14}}的(?:领导|负责同志|负责人|班子成员|(?P<post>副?(?:{ANY_POST})))").finditer(
        folded, start, end
    ):
        name = name_at(folded, hit.end(), end) if hit["post"] else None
        yield Person(hit.start(), name or hit.end(), Clarity.CLEAR, Entity.POST)
    for hit in compiled("同志").finditer(folded, start, end):
        name = _name_before(folded, start, hit.start(), after=scan.unit_ends)
        if name is not None:
            yield Person(name, hit.start(), Clarity.CLEAR, Entity.NAME)


def labelled_names(folded: str, start: int, end: int) -> Iterator[tuple[Span, Person]]:
    """Yield the names behind a label in running text (责任人：李明远、周海涛 or ，责任人李明远), each with its label."""
    label = rf"(?<![一-鿿])(?:{any_of('label_opening')}{{0,3}}{any_of('label_person')})(?:为|是)?"
    for match in compiled(rf"({label})(\s*：\s*)?").finditer(folded, start, end):
        at = match.end()
        while at < end and (name := _told_end(folded, at, end, sure=match[2] is not None)) is not None:
            if match[2] is None and "领导" in match[1]:
                break
            yield Span(*match.span(1)), Person(at, name, Clarity.CLEAR, Entity.NAME)
            if not folded.startswith("、", name):
                break
            at = name + 1


def is_name(folded: str, start: int, end: int, *, allowed: str = "一") -> bool:
    """Say whether the range is a plausible name that is no common word (安全, 高标准); for ``allowed`` see ``_is_name``."""
    common = folded.startswith(words("not_a_name"), start, end)
    return not common and _is_name(folded, start, end, allowed=allowed)


def _told_end(folded: str, at: int, hi: int, *, sure: bool = False) -> int | None:
    """Return where the name that begins at ``at`` ends; 同志, 负责, 牵头 or a break must follow it.

    Where a label makes it ``sure`` that a name stands here, it may begin like a common word (高新民) and hold 长 (杜长林).
    """
    fits = partial(_is_name, allowed=AFTER_LABEL) if sure else is_name
    for size in (4, 3, 2):
        stop = at + size
        if stop <= hi and fits(folded, at, stop) and compiled(_AFTER_NAME).match(folded, stop, hi):
            return stop
    return None


def _told_by_name(scan: "_Scan") -> Iterator[Person]:
    """Yield the names after 由 or a post, directly after a unit, and at the end of a clause (由李明远、周海涛负责, ，李明远负责。)."""
    folded, lo, hi, unit_ends = scan
    leads = {match.end() for match in compiled(f"由|{ANY_POST}").finditer(folded, lo, hi)} | unit_ends.keys()
    pauses = {lo} | {match.end() for match in compiled("[，；]").finditer(folded, lo, hi)}
    for at in sorted(leads | pauses):
        names: list[Span] = []
        while (end := _told_end(folded, at, hi)) is not None:
            names.append(Span(at, end))
            at = end + 1
            if not folded.startswith("、", end):
                break
        told = _TOLD if names and names[0].start in leads else f"{_TOLD}(?=[，。；）]|$)"
        if names and compiled(told).match(folded, names[-1].end, hi):
            yield from (Person(*name, Clarity.CLEAR, Entity.NAME) for name in names)


class _Scan(NamedTuple):
    """The text, the range, and where the units of the range begin and end."""

    folded: str
    lo: int
    hi: int
    unit_ends: dict[int, int]


def _post(scan: _Scan, match: Match) -> Iterator[Person]:
    begin, at = match.span
    start, owned = _post_start(scan, begin)
    vague = bool(re.search("有关|相关", scan.folded[start:begin]))
    alone = open_left(scan.folded, scan.lo, start) or scan.folded.endswith(("责任人", "名"), scan.lo, start)
    clarity = _clarity(match.entry.category, match.entry.term, vague=vague, owned=owned, alone=alone)
    named = match.entry.category in ("office_leader", "office_unit_head")
    first = _name_before(scan.folded, scan.lo, start) if named else None
    if first is not None and (not is_name(scan.folded, first, start) or _begins_with_verb(scan.folded, first)):
        first = None
    if first is not None:
        clarity = Clarity.CLEAR
    if clarity is None:
        return
    if named or _may_be_named(scan.folded, match):
        name = name_at(scan.folded, at, scan.hi)
        start, at = start if first is None else first, at if name is None else name
        clarity = clarity if name is None else Clarity.CLEAR
    yield Person(start, at, clarity, Entity.VAGUE if clarity is Clarity.VAGUE else Entity.POST)
    if at < scan.hi and scan.folded[at] == "：" and (name := name_at(scan.folded, at + 1, scan.hi)) is not None:
        yield Person(at + 1, name, Clarity.CLEAR, Entity.NAME)


def _may_be_named(folded: str, match: Match) -> bool:
    """Say whether a name may stand behind the post of a doer (仓库管理员李芳); 责任人 in front of one is a label."""
    doer = match.entry.category == "doer_responsible" and match.entry.term not in words("person_anaphora")
    return doer and folded[match.span.end : match.span.end + 1] not in tuple(_NO_NAME_BEHIND)


def _begins_with_verb(folded: str, at: int) -> bool:
    return folded[at : at + 2] in bounds("function", "verb")[0]


def _post_start(scan: _Scan, begin: int) -> tuple[int, bool]:
    """Return where the post begins with its qualifiers and its unit, and whether a unit or level stands there."""
    folded, lo, _, unit_ends = scan
    before = re.search(any_of("post_opening") + "+$", folded[max(lo, begin - 14) : begin])
    start = begin - len(before[0]) if before else begin
    named = _surname_before(scan, start)
    if named is not None:
        return unit_ends.get(named, named), True
    owner = unit_ends.get(start)
    if owner is None:
        owner = level_start(folded, lo, start)
    if owner is None:
        owner = _office_owner(scan, start)
    if owner is not None:
        return owner, True
    body = re.search(rf"(?:各级)?{any_of('post_body')}的?$", folded[max(lo, start - 9) : start])
    if body and open_left(folded, lo, start - len(body[0])):
        start -= len(body[0])
    return (start - 1 if start > lo and folded[start - 1] == "各" else start), False


def _surname_before(scan: _Scan, at: int) -> int | None:
    """Return where the surname before a post stands (由王局长负责); 任, 原 and the like are none there."""
    folded, lo, _, unit_ends = scan
    place = at - 1
    if place < lo or folded[place] not in _surnames()[0] or folded[place] in _NO_SURNAME:
        return None
    free = place == lo or not is_han(folded[place - 1]) or folded[place - 1] in _BEFORE_SURNAME or place in unit_ends
    return place if free else None


def _office_owner(scan: _Scan, at: int) -> int | None:
    """Return where the unit begins whose office ends at ``at`` (县农业农村局产业股)."""
    if not scan.folded.endswith(tuple("股科室处站所队办"), scan.lo, at):
        return None
    near = (scan.unit_ends.get(at - size) for size in range(2, 9))
    return next((owner for owner in near if owner is not None), None)


def _clarity(category: str, term: str, *, vague: bool, owned: bool, alone: bool) -> Clarity | None:
    if vague or term in words("person_loose"):
        return Clarity.VAGUE
    if term in words("person_anaphora"):
        return Clarity.VAGUE if not owned else Clarity.CLEAR
    if category in ("role_by_unit", "leader_responsible", "doer_responsible"):
        return Clarity.CLEAR
    return Clarity.CLEAR if owned or alone else None


def _name_before(folded: str, lo: int, at: int, *, after: Collection[int] = ()) -> int | None:
    """Return where the name that ends at ``at`` begins; it must follow a break or stand at one of ``after``, the ends of units."""
    for size in (2, 3, 4):
        begin = at - size
        if begin < lo:
            return None
        free = begin == lo or not is_han(folded[begin - 1]) or folded[begin - 1] in "由请" or begin in after
        if free and name_at(folded, begin, at) == at:
            return begin
    return None
