"""What the rules on outdated and repeated wording share."""

import re
from datetime import date
from typing import TYPE_CHECKING

from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Behind an organ: the paper that it issued then follows, so the old name is the right one.
_ISSUED = r"^(?:[^，。；：\n]{0,40}《|第?\d+号|公告|令(?!人)|[^，。；\n]{0,16}（?\d{4}(?:）|年第)|[^，。；\n]{0,20}(?:印发|发布|颁布|下发|公布|联合发文|修订)的?)"
_FORMER = r"(?:原(?!则|因|有|先|始)|时任|当时的|撤销|不再保留|整合|合并|脱胎于)[^，。；\n]{0,10}$"


def day_of(facts: "Analysis") -> date | None:
    """The day that the draft speaks from: its date of issue, the year it names (its last day), or today."""
    structure = facts.structure
    if structure.issue_date:
        return structure.issue_date
    if structure.year:
        return date(structure.year, 12, 31)
    return facts.context.today


def before(facts: "Analysis", since: str) -> bool:
    """Say whether the draft dates from before ``since`` (ISO date, "" for never)."""
    day = day_of(facts)
    return bool(since) and day is not None and day < date.fromisoformat(since)


def told_of_then(facts: "Analysis", span: Span, since: str) -> bool:
    """Say whether the sentence tells of the time before ``since``, or names the issuer of a paper of that time."""
    sentence = facts.sentence_at(span.start)
    whole = sentence.span if sentence and sentence.span.contains(span) else span
    lead, tail = facts.folded[whole.start : span.start], facts.folded[span.end : whole.end]
    if re.search(_FORMER, lead) or re.search(_ISSUED, tail) or re.match(r"[^，。；\n]{0,8}(?:更名|改名|改为|合并|并入|撤销|划转|整合)", tail):
        return True
    years = [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?=年|\.|-|）)", lead + tail)]
    limit = int(since[:4]) if since else 0
    return bool(years) and max(years) <= limit
