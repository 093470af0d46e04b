"""Persons who act by what only a person does: 镇长签字, 园长5月6日去看, 安排1名副镇长带队, 经副县长张平审定, 由我本人负责."""

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Sort
from wenfeng_check.analysis.parties.named import named_persons
from wenfeng_check.analysis.parties.vocabulary import MUST, any_of, compiled, followers, words
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole

#: Verbs of one character that a person does right behind his post; 包括, 任务 and the like are none.
_SHORT_DEED = (
    "讲(?![话稿])|签(?!约)|盯|守|去|包(?![括含装容])|带(?![头动来])|认(?![为真识])|作(?![为风用者])|任(?![务期职免意人])"
    "|用(?![于地电水房工户途])|各(?![自级种项类])"
)
#: What makes a deed the name of a rule or a paper (局长接待制度, 河长巡查记录).
_NO_DEED = "制度?|机制|台账|记录|情况|表|日|责任|工作|点|室|岗|办法"
_WHEN = (
    r"(?:本|下|这|每)个?(?:学期|学年|周|月|年|季度?|天)|[今明][天年]"
    r"|\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬)?(?:以?前)?|\d{1,2}[日号时点]"
)
#: Whose post it is, in front of it: every one of a class; a party to a contract, an office, the leaders it belongs to.
_EACH = "(?:各|每[个名位]?)[一-鿿]{0,6}$"
_WHOSE = "(?:[甲乙丙]方|[一-鿿]{1,4}里|(?:[省市县区镇乡]|街道)领导|(?<![一-鿿])[一-鿿]{2,6}[股科室组队站所办])$"
_APPOINTED = r"(?:安排|明确|确定|指定|选派|派|派出|抽调|由)(?:至少|不少于)?(?:\d{1,2}|[一二两三])名(?:以上)?$"
_CLAUSE = r"(?:^|[，。；：！？、＂（）\n.．\s])$"
#: Who signs a paper answers for it; who only agrees to it does not, unless he is named.
_SIGNS = "签字|签名|签审|审签"
_NAMED_SIGNS = "签|审|把关"
#: The speaker himself (我带队下乡, 由我本人负责); 我强调, 我讲三点 assign nothing.
_SPEAKER = (
    r"(?:(?<![一-鿿＂])|(?<=[号日后天月前末底]))(?P<says>我)(?=本人|亲自|带[一-鿿]|去|来(?![说讲谈强])|再[来去看到]|牵头|负责(?!任)|包(?!括)"
    r"|任(?!务)|找|请(?!大家|同志)|下(?:周|个?月)|[明后]天|每[周月天])|由(?P<told>我(?:本人)?)(?=亲自|负责|牵头|任|带|包|来|去|抓)"
)
#: Sentences that list people: a post and a name behind the last comma are told nothing there.
_LISTS = "参加|出席|列席|包括|分别[为是]|名单|原任|抄送|报送|联系人|：[^。；]*$"


class _Place(NamedTuple):
    """The sentence, and where its units end and begin."""

    folded: str
    start: int
    end: int
    units: dict[int, int]


def told_persons(
    folded: str, text: str, span: Span, *, mentions: Collection[PartyMention], known: Collection[Span]
) -> tuple[Party, ...]:
    """Return the persons of the sentence who are told to act and are not among ``known``, in order."""
    place = _Place(folded, *span, {m.span.end: m.span.start for m in mentions if m.sort is Sort.UNIT})
    people = [m for m in mentions if m.sort is Sort.PERSON and m.clarity is not Clarity.VAGUE]
    found = [_with_each(place, m.span) for m in people if _acts(place, m)]
    found += named_persons(folded, *span)
    found += [Span(*hit.span(hit.lastgroup or 0)) for hit in compiled(_SPEAKER).finditer(folded, *span)]
    free: list[Span] = []
    for one in sorted(found):
        if not any(one.overlaps(other) for other in (*known, *free)):
            free.append(one)
    return tuple(Party(one, one.of(text), PartyRole.OWNER, Clarity.CLEAR) for one in free)


def _acts(place: _Place, person: PartyMention) -> bool:
    left = place.folded[max(place.start, person.span.start - 24) : person.span.start]
    right = place.folded[person.span.end : place.end]
    if re.search(_APPOINTED, left) or (left.endswith(("明确", "确定")) and person.text.startswith("分管")):
        return not right.startswith("的")
    if left.endswith("经"):
        return re.match(_NAMED_SIGNS if _has_name(person) else _SIGNS, right) is not None
    if _closes(place, person, left, right):
        return True
    if compiled(_does(each=re.search(_EACH, left) is not None)).match(right):
        return _opens(place, person.span, left)
    return re.search("(?:^|[，。；])$", left) is not None and compiled(_does_with_others()).match(right) is not None


@cache
def _does(*, each: bool) -> str:
    """Return what follows a person who acts; one of ``each`` (各班班主任) may do what any subject does."""
    deed = f"{any_of('person_deed')}(?!{_NO_DEED})"
    any_deed = "|".join((deed, *map(re.escape, followers()))) if each else deed
    return f"(?:（[^（）]{{1,10}}）)?(?:{any_deed}|{_SHORT_DEED}|(?:{_WHEN})，?[一-鿿])"


@cache
def _does_with_others() -> str:
    """Return the rest of a list, and what the persons of it do (带班领导及保安在路口值守)."""
    others = "(?:（[^（）]{1,10}）)?(?:和|及|与)[^，。；：、的（）]{2,8}?"
    return f"{others}(?:{any_of('person_deed')}(?!{_NO_DEED})|{MUST}|[在到](?!位|期)|每)"


def _opens(place: _Place, person: Span, left: str) -> bool:
    """Say whether the person opens a clause, the words and the unit left out that say whose post it is."""
    owner = place.units.get(person.start)
    if owner is not None:
        left = place.folded[max(place.start, owner - 24) : owner]
    left = re.sub(f"{_EACH}|{_WHOSE}", "", left)
    return bool(re.search(_CLAUSE, left)) or left.endswith(words("clause_opening"))


def _with_each(place: _Place, person: Span) -> Span:
    """Take in 各班, 每名 before the post."""
    each = re.search(_EACH, place.folded[max(place.start, person.start - 8) : person.start])
    return Span(person.start - (len(each[0]) if each else 0), person.end)


def _has_name(person: PartyMention) -> bool:
    """Say whether a name stands behind the post (副县长张平)."""
    return person.entity is Entity.NAME or re.search("[长任记员席理人师][一-鿿]{2,3}$", person.text) is not None


def _closes(place: _Place, person: PartyMention, left: str, right: str) -> bool:
    """Say whether a post with its name closes the sentence behind a comma (…，仓库管理员李芳。)."""
    if person.entity is not Entity.POST or not left.endswith("，") or right.strip("。； \n") or not _has_name(person):
        return False
    before = place.folded[place.start : person.span.start - 1]
    return len(before) > 4 and re.search(_LISTS, before) is None
