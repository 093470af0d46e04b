"""Small offices that need no county in front (党政办, 司法所, 教务处, 特设股): told by their words and by where they stand."""

import re
from collections.abc import Iterator
from functools import cache

from wenfeng_check.analysis.parties.vocabulary import acts, bounds, compiled
from wenfeng_check.lexicon import load
from wenfeng_check.model.span import Span

#: Where an office may begin: a sentence or a clause, an item of a list, behind 由 or 请.
_OPENS = r"(?:^|(?<=[日月时旬期前后内底])|(?<=[。；！？：，、\n（）．.／/ \t＂由请])|(?<=[一二三四五六七八九]是)|(?<=\d[、.．]))"
#: A time that opens the clause, behind which an office may begin without a comma (5月上旬中心组织检查; 汛期前水利站清渠).
_TIME_FIRST = re.compile(
    r"(?:^|.*[，。；：！？\n）])\s*(?:[于在到]?(?:\d{4}年|\d{1,2}[月日号时点]|[上中下]旬|每[年月周日季]|[底初末前后内]|[一-鿿]{1,6}(?:期间|结束后|期|季|节|假|前|后|内|底)))+$",
    re.DOTALL,
)
#: What no name of an office holds.
_NEVER = "的了着过是在有把将对为以等各每该此这那其任某全几多些个只要应须由请并且或而则就都也还再很最更不未没何什怎双和与及含见即如"
_LEVEL = "(?:省|市|县|区|镇|乡|街道|局|委|校|院|园区|开发区|管委会|集团|公司|村)"
_HEAD = (
    "(?:领导小组办公室|办公室|办(?![理法案事结代发业学公])|所(?![在需有属涉产谓以])|[站科股室]|处(?![于在以理置罚分])|组(?![建织成装委])"
    "|大队|中队|支队|队(?!伍)|部(?![门分署])|局(?![部面])|中心|公司|项目部|分局|[一-鿿]?小组|专班)"
)
_MORE = "(?:管理|服务|指导|监督|检查|事务|工作|发展|保障|指挥|协调)"
#: Forms of offices that are known by themselves; the plain words stand in the lexicon.
_FORMS = (
    "村（(?:社区|居)）"
    "|社区（村）"
    "|(?:乡镇|镇)（街道）"
    "|物业(?:公司)?"
    "|村[＂“]?两委[＂”]?"
    "|[甲乙]方"
    "|(?:第[一二三四五六七八九十]|[省市县区镇][一二三四五六七八九十])[中小]学?"
    "|[县市区镇乡村局馆场厂校院所站队园社]里"
)
#: What is done to such a body, or what it has (社区建设, 街道管理体制).
_NO_ACTION = "建设|管理|发展|为|以上|领导|规范|服务|层|体[系制]|内|改革|合作"
_TIME = (
    r"(?:于|在)?(?:\d{1,2}[月日点时号]|\d{1,2}:|\d{4}年|每|次[月日周]|今天|明天|今晚|本周|下周|本月|当天|当日|月底|年底|会后|节前|节后|放假|开学|汛[前期]|寒假|暑假|下次|下周|下月)"
)


@cache
def _alone() -> str:
    """Return what is an office by itself, where it is plain whose (学校, 街道, 村里, 甲方)."""
    plain = sorted(load("office_names").only("alone").terms, key=lambda term: (-len(term), term))
    return "|".join((_FORMS, *plain))


@cache
def _pattern() -> "re.Pattern[str]":
    names = {*load("office_names").only("name").terms, *(load("unit_stems").terms - bounds("verb")[0])}
    word = "|".join(map(re.escape, sorted((n for n in names if len(n) > 1), key=lambda term: (-len(term), term))))
    office = rf"(?:{_LEVEL}?(?:{word}){{1,3}}{_MORE}?{_HEAD}|{_alone()})"
    people = r"(?:（[^（）]{2,8}）)"
    closes = rf"{people}?\s*：|{people}|{_TIME}|\s+[一-鿿]|）\s*(?:[。；]|$)|$"
    return re.compile(rf"{_OPENS}(?P<run>{office}(?:[、和与及]{office})*)(?!{_NO_ACTION})(?={closes}|(?P<next>[一-鿿]))")


#: All of a closing bracket is an office, whatever it is called: （价监竞争股）.
_BRACKETED = re.compile(
    rf"(?:^|(?<=[。；！？\n）]))（(?P<run>(?:(?![{_NEVER}])[一-鿿]){{2,8}}(?:[股科所站办]|中队|大队))）(?=\s*(?:[。；]|$))", re.MULTILINE
)


#: What is no level in 市场, 县城, 区域, 乡村, 县级.
_NO_LEVEL = "场域村际民块城政区级属直内外容价值长委里辖"
#: An institution named in full at the start of a clause, whatever words its name holds: 清河市纺织纤维质量监测中心.
_INSTITUTION = (
    rf"{_OPENS}(?P<name>(?:(?:(?![{_NEVER}])[一-鿿]){{2,3}})??(?:自治区|[省市县区州旗镇乡])(?![{_NO_LEVEL}])(?:中等|需要|(?![{_NEVER}])[一-鿿]){{2,16}}?"
    r"(?:研究[院所]|检[验测疫][院所]|[监检]测[院站]|中心|学校|学院|医院|党校|[图文博体档科]\w{1,2}馆|总站|集团|协会|学会|商会|联合会|基金会))(?=[一-鿿])"
)


def find_offices(folded: str, start: int, end: int) -> Iterator[Span]:
    """Yield the offices that act in the range: alone or in a list, before a colon, a date or a verb, or all of a bracket."""
    for match in _pattern().finditer(folded, start, end):
        at = match.start()
        if at > start and folded[at - 1] in "日月时旬期前后内底" and not _TIME_FIRST.match(folded[max(start, at - 24) : at]):
            continue
        asked = at > start and folded[at - 1] in "由请"
        if match["next"] not in (None, "各") and not asked and not acts(folded, match.end("run"), end, short=True):
            continue
        if folded.startswith("）", match.end()) and re.fullmatch(_alone(), match["run"]):  # 镇（街道）
            continue
        for item in re.finditer("[^、和与及]+", match["run"]):
            yield Span(at + item.start(), at + item.end())
    for match in compiled(_INSTITUTION).finditer(folded, start, end):
        if compiled("对(?![口面外内应接岗])").match(folded, match.end()) or acts(folded, match.end(), end, short=True):
            yield Span(*match.span("name"))
    for match in _BRACKETED.finditer(folded, start, end):
        yield Span(*match.span("run"))
