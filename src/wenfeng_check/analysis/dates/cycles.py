"""What comes again: 每月10日前, 每季度末, 每年至少2次, 一年两次, 按季度, 周调度、月通报."""

import re
from collections.abc import Iterator
from functools import cache

from wenfeng_check.analysis.dates.pieces import BEFORE, CLOCK, COUNT, COUNTS, DAY, MONTH
from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.model.task import DeadlineKind

_TIMES = r"(?:人?次|场次?|期|轮|遍|篇|回|批|个?工作日|天|小时|日(?!前))"
_LEAST = r"(?:至少|不少于|不得少于|不低于|最少|原则上|不超过|应|要|须|均|各|分别|确保|组织|集中)*"
_ACT = (
    r"(?:进行|开展|召开|组织|举办|报送|调度|通报|安排|参加|听取|研究|会商|巡查|检查|督查|更新|公布|公开|发布|汇总|评估|报告"
    r"|开)"
)
_OFTEN = rf"(?:{_LEAST}{_ACT}?{_LEAST}{COUNTS} ?{_TIMES}(?:以上)?|(?:举行|召开|开展){COUNT}{_TIMES})"
_UNIT = r"晚(?!会|上的|间的)|夜|餐|班次|年度?|半年|学年|学期|季度?(?!节)|月度?(?!饼|嫂)|周(?!边|围|期|转|岁|年)|星期|旬|日(?!常|益)|天|小时|分钟"
_IN_CYCLE = (
    rf"第?[一二三四1-4]季度末?|{MONTH}月份?(?:{DAY}[日号]|底|末|初|[上中下]旬)?"
    rf"|(?:第?{COUNT}个?)?(?:星期|周)[一二三四五六日天](?:、[一二三四五六日天])*(?!次|期|场|篇|个|轮|天|回)"
    rf"|[一二三四五六日天](?:、[一二三四五六日天])*(?!次|期|场|篇|个|轮|天|回|级|般|律|线|是|定|并|体)(?=\d|前|以前|之前|上午|下午|报|召|开|组|集|，|、|。|；|）|向|通|调|对|将|由|为)"
    rf"|{DAY}[日号](?:、{DAY}[日号])*|(?:的?第?{COUNT}个工作日)|(?:结束|终了)后的?(?:次月|下月)?|(?:次月|下月)"
    r"|年底|年末|年终|年初|月底|月末|月初|[上下]半年|[上中下]旬|底|末|初(?!步|级|中)|中旬"
    r"|的?(?:第一|最后一?)个?(?:月|周|日|天|工作日|星期[一二三四五六日])"
)
_CYCLE_LIMIT = rf"(?:{BEFORE}|之?内(?!容|部)|以内|期间)"


@cache
def _every() -> re.Pattern[str]:
    return re.compile(
        rf"每隔?(?:(?!半[天日]){COUNTS}个?|个)? ?(?P<unit>(?:财政|自然|会计)?(?:{_UNIT}))"
        rf"(?P<place>(?: ?的?(?:{_IN_CYCLE}))*(?: ?{CLOCK}(?:、{CLOCK})*)?)"
        rf"(?:（[^（）]{{1,30}}）(?={BEFORE}))?{_CYCLE_LIMIT}?(?P<often>{_OFTEN})?"
    )


@cache
def _rhythm() -> re.Pattern[str]:
    tells = (
        "调度|通报|报告|排名|考核|总结|会商|研判|例会|点评|督查|督办|分析|监测|评比|汇总|评价|巡查|检查|汇报|公示|公开|报送|小结|盘点"
        "|统计|反馈|晾晒|清零|清单|推进|讲评|抽查|更新|督察|督导|走访|家访|评议|观摩|对账|演练|培训|例检|报(?=制|告?制度)"
    )
    return re.compile(
        rf"(?:半年|[一1两2双](?:周|个?月|季度?|年|日|天|旬))(?:[一1](?:{tells})|(?:{_LEAST}{COUNT}{_TIMES}))"
        rf"|(?:(?<![\u4e00-\u9fff])|(?<=[实执推]行)|(?<=坚持)|(?<=落实)|(?<=建立))(?:半?年|季|月|旬|周|日)(?:{tells})(?!制度?的|表|会议?室)"
        rf"|(?<=、)(?:半?年|季|月|旬|周|日)(?:{tells})"
        r"|(?P<by>按(?:半年|年度?(?!龄|计划|目标|任务|考核|绩效|预算)|季度?(?!节)|月度?|周(?!边|期|围|岁)|旬))"
        r"|逐[月季周旬](?:度)?|逐日|天天|[月季]度(?=通报|调度|公布|公开|报送|例会|汇总)"
    )


def find_cycles(folded: str, start: int, end: int) -> Iterator[Token]:
    """Yield periodic deadlines and frequencies; a count of times in the rest of the clause makes a frequency."""
    for match in _every().finditer(folded, start, end):
        often = match["often"] or (not match["place"] and _counted(folded, match.end(), end))
        kind = DeadlineKind.FREQUENCY if often else DeadlineKind.PERIODIC
        yield Token(*match.span(), kind, limit="每", bare=not match["place"] and not match["often"])
    for match in _rhythm().finditer(folded, start, end):
        yield Token(*match.span(), DeadlineKind.PERIODIC if match["by"] else DeadlineKind.FREQUENCY, limit="每")


@cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"[^，。；：\n]{{0,30}}?{COUNT} ?{_TIMES}")


def _counted(folded: str, at: int, end: int) -> bool:
    return _count().match(folded, at, end) is not None
