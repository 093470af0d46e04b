"""Time expressions that must be found: text, kind, clarity and last day."""

from datetime import date

import pytest

from wenfeng_check.analysis.dates import DateContext, find_deadlines
from wenfeng_check.lexicon import fold
from wenfeng_check.model.task import Clarity, Deadline, DeadlineKind

ISSUED = DateContext(issue_date=date(2023, 5, 18))


def found(text: str, *, when: DateContext = ISSUED, slot: bool = False) -> tuple[Deadline, ...]:
    return find_deadlines(fold(text), text, start=0, end=len(text), when=when, slot=slot)


# In each text the value stands in 【】; kind, last day ("" = none) follow. All are clear.
CLEAR = (
    ("县财政局于【2023年10月底前】完成清算。", "absolute", "2023-10-31"),
    ("【2023年3月底前】完成初稿。", "absolute", "2023-03-31"),
    ("派出所【每晚】巡逻2次。", "frequency", ""),
    ("县水利局【逐日】报送水情。", "frequency", ""),
    ("县民政局【腊月二十三前】发放慰问金。", "bounded", ""),
    ("县教育局【放暑假前】完成排查。", "bounded", ""),
    ("【二〇二三年九月底前】报送。", "absolute", "2023-09-30"),
    ("【二○二四年三月三十一日前】报送。", "absolute", "2024-03-31"),
    ("请于【2023-06-30前】反馈。", "absolute", "2023-06-30"),
    ("请于【2023.6.30前】反馈。", "absolute", "2023-06-30"),
    ("请于【2023/6/30前】反馈。", "absolute", "2023-06-30"),
    ("请于【2023年 6 月 30 日前】反馈。", "absolute", "2023-06-30"),
    ("请于【2023年6月30日17时前】反馈。", "absolute", "2023-06-30"),
    ("请于【2023年6月30日（星期五）前】反馈。", "absolute", "2023-06-30"),
    ("【2024年年底前】建成。", "absolute", "2024-12-31"),
    ("到【2025年】，建成村级充电站60座。", "absolute", "2025-12-31"),
    ("【2023年】，石桥镇开展薪酬改革试点。", "absolute", "2023-12-31"),
    ("【2023年末】完成验收。", "absolute", "2023-12-31"),
    ("【2023年上半年】完成选址。", "absolute", "2023-06-30"),
    ("【2023年第三季度】开工。", "absolute", "2023-09-30"),
    ("【2023年9月上旬】开工。", "absolute", "2023-09-10"),
    ("完成时限：【2022年10月】", "absolute", "2022-10-31"),
    ("【2023年度内】完成。", "absolute", "2023-12-31"),
    ("【2023年】改造管网20公里。", "absolute", "2023-12-31"),
    ("从【2024年1月1日起】，提高补助标准。", "absolute", ""),
    ("【6月底前】完成。", "no_year", "2023-06-30"),
    ("请于【6月5日】报名。", "no_year", "2023-06-05"),
    ("【六月五日前】报名。", "no_year", "2023-06-05"),
    ("请于【6月5日下午3点前】报名。", "no_year", "2023-06-05"),
    ("请于【6月5日（周一）18:00前】报名。", "no_year", "2023-06-05"),
    ("【今年10月底前】完成。", "no_year", "2023-10-31"),
    ("【明年3月底前】完成。", "no_year", "2024-03-31"),
    ("【12月】组织验收。", "no_year", "2023-12-31"),
    ("【5月3日前】报送。", "no_year", "2023-05-03"),
    ("【1月10日前】报送。", "no_year", "2024-01-10"),
    ("【10月中旬】完成。", "bounded", "2023-10-20"),
    ("【12月中下旬】完成。", "bounded", "2023-12-31"),
    ("【6月7日至6月10日】开展演练。", "period", "2023-06-10"),
    ("【6月7日-10日】开展演练。", "period", "2023-06-10"),
    ("【2023年10月—2024年3月】开展整治。", "period", "2024-03-31"),
    ("【2023—2025年】，分三批实施。", "period", "2025-12-31"),
    ("【2023年至2025年】，分三批实施。", "period", "2025-12-31"),
    ("【2023年12月至次年3月】开展整治。", "period", "2024-03-31"),
    ("【11月20日至3月5日】开展整治。", "period", "2024-03-05"),
    ("【9-10月】开展整治。", "period", "2023-10-31"),
    ("【三、四季度】开展整治。", "period", "2023-12-31"),
    ("【即日起至2023年8月31日】开展排查。", "period", "2023-08-31"),
    ("【即日起至月底】开展排查。", "period", "2023-05-31"),
    ("【年内】完成。", "bounded", "2023-12-31"),
    ("【年底前】完成。", "bounded", "2023-12-31"),
    ("【今年底】建成。", "bounded", "2023-12-31"),
    ("【今年】，县住建局改造管网20公里。", "bounded", "2023-12-31"),
    ("【今明两年】，县水利局除险加固水库5座。", "bounded", "2024-12-31"),
    ("【上半年】完成选址。", "bounded", "2023-06-30"),
    ("【三季度末】完成选址。", "bounded", "2023-09-30"),
    ("【第四季度】完成选址。", "bounded", "2023-12-31"),
    ("【明年一季度】开工。", "bounded", "2024-03-31"),
    ("【“十四五”末】建成。", "bounded", "2025-12-31"),
    ("【十五五期间】，新建学校3所。", "bounded", "2030-12-31"),
    ("【本月底】完成。", "bounded", "2023-05-31"),
    ("【下月10日前】报送。", "bounded", "2023-06-10"),
    ("【本周五前】报送。", "bounded", "2023-05-19"),
    ("【下周三前】报送。", "bounded", "2023-05-24"),
    ("【明天下午5点前】报送。", "bounded", "2023-05-19"),
    ("【全年】新增停车位500个。", "bounded", "2023-12-31"),
    ("【今后五年】，新建公园10个。", "bounded", ""),
    ("【用三年时间】建成。", "bounded", "2026-12-31"),
    ("【国庆节前】完成检查。", "bounded", "2023-09-30"),
    ("【主汛期前】完成清淤。", "bounded", ""),
    ("【元旦、春节期间】走访慰问。", "bounded", ""),
    ("【安全宣传月期间】，开展进社区活动。", "bounded", ""),
    ("【过渡期内】保持政策稳定。", "bounded", ""),
    ("落实24小时值班，【至汛期结束】。", "bounded", ""),
    ("【2026年2月28日前】发放告知书，责任人曾凡。", "absolute", "2026-02-28"),
    ("于【每周五17时前】报送。", "periodic", ""),
    ("【每日8时、20时】发布等级。", "periodic", ""),
    ("【每月5日、20日前】报送。", "periodic", ""),
    ("（责任单位：县司法局）61.【2023年12月底前】，完善执法制度。", "absolute", "2023-12-31"),
    ("【自收到之日起7个工作日内】办结。", "relative", ""),
    ("一般事项【10个工作日】办结。", "relative", ""),
    ("力争【三年内】在全县建起网点。", "relative", ""),
    ("稳岗返还政策执行期限延长至【2024年底】。", "absolute", "2024-12-31"),
    ("【每个财政年度至少开展一次】培训。", "frequency", ""),
    ("请在【收到本函20个工作日内】报备。", "relative", ""),
    ("应当在【会后5个工作日内】印发纪要。", "relative", ""),
    ("【本方案印发后20个工作日内】制定细则。", "relative", "2023-06-15"),
    ("【本通知印发之日起30日内】报送名单。", "relative", "2023-06-17"),
    ("【1小时内】报告。", "relative", ""),
    ("【事发后30分钟内】报告。", "relative", ""),
    ("【收文后2个月内】办结。", "relative", ""),
    ("【应急响应结束后十五分钟内】报告。", "relative", ""),
    ("【2至3年内】建成。", "relative", ""),
    ("【半个月内】建成。", "relative", ""),
    ("【提前3个工作日】报送议题。", "relative", ""),
    ("【次日12时前】报送。", "relative", ""),
    ("【当日】办结。", "relative", ""),
    ("【每月10日前】报送。", "periodic", ""),
    ("【每月的10日前】报送。", "periodic", ""),
    ("【每季度末】报送。", "periodic", ""),
    ("【每半年】报送。", "periodic", ""),
    ("【每年12月底前】报送。", "periodic", ""),
    ("【每年6月、12月底前】报送。", "periodic", ""),
    ("【每周五】报送。", "periodic", ""),
    ("【每周一、三、五】报送。", "periodic", ""),
    ("【每年第一季度】报送。", "periodic", ""),
    ("【每季度结束后的次月10日前】报送。", "periodic", ""),
    ("【每季度最后一周】反馈进展。", "periodic", ""),
    ("【每天9时前】报送。", "periodic", ""),
    ("县民政局【按季度】公布名单。", "periodic", ""),
    ("【每年至少2次】", "frequency", ""),
    ("【每月不少于1次】", "frequency", ""),
    ("【每季度一次】", "frequency", ""),
    ("【每两年一次】", "frequency", ""),
    ("【一年两次】", "frequency", ""),
    ("【每季度】对各镇进行一次检视。", "frequency", ""),
    ("【一周一调度】", "frequency", ""),
    ("实行【月通报】", "frequency", ""),
    ("实行“【周调度】”机制", "frequency", ""),
)

# The value in 【】, its kind; all are vague.
VAGUE = (
    ("【尽快】办结。", "vague"),
    ("【适时】开展督查。", "vague"),
    ("【抓紧】制定细则。", "vague"),
    ("【近期】开展检查。", "vague"),
    ("【早日】建成。", "vague"),
    ("【逐步】推开。", "vague"),
    ("【定期】通报。", "vague"),
    ("【不定期】抽查。", "vague"),
    ("【择机】启动。", "vague"),
    ("【及时】整改。", "immediate"),
    ("【立即】整改。", "immediate"),
    ("【第一时间】处置。", "immediate"),
    ("【立行立改】。", "immediate"),
    ("【按期】完成。", "anaphoric"),
    ("【按时】报送。", "anaphoric"),
    ("【限期】整改。", "anaphoric"),
    ("【在规定时限内】办结。", "anaphoric"),
    ("【按要求时限】报送。", "anaphoric"),
    ("【必要时】约谈。", "conditional"),
    ("【条件成熟时】推开。", "conditional"),
    ("【接到报告后】，派员处置。", "conditional"),
    ("【具体时间另行通知】。", "deferred"),
    ("【会议时间另行通知】。", "deferred"),
)


def bare(marked: str) -> tuple[str, str]:
    """Return the text without 【】 and what stood inside."""
    return marked.replace("【", "").replace("】", ""), marked[marked.index("【") + 1 : marked.index("】")]


@pytest.mark.parametrize(("marked", "kind", "day"), CLEAR)
def test_finds_a_clear_time_and_its_last_day(marked: str, kind: str, day: str) -> None:
    text, value = bare(marked)
    (one,) = found(text)
    last = one.date.isoformat() if one.date else ""
    assert (one.text, one.kind, one.clarity, last) == (value, DeadlineKind(kind), Clarity.CLEAR, day)
    assert one.span.start == marked.index("【")


@pytest.mark.parametrize(("marked", "kind"), VAGUE)
def test_finds_a_word_in_place_of_a_time(marked: str, kind: str) -> None:
    text, value = bare(marked)
    (one,) = found(text)
    assert (one.text, one.kind, one.clarity, one.date) == (value, DeadlineKind(kind), Clarity.VAGUE, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("长期坚持", "长期坚持"),
        ("持续推进", "持续推进"),
        ("全年", "全年"),
        ("常态化推进", "常态化推进"),
        ("长期", "长期"),
    ],
)
def test_takes_standing_words_in_a_time_column(text: str, value: str) -> None:
    (one,) = found(text, slot=True)
    assert (one.text, one.kind, one.clarity) == (value, DeadlineKind.STANDING, Clarity.CLEAR)


@pytest.mark.parametrize(
    "text",
    [
        "完成时限：长期坚持",
        "（责任单位：县水利局；完成时限：长期坚持）",
        "（县农业农村局负责，长期坚持）",
        "（牵头单位：县住建局，长期坚持）",
    ],
)
def test_takes_standing_words_after_a_label_or_in_a_bracket_of_owners(text: str) -> None:
    assert [(d.text, d.kind) for d in found(text)] == [("长期坚持", DeadlineKind.STANDING)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("分别于6月27日、9月30日、2024年1月5日前报送。", [(6, 27), (9, 30), (1, 5)]),
        ("6月底前完成摸底，9月底前完成整改。", [(6, 30), (9, 30)]),
    ],
)
def test_gives_each_day_of_a_series(text: str, values: list[tuple[int, int]]) -> None:
    assert [(d.date.month, d.date.day) for d in found(text) if d.date] == values


def test_carries_a_written_year_through_the_sentence() -> None:
    days = [d.date for d in found("2024年3月底前完成初稿，6月底前印发。9月底前验收。")]
    assert days == [date(2024, 3, 31), date(2024, 6, 30), date(2023, 9, 30)]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (DateContext(issue_date=date(2023, 11, 20)), date(2024, 1, 31)),
        (DateContext(issue_date=date(2022, 12, 28), year=2023), date(2023, 1, 31)),
        (DateContext(issue_date=date(2023, 3, 1), year=2023), date(2023, 1, 31)),
        (DateContext(issue_date=date(2023, 3, 1)), date(2023, 1, 31)),
        (DateContext(today=date(2024, 1, 2)), date(2024, 1, 31)),
        (DateContext(issue_date=date(2024, 1, 2), year=2023), date(2024, 1, 31)),
        (DateContext(), None),
    ],
)
def test_takes_the_year_from_heading_issue_or_today(when: DateContext, day: date | None) -> None:
    (one,) = found("1月底前完成。", when=when)
    assert one.date == day


def test_gives_a_period_its_first_day() -> None:
    (one,) = found("6月7日至6月10日开展演练。")
    assert (one.start, one.date) == (date(2023, 6, 7), date(2023, 6, 10))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2月30日前报送。", "2月没有30日，最后一天是2月28日"),
        ("2023年2月29日前报送。", "2023年2月没有29日，最后一天是2月28日"),
        ("6月31日前报送。", "6月没有31日，最后一天是6月30日"),
        ("2023年13月底前报送。", "没有13月，请核对月份"),
    ],
)
def test_keeps_a_day_that_cannot_be_and_says_why(text: str, problem: str) -> None:
    (one,) = found(text)
    assert (one.problem, one.date, one.clarity) == (problem, None, Clarity.CLEAR)


def test_looks_only_between_start_and_end() -> None:
    text = "6月底前完成。7月底前验收。8月底前总结。"
    (one,) = find_deadlines(fold(text), text, start=7, end=14, when=ISSUED)
    assert (one.text, one.span) == ("7月底前", (7, 11))
