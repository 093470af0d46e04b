"""What the rules on padding share: the sentences that can go, where the opening and the closing part lie."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.labels import PaddingPlace, Role, SentenceLabel, Thresholds
from wenfeng_check.analysis.protected import protected_spans
from wenfeng_check.analysis.remains import Remains, remains
from wenfeng_check.analysis.structure import Function, Section, Sentence, Zone, split_clauses
from wenfeng_check.model.finding import Finding, Label
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Source
from wenfeng_check.remembered import forgettable

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Kinds in which an opening on the situation or a closing appeal is part of the form (domain: 讲话、总结、规划 …).
FREE_FORM = frozenset({"讲话", "总结", "政府工作报告", "调研报告", "规划", "决议", "公报"})
#: A heading of a section that only asks to be aware of something; the whole heading, not one word of it.
RECOGNITION = (
    r"^(?:进一步|切实|不断)?(?:提高|统一|深化|强化)(?:思想|政治)?(?:认识|站位|思想)(?:$|[，、])"
    r"|^(?:充分|深刻|清醒|进一步)认识(?:到|$|.*(?:意义|重要性|必要性|紧迫性|形势))"
    r"|(?:重要|重大|深远|现实)(?:而[^，]{2,6})?意义$|^增强.*(?:责任感|紧迫感|使命感|自觉性?)$"
)
#: A heading of the closing part; it says nothing of the matter itself.
CLOSING = (
    r"^(?:进一步|切实)?(?:加强|强化|完善|健全)?(?:组织)?(?:领导|保障|实施)(?:措施)?(?:$|[，、])|^(?:保障措施|工作要求|有关要求|工作保障|几点要求)$"
    r"|^(?:层层|进一步)?(?:压实|落实|明确|夯实|靠实|强化|细化)(?:工作|主体)?责任(?:落实)?(?:$|[，、])"
    r"|^(?:加强|强化|严格|严肃|加大)(?:工作)?(?:督导|督查|监督|检查|考核|问责|追责|责任追究|宣传|舆论|氛围|协作|协同|协调|沟通)"
    r"(?:检查|督查|督导|考核|问责|追责|引导|配合|力度|协调|落实)*(?:$|[，、])|^(?:营造.*氛围|(?:形成|凝聚).*合力|(?:狠抓|抓好)落实)$"
)  # fmt: skip
#: Clauses that speak of the leaders or the guiding thought are left alone whatever they say, like the protected formulations.
#: One that only refers to what the centre has decided (按照党中央、国务院部署) is wording like any other.
_GUARDED = r"习近平|总书记|同志为核心|党中央[^，。；]{0,14}(?:领导|权威|关心|关怀)|马克思|毛泽东|邓小平|中国特色社会主义"
#: What of the protected formulations is guiding wording. The others name work (高质量发展, “放管服”改革, 全面推进乡村振兴): no rule
#: alters them, but a slogan does not become a requirement by holding one.
_GUIDING = (
    r"党|主义|人民|中华民族|中国式|新发展理念|新发展格局|国之大者|五位一体|四个|两个|五个必须|七个有之|三会一课|政治|生态文明思想"
    r"|绿水青山|全面依法治国|中央|六稳|六保"
)
_UNITS = r"元|个(?!方面|阶段)|项|家|户|人|名|件|次|公里|亩|吨|平方|处|条|所|台|座|批|场|%|倍|天|小时|工作日"
_CHECKABLE = (
    r"清单|台账|名录|目录|试点|排查|检查|评估|严禁|不得|禁止|不准|杜绝"
    r"|将[^，。]{2,30}(?:并入|归口|划归|划入|纳入)|实施[^，。]{2,20}(?:行动|工程|计划)"
)
#: The last words of who has the floor, thanks at the end of a reply, wishes; what leads to the next lines, what sends a paper out
#: (请认真贯彻执行: of 157 labelled ones 8 could go).
_COURTESY = (
    r"^(?:我就讲这些|我?的?(?:发言|汇报|报告|介绍)(?:完了|完毕|到此)|以上(?:发言|汇报|介绍))|^[^，。]{0,8}，?谢谢(?:大家|各位)?[。！]?$"
    r"|^(?:再次|最后，?)?感谢[您你贵][^。；]{0,40}(?:关心|支持|理解|监督|信任)[^。；]{0,8}[。！]?$"
    r"|：\s*$|^请[^。；]{0,16}(?:贯彻|遵照|参照|组织|抓好)(?:执行|落实|实施)"
    r"|^(?:最后，?|预?祝|衷心祝愿?)[^。；]{0,20}(?:愉快|快乐|幸福|安康|健康|顺利|圆满成功|如意|吉祥)[。！]?$"
)
#: A hat stands in the first part of a document, a boot in the last.
FIRST_PART, LAST_PART = 0.3, 0.7
#: Up to how many characters the heading of an item, and an unnumbered first sentence, only name what follows.
_HEAD_LENGTH, _LEAD_LENGTH = 22, 15
#: How sure the models must be that a sentence can go that says how things stand, that is all a task has, or that stands in
#: _CLOSE_KINDS. Above it 23 of 30 such labelled sentences on how things stand could, 5 of 6 tasks' only sentences; of what
#: rules and government reports hold between 0.6 and it 10 of 21 could. So too one that names a problem: 8 of 9 could.
_SURE = 0.8
#: And one that heads its paragraph or holds what can be checked: 13 of 13 labelled ones could.
_SURE_BY_FAR = 0.9
#: Kinds whose sentences name each matter only once, however general.
_CLOSE_KINDS = frozenset({"办法规定", "政府工作报告"})
#: A run of clauses between protected ones is marked from so many characters on: 党的十八大以来， is no clause to delete.
_SHORTEST_RUN = 12
#: A sentence that the model nearly calls padding goes too when so little is left of it.
_THIN_SHARE, _THIN_HAN, _THIN_LENGTH = 0.2, 6, 12


class Deletable(NamedTuple):
    """A sentence that can go, or a run of its clauses.

    ``guarded``: the sentence holds protected wording, which ``span`` leaves out; it may have several such runs.
    """

    sentence: Sentence
    label: SentenceLabel
    guarded: bool
    span: Span
    remains: Remains


def sure(items: Sequence[Deletable]) -> float:
    """How sure the models are that these sentences are padding: the mean."""
    return round(sum(item.label.padding for item in items) / len(items), 2)


@forgettable
@lru_cache(maxsize=4)
def deletable(facts: "Analysis") -> tuple[Deletable, ...]:
    """Return the sentences of the prose that can go, in order."""
    found = []
    needed = _needed(facts)
    for sentence in facts.sentences:
        line = facts.structure.lines[sentence.block]
        label = facts.labels[sentence.index]
        if line.function is not Function.BODY or line.zone is Zone.OUTSIDE:
            continue
        if sentence.index in needed:  # completed, made precise, not deleted
            continue
        left = remains(sentence.span.of(facts.text))
        if (label.role in (Role.STATUS, Role.PROBLEM) or facts.kind in _CLOSE_KINDS) and label.padding < _SURE:
            continue
        padded = label.place is not PaddingPlace.NONE or _thin(sentence, label, left, facts.thresholds)
        words = sentence.span.of(facts.folded)
        if not padded or re.search(_COURTESY, words):
            continue
        if label.padding < _SURE_BY_FAR and (_solid(words, left) or _leads(facts, sentence)):
            continue
        found += [Deletable(sentence, label, span != sentence.span, span, left) for span in _free(facts, sentence.span)]
    return tuple(found)


def _needed(facts: "Analysis") -> set[int]:
    """The sentences that are all that a task has, unless they surely can go, and those that say who answers for all tasks.

    Beside others, a sentence without substance can go and the task stays.
    """
    bodies = [{s.index for span in task.body for s in facts.sentences_in(span)} for task in facts.tasks]
    for_all = {p.span for task in facts.tasks for p in task.persons if p.source is Source.DOCUMENT}
    answering = {s.index for span in for_all for s in facts.sentences_in(span)}
    alone = {index for body in bodies if len(body) == 1 for index in body}
    return answering | {index for index in alone if facts.labels[index].padding < _SURE}


def _solid(words: str, left: Remains) -> bool:
    """Whether the sentence gives a measured figure, two documents or two times: of 488 labelled ones 1 could go.

    Or it bans, counts out, tries out or merges something, ``_CHECKABLE``: of 3702 labelled ones 71 could go.
    """
    if re.search(_CHECKABLE, words):
        return True
    return bool(re.search(rf"\d(?:万|亿)?(?:{_UNITS})", words)) or left.names > 1 or left.times > 1


def _leads(facts: "Analysis", sentence: Sentence) -> bool:
    """Whether a short sentence heads its paragraph (更大力度优化营商环境。): of 875 labelled ones 13 could go."""
    if sentence.number or len(facts.sentences_in(facts.document.blocks[sentence.block].span)) < 2:
        return False
    section = facts.structure.section_of(sentence.block)
    heads = section is not None and section.heading == sentence.span
    return sentence.span.length <= (_HEAD_LENGTH if heads else _LEAD_LENGTH)


def _thin(sentence: Sentence, label: SentenceLabel, left: Remains, limit: Thresholds) -> bool:
    """Whether almost nothing is left of a sentence that the model finds doubtful itself."""
    doubtful = label.padding >= limit.padding / 2 and label.task < limit.task
    judged = doubtful and label.role not in (Role.PROBLEM, Role.OTHER) and sentence.span.length >= _THIN_LENGTH
    return judged and left.empty and left.share <= _THIN_SHARE and left.han <= _THIN_HAN


def _free(facts: "Analysis", span: Span) -> tuple[Span, ...]:
    """Return ``span`` without clauses of protected wording: its free runs, none where most of it is protected."""
    protected = [
        other
        for other in protected_spans(facts.folded)
        if other.overlaps(span) and re.search(_GUIDING, other.of(facts.folded))
    ]
    if not protected and not re.search(_GUARDED, span.of(facts.text)):
        return (span,)
    found: list[Span] = []
    for clause in split_clauses(facts.text, span):
        if re.search(_GUARDED, clause.of(facts.text)) or any(clause.overlaps(other) for other in protected):
            continue
        joins = bool(found) and not facts.text[found[-1].end : clause.start].strip()
        found = [*found[:-1], Span(found[-1].start, clause.end)] if joins else [*found, clause]
    if 2 * sum(run.length for run in found) < span.length:
        return ()
    # With its comma: what goes takes that along.
    return tuple(run for run in found if run.length >= _SHORTEST_RUN and not run.of(facts.folded).rstrip().endswith("："))


def runs(items: Sequence[Deletable]) -> Iterator[list[Deletable]]:
    """Yield neighbouring sentences of one block together; a sentence with protected wording stands alone."""

    def key(pair: tuple[int, Deletable]) -> tuple[int, int, int]:
        order, item = pair
        return (item.sentence.block, item.sentence.index - order, item.sentence.index if item.guarded else -1)

    for _, group in groupby(enumerate(items), key=key):
        yield [item for _, item in group]


def span_of(run: Sequence[Deletable]) -> Span:
    """Return the stretch of one block that ``run`` covers."""
    return Span(run[0].span.start, run[-1].span.end)


def size_of(facts: "Analysis", items: Sequence[Deletable]) -> int:
    """Count the characters of ``items``, as word processors do."""
    return sum(length_of(item.span.of(facts.text)) for item in items)


def places(facts: "Analysis", items: Sequence[Deletable]) -> tuple[Label, ...]:
    """Return labels on all runs of ``items``."""
    return tuple(Label(span_of(run), f"可删，{size_of(facts, run)}字") for run in runs(items))


def through(facts: "Analysis", item: Deletable) -> float:
    """Return how far into the document the sentence stands, 0..1."""
    return item.sentence.index / max(1, len(facts.sentences))


def first_task(facts: "Analysis") -> Sentence | None:
    """Return the first sentence of the issued text that assigns a task."""
    least = facts.thresholds.task
    for sentence in facts.sentences:
        line = facts.structure.lines[sentence.block]
        if line.zone is Zone.MAIN and line.function is Function.BODY and facts.labels[sentence.index].task >= least:
            return sentence
    return None


def opening_end(facts: "Analysis") -> int:
    """Return the block with which the matter itself begins: the first task, or the first part that is no 认识 section."""
    task = first_task(facts)
    ends = [task.block] if task else []
    for section in facts.structure.sections:
        heading = facts.structure.heading_text(section)
        if section.zone is Zone.MAIN and section.depth == 1 and not re.search(RECOGNITION, heading):
            ends.append(section.head)
            break
    return min(ends, default=0)


def closing_start(facts: "Analysis") -> int:
    """Return the block with which the closing part begins, the number of blocks where there is none."""
    parts = [s for s in facts.structure.sections if s.zone is Zone.MAIN and s.depth == 1]
    start = len(facts.document.blocks)
    for section in reversed(parts):
        if not re.search(CLOSING, facts.structure.heading_text(section)):
            break
        start = section.head
    return start


def outermost(facts: "Analysis", pattern: str) -> Iterator[Section]:
    """Yield the sections of the issued text whose heading matches ``pattern``, those inside another one left out."""
    taken: set[int] = set()
    for section in facts.structure.sections:
        if (
            section.zone is Zone.MAIN
            and section.head not in taken
            and re.search(pattern, facts.structure.heading_text(section))
        ):
            taken.update(section.blocks)
            yield section


def inside(facts: "Analysis", section: Section) -> list[Sentence]:
    """Return the sentences of ``section`` without its heading."""
    blocks = set(section.blocks)
    found = [s for s in facts.sentences if s.block in blocks and s.span != section.heading]
    return [s for s in found if facts.structure.lines[s.block].function is Function.BODY]


def hollow(facts: "Analysis", section: Section) -> list[Deletable]:
    """Return what can go of a section that names no unit, figure or date at all; nothing where it names one."""
    sentences = inside(facts, section)
    if not sentences or not all(remains(s.span.of(facts.text)).empty for s in sentences):
        return []
    indexes = {s.index for s in sentences}
    items = [item for item in deletable(facts) if item.sentence.index in indexes]
    return items if size_of(facts, items) * 2 >= sum(length_of(s.span.of(facts.text)) for s in sentences) else []


def on_heading(facts: "Analysis", section: Section, *, lacks: str, advice: str) -> Iterator[Finding]:
    """Yield a finding at the heading of a section of which nothing would be missed; ``lacks`` says what it does not name."""
    items = hollow(facts, section)
    if not items or section.heading is None:
        return
    message = f"“{facts.structure.heading_text(section)}”一节没有{lacks}，{size_of(facts, items)}字可以删。"
    words = section.heading.of(facts.text)
    bare = Span(section.heading.end - len(words.lstrip()), section.heading.end)
    yield Finding(bare, message, advice, labels=places(facts, items), confidence=sure(items), by_model=True)
