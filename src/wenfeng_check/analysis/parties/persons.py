"""Persons: names beside a post, posts that name one person, and vague persons."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.parties.boundaries import is_han, level_start, open_left
from wenfeng_check.analysis.parties.kinds import Entity
from wenfeng_check.analysis.parties.vocabulary import any_of, bounds, compiled, followers, words
from wenfeng_check.lexicon import Lexicon, Match, load
from wenfeng_check.model.task import Clarity

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


def name_at(folded: str, at: int, hi: int) -> int | None:
    """Return where the personal name that begins at ``at`` ends: before a break or a follower (带队)."""
    for size in (3, 2):
        if folded.startswith(followers(), at + size) and at + size < hi and _is_name(folded, at, at + size):
            return at + size
    end = at
    while end < hi and end - at < 5 and is_han(folded[end]):
        end += 1
    return end if _is_name(folded, at, end) else None


def _is_name(folded: str, at: int, end: int) -> bool:
    single, double = _surnames()
    size = end - at
    if folded[at:end] in bounds("function", "verb")[0] or folded[at:end] in followers():
        return False
    given = set(folded[at + 1 : end])
    if folded[at : at + 2] in double:
        return 3 <= size <= 4 and all(map(is_han, given))
    fits = folded[at : at + 1] in single and 2 <= size <= 3 and all(map(is_han, given))
    return fits and not set(words("not_in_name")) & given


def find_persons(folded: str, start: int, end: int, unit_ends: dict[int, int]) -> Iterator[Person]:
    """Yield posts with the unit before them (``unit_ends``: end of a unit to its start), names and vague persons."""
    scan = _Scan(folded, start, end, unit_ends)
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
    for hit in compiled("同志").finditer(folded, start, end):
        name = _name_before(folded, start, hit.start())
        if name is not None:
            yield Person(name, hit.start(), Clarity.CLEAR, Entity.NAME)


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
    alone = open_left(scan.folded, scan.lo, start)
    clarity = _clarity(match.entry.category, match.entry.term, vague=vague, owned=owned, alone=alone)
    if clarity is None:
        return
    yield Person(start, at, clarity, Entity.VAGUE if clarity is Clarity.VAGUE else Entity.POST)
    yield from _names_beside(scan, start, at, titled=match.entry.category in ("office_leader", "office_unit_head"))


def _post_start(scan: _Scan, begin: int) -> tuple[int, bool]:
    """Return where the post begins with its qualifiers and its unit, and whether a unit or level stands there."""
    folded, lo, _, unit_ends = scan
    before = re.search(any_of("post_opening") + "+$", folded[max(lo, begin - 14) : begin])
    start = begin - len(before[0]) if before else begin
    owner = unit_ends.get(start)
    if owner is None:
        owner = level_start(folded, lo, start)
    if owner is not None:
        return owner, True
    body = re.search(rf"(?:各级)?{any_of('post_body')}的?$", folded[max(lo, start - 9) : start])
    if body and open_left(folded, lo, start - len(body[0])):
        start -= len(body[0])
    return (start - 1 if start > lo and folded[start - 1] == "各" else start), False


def _names_beside(scan: _Scan, start: int, at: int, *, titled: bool) -> Iterator[Person]:
    """Names after a title (县长王建国), after its colon (组长：李明远), before it (李明远县长)."""
    folded, lo, hi, _ = scan
    name = name_at(folded, at, hi) if titled else None
    if name is not None:
        yield Person(at, name, Clarity.CLEAR, Entity.NAME)
    elif at < hi and folded[at] == "：" and (name := name_at(folded, at + 1, hi)) is not None:
        yield Person(at + 1, name, Clarity.CLEAR, Entity.NAME)
    first = _name_before(folded, lo, start) if titled else None
    if first is not None:
        yield Person(first, start, Clarity.CLEAR, Entity.NAME)


def _clarity(category: str, term: str, *, vague: bool, owned: bool, alone: bool) -> Clarity | None:
    if vague or term in words("person_loose"):
        return Clarity.VAGUE
    if term in words("person_anaphora"):
        return Clarity.VAGUE if not owned else Clarity.CLEAR
    if category in ("role_by_unit", "leader_responsible", "doer_responsible"):
        return Clarity.CLEAR
    return Clarity.CLEAR if owned or alone else None


def _name_before(folded: str, lo: int, at: int) -> int | None:
    """Return where the name ends up to ``at`` begins; it must follow a break."""
    for size in (2, 3, 4):
        begin = at - size
        if begin < lo:
            return None
        if (begin == lo or not is_han(folded[begin - 1])) and name_at(folded, begin, at) == at:
            return begin
    return None
