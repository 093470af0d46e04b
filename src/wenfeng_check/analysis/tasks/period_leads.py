"""Lines and short sentences that say when what follows them takes place: 第二阶段（4月—5月）, 三月, 周一, 7月10日至14日，动员培训。"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Function, Line, Section, Sentence, Zone
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, DeadlineKind, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_NTH = r"第[一二三四五六七八九十\d]{1,2}(?:个?(?:阶段|步|批次?|轮|周|季度|环节))"
_STAGE = rf"(?:{_NTH}[^（）。]{{0,30}}|[^（）。；]{{2,24}}(?:阶段|步骤|环节|时段))"
#: What may stand behind the date that leads a paragraph: the name of what is done then, too short to say who does it.
_LONGEST_NAME = 10  # characters
_PLAIN = (Function.BODY, Function.HEADING, Function.BLANK)
_CALENDAR = (DeadlineKind.PERIOD, DeadlineKind.NO_YEAR, DeadlineKind.ABSOLUTE, DeadlineKind.BOUNDED)


@cache
def _stage() -> re.Pattern[str]:
    return re.compile(rf"\s*{_STAGE}（(?P<when>[^（）]{{2,24}})）[^（）。；，：]{{0,12}}[。：:；]?\s*")


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(r"\s*(?P<day>(?:周|星期)[一二三四五六日天](?:(?:至|到|、|-)(?:(?:周|星期)?[一二三四五六日天]))?)(?:上午|下午|晚上)?[：。]?\s*")


@cache
def _closing() -> re.Pattern[str]:
    all_of_it = r"(?:要|须|必须|务必)?(?:全部|全面|一律|均|都)?"
    done = r"(?:完成|完工|办结|见效|竣工|建成|(?:清理|整治|整改|落实|安装|建设|配备|发放|拆除|处置|修复|解决)(?:到位|完毕|完成|结束))"
    return re.compile(rf"{all_of_it}{done}[，。；]")


def closing_time(facts: "Analysis", reader: Reader, sentence: Sentence) -> Statement | None:
    """Return the date by which a later sentence of a paragraph says that all before it is done (6月5日前全部清理到位。).

    It names nobody and nothing: what is done then is what the sentences before it say.
    """
    first = next(iter(reader.deadlines(sentence.span)), None) if sentence.number > 0 else None
    if first is None or first.clarity is Clarity.VAGUE or first.kind not in _CALENDAR:
        return None
    before = facts.folded[sentence.span.start : first.span.start].strip()
    if before not in ("", "于", "在", "以上") or not _closing().match(facts.folded, first.span.end, sentence.span.end):
        return None
    start = facts.document.blocks[sentence.block].span.start
    return Statement(first.span, Span(start, sentence.span.start), Source.ITEM, Values(deadlines=(first,)).at(Source.ITEM))


def period_leads(facts: "Analysis", reader: Reader, sentence: Sentence) -> Iterator[Statement]:
    """Yield what the sentence says of the time of what it leads: the lines below it, or the rest of its paragraph.

    A numbered heading with a date has its section already.
    """
    line = facts.structure.lines[sentence.block]
    if sentence.number != 0 or line.zone is not Zone.MAIN or line.function not in _PLAIN:
        return
    block = facts.document.blocks[sentence.block].span
    section = facts.structure.section_of(sentence.block)
    if sentence.span.end < block.end - 1:
        deadline, end = _of_paragraph(facts, reader, sentence), block.end
    elif line.number is None:
        deadline, end = _of_line(facts, reader, sentence), _led_end(facts, sentence.block)
    elif section is not None and section.head == sentence.block and section.heading is None:
        deadline, end = _of_long_heading(reader, sentence, line.number.end), facts.document.blocks[section.blocks[-1]].span.end
    else:
        return
    if deadline is not None and end > sentence.span.end:
        values = Values(deadlines=(deadline,)).at(Source.HEADING)
        yield Statement(deadline.span, Span(sentence.span.start, end), Source.HEADING, values)


def _of_line(facts: "Analysis", reader: Reader, sentence: Sentence) -> Deadline | None:
    """Return the time that a line gives which is a stage with its period, or nothing but a time."""
    span, said = sentence.span, sentence.span.of(facts.folded)
    if day := _weekday().fullmatch(said):
        place = Span(span.start + day.start("day"), span.start + day.end("day"))
        return Deadline(place, place.of(facts.text), DeadlineKind.BOUNDED, Clarity.CLEAR)
    if staged := _stage().fullmatch(said):
        return _only(reader, Span(span.start + staged.start("when"), span.start + staged.end("when")))
    bare = _only(reader, span)
    return bare if bare and said.strip(" 。：\n") == bare.span.of(facts.folded) and bare.kind in _CALENDAR else None


def _of_long_heading(reader: Reader, sentence: Sentence, cut: int) -> Deadline | None:
    """Return the period in brackets that ends a numbered line, one too long to be read as a heading."""
    start = sentence.span.start + cut
    found = re.fullmatch(r"[^（）]{2,40}（(?P<when>[^（）]{2,24})）[。；]?\s*", reader.folded[start : sentence.span.end])
    place = Span(start + found.start("when"), start + found.end("when")) if found else None
    deadline = _only(reader, place) if place else None
    if place is None or deadline is None or deadline.kind not in _CALENDAR or deadline.span.start != place.start:
        return None
    return deadline if deadline.span == place and not deadline.text.endswith("前") else _until_event(reader, deadline, place)


def _until_event(reader: Reader, begins: Deadline, place: Span) -> Deadline | None:
    """（5月16日至复检结束） runs from a day to an event; （5月底前完成） is no stage, but until when the line's own work is due."""
    if not re.match("[至到-](?:.{2,10}(?:结束|为止)|今后|长期)", reader.folded[begins.span.end : place.end]):
        return None
    return replace(begins, span=place, text=place.of(reader.text), kind=DeadlineKind.PERIOD, date=None, start=begins.date)


def _of_paragraph(facts: "Analysis", reader: Reader, sentence: Sentence) -> Deadline | None:
    """Return the time that the first sentence of a paragraph gives to the others: a stage, 3月：…, or a date and a name."""
    line = facts.structure.lines[sentence.block]
    start = sentence.span.start + (line.number.end if line.number else 0)
    said = facts.folded[start : sentence.span.end]
    if staged := _stage().fullmatch(said):
        return _only(reader, Span(start + staged.start("when"), start + staged.end("when")))
    first = next(iter(reader.deadlines(sentence.span, slot=True)), None)
    if first is None or first.span.start != start or first.kind not in _CALENDAR or first.clarity is Clarity.VAGUE:
        return None
    rest = facts.folded[first.span.end : sentence.span.end].strip()
    if rest.startswith("："):
        return first
    named = re.fullmatch(rf"[，为]?[^，。；：]{{2,{_LONGEST_NAME}}}。", rest)
    return first if named and not first.text.endswith("前") and not reader.mentions(sentence.span) else None


def _only(reader: Reader, span: Span) -> Deadline | None:
    found = reader.deadlines(span, slot=True)
    return found[0] if len(found) == 1 and found[0].clarity is not Clarity.VAGUE else None


def _led_end(facts: "Analysis", block: int) -> int:
    """Where that ends which the line ``block`` leads: before the next such line, or with the part that holds both.

    The items below a lead begin with 1 again; any other number from further out belongs to the next part.
    """
    blocks, items = facts.document.blocks, None
    end = blocks[block].span.end
    for line in facts.structure.lines[block + 1 :]:
        if line.function not in _PLAIN or line.zone is not Zone.MAIN or (line.function is not Function.BLANK and _leads(line)):
            break
        if line.number is not None:
            if items is None and line.number.value != 1:
                break
            items = line.number.style if items is None else items
            if line.number.style < items or _begins_part(facts.structure.section_of(line.block)):
                break
        end = blocks[line.block].span.end
    return end


def _begins_part(section: Section | None) -> bool:
    return section is not None and section.parent < 0 and section.heading is not None and bool(section.children)


def _leads(line: Line) -> bool:
    """Whether a line looks like one that leads: a stage with a bracket, or a time and nothing else."""
    month, weekday = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月[^，。；：]{0,8}", r"(?:周|星期)[一二三四五六日天][^，。；]{0,4}"
    bare = rf"\s*(?:{month}|{weekday}|本周[^，。；]{{0,8}})[：。]?\s*"
    return line.number is None and bool(_stage().match(line.folded) or re.fullmatch(bare, line.folded))
