"""Kinds of bodies, named by no name of their own, that a sentence tells to act: 医疗机构, 位于…的城市."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wenfeng_check.analysis.parties.boundaries import word_before
from wenfeng_check.analysis.parties.classes import PLACES
from wenfeng_check.analysis.parties.vocabulary import MUST, any_of, bounds, followers, verbs, words
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole

_UNNAMED = "有关|相关|责任|牵头|职能"
_VAGUE = rf"{_UNNAMED}|行业主管|^主管|^(?:部门|单位|机构|组织)$"
_JOINT = "(?:、|和|与|及|以及)"
_NUMBER = "(?:第[一二三四五六七八九十百]+[条章])"
#: Levels alone, at least two of them (市、县要……, 乡（镇）、村要……), or those of one level that something is true of.
_LEVELS_BARE = f"{PLACES}(?:[、和]?{PLACES})+(?:[两三四]级(?:财政|政府|党委|部门)?)?"
#: A body whose own name joins two purposes (县质量检验与产业服务中心).
_TWO_PURPOSES = (
    "[省市县区镇乡全][一-鿿]{2,20}[与和及][一-鿿]{2,14}"
    "(?:中心|办公室|领导小组|工作小组|专班|指挥部|服务站|管理站|管理所|研究所|研究院|公司)"
)
_SOME_LEVELS = "(?:有条件|条件成熟|条件具备)的?(?:县区|市县|镇街|乡镇|县|市|区|镇|乡|街道|村|地方|地区)"
#: One level in its local and its urban form (镇（街道）在30分钟内……).
_LEVEL_PAIR = "省（自治区、直辖市）|(?:县|市|镇|乡镇|乡|村)（(?:市、区|市|区|街道|镇|社区|居)）"
#: An office by a short name that only its county knows (乡经发办, 县审管办).
_OFFICE = "[县市区镇乡][一-鿿]{2,4}[办股科站所]"
#: Bodies that need no name where only one can be meant (公安机关, 纪委), and those named by what they do (审批机关).
_BODY = (
    "(?:企业|学校|高校|单位|机关|基层|村级?)?(?:政府|海关|服务中心|党委常委会|省（区、市）委|市（地）委|县（市、区）委|人民法院|人民检察院|公安机关|纪委监委|纪委|党支部|党政领导班子|领导班子|党委（党组）"
    "|党委和政府|党委、政府|党委|党组)"
)
_DOES_IT = (
    "(?:审批|审查|审核|监督|监察|检查|检验|检测|登记|发证|执法|办案|受理|监管|经办|管理|征收|采购|招标|公证|鉴定|评估|认证"
    "|监测|督查|行政){1,3}(?:机关|机构)"
)
#: An office of the body that writes, by its full name (政策法规与创新建设处).
_OWN_OFFICE = "(?![由请交])[一-鿿]{3,14}(?<![何好坏到之此深远近别])[处科股](?<!办事处)"
#: Bodies named by what they do to something (污泥产生单位、运输单位).
_BY_DOING = (
    "(?:产生|运输|收集|处理|处置|贮存|使用|举办|生产|加工|经营|销售|设计|施工|监理|建设|勘察|运营|维护|检测|采购|委托|受托|承运|承建){1,2}"
    "(?:单位|企业|机构)"
)
#: Behind 由 a body is told by its level and its last word, whatever it does (由县交投公司接管).
_BY_LEVEL = "[省市县区镇乡][一-鿿]{1,12}?(?:公司|集团|中心|银行|工作队|服务队|协会)"
#: Whoever 由 hands something to, by the last word of what it is called (由业主单位自拟, 由总务库房备足).
_BY = (
    "(?!有关|相关|责任|牵头|各责任)[一-鿿]{1,10}?(?:单位|部门|公司|集团|街道|镇|乡|库房|机房|药房|班(?![子主])|组(?![织成建长])|站|所|室|中心|小学|中学|学校|医院|卫生院)"
)
_BY_DOES = "自[拟行查办]|包(?!括|含)|逐|按|分别|每|签|代|备|出|提供|审|核|公布|施工|实施|维护|保管|\\d"
#: A small office whose name only its house knows, at the start of a sentence before a time or what it does with something
#: (药房2月10日前备足用量, 运检班每日抄录, 管网部把水车修好, 营业班对大户上门检查).
_SMALL_OFFICE = (
    "(?![各每该本这那全一二三四五六七八九十])[一-鿿]{0,7}(?:科|股|室|部(?![分门署位])|班(?![子主级])"
    "|组(?![织成建长])|队(?![伍员])|台|药房|库房|中心校|小学|学校|站|所)"
)
_SMALL_DOES = (
    "（[^（）]{2,30}）：|每(?:[日天周月季年晚]|半)|\\d{1,2}(?:月|日|号|时|点)|分[两三四五\\d]批|把|会同|召集|选[定派]|上报"
    "|对[^，。；]{2,24}(?:进行|开展|上门|检查|维修|清理|消毒|排查|培训)"
)
#: Each of a class (每镇至少建成1处).
_EACH = (
    "(?:其他|其余|每[个所家]?)(?:区市县|县区|县|区|乡镇|镇|乡|街道|村民小组|村|社区|学校|校|班(?!次)|年级|园区|企业|监管所|站|所|单位|部门"
    "|科室|股室)"
)
#: What makes words no noun: a function word in them, a verb at their head.
_HOLDS_VERB = (
    "应(?!用|急)|[须将把对由于在从按被并让是]|使(?!用)"
    "|^(?:配合|会同|联合|协助|督促|成立|建立|健全|完善|组建|发挥|贯彻|落实|开发(?!区)|升级|改造|启用|登录|安装|购置|持续|不断|进一步|[要与和及强推为向给]|加(?!工))"
)
#: Whom a notice asks may stand in front (申报单位请于5月20日前……).
_ASKED = "请(?=[于在按将]|\\d)"
#: The centre with the levels below it (中央和省部两级).
_CENTRE = "中央(?:和|与|、)(?:地方|省部?|省部级|各省)(?:两级)?"
#: Those counted that were named before: 由两镇组织抽排.
_COUNTED = "(?:[一两三四五六]省[一两三四五六]市|(?:[两三四五六七八九十]|\\d+)个?(?:县区|镇街|县|市|区|镇|乡|街道|村|社区|学校|企业|局|部门|单位))"
#: What opens words that are no attribute of a subject: a preposition, a modal, a condition, another clause.
_NO_ATTRIBUTE = (
    r"(?:要|应|须|不(?!动产)|凡|如|若|以|因|按|从|由|在(?!建)|向|为|与|和|并|经|除|通过|针对|其中|根据|目前)"
    r"|.*(?:(?<![相针反应])对(?!外|口)|把|将|给|被|是(?!否))"
)


def find_kinds(folded: str, text: str, lo: int, hi: int, found: Sequence[Party]) -> tuple[Party, ...]:
    """Return kinds of bodies before a modal at the start of a clause, those left out that overlap what is ``found``."""
    kinds: list[Party] = []
    for pattern in _patterns():
        kinds += _matches(folded, text, Span(lo, hi), pattern, (*found, *kinds))
    return tuple(kinds)


@cache
def _patterns() -> tuple["re.Pattern[str]", ...]:
    known = any_of("kind_of_body")
    body = rf"[一-鿿、\d]{{0,14}}?{known}(?:及其合作机构)?(?:（[^（）]{{1,8}}）)?"
    kind = rf"{_NUMBER}?(?![由请交])(?P<kind>{body}(?:{_JOINT}{body}){{0,3}}等?)"
    attribute = r"(?P<attribute>[一-鿿＂（）、\d]{2,36}的)"
    described = rf"{_NUMBER}?{attribute}(?P<kind>[一-鿿]{{0,7}}(?:{known}|{any_of('kind_with_attribute')}))"
    first, clause = r"(?:^|(?<=[。；：\n\s.．）由]))", r"(?:^|(?<=[。；：，、\n\s.．）由]))"
    follows = any_of("kind_follower")
    acts = "(?:" + "|".join(map(re.escape, (*followers(), *sorted(verbs("verb"))))) + ")"
    patterns = (
        rf"{clause}(?P<kind>{_LEVELS_BARE})(?={MUST}|不再|统一|逐级|分级|同步|抓好|分别|组建|组织|建立|成立|安排|落实|制定)",
        r"(?<=由)(?P<kind>设区的?市|试点(?:城市|地区)(?:人民)?(?:政府)?)(?=[一-鿿])",
        rf"{first}(?P<kind>{_CENTRE})(?={MUST})",
        rf"(?:(?<=由)|{first})(?P<kind>(?P<sure>(?P<named>{_TWO_PURPOSES})))(?={MUST}|具体|会同|组织|承担|{follows})",
        rf"{first}(?P<kind>{_SOME_LEVELS})(?={MUST})",
        rf"{first}(?P<kind>[省市县区镇乡村]级)(?={MUST}|统筹|组织)",
        rf"{first}(?P<kind>{_OFFICE})(?={MUST}|\d{{1,2}}月|{follows})",
        rf"{first}(?P<kind>{_LEVEL_PAIR})(?={MUST}|在|每|按|抓好|负责|落实|组织|实行|建立|开展)",
        rf"(?:(?<=由)|{clause}(?=[^，。；]{{2,6}}{MUST}))(?P<kind>{_COUNTED})(?=[一-鿿])",
        rf"{first}(?P<kind>(?P<sure>(?:[上前]述|以上|这)?{_COUNTED}))(?={MUST}|\d{{1,2}}月|{acts})",
        rf"(?:(?<=由)|{clause})(?P<kind>(?P<sure>(?:所在|属地|辖区)(?:镇街|乡镇|镇|乡|街道|村|社区|县|区)(?:人民政府|政府)?))(?={MUST}|{acts})",
        rf"{first}{_NUMBER}?(?P<kind>(?P<sure>{_BODY}))(?={MUST}|{follows}|{acts})",
        rf"{first}{_NUMBER}?(?P<kind>(?P<sure>{_DOES_IT}))(?={MUST}|{follows})",
        rf"{first}(?P<kind>(?P<sure>{_OWN_OFFICE}))(?={MUST}|[每按][年月季周]|会同|牵头)",
        rf"{clause}(?P<kind>(?P<sure>我们))(?=也?将)",
        rf"(?<=由)(?P<kind>(?P<sure>(?P<named>{_BY_LEVEL})))(?=[一-鿿])",
        rf"(?<=由)(?P<kind>(?P<sure>(?P<named>[一-鿿]{{2,8}}?[股科室处])))(?={MUST}|会同|具体)",
        r"(?<=由)(?P<kind>(?P<sure>(?P<named>[一-鿿]{2,5}?(?:[股科站队]|中队|大队))))(?=[一-鿿])",
        rf"(?<=由)(?P<kind>(?P<sure>(?P<named>{_BY})))(?={_BY_DOES}|{acts})",
        rf"{first}(?P<kind>(?P<sure>(?P<named>{_SMALL_OFFICE})))(?={_SMALL_DOES})",
        rf"{clause}(?P<kind>(?P<sure>{_EACH}))(?={MUST}|至少|\d|确定|配|组|选|每|{acts})",
        rf"{clause}{kind}(?!负责(?:人|同志))(?={MUST}|{follows}|{_ASKED})",
        rf"{first}{kind}(?={any_of('kind_starts')})",
        rf"(?:{first}|(?<=，)){described}(?!负责(?:人|同志))(?=，?(?:{MUST}|{_ASKED}))",
    )
    return tuple(map(re.compile, patterns))


def _matches(
    folded: str, text: str, place: Span, pattern: "re.Pattern[str]", found: Sequence[Party]
) -> Iterator[Party]:
    """Yield the kinds of one pattern; behind what is found already, a list may go on with a kind."""
    said, at = place.of(folded), 0
    while (match := pattern.search(said, at)) is not None:
        span = Span(*match.span()).shift(place.start)
        inside = [party.span.end - place.start for party in found if party.span.overlaps(span)]
        party = None if inside else _party(folded, text, place.start, match)
        at = max(inside, default=match.start() + 1 if party is None else match.end())
        if party is not None:
            yield party


def _party(folded: str, text: str, lo: int, match: "re.Match[str]") -> Party | None:
    attribute = match.groupdict().get("attribute") or ""
    kind = Span(*match.span("kind")).shift(lo)
    span = Span(kind.start - len(attribute), kind.end)
    if match["kind"].endswith("企业主"):  # 各企业主要负责人: no 业主
        return None
    if "sure" not in match.groupdict() and any(_verbal(folded, one) for one in _each(folded, kind)):
        return None
    if re.match(_NO_ATTRIBUTE, attribute) if attribute else _governed(folded, lo, kind.start):
        return None
    if match.groupdict().get("named"):
        return Party(span, span.of(text), PartyRole.OWNER, Clarity.CLEAR)
    vague = re.match(_UNNAMED, match["kind"]) if attribute else re.search(_VAGUE, match["kind"])
    unsaid = vague or re.search("(?:有关|相关)的?$", folded[max(lo, kind.start - 3) : kind.start])
    return Party(span, span.of(text), PartyRole.OWNER, Clarity.VAGUE if unsaid else Clarity.COLLECTIVE)


def _governed(folded: str, lo: int, at: int) -> bool:
    """Say whether the list that goes on at ``at`` is the object of a word at its head (对水、电、气企业要…)."""
    if at <= lo or folded[at - 1] != "、":
        return False
    head = re.split(r"[，。；：！？\n（）]", folded[lo:at])[-1]
    known = bounds("function", "verb")[0]
    return head[:1] in tuple("对向为给把将从在以与") or any(head[:size] in known for size in (2, 3, 4))


def _each(folded: str, several: Span) -> Iterator[Span]:
    """Cut 国有企业以及事业单位等 at its joints."""
    at = several.start
    for joint in re.finditer(f"{_JOINT}|等?$", several.of(folded)):
        if several.start + joint.start() > at:
            yield Span(at, several.start + joint.start())
        at = several.start + joint.end()


def _verbal(folded: str, span: Span) -> bool:
    """Say whether a verb or a function word stands inside, so that the words are no noun."""
    name = span.of(folded)
    if name in words("kind_of_body") or re.fullmatch(_BY_DOING, name):
        return False
    if re.search(_HOLDS_VERB, name):
        return True
    if any(name[:size] in bounds("verb")[0] for size in (2, 3, 4) if size + 1 < len(name)):
        return True
    crossed = (word_before(folded, span.start, at, verbs=False) for at in range(span.start + 2, span.end))
    return any(len(word) > 1 and word not in ("以上", "以下") for word in crossed)
