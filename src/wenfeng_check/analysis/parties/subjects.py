"""Who is told to act in a running sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wenfeng_check.analysis.parties.boundaries import bounds, followers, is_han, word_before
from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Sort
from wenfeng_check.analysis.parties.mentions import find_parties
from wenfeng_check.analysis.parties.roster import EMPTY, Roster
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole

_ASKED = r"(?:由|请|敬请|恳请|望|希|责成|责令|要求|建议|交由|授权|委托|明确|确定)$"
_HELPED = r"(?:会同|联合|商|协同|协调)$"
_NO_OWNER = (
    r"(?:报|报送|报送至|送|上报|上报至|上报给|报经|报给|呈报|抄送|抄报|抄告|提交|提交给|提请|移交|移交给|转交|反馈|反馈给|反馈至|汇报|通报|告知|函告|致|交|送达|汇总至|汇总报|"
    r"经|按照|按|根据|依据|依照|参照|遵照|落实|贯彻|贯彻落实|执行|落实好|对|对于|向|给|为|被|受|把|将|以|与|同|跟|在|到|赴|从|于|至|纳入|列入|进入|"
    r"督促|督促指导|指导|支持|帮助|协助|配合|推动|引导|鼓励|监督|检查|考核|约谈|服务|加强|强化|依托|通过|利用|发挥|建立|成立|设立|组建|健全|完善|"
    r"联系|对接|邀请|支撑|来自|作为|提高|提升|压实|优化|抓好|积极争取|争取|比照|借助|因|除|的|是|了|并|或|动员|组织|监管|调动|(?:抄送|抄报|分送|主送|发送|报送单位|受理单位|联系单位|联系人)：)$"
)
_NOT_SUBJECT_AFTER = (
    r"(?:的|关于|《|印发|批准|同意|审批|审定|工作报告|领域|层面|窗口|网站|平台|官网|政府网|门户|文件|通知|决定|规定|精神|主任|局长|系统|工作人员|班子|"
    r"名单|以来|决策|部署|联合印发|联合发文|作风|职能|等方面|制发|管理办法|大楼|之间|内部|所在地|项目|备案|审核|审查|研究|讨论通过|下发|领导小组|认定|核准|职责|验收合格|出台的|发布的|改革|建设|实际|意见)"
)
_MUST = r"(?:均|都|也|还)?(?:要(?![求点素件闻])|应(?![急对用收付届])|须(?!知)|必须|务必|需要?(?![求])|负责|牵头|不得)"
_MORE = r"(?:、|和|与|及其?|以及|或)[^，。；：、的（）]{2,14}"
_START = r"(?:^|[。；！？：\n]|(?:^|\n)\s*[（]?[一二三四五六七八九十\d]+[）、.．]|第[一二三四五六七八九十百]+[条章][，、]?|[①-⑳]|[一二三四五六七八九]是)\s*$"
_TIME_FRONT = r"(?:前|底|末|日|月|年|起|后|内|中|时|期间|度|半年|同时|此外|其中|因此|一是|二是|三是|四是|五是|（\d+）|\d\.|必要时|原则上|结束|过程中)[，]?$"
_GENERIC = (
    r"(?:[一-鿿、]{0,14}?(?:机构及其合作机构|机构|企业|单位|经营者|运营商|组织|幼儿园|学校|医院|公司|招标人|投标人|代理人|村民委员会|饭堂|院校|高校|农户|合作社|媒体|窗口|系统|银行|园区|地区|城市|县城|部门))"
    r"(?:（[^（）]{1,8}）)?"
)


class Group(NamedTuple):
    """Mentions that stand in one list, and the range from the first to the last."""

    members: tuple[PartyMention, ...]
    span: Span


def find_subject(
    folded: str, text: str, *, start: int, end: int, roster: Roster = EMPTY
) -> tuple[Party, ...]:
    """Return the units and persons that the sentence tells to act, in order; receivers, approvers and objects left out."""
    mentions = find_parties(folded, text, start=start, end=end, roster=roster)
    found: list[Party] = []
    for group in _groups(folded, mentions, end):
        role = _role(folded, group, start, end)
        if role is not None:
            found.extend(Party(m.span, m.text, role, m.clarity) for m in group.members)
    found.extend(_generic(folded, text, start, end, found))
    return tuple(sorted(found, key=lambda party: party.span))


def _groups(folded: str, mentions: tuple[PartyMention, ...], end: int) -> Iterator[Group]:
    """Join mentions with nothing but 、和与及以及，等部门 between them; persons and units do not mix unless they overlap."""
    current: list[PartyMention] = []
    for mention in mentions:
        if current and not _linked(folded, current[-1], mention):
            yield _group(folded, current, end)
            current = []
        current.append(mention)
    if current:
        yield _group(folded, current, end)


def _group(folded: str, members: list[PartyMention], end: int) -> Group:
    stop = max(m.span.end for m in members)
    tail = re.compile(r"等(?:[一-鿿]{0,6}?(?:部门|单位|机构|团体|组织)(?:和(?:单位|社区|部门))?)?").match(folded, stop, end)
    return Group(tuple(members), Span(members[0].span.start, tail.end() if tail else stop))


def _linked(folded: str, first: PartyMention, second: PartyMention) -> bool:
    between = folded[first.span.end : second.span.start]
    return bool(re.fullmatch(r"(?:等|、|和|与|及|以及|或|\s|及其|暨|，特别是)*（?(?:（[^（）]{1,14}）)?）?(?:、|和|与|及|以及|，(?=各))?(?:其他)?", between))


def _role(folded: str, group: Group, lo: int, hi: int) -> PartyRole | None:
    start, end = group.span
    left, right = folded[max(lo, start - 24) : start], folded[end:hi]
    right = re.sub(r"^）|^（[^（）]{1,6}）", "", right)
    right = re.sub(r"^，?特别是[^，。；]{2,30}?(?=，|要|应)", "", right)
    if re.search(_ASKED, left):
        return None if right.startswith("的") else _by_verb(right)
    if re.search(_HELPED, left):
        return PartyRole.SUPPORT
    if re.match(_NOT_SUBJECT_AFTER, right):
        return None
    if re.search(_NO_OWNER, left) and not (left.endswith("的") and re.match(_MUST, right)):
        return None
    if re.match(r"(?:负责|牵头|分别负责|按[^，]{0,10}负责|配合(?![一-鿿]{0,3}度))", right):
        return _by_verb(right)
    return _in_place(folded, group, lo, left, right)


def _in_place(folded: str, group: Group, lo: int, left: str, right: str) -> PartyRole | None:
    """A subject stands at the start of a sentence or clause and before a verb, or before a modal."""
    rest = re.sub(rf"^(?:{_MORE}){{1,4}}?(?={_MUST}|每|按|及时|根据|定期|结合|积极|认真|切实|，要)", "", right)
    must = re.match(_MUST, rest)
    if re.search(_START, left):
        known = any(m.entity not in (Entity.PLACE, Entity.ANAPHORA) for m in group.members)
        if must or rest.startswith(("，", *followers())) or re.match(r"\s*[|\t]", rest) or (known and is_han(rest[:1])):
            return _by_verb(rest)
        return None
    if must or rest.startswith(followers()):
        if _clause_start(folded, lo, group.span.start):
            return _by_verb(rest)
        first = folded[group.span.start]
        return _by_verb(rest) if must and (first in "各省市县区" or left[-1:] == "的" or not is_han(left[-1:] or "，")) else None
    return None


def _clause_start(folded: str, lo: int, start: int) -> bool:
    left = folded[lo:start]
    return bool(re.search(r"(?:[，、：＂（）\s]|^)$", left) or re.search(_TIME_FRONT, left))


def _by_verb(right: str) -> PartyRole:
    head = right[:14]
    if re.match(r"[^，。；]{0,8}?牵头", head):
        return PartyRole.LEAD
    return PartyRole.SUPPORT if re.match(r"(?:等)?(?:共同|要|应|积极|做好|密切)*(?:配合|协助|参与|协办)", head) else PartyRole.OWNER


def _generic(folded: str, text: str, lo: int, hi: int, found: list[Party]) -> Iterator[Party]:
    """Kinds of bodies before a modal at the start of a clause: 医疗机构要…, 招标人应当…."""
    pattern = rf"(?:^|(?<=[。；：，、\n\s.．）由]))({_GENERIC})(?={_MUST}|每[年月季周]|在|将|按照|根据|结合|主动|定期|办理|及时|，应|于|作为)"
    for match in re.finditer(pattern, folded[lo:hi]):
        span = Span(lo + match.start(1), lo + match.end(1))
        if any(party.span.overlaps(span) for party in found) or _verbal(folded, span):
            continue
        before = folded[max(lo, span.start - 3) : span.start]
        vague = re.search("有关的?$|相关的?$", before) or re.search("有关|相关|责任|牵头|职能|行业主管|^主管|^(?:部门|单位|机构|组织)$", match[1])
        yield Party(span, span.of(text), PartyRole.OWNER, Clarity.VAGUE if vague else Clarity.COLLECTIVE)


def _verbal(folded: str, span: Span) -> bool:
    """Say whether a verb or a function word stands inside, so that the words are no noun."""
    words = folded[span.start : span.end]
    if re.search(r"[应须将把对由于在从按被并让使]|^[要与和及]", words) or re.match(r"加|强|推|持续|不断|进一步", words):
        return True
    starts = any(words[:size] in bounds("verb")[0] for size in (2, 3, 4) if size + 1 < len(words))
    return starts or any(len(word_before(folded, span.start, at, verbs=False)) > 1 for at in range(span.start + 2, span.end))
