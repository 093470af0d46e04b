"""Times that an occasion sets: “六一”前, 节前, 开春以前, 赛前3天, 活动当天, 开学第一周, 假期中段, 连夜."""

import re
from collections.abc import Iterator
from functools import cache

from wenfeng_check.analysis.dates.pieces import BEFORE, CLOCK, COUNTS, has_any
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.model.task import DeadlineKind

_EVENT = (
    r"(?:演练|比?赛|考试?|活动|培训|检查|验收|开工|施工|开学|启动|截止|上线|关网|选举|投票|换届|放假|停水|停电|上市|开园|开幕"
    r"|检修|出发|评审|审议|听证|揭牌|签约|观摩|拆除|爆破|通车|招聘会|节)"
)
_DAY_OF = (
    r"(?:开幕式|闭幕式|活动|演练|比赛|考试|开学|选举|投票|典礼|仪式|庙会|报到|开幕|开园|揭牌|签约|观摩|招聘会|大会|会议|节日|返校)"
)
_SEASON = r"(?:天黑|天亮|断黑|开春|开耕|春播|秋播|播种|插秧|开园|年关|节假日|小?长假|收假|高考|中考|学期结束|[春秋]季开学)"
#: What a project or a permit comes to: 在项目投产前, 于2号线通车前; only behind 在 or 于, since 开工前 alone often states a condition.
_MILESTONE = (
    "(?:颁发|核发|取得[一-鿿]{0,10}(?:证|证书|批复|批文)|投产|投运|投用|投入(?:使用|运行|运营)|竣工(?:验收)?|交付(?:使用)?|通车|启用|封顶|并网)"
)
_SOON_AFTER = r"就|要|立即|由|对|组|召|集|再|，|各|第[一二]|首|[\d一二两三](?:天|日|周|个)"
_FEAST = r"(?:元旦|春节|元宵|清明|五一|劳动|端午|中秋|国庆|重阳|冬至|除夕|小年)"
#: Characters that make 节前 the end of another word: 环节前, 季节前, 春节前.
_OTHER_WORD = r"(?<![环章细季情礼调关春明午秋旦宵阳动妇女童师树祖音音小])"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"{_SEASON}(?:来临|到来)?(?:{BEFORE})"
        rf"|(?:主题教育|活动|行动|学期|学年|整治|攻坚|任期|试点)结束(?:{BEFORE})"
        rf"|{_OTHER_WORD}节(?:日)?(?:{BEFORE})"
        rf"|(?<=[在于])(?!此|线)[一-鿿A-Za-z\d]{{0,16}}?{_MILESTONE}(?:之|以)?前(?!的|提|后|期|端|台|景|沿)"
        rf"|(?:(?<![一-鿿＂（])|(?<=[于在]))(?:年|赛|开工|开幕|开考|开业|开耕|入冬|入汛)(?:{BEFORE})(?!准备|的|工作)"
        rf"|(?<![一-鿿])(?:项目|工程)(?:建成)?{_MILESTONE}前(?=，)"
        rf"|(?:{_FEAST}|[寒暑])?假期?结束(?:{BEFORE})|[早午晚]饭(?:{BEFORE})"
        rf"|＂?{_FEAST}(?:节)?(?:[、和]{_FEAST}(?:节)?)*＂?(?:前后|之?后(?={_SOON_AFTER}))"
        rf"|(?:{_FEAST}节?|节|假|长假)后(?:第一个?|首个?|[一1]个?)(?:周|星期|工作日|天)内?"
    )


@cache
def _moments() -> re.Pattern[str]:
    """Days, weeks and months that a list picks out: 在春节、清明节等重点时段, 利用全国节能宣传周等时机."""
    named = (
        r"(?![每本当次上下整])(?:(?![于在盯合用抓住以和及])[一-鿿\d＂]){2,10}?"
        r"(?:[日周月节]|寒假|暑假|假期)"
    )
    one = rf"＂?(?:{_FEAST}(?:节)?|六一|七一|八一|三八|五四|{named})＂?"
    which = "(?:一系列|各类|各个)?(?:重点|重要|关键|特殊|传统|法定|时间){0,2}"
    return re.compile(rf"{one}(?:[、和及]{one}){{0,8}}等?{which}(?:时段|节日|时机|节点|契机)")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"{_EVENT}(?:开始|结束)?前(?:至少|不少于)?{COUNTS} ?(?:个?工作日|天|日|个?小时|周|个?星期|个月)(?:内)?")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(
        rf"{_DAY_OF}(?:当天|当日)(?: ?{CLOCK}(?:{BEFORE})?)?"
        r"|开学(?:后?第[一二两三]|首|头)个?(?:周|天|日|月)(?!课)|(?:新?学期|学年)(?:初|末)|[春秋]季学期(?:内|期间)?(?!的|教材|课程|招生|教学|收费|学费|中央)"
        r"|(?:[暑寒]假|假期|放假|小?长假)(?:期间|前半段|后半段|中段|之?内(?!容|部)|之中|里)|[暑寒]假中(?!心|小学|学)"
        r"|(?:双休日|周末)(?:[和、及](?:法定)?节假日)?(?!的|加班|休息|不休|值班|经济|旅游|游)(?=期间|，|单|双|各|对|由|开放|组织|安排|限)(?:期间)?"
        r"|(?<![一-鿿])(?:考试|比赛|收购|春运|暑运|大会|展会|灯会|庙会|节会|赛事|三夏|三秋|双抢|农忙|攻坚|整治|集中整治|旺季|防火期)期间(?!的)"
        r"|(?:(?<![一-鿿])|(?<=[隐患损失题坏])|(?<=情况))当(?:天|日|班)(?=(?:就|要|必须|全部)?(?:补|换|修|整改|处理|解决|清|上报|反馈|录入|销|交到?))"
        r"|(?<!接)连夜(?!雨)|[春秋]季开学(?=(?:如期|按时|按期)?(?:投|建成|交付|启用|开))"
    )


def find_occasions(folded: str, start: int, end: int) -> Iterator[Token]:
    """Yield the times that count from an occasion; what day it is only the readers know."""
    if has_any(folded, start, end, ("前", "后")):
        for match in _before().finditer(folded, start, end):
            yield Token(*match.span(), DeadlineKind.BOUNDED, limit="前")
        for match in _counted().finditer(folded, start, end):
            yield Token(*match.span(), DeadlineKind.RELATIVE, limit="内")
    if has_any(folded, start, end, ("时段", "节日", "时机", "节点", "契机")):
        for match in _moments().finditer(folded, start, end):
            yield Token(*match.span(), DeadlineKind.BOUNDED)
    if has_any(folded, start, end, ("当天", "当日", "当班", "学期", "学年", "开学", "假", "双休日", "周末", "连夜", "期间")):
        for match in _inside().finditer(folded, start, end):
            yield Token(*match.span(), DeadlineKind.BOUNDED)
