"""Tasks in running text: which sentences, grouped by owner and date, with their slots resolved outwards."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.labels import PaddingPlace
from wenfeng_check.analysis.structure import Function, Sentence, Zone, split_at
from wenfeng_check.analysis.tasks.anaphora import antecedents, points_back
from wenfeng_check.analysis.tasks.answers_for_all import fitting
from wenfeng_check.analysis.tasks.cover import Cover
from wenfeng_check.analysis.tasks.divided import divided
from wenfeng_check.analysis.tasks.evidence import Limits, likelihood, scale, signs
from wenfeng_check.analysis.tasks.items_above import shares_out
from wenfeng_check.analysis.tasks.lead_ins import announces, is_agenda, lead_ins, only_cares, says_nothing
from wenfeng_check.analysis.tasks.marked import with_marks
from wenfeng_check.analysis.tasks.plain_items import is_plain_item, least
from wenfeng_check.analysis.tasks.statement import Statement, brackets
from wenfeng_check.analysis.tasks.statement_index import StatementIndex
from wenfeng_check.analysis.tasks.statements import StatementFinder
from wenfeng_check.analysis.tasks.tails import tail_units, until, with_tail
from wenfeng_check.analysis.tasks.values import Reader, Values, distinct, missing, resolve
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, Slot, Source, Task

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_NEAREST = (Source.TAIL, Source.LABEL, Source.ITEM, Source.HEADING, Source.SECTION, Source.DOCUMENT)
#: Characters of words that only lead to a part (此外，其中，同时，): they are no part of their own.
_LONGEST_LEAD = 4
_WHOLE_SENTENCES = (Source.TAIL, Source.LABEL, Source.DOCUMENT)
_NOT_TASK_LINES = (
    Function.TABLE, Function.TITLE, Function.NUMBER, Function.ADDRESSEE, Function.ATTACHMENT_NOTE, Function.SIGNATURE,
    Function.DATE, Function.COPY_TO, Function.REMARK,
)  # fmt: skip

#: Kinds in which it is plain who carries the tasks out: the one addressee, or the government that reports to its congress.
_EXECUTOR_KNOWN = ("批复", "函", "政府工作报告")


@dataclass(slots=True)
class Piece:
    """A sentence, or a part of one with a subject of its own, that assigns a task."""

    span: Span
    block: int
    sentence: int
    own: Values
    outer: tuple[Statement, ...]
    carried: Values = field(default_factory=Values)

    @property
    def key(self) -> tuple[object, ...]:
        """Pieces of an item with the same key are one task: same owner, same date."""
        units = tuple(party.text for party in (self.own.units or self.carried.units))
        clear = tuple(d.text for d in self.own.deadlines if d.clarity is not Clarity.VAGUE)
        return (self.block, units, clear, tuple(s.span for s in self.outer if s.source is Source.TAIL))


def prose_tasks(facts: "Analysis", reader: Reader) -> Iterator[Task]:
    """Yield the tasks that stand in running text, in order."""
    statements = StatementIndex(StatementFinder(facts, reader).all(), facts.block_at)
    weights, limits = scale(facts.asks_encoder)
    found = candidates(facts, reader, statements)
    likely = chosen(facts, found, {one.sentence.index: likelihood(one.signs, weights) for one in found}, limits)
    assigned = [facts.sentences[index] for index in likely]
    assigned = [sentence for sentence in assigned if not _is_bare_heading(facts, reader, sentence, assigned)]
    leads = lead_ins(reader, assigned)
    assigned = [sentence for sentence in assigned if leads.get(sentence.block) != sentence.span]
    pieces = [piece for sentence in assigned for piece in _pieces(facts, reader, sentence, statements)]
    groups: dict[tuple[object, ...], list[Piece]] = {}
    _carry(pieces, facts, reader)
    for piece in pieces:
        groups.setdefault(piece.key, []).append(piece)
    frames = _frames(facts, tuple(groups.values()), statements, leads)
    for group, frame in zip(groups.values(), frames, strict=True):
        sure = max(likely[piece.sentence] for piece in group)
        yield replace(_task(facts, group, frame), confidence=round(sure, 3))


def _frames(
    facts: "Analysis", groups: Sequence[Sequence[Piece]], statements: Iterable[Statement], leads: Mapping[int, Span]
) -> tuple[tuple[Span, ...], ...]:
    """The heading, the lead-in and the closing brackets of each group; both first go to the first group after them."""
    found: list[list[Span]] = [[] for _ in groups]
    headed: set[int] = set()
    waiting = dict(leads)
    for at, group in enumerate(groups):
        if (lead := waiting.pop(group[0].block, None)) is not None:
            found[at].append(lead)
        section = facts.structure.section_of(group[0].block)
        if section is None or section.heading is None or section.index in headed:
            continue
        headed.add(section.index)
        if not any(piece.span.overlaps(section.heading) for piece in group):
            found[at].append(section.heading)
    covered: dict[Statement, dict[int, None]] = {}
    for at, group in enumerate(groups):
        for piece in group:
            for statement in piece.outer:
                covered.setdefault(statement, {})[at] = None
    for statement in statements:
        if statement.source not in (Source.TAIL, Source.LABEL):
            continue
        inside = list(covered.get(statement, ()))
        free = [at for at in inside if not any(piece.span.contains(statement.span) for piece in groups[at])]
        if free and len(free) == len(inside):
            in_front = all(statement.span.end <= groups[at][0].span.start for at in free)
            last = max(free, key=lambda at: (not any(piece.own.units for piece in groups[at]), at))
            found[free[0] if in_front else last].append(statement.span)
    return tuple(tuple(frame) for frame in found)


class Candidate(NamedTuple):
    """A sentence that might assign a task: the signs for and against it, its own values, the statements that cover it."""

    sentence: Sentence
    signs: dict[str, float]
    own: Values
    around: tuple[Statement, ...]
    plain: bool = False


def candidates(facts: "Analysis", reader: Reader, statements: StatementIndex) -> tuple[Candidate, ...]:
    """Return the sentences that might assign a task, those left out that say nothing but who and when."""
    said = {statement.span for statement in statements if statement.source in _WHOLE_SENTENCES}
    for sentence in facts.sentences:
        if announces(words := sentence.span.of(facts.folded)) or says_nothing(words) or shares_out(words):
            said.add(sentence.span)
    found, shared = [], divided(facts, reader)
    for sentence in facts.sentences:
        line = facts.structure.lines[sentence.block]
        if line.zone is Zone.OUTSIDE or line.function in _NOT_TASK_LINES or sentence.span in said:
            continue
        headings = [facts.structure.heading_text(section) for section in facts.structure.path(sentence.block)]
        if statements.in_tail(sentence.span) or is_agenda(headings):
            continue
        body = _body(facts, sentence, statements)
        own = statements.without_tails(reader.own(body))
        around = tuple(statements.covering(sentence.block, body.start))
        label = facts.labels[sentence.index]
        met = signs(label, body.of(facts.folded), own=own, around=around, headings=headings, divided=sentence.block in shared)
        found.append(Candidate(sentence, met, own, around, is_plain_item(facts, sentence, met)))
    return tuple(found)


def chosen(
    facts: "Analysis", found: Sequence[Candidate], likely: Mapping[int, float], limits: Limits
) -> dict[int, float]:
    """Return how likely each sentence is that assigns a task: the likely ones, and the less likely ones beside them."""
    sure = {one.sentence.index for one in found if likely[one.sentence.index] >= least(one, limits)}
    paragraphs = {facts.sentences[index].block for index in sure}
    promised = Cover(below for index in sorted(sure) if (below := _headed(facts, facts.sentences[index])))

    def counts(sentence: Sentence) -> bool:
        value = likely[sentence.index]
        beside = sentence.block in paragraphs and value >= limits.beside
        under = value >= limits.below_heading and promised.contains(sentence.span)
        return sentence.index in sure or beside or under

    return {one.sentence.index: likely[one.sentence.index] for one in found if counts(one.sentence)}


def _headed(facts: "Analysis", sentence: Sentence) -> Span | None:
    """Return what stands below the sentence in its section, where the sentence is the section's heading."""
    section = facts.structure.section_of(sentence.block)
    if section is None or section.heading is None or section.head != sentence.block:
        return None
    if not section.heading.overlaps(sentence.span):
        return None
    return Span(section.heading.end, facts.document.blocks[section.blocks[-1]].span.end)


def _is_bare_heading(
    facts: "Analysis", reader: Reader, sentence: Sentence, assigned: Sequence[Sentence]
) -> bool:
    """A heading names the task and the text below assigns it; a heading with no task below is the task itself.

    Unless all that stands below could go: a closing part of slogans assigns nothing by its heading either.

    So is a first sentence that says itself who or by when, outside brackets.
    """
    below = _headed(facts, sentence)
    if below is None:
        return False
    if only_cares(sentence.span.of(facts.folded)):
        return True
    first = bisect_left(assigned, below.start, key=lambda other: other.span.start)
    if first == len(assigned) or assigned[first].span.end > below.end:
        text = facts.sentences_in(below) if below.length else ()
        return bool(text) and all(facts.labels[other.index].place is not PaddingPlace.NONE for other in text)
    own = reader.own(sentence.span)
    aside = tuple(brackets(facts.folded, sentence.span))
    said = [d.span for d in own.deadlines if d.clarity is not Clarity.VAGUE] + [u.span for u in own.units]
    return all(any(bracket.contains(span) for bracket in aside) for span in said)


def _parts(facts: "Analysis", reader: Reader, body: Span, statements: StatementIndex) -> list[tuple[Span, Values]]:
    """The sentence, or its parts where at least two of them name owners of their own.

    At ； a subject of its own is enough; at ， the part must have a date of its own too, since lists of units stand there.
    """
    for marks, dated in ((r"[；;]", False), (r"[，,；;]", True)):
        spans: list[Span] = []
        for span in split_at(facts.text, body, marks):
            own = statements.without_tails(reader.own(span))
            begins = bool(own.units) and (not dated or any(d.clarity is not Clarity.VAGUE for d in own.deadlines))
            if not spans or (begins and spans[-1].length > _LONGEST_LEAD):
                spans.append(span)
            else:
                spans[-1] = Span(spans[-1].start, span.end)
        pieces = [(span, statements.without_tails(reader.own(span))) for span in spans]
        owners = {tuple(party.text for party in own.units) for _, own in pieces if own.units}
        if len(owners) >= 2:
            return pieces
    return [(body, statements.without_tails(reader.own(body)))]


def _pieces(facts: "Analysis", reader: Reader, sentence: Sentence, statements: StatementIndex) -> Iterator[Piece]:
    """Yield the sentence's parts with what covers them."""
    for part, own in _parts(facts, reader, _body(facts, sentence, statements), statements):
        outer = statements.covering(facts.block_at(part.start), part.start)
        yield Piece(part, sentence.block, sentence.index, with_marks(own, part, reader, facts.unit_marks, outer), outer)


def _body(facts: "Analysis", sentence: Sentence, statements: StatementIndex) -> Span:
    """The sentence without its number, and without a bracket in front, which closes the sentence before it."""
    number = facts.structure.lines[sentence.block].number
    start = sentence.span.start
    if number is not None and sentence.number == 0 and start + number.end < sentence.span.end:
        start = max(start, facts.document.blocks[sentence.block].span.start + number.end)
    ends = [start]
    while ends:
        start = ends[0]
        ends = [s.span.end for s in statements.bracketed_at(start) if start < s.span.end < sentence.span.end]
    return Span(start, sentence.span.end)


def _carry(pieces: Sequence[Piece], facts: "Analysis", reader: Reader) -> None:
    """A piece without a subject has that of the last sentence with one in its paragraph; one that points back (以上单位)
    also that of the paragraph before."""
    last: dict[int, tuple[int, tuple[Party, ...]]] = {}
    recent: tuple[Party, ...] = ()
    for piece in pieces:
        seen, units = last.get(piece.block, (facts.document.blocks[piece.block].span.start, ()))
        words = piece.span.of(facts.folded)
        back = points_back(piece.own, words)
        for sentence in facts.sentences_in(Span(seen, piece.span.start)):
            if sentence.span.end <= piece.span.start and (back or not piece.own.units):
                units = reader.own(sentence.span).subjects or units
        if back and (meant := antecedents(piece.own, words, units or recent)):
            piece.own, piece.carried = replace(piece.own, units=()), Values(units=meant)
        elif piece.own.units:
            units = piece.own.subjects or units
        elif units and not _changes_subject(piece):
            piece.carried = Values(units=units).at(Source.ITEM)
        last[piece.block], recent = (piece.span.end, units), units or recent


def _changes_subject(piece: Piece) -> bool:
    """A tail of its own takes the piece out of the subject before it."""
    return any(s.source is Source.TAIL and s.values.units for s in piece.outer)


def _task(facts: "Analysis", group: Sequence[Piece], frame: Sequence[Span]) -> Task:
    places, at = [piece.own for piece in group], group[0].span.start
    outer = sorted(group[0].outer, key=lambda s: (_NEAREST.index(s.source), s.scope.length, s.source is Source.DOCUMENT and abs(s.span.start - at)))
    tail = tail_units(facts, [unit for place in places if not place.passing for unit in place.units], outer)
    own = Values(
        tuple(d for place in places for d in place.deadlines),
        distinct(place.units for place in places if not (tail and place.passing)),
        distinct(place.persons for place in places),
    )
    values = resolve([own, *(piece.carried for piece in group[:1]), *(s.values for s in outer)])
    values = replace(values, units=with_tail(values.units, tail), deadlines=until(facts, values.deadlines, outer))
    values = replace(values, persons=fitting(values.persons, values.units))
    body = tuple(piece.span for piece in group)
    parts = tuple(sorted({*body, *frame}))
    return Task(
        span=Span(parts[0].start, parts[-1].end),
        parts=parts,
        text="".join(part.of(facts.text) for part in body).replace("**", "").strip("，,；;、 \n"),
        deadline=values.deadlines,
        units=values.units,
        persons=values.persons,
        standard=values.standards,
        missing=tuple(slot for slot in missing(values) if slot is not Slot.UNIT or facts.kind not in _EXECUTOR_KNOWN),
        project=_project(facts, group[0].block),
        body=body,
    )


def _project(facts: "Analysis", block: int) -> str:
    """The headings above, as the project or stage that the task belongs to."""
    path = facts.structure.path(block)
    names = [facts.structure.heading_text(section) for section in path]
    return " / ".join(re.sub(r"（[^（）]*）$", "", name) for name in names if name)
