"""When the whole takes place: a part or a line 整治时间 and 决定从即日起至12月20日开展… give the time of all tasks without one of their own."""

import re
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Function, Sentence, Zone
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, DeadlineKind, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_WHAT = (
    r"(?:活动|整治|行动|举办|举行|比赛|竞赛|培训|会议|演练|开展|实施|检查|督查|排查|普查|调查|工作|集中|专项|总体|主要|评选|宣传|招聘|观摩|搬迁|演出|巡演|展演|展览|走访|慰问|巡逻|巡防|值守|行动|入户|排练|体检|义诊|采集|接种|收缴|清理){0,3}"
)
_WHEN = rf"{_WHAT}(?:的)?(?:时间|日期|起止时间)(?:安排)?(?:(?:、|和|及|与)?(?:地点|范围|对象|方式|内容))?"
#: How much may stand beside the date: a place, a weekday; a schedule of stages says when each of them is.
_LONGEST = 40  # characters


#: In the sentence before the parts: what is decided to be carried out from when until when.
_DECIDED = r"(?:决定|计划|拟|定于|将)(?:从|自|于|在|用)?$"
_CARRIED_OUT = r"(?:，)?(?:在[^，。；]{1,16})?(?:集中|组织|部署)*(?:开展|实施|进行|推进)"
#: A title that calls for applications, and what stands before the day until when they are taken.
_CALLS = "申报|报名|征集|遴选|推荐|评选|征文|招募|征稿"
_TAKEN_UNTIL = (
    r"(?:截[止至](?:时间|日期)?|(?:申报|报名|征集|受理|报送|提交|推荐|投稿|材料)[^，。；]{0,4}(?:时间|日期|期限))(?:为|是|：|截[止至]|定于)?[至到于]?$"
)
_FROM_NOW = r"^[^，。；：（]{2,8}(?:从|自|时间为?)$"


def overall_time(facts: "Analysis", reader: Reader, sentence: Sentence) -> Statement | None:
    """Return what the sentence says of the time of the whole, where it stands below such a heading or behind such a label."""
    line = facts.structure.lines[sentence.block]
    if line.zone is not Zone.MAIN:
        return None
    said = sentence.span.of(facts.folded)
    cut = line.number.end if line.number and sentence.number == 0 else 0
    label = re.match(rf"\s*{_WHEN}\s*[：:][^，；。]*", said[cut:])
    span = Span(sentence.span.start, sentence.span.start + cut + label.end()) if label else sentence.span
    if span.length > _LONGEST or (label is None and not _below_heading(facts, reader, sentence)):
        return None
    dates = reader.deadlines(span, slot=True)
    clear = tuple(d for d in dates if d.clarity is not Clarity.VAGUE and d.kind is not DeadlineKind.RELATIVE)
    if len(clear) != 1 or len(dates) > 1 or _is_a_day(clear[0]):
        return None
    return _of_whole(facts, span, clear[0])


def decided_period(facts: "Analysis", reader: Reader, sentence: Sentence) -> Statement | None:
    """Return from when until when a sentence before all parts says that the whole is carried out (决定从…至…开展…).

    The sentence itself may still assign a task: only the date is the statement.
    """
    line = facts.structure.lines[sentence.block]
    if line.zone is Zone.OUTSIDE or facts.structure.section_of(sentence.block) is not None:
        return None
    for deadline in reader.deadlines(sentence.span):
        if deadline.kind is not DeadlineKind.PERIOD:
            continue
        before = facts.folded[sentence.span.start : deadline.span.start]
        after = facts.folded[deadline.span.end : sentence.span.end]
        if re.search(_DECIDED, before) and re.match(_CARRIED_OUT, after):
            return _of_whole(facts, deadline.span, deadline)
    return None


def submission_time(facts: "Analysis", reader: Reader, sentence: Sentence) -> Statement | None:
    """Return until when a notice that calls for applications takes them (申报截止时间为5月31日): all that an applicant does is due then."""
    line = facts.structure.lines[sentence.block]
    if line.zone is Zone.OUTSIDE or not re.search("截[止至]|期限|时间|日期", sentence.span.of(facts.folded)):
        return None
    for deadline in reader.deadlines(sentence.span):
        told = re.search(_TAKEN_UNTIL, facts.folded[sentence.span.start : deadline.span.start])
        if told and deadline.clarity is not Clarity.VAGUE and deadline.kind is not DeadlineKind.RELATIVE and _calls(facts):
            return _of_whole(facts, deadline.span, deadline)
    return None


def _calls(facts: "Analysis") -> bool:
    titles = [line.folded for line in facts.structure.lines if line.function is Function.TITLE]
    return any(re.search(_CALLS, title) for title in titles)


def _of_whole(facts: "Analysis", said: Span, deadline: Deadline) -> Statement:
    return Statement(said, Span(0, len(facts.text)), Source.DOCUMENT, Values(deadlines=(deadline,)).at(Source.DOCUMENT))


def _is_a_day(deadline: Deadline) -> bool:
    """Whether it is the one day of an event: what is prepared for it is not due on it."""
    day = re.search(r"[日号天]|[：时点]", deadline.text) is not None
    return day and deadline.kind is not DeadlineKind.PERIOD and not re.search(r"(?:前|止|内)$", deadline.text)


def _below_heading(facts: "Analysis", reader: Reader, sentence: Sentence) -> bool:
    """Whether the sentence is all that stands below a heading that names the time and nothing else.

    One that says from when until when (报名从即日起到5月底结束。) may be followed by others, if it is the first and they set no date.
    """
    section = facts.structure.section_of(sentence.block)
    if section is None or section.heading is None or section.children or section.heading.overlaps(sentence.span):
        return False
    named = facts.structure.heading_text(section).rstrip("。：: ")
    if not re.fullmatch(rf"\s*{_WHEN}\s*", named):
        return False
    end = facts.document.blocks[section.blocks[-1]].span.end
    below = facts.sentences_in(Span(section.heading.end, end))
    if len(below) == 1 or below[0] is not sentence:
        return len(below) == 1
    span = next((d.span for d in reader.deadlines(sentence.span) if d.kind is DeadlineKind.PERIOD), None)
    if span is None or any(reader.deadlines(other.span) for other in below[1:]):
        return False
    return re.search(_FROM_NOW, facts.folded[sentence.span.start : span.start]) is not None
