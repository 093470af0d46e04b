"""What must not be taken for a time: facts, names, extents, quantities, words inside words."""

from datetime import date

import pytest

from wenfeng_check.analysis.dates import DateContext, find_deadlines
from wenfeng_check.lexicon import fold
from wenfeng_check.model.task import Clarity

ISSUED = DateContext(issue_date=date(2023, 5, 18))

NOTHING = (
    # names and numbers of papers
    "根据清政发〔2023〕46号文件要求，制定本方案。",
    "按照《清河县2023年6月底前重点工作清单》执行。",
    "落实《云岭县“十四五”期间水利发展规划（2021—2025年）》。",
    "2023年度考核结果作为评先依据。",
    "编制2023年工作要点。",
    "清河县人民政府2023年工作报告",
    "二、2023年重点工作",
    "二、2022年工作回顾",
    "编制“十四五”规划。",
    "清河县防汛工作方案（2023年）",
    "附件：第46号表格",
    "《入会申请表》（2004年制）式样。",
    # past facts
    "2022年1—9月完成投资5亿元。",
    "截至2023年4月，全县完成投资5亿元。",
    "去年，全县新增企业120家。",
    "上年，全县新增企业120家。",
    "2021年以来，全县新增企业120家。",
    "今年以来，全县新增企业120家。",
    "2022年3月，县委常委会召开会议。",
    "今年1—4月累计完成投资5亿元。",
    "2023年3月印发的实施方案。",
    "2023年6月1日发布的公告同时有效。",
    "与2022年12月相比，比2022年底提高两个百分点。",
    "近三年内未发生事故。",
    "“十三五”期间，全县新建学校20所。",
    "全年没有发生事故。",
    "（2023年7月1日县人民代表大会常务委员会第3次会议通过）",
    # issue date on its own line, entry into force, validity
    "清河县人民政府办公室\n2023年5月18日",
    "2023年5月18日印发",
    "本办法自2023年7月1日起施行。",
    "自2023年7月1日起正式施行。",
    "本通知自2023年7月1日起执行。",
    "本办法自印发之日起施行，有效期5年。",
    "有效期至2028年6月30日。",
    # extents, ages, durations
    "工期180天。",
    "须有3年以上工作经验。",
    "实行两年制培养。",
    "会议时长控制在30分钟内。",
    "服务半径控制在15分钟内。",
    "受到处分的，2年内不得参评。",
    "获得国内授权6个月内的发明专利。",
    "毕业两年内初次创业的学生。",
    "设备保修期3年。",
    "上午9：00至下午5：00办公。",
    "建设15分钟生活圈。",
    # quantities
    "每人每月200元。",
    "每户每年补贴500元。",
    "产值平均每年增长3%。",
    "年均增长3%。",
    "每月200元的补助标准不变。",
    "按年龄分组。",
    "按周边环境布置。",
    # standing words in running text
    "持续推进改革，不断完善机制。",
    "长期坚持群众路线。",
    "推动工作常态化。",
    "今年是关键之年。",
    # words inside words, denied
    "提高信息报送的及时性。",
    "整改不及时。",
    "未按时报送的单位共3家。",
    "项目无法按期完成。",
    "不能在规定时限内办结的。",
    "将闲置资金转为定期存款。",
    "明确近期目标。",
    "制定中长期计划。",
    "长期以来，群众反映强烈。",
    "取得按期权授予的股份。",
    "处分期间表现良好。",
    "团结得更加紧密。",
    "户籍地或者经常居住地。",
    "经济迅速发展。",
    "会议内容不变。",
    "12月龄羊只存栏200只。",
    "石桥镇五月花社区。",
    "本办法有效期5年，执行期限至2028年3月1日。",
    "办理时限由5个工作日压缩至3个工作日办结。",
    "同一年度内只享受一次。",
    "2023年度培训班名单。",
    "抓住时间节点，把握时机。",
    "每户每年享受一次补贴。",
    "每人每年可申请一次。",
)


@pytest.mark.parametrize("text", NOTHING)
def test_finds_no_time(text: str) -> None:
    assert find_deadlines(fold(text), text, start=0, end=len(text), when=ISSUED) == ()


@pytest.mark.parametrize(
    "text",
    ["县财政局要逐步提高标准。", "按期完成。", "必要时约谈。", "具体时间另行通知。", "立即整改。", "今后及时清理。"],
)
def test_never_calls_filler_clear(text: str) -> None:
    values = find_deadlines(fold(text), text, start=0, end=len(text), when=ISSUED)
    assert values
    assert {d.clarity for d in values} == {Clarity.VAGUE}


@pytest.mark.parametrize("text", ["2022年10月底前完成整改。", "4月30日前报送。"])
def test_keeps_a_limit_that_lies_before_the_issue_date(text: str) -> None:
    (one,) = find_deadlines(fold(text), text, start=0, end=len(text), when=ISSUED)
    assert one.date is not None
    assert one.date < date(2023, 5, 18)


def test_keeps_a_limit_of_unknown_year_where_what_was_done_stands_in_another_clause() -> None:
    text = "11月20日前把在建项目、2021年以来已完工的项目列成清单。"
    assert [d.text for d in find_deadlines(fold(text), text, start=0, end=len(text), when=DateContext())] == ["11月20日前"]
