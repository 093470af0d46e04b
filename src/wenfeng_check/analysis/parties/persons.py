"""Persons: names beside a post, posts that name one person, and vague persons."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.parties.boundaries import is_han, level_start, open_left
from wenfeng_check.analysis.parties.kinds import Entity
from wenfeng_check.lexicon import Lexicon, load
from wenfeng_check.model.task import Clarity

_NOT_A_POST = ("办公会", "会议", "联席", "信箱", "热线", "负责制", "责任制", "助理", "医师", "令", "制", "奖", "级", "接待日", "论坛", "任期", "职责", "岗位")
_BEFORE = r"(?:(?:党政|常务|分管|主管|联系|挂钩|包联|包抓|主要|有关|相关|各级|第一|执行|县级|处级|科级|镇级|市级|驻村|县委常委、|市委常委、|党组书记、|党委书记、|党组成员、|副)+)$"
_BODY = r"(?:各级)?(?:党委（党组）|党委和政府|党委、政府|党委|党组|政府|党政军|党政|单位|部门|企业|学校|[局委厅办院镇乡村县市区])的?$"
_POST_SORTS = ("office_leader", "office_unit_head", "role_by_unit", "leader_responsible", "doer_responsible")
_ANAPHORA = frozenset(("责任人", "负责人", "责任人员", "具体责任人", "直接责任人", "项目负责人", "责任领导", "牵头领导", "经办人", "承办人", "项目责任人",
                       "第一责任人", "安全责任人", "监管责任人"))  # fmt: skip
_LOOSE = frozenset(("班子成员", "科级领导", "主官"))
_NOT_NAME = frozenset("的了和与及等由为是在对将要应须各不及并或者个名位人长员县市区省镇乡村局委办部厅处科院会所站年月日一二三四五六七八九十负责牵头分管具体组督")


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
    """Return where the personal name that begins at ``at`` ends, taking all Chinese characters up to a break."""
    single, double = _surnames()
    end = at
    while end < hi and end - at < 5 and is_han(folded[end]):
        end += 1
    size = end - at
    if folded[at : at + 2] in double and 3 <= size <= 4:
        return end
    if folded[at : at + 1] in single and 2 <= size <= 3 and not _NOT_NAME & set(folded[at + 1 : end]):
        return end
    return None


def find_persons(folded: str, start: int, end: int, unit_ends: dict[int, int]) -> Iterator[Person]:
    """Yield posts (with the unit before them, ``unit_ends`` maps the end of a unit to its start), names, vague persons."""
    for match in _posts().find(folded, start, end):
        begin, at = match.span
        if folded.startswith(_NOT_A_POST, at):
            continue
        yield from _post(folded, start, begin, at, end, match.entry.category, match.entry.term, unit_ends)
    for match in _vague().find(folded, start, end):
        if match.entry.term != "专班":
            yield Person(match.span.start, match.span.end, Clarity.VAGUE, Entity.VAGUE)
    for hit in re.finditer(r"责任到人|责任到部门、到人|落实到人|(?:有关|相关)(?:负责)?(?:同志|领导|人员)|[省市县区]领导(?!小组|班子|下|机构|组)", folded[:end]):
        if hit.start() >= start:
            yield Person(hit.start(), hit.end(), Clarity.VAGUE, Entity.VAGUE)
    for hit in re.finditer("同志", folded[:end]):
        if hit.start() >= start and (name := _name_before(folded, start, hit.start())) is not None:
            yield Person(name, hit.start(), Clarity.CLEAR, Entity.NAME)


def _post(folded: str, lo: int, begin: int, at: int, hi: int, category: str, term: str, unit_ends: dict[int, int]) -> Iterator[Person]:
    before = re.search(_BEFORE, folded[max(lo, begin - 14) : begin])
    start = begin - (before.end() - before.start()) if before else begin
    owner = unit_ends.get(start)
    if owner is None:
        owner = level_start(folded, lo, start)
    body = re.search(_BODY, folded[max(lo, start - 6) : start]) if owner is None else None
    if body and open_left(folded, lo, start - len(body[0])):
        start -= len(body[0])
    vague = bool(re.search("有关|相关", folded[start:begin]))
    clarity = _clarity(category, term, vague=vague, owned=owner is not None, alone=open_left(folded, lo, start))
    if clarity is None:
        return
    yield Person(start if owner is None else owner, at, clarity, Entity.POST if clarity is not Clarity.VAGUE else Entity.VAGUE)
    name = name_at(folded, at, hi)
    if name is not None and category in ("office_leader", "office_unit_head"):
        yield Person(at, name, Clarity.CLEAR, Entity.NAME)
    elif at < hi and folded[at] == "：" and (name := name_at(folded, at + 1, hi)) is not None:
        yield Person(at + 1, name, Clarity.CLEAR, Entity.NAME)
    first = _name_before(folded, lo, start if owner is None else owner)
    if first is not None:
        yield Person(first, start if owner is None else owner, Clarity.CLEAR, Entity.NAME)


def _clarity(category: str, term: str, *, vague: bool, owned: bool, alone: bool) -> Clarity | None:
    if vague or term in _LOOSE:
        return Clarity.VAGUE
    if term in _ANAPHORA:
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
