"""The date of issue (成文日期) of a document."""

import re
from datetime import date

from wenfeng_check.analysis.dates.numbers import read_number
from wenfeng_check.lexicon import fold

_WRITTEN = (
    r"(?P<year>\d{4}|[一二][九〇零○oO][〇零○oO一二三四五六七八九]{2}) ?年 ?"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月 ?"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3}) ?日"
)
_SHORT = r"(?P<year>(?:19|20)\d\d)(?P<sep>[-./]?)(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)"


def find_issue_date(line: str) -> date | None:
    """Return the date of a line that is nothing but a date of issue, brackets and 印发 around it allowed."""
    bare = re.sub(r"[\s\u200b]+", " ", fold(line)).strip(" （）：。")
    bare = re.sub(r"^(?:成文日期|发布日期|发文日期|印发日期|日期|时间)：? ?|(?:印发|发布)$", "", bare).strip()
    match = re.fullmatch(_WRITTEN, bare) or re.fullmatch(_SHORT, bare)
    if match is None or ("sep" in match.groupdict() and not match["sep"] and len(bare) != 8):
        return None
    year = read_number(re.sub("[oO]", "〇", match["year"]))
    month, day = read_number(match["month"]), read_number(match["day"])
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
