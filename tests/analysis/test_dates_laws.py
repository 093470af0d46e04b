"""Laws that hold for any text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wenfeng_check.analysis.dates import DateContext, find_deadlines
from wenfeng_check.lexicon import fold
from wenfeng_check.model.task import Deadline

PIECES = [
    "\n",
    " ",
    "2023年",
    "3月",
    "底",
    "前",
    "10日",
    "（星期五）",
    "，",
    "：",
    "；",
    "、",
    "至",
    "-",
    "—",
    "每",
    "季度",
    "年",
    "月",
    "周",
    "五",
    "“十四五”",
    "期间",
    "上半年",
    "本",
    "下",
    "二",
    "〇",
    "十",
    "7",
    "个",
    "工作日",
    "内",
    "收到",
    "之日起",
    "印发",
    "后",
    "尽快",
    "及时",
    "性",
    "不",
    "长期坚持",
    "完成时限：",
    "负责",
    "（",
    "）",
    "《",
    "》",
    "。",
    "次",
    "至少",
    "完成",
    "自",
    "起",
    "施行",
    "一",
    "半",
    "年底",
    "今",
    "明",
    "去",
    "截至",
    "已",
    "元",
    "17:00",
    "2023-02-30",
    "13月",
    "用",
    "时间",
    "具体时间另行通知",
]
HALF = str.maketrans("，：；（）“”0123456789！？", ',:;()""０１２３４５６７８９!?')
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1))


def found(text: str, when: DateContext, *, slot: bool) -> tuple[Deadline, ...]:
    return find_deadlines(fold(text), text, start=0, end=len(text), when=when, slot=slot)


@given(TEXTS, DAYS, st.booleans())
def test_spans_lie_in_order_inside_the_text_and_hold_their_words(text: str, day: date | None, slot: bool) -> None:
    at = 0
    for one in found(text, DateContext(issue_date=day), slot=slot):
        assert at <= one.span.start < one.span.end <= len(text)
        assert one.text == one.span.of(text)
        at = one.span.end


@given(TEXTS, st.booleans())
def test_width_of_punctuation_and_digits_changes_nothing(text: str, slot: bool) -> None:
    when = DateContext(issue_date=date(2023, 5, 18))
    wide = [(d.span, d.kind, d.clarity, d.date, d.problem) for d in found(text, when, slot=slot)]
    other = text.translate(HALF)
    assert [(d.span, d.kind, d.clarity, d.date, d.problem) for d in found(other, when, slot=slot)] == wide


@given(TEXTS, TEXTS)
def test_a_range_gives_spans_inside_it(before: str, text: str) -> None:
    whole = before + "。\n" + text + "。\n" + before
    start, end = len(before) + 2, len(before) + 2 + len(text)
    for one in find_deadlines(fold(whole), whole, start=start, end=end, when=DateContext(year=2023)):
        assert start <= one.span.start < one.span.end <= end


@given(st.text(max_size=200), DAYS)
def test_takes_any_text(text: str, day: date | None) -> None:
    found(text, DateContext(issue_date=day), slot=True)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_reads_back_every_day(day: date) -> None:
    text = f"于{day.year}年{day.month}月{day.day}日前报送。"
    (one,) = found(text, DateContext(), slot=False)
    assert (one.date, one.problem) == (day, "")
