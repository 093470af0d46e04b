"""Times as drafts of towns and bureaus say them: spoken days, occasions, frequencies without 每."""

from datetime import date

import pytest

from wenfeng_check.analysis.dates import DateContext, find_deadlines
from wenfeng_check.lexicon import fold
from wenfeng_check.model.task import Clarity, Deadline

#: A Thursday.
ISSUED = DateContext(issue_date=date(2023, 5, 18))


def found(text: str, *, when: DateContext = ISSUED, slot: bool = False) -> tuple[Deadline, ...]:
    return find_deadlines(fold(text), text, start=0, end=len(text), when=when, slot=slot)


# In each text the value stands in 【】; kind and last day ("" = none) follow. All are clear.
SPOKEN = (
    ("安装单位应在【2号机组运行许可证颁发前】完成试验。", "bounded", ""),
    ("县交通局于【云台大桥通车前】设置标志牌。", "bounded", ""),
    ("新校舍【秋季开学】启用。", "bounded", ""),
    ("【今晚九点半以前】，值班员逐户打电话。", "bounded", "2023-05-18"),
    ("防汛沙袋【今天】再点一遍数。", "bounded", "2023-05-18"),
    ("通知由镇党政办【明天】发下去。", "bounded", "2023-05-19"),
    ("【明天上午第一节课】讲防火。", "bounded", "2023-05-19"),
    ("【今天会后】就去现场。", "bounded", "2023-05-18"),
    ("【后天下班前】把表交来。", "bounded", "2023-05-20"),
    ("【从明天起】，纪委到各站所查岗。", "bounded", ""),
    ("农资款【这个礼拜】拨到村。", "bounded", "2023-05-21"),
    ("【下个星期三前】报名单。", "bounded", "2023-05-24"),
    ("【周五下班前】报名单。", "bounded", "2023-05-19"),
    ("【周三前】报名单。", "bounded", "2023-05-24"),
    ("【下个月25号前】报名单。", "bounded", "2023-06-25"),
    ("乡供水站【23日前】接通支管。", "bounded", "2023-05-23"),
    ("县粮食局【6日前】封仓。", "bounded", "2023-06-06"),
    ("【27日20时】县应急局组织会商。", "bounded", "2023-05-27"),
    ("【27日天黑前】转移河滩住户。", "bounded", "2023-05-27"),
    ("各村【12点前】报雨量。", "bounded", ""),
    ("放学时间【16:40】，值周老师护送过街。", "bounded", ""),
    ("【7:20】升旗，全体教师到场。", "bounded", ""),
    ("各站所【正月十二以前】开完收心会。", "bounded", ""),
    ("门店【腊月二十九】打烊前盘点。", "bounded", ""),
    ("【从明天到腊月二十九】，大厅中午不关门。", "period", ""),
    ("【年底前】提请县委常委会研究。", "bounded", "2023-12-31"),
    ("三项：1.封存账册，2.【十日内】退还押金。", "relative", ""),
    ("村道路灯列入【2024年】县级预算。", "absolute", "2024-12-31"),
    ("【6月：】栽树累计完成2000株。", "no_year", "2023-06-30"),
)

OCCASIONS = (
    ("在【春节、清明节等重点时段】集中宣传。", "bounded", ""),
    ("利用【全国节能宣传周、低碳日等时机】办讲座。", "bounded", ""),
    ("利用【“质量月”活动期间】开展走访。", "bounded", ""),
    ("【2023年】度争取上级资金3000万元。", "absolute", "2023-12-31"),
    ("检测费减半，实施期限为【2023年6月1日至8月31日】。", "period", "2023-08-31"),
    ("【攻坚期间】实行值班。", "bounded", ""),
    ("建点60个，其中【2023年】建成20个。", "absolute", "2023-12-31"),
    ("【主题教育结束前】完成整改。", "bounded", ""),
    ("民政办【“五一”“十一”期间】走访。", "bounded", ""),
    ("县应急局在【安全生产月期间】办一场讲座。", "bounded", ""),
    ("县应急局于【供暖期前】检查锅炉房。", "bounded", ""),
    ("各站所【年度内】轮训一遍。", "bounded", ""),
    ("【“六一”前】走访困境儿童。", "bounded", "2023-05-31"),
    ("各单位【节前】查一遍食堂。", "bounded", ""),
    ("【节假日前】抽查蔬菜。", "bounded", ""),
    ("【开春以前】把宅基地批下去。", "bounded", ""),
    ("【清明、冬至前后】护林员上山值守。", "bounded", ""),
    ("晚班车【清明节后】就要开起来。", "bounded", ""),
    ("【天黑前】撤出河滩。", "bounded", ""),
    ("【赛前3天】检查赛道。", "relative", ""),
    ("【演练前一天】走一遍路线。", "relative", ""),
    ("【演练前24小时】发布公告。", "relative", ""),
    ("【活动当天】安排民警20名。", "bounded", ""),
    ("【开学第一周】到学校听课。", "bounded", ""),
    ("【假期中段】组织暗访。", "bounded", ""),
    ("【暑假期间】扩建食堂。", "bounded", ""),
    ("【秋季学期】投入使用。", "bounded", ""),
    ("东门【双休日】单向通行。", "bounded", ""),
    ("各村【连夜】通知到户。", "bounded", ""),
    ("【用两周时间】清理僵尸车。", "bounded", ""),
)

RHYTHMS = (
    "喇叭【早晚各放两遍】。",
    "村广播【早中晚各播一次】。",
    "网格员入户，【一个月走一遍】。",
    "宣传栏【至少两个月更换一次】内容。",
    "【季度】评议一次，结果张榜。",
    "入户安检【不少于2次/年】。",
    "县防指【逢双月】开会研判。",
    "坚持【两月一走访】。",
    "实行【月报】制度。",
    "办好【一年一度】的运动会。",
    "【逐年】增加投入。",
    "防疫员【春秋两季】集中免疫。",
    "【周一至周五】，值班律师坐班。",
    "每个班【每月】家访两次。",
    "每名干部【每年】学习不少于5天。",
    "低保户全部走到，每户【每年不少于两次】。",
)


def split(marked: str) -> tuple[str, str]:
    text = marked.replace("【", "").replace("】", "")
    return text, marked[marked.index("【") + 1 : marked.index("】")].rstrip("：")


@pytest.mark.parametrize(("marked", "kind", "day"), [*SPOKEN, *OCCASIONS])
def test_finds_a_time_that_people_say(marked: str, kind: str, day: str) -> None:
    text, value = split(marked)
    (one,) = found(text)
    last = one.date.isoformat() if one.date else ""
    # 从 may belong to the value or not
    assert (one.text.removeprefix("从"), one.kind, one.clarity, last) == (value.removeprefix("从"), kind, Clarity.CLEAR, day)


@pytest.mark.parametrize("marked", RHYTHMS)
def test_finds_a_frequency_without_its_word(marked: str) -> None:
    text, value = split(marked)
    (one,) = found(text)
    assert (one.text, one.kind, one.clarity) == (value, "frequency", Clarity.CLEAR)


@pytest.mark.parametrize(
    "text",
    [
        # the day of the speech itself, names
        "今天我们召开动员会。",
        "今天的会议很重要。",
        "今天，我们来到石桥镇。",
        "今天在座的都是老同志。",
        "让县城的明天越来越美好。",
        "今天再晚也是早。",
        "参加“明天小小科学家”评选。",
        "转载光明日报文章。",
        # counted back from an event, extents, addresses
        "超过30日未领取的，予以注销。",
        "在任期届满30日前。",
        "住在青岩路23号楼。",
        # hours of work, proportions
        "设立24小时热线电话。",
        "大厅上午9:00-12:00办公。",
        "按1:10的比例稀释。",
        # parts of other words
        "各环节前置条件不变。",
        "办好开学第一课。",
        "秋季学期的教材费不变。",
        "双休日加班的，给予补休。",
        "顺延至周五。",
        "每人每天最多参加5轮次。",
        "每人每年享受一次补贴。",
        # what has happened
        "截至19日9时，转移群众300人。",
        "2023年以来未结案件共8件。",
        "纳入2024年度考核。",
    ],
)
def test_finds_no_time_in_words_that_look_like_one(text: str) -> None:
    assert found(text) == ()


def test_a_day_gives_no_date_where_the_sentence_has_named_a_month() -> None:
    dates = [d.date for d in found("6月20日前报名单，各站所25日前报方案。")]
    assert dates == [date(2023, 6, 20), None]


def test_a_lunar_day_in_brackets_explains_the_date_before_it() -> None:
    assert [d.text for d in found("2023年2月5日前（正月十五）报送。")] == ["2023年2月5日前"]


def test_a_limit_without_a_known_day_stays_one_before_了就() -> None:
    (one,) = found("10月4日前请县司法局到现场指界，指了就签字。", when=DateContext())
    assert one.text == "10月4日前"


def test_a_heading_of_the_year_gives_way_in_its_last_month() -> None:
    (one,) = found("区局于2月份抽查企业。", when=DateContext(issue_date=date(2023, 12, 5), year=2023))
    assert one.date == date(2024, 2, 29)
