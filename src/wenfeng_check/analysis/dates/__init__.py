"""Time expressions in Chinese official documents: found, dated, judged."""

from wenfeng_check.analysis.dates.context import DateContext
from wenfeng_check.analysis.dates.find import find_deadlines
from wenfeng_check.analysis.dates.issue import find_issue_date
from wenfeng_check.analysis.dates.numbers import read_number

__all__ = ["DateContext", "find_deadlines", "find_issue_date", "read_number"]
