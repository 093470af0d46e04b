"""The pieces that all patterns of time are built from; they match a folded text."""

YEAR = r"(?:(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})"
MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:\d{1,2}|[廿卅][一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
TO = r" ?(?:-{1,2}|起?至|到) ?"
COUNT = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]{1,4}|半)"
COUNTS = rf"{COUNT}(?:(?:-{{1,2}}|至|到|、){COUNT})?"
#: A month may stand right behind the number of an item (2.8月26日前), not behind a year (2026.8月).
NO_NUMERAL_BEFORE = r"(?<![\d〇零○一二三四五六七八九十百千])(?<!\d{3}\.)"
#: So may a year of four digits (60.2023年12月底前).
NO_NUMERAL_BEFORE_YEAR = r"(?<![\d〇零○一二三四五六七八九十百千])"

BEFORE = r"以前|之前|前(?![三两二一几23\d]|期|列|沿|后|往|来|述|款|置|瞻|端|台|提(?!请|交(?!易))|景)"
LIMIT = (
    rf"{BEFORE}|止|为止|以内|之内|内(?!容|部|控|外|设|涵|陆|需|生|蒙|在|河|科|业)|期间|起(?!草|步|来|点|诉)|开始|"
    r"以来|以后|之后|后(?!勤|续|期|备|进)"
)
DAYPART = r"(?:上午|下午|中午|晚上?|凌晨|清?早|早上|傍晚|夜里|夜间)"
CLOCK = (
    rf"(?:{DAYPART}? ?\d{{1,2}}(?:：\d\d(?:分|时)?|[时点](?:\d{{1,2}}分|半|整)?)"
    rf"|{DAYPART} ?(?:[一二两三四五六七八九]|十[一二]?)[时点](?:半|整|[一三]刻)?"
    r"|上午|下午|下班|中午|晚上|天黑|天亮)"
)
WEEKDAY = r"（(?:星期|周)[一二三四五六日天]）"
PART = r"(?:年?底(?!线|数|层|部|图|稿)|年?末(?!梢|端|位)|初(?!步|心|级|中|次|期|始)|[上中]?下旬|上?中旬|上旬|年终|年中)"
TAIL = rf"(?: ?(?P<part>{PART}))?(?P<weekday>{WEEKDAY})?(?: ?(?P<clock>{CLOCK}(?:{TO}{CLOCK})?))?(?P<limit>{LIMIT})?"

REST = (
    r"(?:(?P<half>[上下]半年)"
    rf"|前(?P<upto>[一二两三1-3])个?季度"
    rf"|第?(?:(?P<q0>[一二三四1-4])(?:(?:季度)?{TO}|、))?第?(?P<q>[一二三四1-4]) ?季度"
    rf"|(?:(?P<m0>{MONTH})(?: ?月份?)?{TO})?(?P<m>{MONTH}) ?月份?(?!龄|饼|球|花|亮|嫂|子|票)"
    rf"(?: ?(?:(?P<d0>{DAY}) ?[日号]?{TO})?(?P<d>{DAY}) ?[日号](?!楼|线|院))?)"
)
REFERENCE = r"今明两年|本年度?|今年度?|明年度?|次年度?|来年|后年|当年|下一?年度?|去年|上年度?|前年"
MONTH_REFERENCE = r"本月份?|这个?月|当月|下个?月|次月|上个?月"
YEARS = (
    rf"(?:(?:(?P<y0>{YEAR}) ?年?{TO})?(?P<y>{YEAR}) ?年(?:度(?=内|底|末|前|[上下]半年|第?[一二三四]季))?"
    rf"|(?P<ref>{REFERENCE}))"
)


def has_any(folded: str, start: int, end: int, cues: tuple[str, ...]) -> bool:
    """Say whether one of ``cues`` stands in the stretch: a pattern that needs one of them is not tried in vain."""
    return any(folded.find(cue, start, end) >= 0 for cue in cues)
