"""Who is told to act in a running sentence."""

import re

from wenfeng_check.analysis.parties.boundaries import is_han
from wenfeng_check.analysis.parties.groups import Group, find_groups
from wenfeng_check.analysis.parties.kinds import Entity, PartyMention, Sort
from wenfeng_check.analysis.parties.kinds_of_body import find_kinds
from wenfeng_check.analysis.parties.mentions import find_parties
from wenfeng_check.analysis.parties.vocabulary import MUST, acts, any_of, followers, words
from wenfeng_check.model.task import Clarity, Party, PartyRole

_MORE = "(?:、|和|与|及其?|以及|或)[^，。；：、的（）]{2,14}"
_NUMBER = r"(?:^|\n)\s*（?[一二三四五六七八九十\d]+[）、.．]|第[一二三四五六七八九十百]+[条章][，、]?|[①-⑳]|[一二三四五六七八九]是"
_START = rf"(?:^|[。；！？：\n]|{_NUMBER})\s*$"
_DOES = "(?:(?:具体|分头|全程|全面|亲自)?(?:负责|牵头|盯办|盯守|主抓|包抓)|分别负责|按[^，]{0,10}负责|配合(?![一-鿿]{0,3}度))"
_ANSWERS = "(?:是|为)[^，。；]{0,14}责任人"
#: Behind a date a unit that issues or studies something is told to (6月底前，县政府印发实施方案).
_DATED = r"(?:[前内年月日初中末]|季度)，?$"
#: A date alone in front opens the sentence, whatever verb follows (2027年6月底前，县林业局栽树120亩。).
_DATE_FIRST = rf"(?:^|[。；！？：\n]|{_NUMBER})\s*(?:于|在|到)?(?:\d{{4}}年(?:\d{{1,2}}月)?|\d{{1,2}}月)(?:\d{{1,2}}日)?[前底末内]{{0,2}}，$"
_ISSUES = "(?:印发|出台|制发|下发|研究|审定|审核|认定|核准|审批)(?!的)"
#: What a unit studies is its own work where it is to be the author (市场监管局研究制定标准), not where a superior decides.
_STUDIES = "研究(?:制定|制订|提出|拟订|拟定|起草|建立)"
#: Who leads for the county and answers for no task alone: the bureau that carries it out has its own person.
_COUNTY_LEADER = "[省市县区州旗](?:长|委书记|委副书记|委常委|政协主席|人大[一-鿿]{0,4}主任)"
#: A time between the subject and its verb (各校12点前报局办公室).
_WHEN = (
    r"(?:于|在)?(?:次[年季月周日])?(?:\d{1,2}(?:[月日号点时]|:\d\d)|\d{4}年)[^，。；]{0,12}?[前内底末起]"
    r"|每(?:年|季|月|周|日|天|晚|半|\d|[两三四五六七])|(?:今天|明天|今晚|当天|当日|本周|下周|本月|下月|月底|年底|会后|节前|即日起)"
)
#: What sets a unit apart from what it is to do (县公安局：维持秩序。; 县财政局 安排经费。; 县林业局（李明远）：运苗。).
_LABELS = r"(?:（[^（）]{2,8}）)?(?:\s*：\s*|\s+)(?=[一-鿿\d])"
#: A numbered matter and whose it is, with nothing else said (3.证书奖牌：县人社局（责任人：吴江）).
_MATTER = (
    r"(?:^|\n)\s*（?(?:[一二三四五六七八九十]+|\d+)[）、.．](?![^：]*(?:联系|抄送|主送|报送|收件|来源|地[点址]|对象|范围|名称|开户|账户|电话|监督|投诉|举报|申报"
    r"|采购人|参加|出席|列席|成员|组长|发言|主管|注册|隶属))[^：，。；]{2,20}：$"
)
_HELPS = "(?:等)?(?:共同|要|应|积极|做好|密切)*(?:配合|协助|参与|协办)"


def find_subject(
    folded: str, text: str, *, start: int, end: int, mentions: tuple[PartyMention, ...] | None = None
) -> tuple[Party, ...]:
    """Return the units and persons that the sentence tells to act, in order; ``mentions`` are those that it names.

    Receivers (报B), approvers (经B同意), quoted superiors, objects (督促X, 指导X) and contacts are left out.
    """
    if mentions is None:
        mentions = find_parties(folded, text, start=start, end=end)
    found: list[Party] = []
    for group in find_groups(folded, mentions, end):
        people = [m for m in group.members if m.sort is Sort.PERSON and m.clarity is not Clarity.VAGUE]
        labelled = _by_label(folded, start, people[0].span.start) if people else None
        if labelled is not None:
            found.extend(Party(m.span, m.text, labelled, m.clarity) for m in people)
            continue
        role = _role(folded, group, start, end)
        if role is not None:
            found.extend(_party(folded, m, role) for m in group.members)
    found.extend(find_kinds(folded, text, start, end, found))
    return tuple(sorted(found, key=lambda party: party.span))


def _party(folded: str, mention: PartyMention, role: PartyRole) -> Party:
    """A person who leads (由李明远牵头负责) answers for the task; so does who alone is told in a sentence (各村要配合。)."""
    if mention.sort is Sort.PERSON and role is PartyRole.LEAD and re.search(_COUNTY_LEADER, mention.text):
        return Party(mention.span, mention.text, PartyRole.SUPERVISOR, mention.clarity)
    leads = mention.sort is Sort.PERSON and role is PartyRole.LEAD
    alone = re.search(r"(?:^|[。！？\n])\s*$", folded[: mention.span.start]) and re.match(
        MUST, folded[mention.span.end :]
    )
    return Party(mention.span, mention.text, PartyRole.OWNER if leads or alone else role, mention.clarity)


def _by_label(folded: str, lo: int, start: int) -> PartyRole | None:
    """Return what the label in front says (，责任人：李明远); 联系人 and 责任领导 are no owners."""
    label = rf"(?<![一-鿿]){any_of('label_opening')}{{0,3}}{any_of('label_person')}(?:为|是)?\s*：?\s*$"
    match = re.search(label, folded[max(lo, start - 16) : start])
    if match is None:
        return None
    if re.search("联系人|联络员", match[0]):
        return PartyRole.CONTACT
    return PartyRole.SUPERVISOR if re.search("领导|负责同志", match[0]) else PartyRole.OWNER


def _role(folded: str, group: Group, lo: int, hi: int) -> PartyRole | None:
    start, end = group.span
    left, right = folded[max(lo, start - 24) : start], folded[end:hi]
    right = re.sub(r"^[）＂]|^（[^（）]{1,6}）", "", right)
    right = re.sub(r"(?:(?<=\d)|^)[ 　]+(?=[年月日\d])|(?<=[年月])[ 　]+(?=\d)", "", right).lstrip()
    left = left.rstrip(" ") if left.endswith("  ") else left  # where Markdown's marks of bold stood
    left = left.removesuffix("＂") if left.endswith("＂") and folded[end : end + 1] == "＂" else left
    between = "(?:之间|地)" if folded[end - 1] == "等" else "之间"
    right = re.sub(f"^{between}(?={MUST})", "", right)
    right = re.sub(r"^，?特别是[^，。；]{2,30}?(?=，|要|应)", "", right)
    if re.search(any_of("asked") + "(?:沿线|属地|相应|对口|包联|辖区内?)?$", left) or (left.endswith("明确") and re.match("为|负责|牵头", right)):
        return None if right.startswith("的") else _by_verb(right)
    if left.endswith(words("helped")):
        return PartyRole.SUPPORT
    if right.startswith(words("not_subject")) and not (_issues_by(left, right) or re.match(_STUDIES, right)):
        return None
    numbered = re.search(rf"{_NUMBER}\s*$", left)  # 二是县公安局……
    if left.endswith(words("not_owner")) and not numbered and not (left.endswith("的") and re.match(MUST, right)):
        return None
    if re.fullmatch(r"\s*(?:（责任人：[^（）]*）)?[。；]?\s*", right) and re.search(_MATTER, folded[lo:start]):
        return PartyRole.OWNER
    if re.match(_ANSWERS, right):
        return PartyRole.OWNER
    return _by_verb(right) if re.match(_DOES, right) else _in_place(folded, group, lo, left, right)


def _issues_by(left: str, right: str) -> bool:
    return bool(re.search(_DATED, left) and re.match(_ISSUES, right))


def _in_place(folded: str, group: Group, lo: int, left: str, right: str) -> PartyRole | None:
    """A subject stands at the start of a sentence or clause and before a verb, or before a modal."""
    rest = re.sub(rf"^(?:{_MORE}){{1,4}}?(?={MUST}|每|按|及时|根据|定期|结合|积极|认真|切实|，要)", "", right)
    rest = re.sub("^各(?=[建新完打培创组派选抽写报送出设])", "", rest)  # 清河区、云台县各建成3个服务点
    later = re.sub(r"^(?:\d{4}年度?|今年|本年度?|年内)(?=[一-鿿])", "", rest)  # 县财政局2026年安排资金
    rest = later if re.match(MUST, later) or later.startswith(followers()) else rest
    must = re.match(MUST, rest)
    if re.search(_START, left) or re.search(_DATE_FIRST, left):
        if re.match(_LABELS, rest) and _told_alone(group):
            return _by_verb(re.sub(_LABELS, "", rest))
        known = any(m.entity not in (Entity.PLACE, Entity.ANAPHORA) for m in group.members)
        told = must or acts(rest, 0, len(rest), short=True) or re.match(rf"，|\s*[|\t]|{_WHEN}", rest)
        if told or (known and is_han(rest[:1])):
            return _by_verb(rest)
        return None
    sure = all(m.sort is Sort.UNIT and m.clarity is Clarity.CLEAR for m in group.members) and _clause_start(left)
    if not must and not acts(rest, 0, len(rest), short=sure) and not re.match(_WHEN, rest) and not _issues_by(left, rest):
        paused = re.match(f"，(?:{MUST})", rest) and re.search("[，；]$", left)
        return _by_verb(rest[1:]) if paused else None
    apart = folded[group.span.start] in "各省市县区" or left.endswith("的") or not is_han(left[-1:])
    return _by_verb(rest) if _clause_start(left) or (must and apart) else None


def _told_alone(group: Group) -> bool:
    """Whether the group names units that can be asked, so that a colon or a gap behind them says that the rest is theirs."""
    return group.members[0].sort is Sort.UNIT and all(m.clarity is not Clarity.VAGUE for m in group.members)


def _clause_start(left: str) -> bool:
    """Say whether a new subject may begin here: after punctuation or after words of time, not in a list that is an object
    (对商场、养老院开展夜查)."""
    if re.search("(?:对|向|给|把|将|从|含|包括|组织|督促)[^，。；：]*、$", left):
        return False
    return bool(re.search(r"(?:^|[，、：＂（）\s])$", left)) or left.rstrip("，").endswith(words("clause_opening"))


def _by_verb(right: str) -> PartyRole:
    head = right[:14]
    if re.match(r"[^，。；]{0,8}?牵头", head):
        return PartyRole.LEAD
    return PartyRole.SUPPORT if re.match(_HELPS, head) else PartyRole.OWNER
