"""Names without a post that their place tells: 由王明去送, 曾会民：包上湾村, 应急办（吴江）：, 综合楼一楼：陈立、李平."""

import re
from collections.abc import Iterator
from functools import cache

from wenfeng_check.analysis.parties.persons import AFTER_LABEL, ANY_POST, is_name
from wenfeng_check.analysis.parties.vocabulary import any_of, compiled, followers
from wenfeng_check.model.span import Span

_NUMBER = r"\s*(?:（?[一二三四五六七八九十\d]{1,3}[）、.．]\s*)?"
#: Where people are posted: a floor, a gate, a team, a stretch of road.
_POSTED_AT = r"[一-鿿\dA-Za-z（）—-]{0,14}[楼层点口处室门岗组线段片区路桥库塘坝台站卡]"
_NAME = "[一-鿿]{2,3}"
_TAKES = "包(?![括含装容])|负责|牵头|联系|主抓|盯|值守|巡查|带队"


def named_persons(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the names in the sentence between ``start`` and ``end``."""
    return (*_after_by(folded, start, end), *_in_front(folded, start, end), *_posted(folded, start, end), *_at_pause(folded, start, end))


@cache
def _does() -> str:
    return f"(?:{any_of('person_deed')}|{'|'.join(map(re.escape, followers()))}|去|来|包(?![括含])|带|管|办|找|跑)"


def _after_by(folded: str, start: int, end: int) -> Iterator[Span]:
    """由 and a name, before what he does."""
    for match in compiled(f"由(?!于)(?={_NAME})").finditer(folded, start, end):
        sizes = (size for size in (2, 3) if is_name(folded, match.end(), match.end() + size))
        fits = [size for size in sizes if compiled(_does()).match(folded, match.end() + size, end)]
        if fits:
            yield Span(match.end(), match.end() + fits[-1])


def _in_front(folded: str, start: int, end: int) -> Iterator[Span]:
    """A name before a colon (曾会民：包上湾村), or in brackets behind a unit or team there (应急办（吴江）：, 派出所（周所长）：)."""
    front = compiled(rf"{_NUMBER}(?P<name>{_NAME})：\s*(?:{_TAKES})").match(folded, start, end)
    if front is None:
        held = rf"[一-鿿]{{2,14}}（(?P<name>[一-鿿]副?(?:{ANY_POST})|{_NAME})）："
        front = compiled(_NUMBER + held).match(folded, start, end)
    if front is None:
        return
    span = Span(*front.span("name"))
    if is_name(folded, *span, allowed=AFTER_LABEL) or (re.search(f"(?:{ANY_POST})$", front["name"]) and is_name(f"{front['name'][0]}明", 0, 2)):
        yield span


def _posted(folded: str, start: int, end: int) -> Iterator[Span]:
    """The names behind places where people are posted, if the sentence says nothing else."""
    if folded.find("：", start, end) < 0:
        return
    found: list[Span] = []
    for part in compiled("[^；。\n]+").finditer(folded, start, end):
        posted = compiled(rf"{_NUMBER}{_POSTED_AT}：(?P<names>\s*{_NAME}(?:[、\s]\s*{_NAME})*)\s*").fullmatch(folded, *part.span())
        if posted is None:
            return
        spans = [Span(*name.span()) for name in compiled(_NAME).finditer(folded, *posted.span("names"))]
        if not all(is_name(folded, *span) for span in spans):
            return
        found += [Span(spans[0].start, spans[-1].end)]
    yield from found


def _at_pause(folded: str, start: int, end: int) -> Iterator[Span]:
    """A full name that opens a clause and does what only a person does (，孙志强每周五开窗值守)."""
    deed = rf"(?:每[天日周月]|{any_of('person_deed')})"
    for match in compiled(rf"(?<![一-鿿])(?P<name>[一-鿿]{{3}})(?={deed})").finditer(folded, start, end):
        opens = match.start() == start or folded[match.start() - 1] in "，；。！？\n"
        if opens and match[0][0] not in "和于向从应" and is_name(folded, *match.span("name")):
            yield Span(*match.span("name"))
