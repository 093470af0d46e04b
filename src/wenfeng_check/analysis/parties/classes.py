"""Units that are named as a class: 各镇人民政府, 财政部门, 有关部门, 责任单位."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wenfeng_check.analysis.parties.boundaries import descends, flatten, level_start, open_left, walk_left
from wenfeng_check.analysis.parties.kinds import Entity
from wenfeng_check.analysis.parties.units import has_trade, stems_start
from wenfeng_check.analysis.parties.vocabulary import MUST, compiled
from wenfeng_check.lexicon import load
from wenfeng_check.model.task import Clarity

_GROUP = r"(?:（[^（）\n]{1,16}）)?"
PLACES = rf"(?:省份?|自治区|直辖市|市州|市|县|区|州|盟|旗|镇街|镇办|镇|乡|街道|开发区|园区|新区|村|社区|村居){_GROUP}"
_BODIES = (
    rf"人民政府|政府|党委{_GROUP}(?:和政府)?|党政机关|党政领导班子|领导班子|纪律检查委员会|工地|项目部|组织部|宣传部|统战部|党组织|党支部|党总支|管委会|办事处|街道办|机关|部门|单位|科室|处室|股室|处|科|"
    r"支队|大队|中队|分局|派出所|学校|中小学|幼儿园|园|校|医院|卫生院|医疗机构|机构|企业|公司|银行|协会|工作专班|专班|工作组|"
    r"小组|指挥部|站所|中心|团体|乡镇|镇街|镇|乡|街道|社区|村民小组|村|窗口|年级组|备课组|网格|片区|点位|卡口|考点|库点|矿(?![产山区业藏井])|所(?![需在有属谓以涉])|站|组(?!织)|班(?!子|主任)|队(?!伍)|股|馆|科室|财政(?![局厅部所])|法院|检察院|工会|党校|国资委|领导小组|督导组|办公室|厅局|委办局|爱卫会"
)
_VAGUE_HEAD = "有关|相关|涉及|各自|对应|其他|牵头|责任|主责|主办|承办|协办|配合|参与|实施|职能|数据供给"
#: Where a sector's office is: 属地公安部门, 清河、云台等地生态环境部门.
_WHERE = r"(?:当地|属地|所在地)$|(?:(?<=[请由，。；：])|(?<![^，。；：\n])(?![请由]))[一-鿿]{2,4}(?:、[一-鿿]{2,5})+等地$"
_LONGEST_WHERE = 30
_BODY_VAGUE = (
    "(?:政府部门|部委|部门和单位|单位和部门|部门（单位）|单位（部门）|部门单位|部门|单位|方面|机关|处室|科室|股室|地方|企业|机构)"
)


class ClassUnit(NamedTuple):
    """The range of a class of units, its clarity and its sort."""

    start: int
    end: int
    clarity: Clarity
    entity: Entity


@cache
def _patterns() -> tuple["re.Pattern[str]", ...]:
    places = rf"{PLACES}(?:[、和及，]?{PLACES})*"
    each = re.compile(
        rf"(?:(?:全[省市县区州]|县直|市直|省直|区直|州直|[省市县区]级|[省市县区州]政府|机关|驻[省市县区]|中央和国家|(?<!分)局|本地)?"
        rf"(?:各级各部门|各级各单位|各地级以上市(?:人民政府|政府)?|各地区各部门|各地各部门|各地各单位|各地区?各有关部门|各地方|各地区|各地|"
        rf"各级各类学校|各级|[各每]个?{places}|各|每个)(?:（[^（）\n]{{1,12}}）)?)"
    )
    vague = re.compile(
        rf"(?:[省市县区州镇]直|[省市县区州镇]级(?:人民政府|政府)?|[省市县区](?:人民)?政府|国务院|中央|全[省市县区])?(?:各项任务|各级|各)?(?!(?:配合|参与)(?:有关|相关))(?:{_VAGUE_HEAD})"
        rf"(?:有关|相关|职能|主管|责任|业务|管理|行业|行政|单位和){{0,2}}{_BODY_VAGUE}"
    )
    above = re.compile(
        "(?:省级|市级|县级|区级|县|地方)以上(?:地方)?(?:各级)?(?:人民政府|政府|党委|机关)(?:及国务院部门)?|"
        "(?:各级)?(?:纪检监察|纪检|公安|司法|检察|审判|监察|税务|国家安全)机关|地方各级(?:人民政府|政府|党委)|村（居）民委员会|(?:中央|[省市县区镇乡]级?)财政(?=每|要|应|按|安排|将|负责|继续|加大|统筹|给予|设立|对)"
    )
    sector = re.compile(r"(?:主管|行政|管理|职能|监管|监察|监督)?(?:部门|机构)")
    listed = re.compile(r"等(?:有关|相关|多个|各)?(?:政府|职能|主管|行政|管理)?(?:部门|单位)|(?:和|及|以及|与)(?:其他)?(?:有关|相关)部门|部门")
    return each, vague, above, sector, listed


def find_classes(folded: str, start: int, end: int) -> Iterator[ClassUnit]:
    """Yield the classes of units in the range; ranges of different patterns may overlap."""
    each, vague, above, sector, listed = _patterns()
    for match in each.finditer(folded, start, end):
        found = _each(folded, start, match, end)
        if found is not None:
            yield found
    for match in vague.finditer(folded, start, end):
        if folded.startswith("等", match.start() - 1) and match.start() - 1 > start:  # 教育、公安等有关部门 names some of them
            continue
        begin = level_start(folded, start, match.start())
        yield ClassUnit(match.start() if begin is None else begin, match.end(), Clarity.VAGUE, _vague_entity(match[0]))
    for match in above.finditer(folded, start, end):
        yield ClassUnit(match.start(), match.end(), Clarity.COLLECTIVE, Entity.COLLECTIVE)
    for match in sector.finditer(folded, start, end):
        unit = _sector(folded, start, match)
        if unit is not None:
            yield unit
    for match in listed.finditer(folded, start, end):
        yield from _listed(folded, start, match)


def _vague_entity(words: str) -> Entity:
    return Entity.ANAPHORA if re.search("牵头|责任|主责|主办|承办|协办|配合", words) else Entity.VAGUE


@cache
def _bodies() -> "re.Pattern[str]":
    return re.compile(
        rf"(?!类|项|种|个|自|位|方|界|环节|领域|方面|不|行各业|尽|有|相|责任|牵头|职能|族|阶段|国|层|行业(?!主管|部门)|条线|式|负其责|司其职|级)"
        rf"(?:(?!本(?:社区|镇|乡|村|校|院|单位|部门|[县区市地]|辖区))[^，。；：！？（）\s＂《》的和要应须将在于由对每至逐\d]){{0,12}}?(?:{_BODIES}){_GROUP}(?:级?{_BODIES})*"
    )


def _each(folded: str, lo: int, match: "re.Match[str]", hi: int) -> ClassUnit | None:
    words, at = match[0], match.end()
    flat = flatten(words)
    if "、" in flat and not descends(re.sub("^.*?[各每]个?", "各", flat), bare=True):
        return ClassUnit(match.start(), match.start() + flat.index("、"), Clarity.COLLECTIVE, Entity.COLLECTIVE)
    body = _bodies().match(folded, at, hi)
    if words.endswith(("各", "每个")):
        if body is None or re.search(r"有关|相关|责任单位|牵头", body[0]):
            return None
        return ClassUnit(match.start(), body.end(), Clarity.COLLECTIVE, Entity.COLLECTIVE)
    if words.endswith("各级"):
        if body is None:
            alone = compiled(f"{MUST}|按照?").match(folded, at, hi)
            return ClassUnit(match.start(), at, Clarity.COLLECTIVE, Entity.COLLECTIVE) if alone else None
        at = body.end()
    elif body is not None and body.end() - at <= 16 and not folded.startswith(("、", "各"), at):
        at = body.end()
    if folded.startswith(("的", "特色", "情况", "实际"), at) and at == match.end():
        return None
    return ClassUnit(match.start(), at, Clarity.COLLECTIVE, Entity.COLLECTIVE)


def _sector(folded: str, lo: int, match: "re.Match[str]") -> ClassUnit | None:
    """财政部门, 住房城乡建设主管部门: clear where the trade is said."""
    begin = match.start()
    trade = _before_group(folded, lo, begin)
    stem = stems_start(folded, lo, trade)
    if stem == trade or not has_trade(folded, stem, trade):
        bare = match[0] in ("主管部门", "监管部门", "职能部门", "管理部门", "行政部门") and open_left(folded, lo, begin)
        return ClassUnit(begin, match.end(), Clarity.VAGUE, Entity.ANAPHORA) if bare else None
    start = level_start(folded, lo, stem)
    if start is None and (here := re.search(_WHERE, folded[max(lo, stem - _LONGEST_WHERE) : stem])):
        start = stem - len(here[0])
    if start is None and not open_left(folded, lo, stem) and walk_left(folded, lo, stem, longest=4) is None:
        return None
    return ClassUnit(stem if start is None else start, match.end(), Clarity.CLEAR, Entity.SECTOR)


def _before_group(folded: str, lo: int, at: int) -> int:
    """Move ``at`` left over a group in brackets (发展改革（能源主管）部门)."""
    group = re.search(r"(?<=[^（）])（[^（）、]{2,12}）$", folded[max(lo, at - 16) : at])
    return at if group is None else at - len(group[0])


def _listed(folded: str, lo: int, match: "re.Match[str]") -> Iterator[ClassUnit]:
    """Yield the members of 教育、公安等部门 and 市教育、公安部门 (the last one, 公安部门, is a sector)."""
    at = match.start()
    if match[0][0] in "和及以与":  # 民政、市场监管和相关部门; one trade alone may be no body (加强教育和有关部门的协作)
        found = tuple(_trades(folded, lo, at))
        yield from found if len(found) > 1 else ()
        return
    if match[0][0] != "等":
        at = stems_start(folded, lo, at) - 1
        if at <= lo or folded[at] not in "、和":
            return
    yield from _trades(folded, lo, at)


def _trades(folded: str, lo: int, at: int) -> Iterator[ClassUnit]:
    while at > lo:
        stem = stems_start(folded, lo, at)
        if stem == at or not has_trade(folded, stem, at):
            return
        start = level_start(folded, lo, stem)
        begin = stem if start is None else start
        yield ClassUnit(begin, at, Clarity.CLEAR, Entity.SECTOR)
        if begin <= lo or folded[begin - 1] not in "、和":
            return
        at = begin - 1


@cache
def self_words() -> frozenset[str]:
    """Return the words that stand for the issuer or the addressee (我局, 本单位)."""
    return frozenset(term for term in load("unit_heads").terms if term[0] in "我你贵本" and len(term) <= 4)
