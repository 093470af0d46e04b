"""What the rules on outdated and repeated wording share."""

import re
from datetime import date
from typing import TYPE_CHECKING

from wenfeng_check.analysis.overlap import Passage, copied
from wenfeng_check.analysis.prose import quoted_spans, title_spans
from wenfeng_check.analysis.protected import protected_spans
from wenfeng_check.analysis.structure import Function, Zone
from wenfeng_check.model.finding import Authority, Clause
from wenfeng_check.model.span import Span, merge

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Behind an organ: the paper that it issued then follows, so the old name is the right one.
_ISSUED = (
    r"^(?:[^，。；：\n]{0,40}《|第?\d+号|公告|令(?!人)|[^，。；\n]{0,16}（?\d{4}(?:）|年第)"
    r"|[^，。；\n]{0,20}(?:印发|发布|颁布|下发|公布|联合发文|修订)的?)"
)
_FORMER = r"(?:原(?!则|因|有|先|始)|时任|当时的|撤销|不再保留|整合|合并|脱胎于)[^，。；\n]{0,10}$"


def day_of(facts: "Analysis") -> date | None:
    """The day that the draft speaks from: its date of issue, the year it names (its last day), today, or its latest years."""
    structure = facts.structure
    if structure.issue_date:
        return structure.issue_date
    if structure.year:
        return date(structure.year, 12, 31)
    return facts.context.today or _latest(facts.folded)


def _latest(folded: str) -> date | None:
    """The end of the latest year that an undated text names, where it names years often enough to tell."""
    years = [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?=年|）)", folded)]
    return date(max(years), 12, 31) if len(years) >= _ENOUGH_YEARS else None


def before(facts: "Analysis", since: str) -> bool:
    """Say whether the draft dates from before ``since`` (ISO date, "" for never)."""
    day = day_of(facts)
    return bool(since) and day is not None and day < date.fromisoformat(since)


#: The sentence speaks of the reform itself.
_REFORM = (
    r"组建[^，。；\n]{0,14}(?:局|部|委员会|署|院)|不再保留|划[入转归]|并入|(?:更|改)名|改为|(?:职责|职能)[^，。；\n]{0,6}整合|整合[^，。；\n]{0,8}职责"
    r"|(?:保留|加挂)[^，。；\n]{0,24}牌子|基础上组建"
)


def told_of_then(facts: "Analysis", span: Span, since: str) -> bool:
    """Say whether the sentence tells of the time before ``since``, or names the issuer of a paper of that time."""
    sentence = facts.sentence_at(span.start)
    whole = sentence.span if sentence and sentence.span.contains(span) else span
    lead, tail = facts.folded[whole.start : span.start], facts.folded[span.end : whole.end]
    if re.search(_FORMER, lead) or re.search(_ISSUED, tail) or re.match(r"[^，。；\n]{0,8}(?:合并|撤销|整合)", tail):
        return True
    if re.search(_REFORM, whole.of(facts.folded)):
        return True
    years = [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?=年|\.|-|）)", lead + tail)]
    limit = int(since[:4]) if since else 0
    return bool(years) and max(years) <= limit


#: Set phrases with which a report to the people's congress opens and thanks.
_CEREMONY = r"向大会报告工作|请予审议|各民主党派|人民解放军"
_ENOUGH_YEARS = 3
NOT_COPY = Clause(
    Authority.BURDEN_RULE,
    "《整治形式主义为基层减负若干规定》一、2",
    "配套文件直接提出具体落实措施，不得简单照搬照抄上位文件",
)


def passages(facts: "Analysis", shortest: int) -> tuple[Passage, ...]:
    """Return what the running text shares with the references, quotations, titles and fixed formulations left out."""
    exempt = tuple(merge((*quoted_spans(facts.text), *title_spans(facts.text), *protected_spans(facts.folded))))
    found = copied(facts.text, [reference.text for reference in facts.references], shortest=shortest)
    return tuple(passage for passage in found if _is_own_wording(facts, passage.span, exempt, shortest))


def _is_own_wording(facts: "Analysis", span: Span, exempt: tuple[Span, ...], shortest: int) -> bool:
    line = facts.structure.lines[facts.block_at(span.start)]
    if re.search(_CEREMONY, span.of(facts.folded)):
        return False
    if line.function not in (Function.BODY, Function.TABLE, Function.HEADING) or line.zone is Zone.OUTSIDE:
        return False
    hidden = sum(max(0, min(span.end, other.end) - max(span.start, other.start)) for other in exempt)
    return span.length - hidden >= shortest
