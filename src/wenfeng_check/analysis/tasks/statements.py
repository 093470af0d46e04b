"""Statements of responsibility that stand outside a task's sentence, and what text each of them covers."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import Entity, Sort, read_responsibility
from wenfeng_check.analysis.structure import Function, Section, Sentence, Zone
from wenfeng_check.analysis.tasks.answers_for_all import ANSWERS_ALONE, ON_THE_WHOLE, answers_for_all
from wenfeng_check.analysis.tasks.bracketed import closed_later, in_bracket, row_of_brackets
from wenfeng_check.analysis.tasks.group_heads import group_heads
from wenfeng_check.analysis.tasks.introduced import introduced_end
from wenfeng_check.analysis.tasks.items_above import ITEMS_ABOVE, item_range, items_above, shared_out
from wenfeng_check.analysis.tasks.overall_time import decided_period, overall_time, submission_time
from wenfeng_check.analysis.tasks.period_leads import closing_time, period_leads
from wenfeng_check.analysis.tasks.records import record_start
from wenfeng_check.analysis.tasks.statement import Statement, brackets, join_neighbours, join_values
from wenfeng_check.analysis.tasks.statement_words import (
    ALL_TASKS,
    ANNOUNCES,
    LABELLED,
    MEMBERS,
    RESPONSIBLE_SENTENCE,
    TAKES_CHARGE,
    WHOLE_YEAR,
)
from wenfeng_check.analysis.tasks.tails import widen_section_tails
from wenfeng_check.analysis.tasks.unit_lines import unit_lines
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis


class StatementFinder:
    """Finds the statements of one document."""

    def __init__(self, facts: "Analysis", reader: Reader) -> None:
        self.facts = facts
        self.reader = reader
        self.structure = facts.structure
        self._closed: dict[int, int] = {}

    def all(self) -> tuple[Statement, ...]:
        """Return all statements in order of their text."""
        found: list[Statement] = []
        for sentence in self.facts.sentences:
            line = self.structure.lines[sentence.block]
            if line.zone is Zone.OUTSIDE or line.function in (Function.TABLE, Function.TITLE, Function.ADDRESSEE):
                continue
            found += self._of_sentence(sentence)
        found += [*unit_lines(self.facts, self.reader), *group_heads(self.facts, self.reader)]
        return tuple(widen_section_tails(self.facts, tuple(join_neighbours(found))))

    def _of_sentence(self, sentence: Sentence) -> Iterator[Statement]:
        line = self.structure.lines[sentence.block]
        heading = self._heading_section(sentence)
        for told, item in shared_out(self.facts, sentence):
            yield Statement(told, item, Source.LABEL, self.reader.own(told).at(Source.LABEL))
        whole = self._whole_sentence(sentence)
        if whole:
            yield whole
            return
        if time := overall_time(self.facts, self.reader, sentence):
            yield time
            return
        yield from period_leads(self.facts, self.reader, sentence)
        for find in (decided_period, closing_time, submission_time):
            if period := find(self.facts, self.reader, sentence):
                yield period
        if heading is not None:
            yield from self._of_heading(sentence, heading)
        for bracket in brackets(self.facts.folded, sentence.span):
            yield from self._of_bracket(closed_later(self.facts, bracket, sentence), sentence, heading)
        if line.folded.rstrip().endswith("：") and sentence.span.end >= self._block_span(sentence.block).end - 1:
            yield from self._of_lead_in(sentence)
        else:
            yield from self._of_introduction(sentence)
        yield from self._of_document(sentence)
        if answering := answers_for_all(self.facts, self.reader, sentence):
            named = Span(answering[0].span.start, answering[-1].span.end)
            values = Values(persons=answering).at(Source.DOCUMENT)
            yield Statement(named, Span(0, len(self.facts.text)), Source.DOCUMENT, values)

    def _block_span(self, block: int) -> Span:
        return self.facts.document.blocks[block].span

    def _heading_section(self, sentence: Sentence) -> Section | None:
        """Return the section whose heading this sentence is."""
        section = self.structure.section_of(sentence.block)
        if section is None or section.head != sentence.block or section.heading is None:
            return None
        return section if section.heading.overlaps(sentence.span) else None

    def _section_span(self, section: Section) -> Span:
        return Span(self._block_span(section.blocks[0]).start, self._block_span(section.blocks[-1]).end)

    def _item_start(self, block: int) -> int:
        """Where the item begins that a tail in ``block`` closes: its number, or its paragraph where it has none."""
        section = self.structure.section_of(block)
        if section is None:
            return self._block_span(block).start
        return self._block_span(section.head).start

    def _after_last_tail(self, block: int, upto: int) -> int:
        section = self.structure.section_of(block)
        key = section.index if section else -1 - block
        start = max(self._item_start(block), self._closed.get(key, 0))
        self._closed[key] = upto
        return start

    def _whole_sentence(self, sentence: Sentence) -> Statement | None:
        """A label line, or a closing sentence that says nothing but who and when."""
        span = sentence.span
        said = self.facts.folded[span.start : span.end].strip()
        cut = self._number_size(sentence)
        above = re.match(ITEMS_ABOVE, said[cut:])
        cut += above.end() if above else 0
        answers = bool(sentence.number) and re.match(ANSWERS_ALONE, said[cut:])
        cut += answers.end("lead") if answers else 0
        if row := row_of_brackets(self.facts, sentence):
            span = Span(span.start, max(span.end, row[-1].end))
            values = join_values(in_bracket(self.reader, bracket) for bracket in row)
        elif answers and answers["label"]:
            values = self.reader.own(span)
        elif answers or re.match(RESPONSIBLE_SENTENCE, said[cut:]):
            found = read_responsibility(
                self.reader.folded, self.reader.text, start=span.start + cut, end=span.end, roster=self.reader.roster
            )
            own = self.reader.own(span) if answers and not (found and found.persons) else Values()
            values = own if own.persons else self.reader.stated(found) if found else Values()
        else:
            return None
        if not values:
            return None
        source = Source.TAIL if row else Source.LABEL
        scope = items_above(self.facts, sentence, above["count"]) if above else item_range(self.facts, sentence, span)
        return Statement(span, scope or self._label_scope(sentence), source, values.at(source), bracketed=bool(row))

    def _number_size(self, sentence: Sentence) -> int:
        """How many characters of the sentence are its line's number."""
        number = self.structure.lines[sentence.block].number
        return number.end if number and sentence.number == 0 else 0

    def _label_scope(self, sentence: Sentence) -> Span:
        """A label line covers what precedes it in its item or record; where nothing does, what follows."""
        if (begin := record_start(self.facts, sentence)) is not None:
            return Span(begin, sentence.span.end)
        section = self.structure.section_of(sentence.block)
        if section is not None:
            head = self._block_span(section.head)
            own_heading = section.heading.end if section.heading else head.start
            text_before = any(
                head.start <= other.span.start < sentence.span.start and other.span.start >= own_heading and not self._is_label(other)
                for other in self.facts.sentences_in(Span(head.start, sentence.span.start))
            )
            if not text_before and section.heading is not None:
                whole = self._section_span(section)  # the heading above 组长：…，成员单位：… is the name of a group, no task
                return Span(sentence.span.start, whole.end) if self.facts.folded.startswith("组长：", sentence.span.start) else whole
        start = self._after_last_label(sentence)
        return Span(start, sentence.span.end)

    def _is_label(self, sentence: Sentence) -> bool:
        said = self.facts.folded[sentence.span.start : sentence.span.end]
        return bool(re.match(rf"（?{LABELLED}", said))

    def _after_last_label(self, sentence: Sentence) -> int:
        """Label lines that follow each other close the same item."""
        section = self.structure.section_of(sentence.block)
        key = section.index if section else -1
        before = self.facts.sentences[sentence.index - 1] if sentence.index else None
        start = self._item_start(sentence.block) if section else self._previous_text(sentence)
        if before is not None and self._is_label(before) and before.block >= sentence.block - 1:
            return max(start, self._label_start.get(key, start))
        start = max(start, self._closed.get(key, 0))
        self._label_start[key] = start
        self._closed[key] = sentence.span.end
        return start

    @property
    def _label_start(self) -> dict[int, int]:
        if not hasattr(self, "_starts"):
            self._starts: dict[int, int] = {}
        return self._starts

    def _previous_text(self, sentence: Sentence) -> int:
        for other in reversed(self.facts.sentences[: sentence.index]):
            if not self._is_label(other):
                return self._block_span(other.block).start
        return self._block_span(sentence.block).start

    def _of_heading(self, sentence: Sentence, section: Section) -> Iterator[Statement]:
        """A heading that is nothing but a unit, or that carries a date, holds for its section."""
        number = section.number
        start = sentence.span.start + (number.end if number else 0)
        bare = Span(min(start, sentence.span.end), sentence.span.end)
        mentions = [m for m in self.reader.mentions(bare) if m.sort is Sort.UNIT and m.entity is not Entity.VAGUE]
        size = sum(mention.span.length for mention in mentions)
        units: tuple[Party, ...] = ()
        if mentions and size >= 0.8 * len(bare.of(self.facts.text).strip("。：:（） ")):
            units = tuple(Party(m.span, m.text, PartyRole.OWNER, m.clarity) for m in mentions)
        dates = [d for bracket in brackets(self.facts.folded, bare) for d in self.reader.deadlines(bracket, slot=True)]
        dates += [d for d in self.reader.deadlines(bare) if all(d.span != other.span for other in dates)]
        deadlines = tuple(d for d in dates if d.clarity is not Clarity.VAGUE)
        values = Values(deadlines, units).at(Source.HEADING)
        if values:
            yield Statement(sentence.span, self._section_span(section), Source.HEADING, values)

    def _of_bracket(self, bracket: Span, sentence: Sentence, heading: Section | None) -> Iterator[Statement]:
        values = in_bracket(self.reader, bracket)
        if not values:
            return
        if "下同" in bracket.of(self.facts.folded):
            scope = Span(self._item_start(sentence.block), len(self.facts.text))
            yield Statement(bracket, scope, Source.DOCUMENT, values.at(Source.DOCUMENT), bracketed=True)
        if heading is not None and not self._closes_item(bracket, sentence):
            yield Statement(bracket, self._section_span(heading), Source.HEADING, values.at(Source.HEADING), bracketed=True)
            return
        last = Span(self._after_last_tail(sentence.block, bracket.end), bracket.end)
        scope = item_range(self.facts, sentence, bracket) or last
        yield Statement(bracket, scope, Source.TAIL, values.at(Source.TAIL), bracketed=True)

    def _closes_item(self, bracket: Span, sentence: Sentence) -> bool:
        """A bracket in a heading line closes an item when its section holds nothing else."""
        section = self.structure.section_of(sentence.block)
        if section is None:
            return True
        rest = self._section_span(section)
        return not self.facts.text[bracket.end : rest.end].strip(" \n。；;")

    def _of_lead_in(self, sentence: Sentence) -> Iterator[Statement]:
        """“县财政局要在6月底前做好以下工作：” holds for what it introduces."""
        values = self.reader.own(sentence.span)
        announces = re.search(ANNOUNCES, sentence.span.of(self.facts.folded).rstrip())
        clear = Values(
            tuple(
                d for d in values.deadlines
                if d.clarity is not Clarity.VAGUE and not (announces and re.fullmatch(WHOLE_YEAR, d.text))
            ),
            tuple(u for u in values.subjects if u.clarity is not Clarity.VAGUE),
            tuple(p for p in values.persons if p.clarity is not Clarity.VAGUE),
        ).at(Source.SECTION)
        if clear and self.structure.lines[sentence.block].function is not Function.ADDRESSEE:
            yield Statement(sentence.span, Span(sentence.span.start, introduced_end(self.facts, sentence)), Source.SECTION, clear)

    def _of_introduction(self, sentence: Sentence) -> Iterator[Statement]:
        """“各镇要……。” between a heading and its first sub-item names the owner for the sub-items."""
        section = self.structure.section_of(sentence.block)
        if section is None or not section.children or self._heading_section(sentence):
            return
        first_child = self.structure.sections[section.children[0]]
        said = sentence.span.of(self.facts.folded)
        if sentence.block >= first_child.head or re.match(MEMBERS, said) or not re.search(r"[。；：]\s*$", said):
            return
        units = tuple(u for u in self.reader.own(sentence.span).subjects if u.clarity is not Clarity.VAGUE)
        if units:
            scope = Span(self._block_span(first_child.head).start, self._section_span(section).end)
            yield Statement(sentence.span, scope, Source.SECTION, Values(units=units).at(Source.SECTION))

    def _of_document(self, sentence: Sentence) -> Iterator[Statement]:
        said = self.facts.folded[sentence.span.start + self._number_size(sentence) : sentence.span.end]
        if not re.search(ALL_TASKS, said):
            return
        values = self.reader.own(sentence.span)
        in_charge = bool(re.search(TAKES_CHARGE, said))
        clear = Values(
            tuple(d for d in values.deadlines if d.clarity is not Clarity.VAGUE),
            values.units if in_charge else (),
            values.persons if in_charge else (),
        )
        if not clear or len(said) > 120:
            return
        section = self.structure.section_of(sentence.block)
        top = self.structure.path(sentence.block)[0] if section else None
        unclear = re.search(r"未(?:明确|注明|标明|写明)", said)
        start = 0 if unclear or top is None or self._closes(sentence, top) else self._section_span(top).start
        end = len(self.facts.text) if unclear else sentence.span.end
        yield Statement(sentence.span, Span(start, end), Source.DOCUMENT, clear.at(Source.DOCUMENT))

    def _ends_all(self, sentence: Sentence) -> bool:
        line = self.structure.lines[sentence.block]
        later = any(s.head > sentence.block and s.zone is line.zone for s in self.structure.sections)
        return line.number is None and not later

    def _closes(self, sentence: Sentence, top: Section) -> bool:
        """“以上任务…” means all parts before as the first that its part says, in a part on how to carry out the work, and as a
        paragraph without number behind the last part."""
        if self._ends_all(sentence):
            return True
        before = self.facts.sentences_in(Span(self._section_span(top).start, sentence.span.start))
        says = any(self._heading_section(other) is None for other in before)
        return not says or bool(re.search(ON_THE_WHOLE, self.structure.heading_text(top)))
