"""Persons that their place tells: 由王明去送, 由生产副总邱平签字, 贾涛总经理负责, 各考点负责人要到场, 曾会民：包上湾村, 应急办（吴江）：."""

import re
from collections.abc import Iterator
from functools import cache

from wenfeng_check.analysis.parties.boundaries import open_left
from wenfeng_check.analysis.parties.people import labelled_people
from wenfeng_check.analysis.parties.persons import AFTER_LABEL, ANY_POST, is_name
from wenfeng_check.analysis.parties.vocabulary import MUST, any_of, compiled, followers
from wenfeng_check.model.span import Span

_NUMBER = r"\s*(?:（?[一二三四五六七八九十\d]{1,3}[）、.．]\s*)?"
#: Where people are posted: a floor, a gate, a team, a stretch of road.
_POSTED_AT = r"[一-鿿\dA-Za-z（）—-]{0,14}[楼层点口处室门岗组线段片区路桥库塘坝台站卡]"
_NAME = "[一-鿿]{2,3}"
_POST = f"(?:常务)?副?(?:{ANY_POST}|总经理|总监|总|护士长|矿长|室长|连长)"
_TAKES = "包(?![括含装容])|负责|牵头|联系|主抓|盯|值守|巡查|带队"


def named_persons(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the names in the sentence between ``start`` and ``end``."""
    finders = (_after_by, _with_post, _of_each, _first_answer, _in_front, _held, _posted, _at_pause)
    return tuple(span for find in finders for span in find(folded, start, end))


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


def _with_post(folded: str, start: int, end: int) -> Iterator[Span]:
    """A name behind or before a post, after 由 or at the start of a clause (由阳春副县长主持, 县粮食公司贾涛总经理负责)."""
    for match in compiled(rf"(?P<who>由[一-鿿]{{0,14}}?{_POST})(?P<name>[一-鿿]{{2,3}}?)(?=同志|{_does()})").finditer(folded, start, end):
        if is_name(folded, *match.span("name")):
            yield Span(match.start("who") + 1, match.end("name"))
    for match in compiled(rf"(?P<name>{_NAME})(?P<post>{_POST}|同志)(?=总?负责|牵头|主持|带队|包抓)").finditer(folded, start, end):
        for size in (3, 2):
            begin = match.end("name") - size
            if begin >= start and is_name(folded, begin, match.end("name")) and _begins(folded, start, begin):
                yield Span(begin, match.end("name") if match["post"] == "同志" else match.end("post"))
                break


def _begins(folded: str, lo: int, at: int) -> bool:
    """Say whether a name may begin at ``at``: a break, or the end of an office, stands before it."""
    return open_left(folded, lo, at) or folded[at - 1] in "局办委部院科股室站所队镇乡村校会心司"


def _of_each(folded: str, start: int, end: int) -> Iterator[Span]:
    """The head of each of a class, at the start of a clause (各考点负责人要到场, 各村书记交名单, 各包联县领导9月10日前到点位)."""
    heads = f"各[一-鿿]{{0,8}}?(?:(?:主要|分管)?负责人|负责同志|{_POST}|包联[省市县区镇]?领导)"
    who = f"(?:{heads}|各[一-鿿、]{{1,14}}?＂?一把手＂?|[省市县区镇]级领导(?=每人))"
    told = rf"{MUST}|必|签|负总责|亲自|到|交|每|于|在\d|\d{{1,2}}(?:月|日|点|时)|{any_of('person_deed')}"
    for match in compiled(rf"(?:^|(?<=[，。；：！？\n\s前后日]))(?P<who>{who})(?={told})").finditer(folded, start, end):
        yield Span(*match.span("who"))


def _first_answer(folded: str, start: int, end: int) -> Iterator[Span]:
    """Who is called the one who answers first (科主任、护士长是本科室第一责任人)."""
    who = f"[一-鿿]{{0,8}}(?:负责人|{_POST})(?:[、和][一-鿿]{{0,6}}(?:负责人|{_POST}))*"
    for match in compiled(rf"(?:^|(?<=[，。；：\n\s]))(?P<who>{who})(?:是|为)[一-鿿]{{0,10}}第一责任人").finditer(folded, start, end):
        yield Span(*match.span("who"))


def _held(folded: str, start: int, end: int) -> Iterator[Span]:
    """A name in brackets behind an office that acts (县政府办（刘楠）每日7时汇总)."""
    acts = rf"(?=每|\d{{1,2}}月|{MUST}|牵头|汇总|组织)"
    for match in compiled(rf"[局办股科室所站队院委组专班中心]（(?P<name>{_NAME})）{acts}").finditer(folded, start, end):
        if is_name(folded, *match.span("name")) and match["name"][-1] not in "办股科室所站队局院组":
            yield Span(*match.span("name"))


def _in_front(folded: str, start: int, end: int) -> Iterator[Span]:
    """A name before a colon (曾会民：包上湾村), or in brackets behind a unit or team there (应急办（吴江）：, 派出所（周所长）：)."""
    headed = compiled(rf"{_NUMBER}[一-鿿]{{2,10}}（(?:组长|队长|负责人|责任人|牵头人)：(?P<who>[^（）]{{2,24}})）：").match(folded, start, end)
    if headed is not None:
        yield from (person.span for person in labelled_people(folded, folded, *headed.span("who"), ()))
        return
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
