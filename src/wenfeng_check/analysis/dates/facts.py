"""What is no deadline: past facts, dates of other papers, names, extents, quantities, validity."""

import re
from datetime import date

from wenfeng_check.analysis.dates.token import Token
from wenfeng_check.model.task import DeadlineKind

OPENINGS = ("起", "开始")
_REACH = 40
_AFTERWARDS = ("以来", "后", "以后", "之后")
_BEFORE = ("前", "以前", "之前", "止", "为止")
_LIMITS = (*_BEFORE, "内", "以内", "之内", "期间", "底", "末", "终")
_CALENDAR = (DeadlineKind.ABSOLUTE, DeadlineKind.NO_YEAR, DeadlineKind.PERIOD, DeadlineKind.BOUNDED)

_DONE = (
    r"已(?!脱|婚|故|申)|(?<!为)了(?!解|就|再|以后|之后|的话|才|也|要|没有)|累计|同比|环比|曾(?:经|于|在|被|多次|获|是|有|任|因|向)|比上年|较上年|以来|共(?:有|计|完成|收到|办理|实现|查|检查|排查)"
    r"|(?:完成|实现|达到?|收到|发生|下降|增长|提高)(?:了)?[\d.]+[^，。]{0,6}，(?:同比|比|较|增长|下降)|没有发生|未发生"
)
_OF_A_PAPER = (
    r"(?:，|第?\d+次)?[^，。；]{0,12}(?:印发|制定|发布|公布|出台|颁布|修订|成立|签订|签发|实施|下发|施行|立项|审议通过|讨论通过"
    r"|会议通过|通过)(?:的|了|《|，根据|，现将|）)|(?:在|，)?[^，。；召开举]{0,30}会议|(?:在|，)(?!召开|举办|举行|组织|筹备|承办)[^，。；]{0,30}(?:大会|全会|会上)"
)
_POINTS_BACK = (
    r"(?:比|较|近|过去|历年|历史上|凭|始于|发生于|成立于|将|把|上|从[^，。；]{0,20}\d{4}年[^，。；]{0,30}到)$"
)
_COMPARES = r"(?:比|较|高于|低于|超过|相当于|(?<![就要也正先凡若])是)$"
_BORN = r"(?:年|月|日)?(?:出生|生人|入学|毕业|入党|参加工作)"
_VALIDITY = r"(?:有效期|有效期限|执行期|实施期限|试行期|服务期|聘期|任期|工期)[^，。；]{0,6}$"
#: How long a policy is carried on is due then: 执行期限延长至2024年底; how long the document itself holds is not.
_PROLONGED = (
    r"^(?!.*(?:有效期|本(?:办法|规定|细则|通知|意见|措施|方案|政策))).*(?:执行|实施|政策)(?:期限?|时间)(?:统一|再|继续|相应)?(?:延长|延续|顺延)?[至到为从自]$"
)
_NAME_AFTER = (
    r"度|制|级|版|款|型|期(?!间|末)|第(?!一|二|三|四|\d季)|生(?!产|态|活)|新(?:年|春)|《|（(?![^）]{0,6}）?$)|＂"
    r"|[^，。；：\n]{0,14}(?:工作要点|要点|工作总结|总结报告|工作报告|白皮书|统计公报|年鉴|考核办法|任务清单|重点工作清单|责任清单)"
    r"|[^，。；：\n]{0,16}(?:总体要求|预期目标|主要目标|指导思想|目标任务|目标是|要求是)|[^，。；：\n]{0,2}是(?!否)"
)
#: 2023年度 is a time where it opens a clause that goes on with what is to be done in it.
_YEAR_TO_DO = r"度(?:力?争取|完成|新增|实现|力争|确保|培训(?!班|计划)|组织|开展|建成|举办)"
_STATE_AFTER = r"[^，。；]{0,2}是(?!否)|(?:我[国省市县区])?(?:经济社会)?发展|面临|时期"
_START_OF_FORCE = r"(?:正式|试|起|开始)*(?:施行|生效|废止|停止执行|不再执行)"
_OWN_FORCE = r"(?:本|该|此)[^，。；]{1,10}(?:自|从|于)$"
_EXTENT_BEFORE = (
    r"(?:近|过去|最近|前|控制在|压[缩减][至到在]?|缩短[至到]?|时长|车程|步行|半径|有效期|连续|累计|不超过|限定在|任意"
    r"|毕业|离校|授权|取得|退役|成立|登记|注册)$"
)
_EXTENT_AFTER = (
    r"的(?!时间|期限|，)|[^，。；]{0,4}(?:不得|不予|不再|未|累计|仍|无(?!偿)|可(?!行|靠|视|持续)|没有|多次|再次|两次以上"
    r"|取消|禁止|限制|暂停|停止)"
)
_SHARE_BEFORE = (
    r"(?:每(?:人|户|亩|名|辆|村|平方米|吨|头|位|个[^，。、；每年月周季日]{1,4})|平均|人均|年均|户均|均"
    r"|(?:近年来|以来)[^，。；]{0,8})$"
)
#: At least so many times for each of them is a frequency, unlike so much money or at most so often: 每户每年不少于两次.
_TURNS = (
    r"每[^，。；元]{0,6}(?:至少|不少于|不低于)[^，。；元]{0,8}(?:次|遍|趟|轮|回|天|个?工作日|个?学时|篇)"
    r"|每(?:(?!享|领|申请|补|奖|限|只|仅|最多|不超过|不得|可|发放|给予|累计)[^，。；：元]){0,24}?(?:[一两二三四五六七八九十\d]|几)(?:次|遍|趟|轮|回|场|期|堂|篇)"
)
_QUANTITY_AFTER = (
    r"(?:不低于|不少于|不超过|最高|补[助贴]|发放|给予|奖[励补])*[\d.]+(?:万|亿)?(?:元|%)"
    r"|(?:平均)?(?:增长|递增|下降|递减|以[\d.]+)|可(?!行|持续|靠)"
)


def is_no_deadline(folded: str, token: Token, *, end: int, reference: date | None) -> bool:
    """Say whether the surroundings of ``token`` show that nothing is due then."""
    if token.kind in _CALENDAR:
        return _is_named(folded, token, end) or is_past_fact(folded, token, end=end, reference=reference)
    if token.kind is DeadlineKind.RELATIVE:
        before, after = _around(folded, token, end)
        return bool(re.search(_EXTENT_BEFORE, before) or re.match(_EXTENT_AFTER, after))
    if token.kind in (DeadlineKind.PERIODIC, DeadlineKind.FREQUENCY):
        return _is_quantity(folded, token, end)
    return False


def is_past_fact(folded: str, token: Token, *, end: int, reference: date | None) -> bool:
    """Say whether a point of the calendar tells when something happened, not when it is due.

    ``reference`` is the day of issue (or of the check). What ends before it is past, unless the writer set it as a
    limit with 前 or 止: that is a deadline which cannot be kept, and a rule of its own.
    """
    if token.reference[:1] in ("去", "上") or token.reference == "前年" or token.limit in _AFTERWARDS:
        return True
    before, after = _around(folded, token, end)
    first, last = token.days.first, token.days.last
    over = last is not None and reference is not None and last < reference
    limited = token.limit in _LIMITS
    if re.search(r"截[至止]到?$", before):
        return not limited and (reference is None or first is None or first <= reference)
    if token.limit in OPENINGS:
        begun = first is not None and reference is not None and first.year < reference.year
        return begun or re.search(_DONE, after) is not None
    if token.limit not in _BEFORE and re.search(_COMPARES, before):
        return True
    if not limited and (re.search(_POINTS_BACK, before) or re.match(_OF_A_PAPER, after)):
        return True
    # A limit whose year is unknown is past only where its own clause says what was done.
    reach = re.split("[，、]", after)[0] if limited and last is None else after
    if not after.startswith("：") and re.search(_DONE, reach) and (not limited or over or last is None):
        return True
    return over and token.limit not in _BEFORE and not (token.bare and token.year is None)


def _around(folded: str, token: Token, end: int) -> tuple[str, str]:
    """Return what stands before and after ``token`` in its sentence, at most ``_REACH`` characters each."""
    before = re.split(r"[。；\n]", folded[max(0, token.start - _REACH) : token.start])[-1]
    after = re.split(r"[。；\n]", folded[token.end : min(end, token.end + _REACH)])[0]
    return before, after


def _is_named(folded: str, token: Token, end: int) -> bool:
    """Say whether a date is part of a name, a signature, a period of validity or an entry into force."""
    before, after = _around(folded, token, end)
    if token.limit in OPENINGS and (re.match(_START_OF_FORCE, after) or _takes_force(before, after)):
        return True
    if (re.search(_VALIDITY, before) and not re.search(_PROLONGED, before)) or re.match(_BORN, after):
        return True
    if re.match(r"（[^）]{1,6}）(?:以后|之后|后|起)", after):
        return True
    if token.limit in ("", "期间") and re.match(_STATE_AFTER, after):
        return True
    if _is_signature(folded, token) or _is_heading(folded, token):
        return True
    return token.bare and _is_bare_name(before, after, token)


def _is_signature(folded: str, token: Token) -> bool:
    """Say whether a day, or a span of years, fills its line or its bracket: a date of issue, a title's years."""
    if token.limit not in ("", "止") or not (token.bare or token.kind is DeadlineKind.ABSOLUTE):
        return False
    line = folded.rfind("\n", 0, token.start) + 1
    before = folded[max(line, token.start - _REACH) : token.start].rstrip(" -")
    after = folded[token.end : token.end + 8].lstrip(" ").split("\n")[0]
    if before.endswith("（") and after.startswith("）"):
        return True
    alone = not before.strip("（ ") and not after.replace("印发", "").strip("）。 ")
    return alone and token.days.first is not None and token.days.first == token.days.last


def _is_bare_name(before: str, after: str, token: Token) -> bool:
    if _in_the_budget(before, after) or (re.match(_YEAR_TO_DO, after) and _opens_clause(before, token)):
        return False
    if re.match(_NAME_AFTER, after):
        return True
    if token.reference[:1] in ("当", "次", "来", "后", "下") and token.limit not in _LIMITS:
        return True
    return token.year is not None and not _opens_clause(before, token)


def _is_heading(folded: str, token: Token) -> bool:
    """A written year that opens a line without punctuation names a section: 二、2023年重点工作."""
    if not token.bare or token.year is None or token.limit:
        return False
    line = folded.rfind("\n", 0, token.start) + 1
    before = folded[max(line, token.start - _REACH) : token.start]
    after = folded[token.end : token.end + _REACH].split("\n")[0]
    numbered = re.fullmatch(r" *(?:（?[一二三四五六七八九十\d]{1,3}[）、.] ?)?", before)
    return numbered is not None and not re.search("[，：。；]", after) and 0 < len(after) < 24


def _takes_force(before: str, after: str) -> bool:
    return re.search(_OWN_FORCE, before) is not None and re.match("执行|实施|实行|试行", after) is not None


def _opens_clause(before: str, token: Token) -> bool:
    """A bare year is a time where a clause starts with it or 到, 在, 于 leads to it."""
    lead = before.rstrip(" ＂")
    if token.limit in OPENINGS or not lead or lead[-1] in "，：、（）.":
        return True
    return re.search(r"(?:到|在|于|至|力争|确保|争取|其中)$", lead) is not None


def _in_the_budget(before: str, after: str) -> bool:
    """What is to be put into the budget or plan of a year is due with it: 列入2024年预算."""
    return re.search(r"(?:列入|编入|纳入)$", before) is not None and re.match(r"(?!度)[^，。；]{0,12}?(?:预算|计划|项目库)", after) is not None


def _is_quantity(folded: str, token: Token, end: int) -> bool:
    """Say whether 每月 counts money, shares or people: 每人每月200元, 平均每年增长3%."""
    before, after = _around(folded, token, end)
    shared = re.search(_SHARE_BEFORE, before)
    turns = token.kind is DeadlineKind.FREQUENCY and re.match(_TURNS, folded[token.start : end])
    if (shared and not (turns and shared[0].startswith("每"))) or (token.bare and after.startswith("的")):
        return True
    return re.match(_QUANTITY_AFTER, after) is not None
