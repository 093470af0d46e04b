"""When the whole takes place: a part or a line 活动时间 or 整治时间 gives the time of all tasks that have none of their own."""

import re
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Sentence, Zone
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, DeadlineKind, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_WHAT = (
    r"(?:活动|整治|行动|举办|举行|比赛|竞赛|培训|会议|演练|开展|实施|检查|督查|排查|普查|调查|工作|集中|专项|总体|主要|评选|宣传|招聘|观摩|搬迁){0,3}"
)
_WHEN = rf"{_WHAT}(?:的)?(?:时间|日期|起止时间)(?:安排)?(?:(?:、|和|及|与)?(?:地点|范围|对象|方式|内容))?"
#: How much may stand beside the date: a place, a weekday; a schedule of stages says when each of them is.
_LONGEST = 40  # characters


def overall_time(facts: "Analysis", reader: Reader, sentence: Sentence) -> Statement | None:
    """Return what the sentence says of the time of the whole, where it stands below such a heading or behind such a label."""
    line = facts.structure.lines[sentence.block]
    if line.zone is not Zone.MAIN or sentence.span.length > _LONGEST:
        return None
    said = sentence.span.of(facts.folded)
    cut = line.number.end if line.number and sentence.number == 0 else 0
    label = re.match(rf"\s*{_WHEN}\s*[：:]", said[cut:])
    if label is None and not _below_heading(facts, sentence):
        return None
    dates = reader.deadlines(sentence.span, slot=True)
    clear = tuple(d for d in dates if d.clarity is not Clarity.VAGUE and d.kind is not DeadlineKind.RELATIVE)
    if len(clear) != 1 or len(dates) > 1:
        return None
    whole = Span(0, len(facts.text))
    return Statement(sentence.span, whole, Source.DOCUMENT, Values(deadlines=clear).at(Source.DOCUMENT))


def _below_heading(facts: "Analysis", sentence: Sentence) -> bool:
    """Whether the sentence is all that stands below a heading that names the time and nothing else."""
    section = facts.structure.section_of(sentence.block)
    if section is None or section.heading is None or section.children or section.heading.overlaps(sentence.span):
        return False
    named = facts.structure.heading_text(section).rstrip("。：: ")
    if not re.fullmatch(rf"\s*{_WHEN}\s*", named):
        return False
    end = facts.document.blocks[section.blocks[-1]].span.end
    return len(facts.sentences_in(Span(section.heading.end, end))) == 1
