"""The years that headings give to their parts: 三、2026年工作计划 below a report on 2025."""

import re
from typing import TYPE_CHECKING

from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_PLANS = r"计划|打算|安排|任务|思路|重点|目标|谋划|部署|措施"

#: A stage whose heading gives its period (三、迎检（2027年1月—4月）).
_STAGE = r"（20\d\d年\d{1,2}月[^（）]{0,16}）"


def section_years(facts: "Analysis") -> tuple[tuple[Span, int], ...]:
    """Return the parts whose heading names one year and plans for it, with that year; 明年 counts from the issue date."""
    found = []
    for section in facts.structure.sections:
        heading = facts.structure.heading_text(section)
        year = _year(heading, facts.dates.issue_date.year if facts.dates.issue_date else None)
        if year is not None and re.search(rf"{_PLANS}|{_STAGE}", heading):
            blocks = facts.document.blocks
            found.append((Span(blocks[section.blocks[0]].span.start, blocks[section.blocks[-1]].span.end), year))
    return tuple(found)


def _year(heading: str, issued: int | None) -> int | None:
    named = set(re.findall(r"(?<!\d)(20\d\d)年(?!来|以来|底|末)", heading))
    if len(named) == 1 and not re.search(r"[-—至~]\s*20\d\d", heading):
        return int(named.pop())
    return issued + 1 if issued is not None and re.search("明年|下一?年", heading) and not named else None
