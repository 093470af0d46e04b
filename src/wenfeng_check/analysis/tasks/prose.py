"""Tasks in running text: which sentences, grouped by owner and date, with their slots resolved outwards."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wenfeng_check.analysis.labels import thresholds
from wenfeng_check.analysis.structure import Function, Sentence, Zone, split_at
from wenfeng_check.analysis.tasks.statements import Statement, StatementFinder
from wenfeng_check.analysis.tasks.values import Reader, Values, missing, resolve
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, Source, Task

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_NEAREST = (Source.TAIL, Source.LABEL, Source.ITEM, Source.HEADING, Source.SECTION, Source.DOCUMENT)
_NOT_TASK_LINES = (
    Function.TABLE, Function.TITLE, Function.NUMBER, Function.ADDRESSEE, Function.ATTACHMENT_NOTE, Function.SIGNATURE,
    Function.DATE, Function.COPY_TO, Function.REMARK,
)  # fmt: skip


@dataclass(slots=True)
class Piece:
    """A sentence, or a part of one with a subject of its own, that assigns a task."""

    span: Span
    block: int
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
    statements = StatementFinder(facts, reader).all()
    said = {statement.span for statement in statements if statement.source in (Source.TAIL, Source.LABEL)}
    pieces = [piece for sentence in facts.sentences if _assigns(facts, sentence, said) for piece in _pieces(facts, reader, sentence, statements)]
    groups: dict[tuple[object, ...], list[Piece]] = {}
    _carry(pieces, facts)
    for piece in pieces:
        groups.setdefault(piece.key, []).append(piece)
    for group in groups.values():
        yield _task(facts, group)


def _assigns(facts: "Analysis", sentence: Sentence, said: set[Span]) -> bool:
    line = facts.structure.lines[sentence.block]
    if line.zone is Zone.OUTSIDE or line.function in _NOT_TASK_LINES or sentence.span in said:
        return False
    if _is_bare_heading(facts, sentence):
        return False
    return facts.labels[sentence.index].task >= thresholds().task


def _is_bare_heading(facts: "Analysis", sentence: Sentence) -> bool:
    """A heading names the task; the text below assigns it. A heading with nothing below is the task itself."""
    section = facts.structure.section_of(sentence.block)
    if section is None or section.heading is None or section.head != sentence.block:
        return False
    if not section.heading.overlaps(sentence.span):
        return False
    below = facts.text[section.heading.end : facts.document.blocks[section.blocks[-1]].span.end]
    return len(below.strip()) > 8


def _pieces(facts: "Analysis", reader: Reader, sentence: Sentence, statements: Sequence[Statement]) -> Iterator[Piece]:
    """Yield the sentence, or its parts at ； where at least two of them name a subject of their own."""
    parts = split_at(facts.text, sentence.span, r"[；;]")
    owns = [_without(reader.own(part), statements) for part in parts]
    subjects = {tuple(party.text for party in own.units) for own in owns if own.units}
    if len(parts) < 2 or len(subjects) < 2:
        parts, owns = (sentence.span,), [_without(reader.own(sentence.span), statements)]
    for part, own in zip(parts, owns, strict=True):
        outer = tuple(s for s in statements if s.scope.start <= part.start and part.start < s.scope.end)
        yield Piece(part, sentence.block, own, outer)


def _without(own: Values, statements: Iterable[Statement]) -> Values:
    """Leave out what stands inside a tail: it belongs to the tail."""
    tails = [s.span for s in statements if s.source in (Source.TAIL, Source.HEADING, Source.DOCUMENT)]

    def outside(span: Span) -> bool:
        return not any(tail.contains(span) and tail != span for tail in tails)

    return replace(
        own,
        deadlines=tuple(d for d in own.deadlines if outside(d.span)),
        units=tuple(u for u in own.units if outside(u.span)),
        persons=tuple(p for p in own.persons if outside(p.span)),
    )


def _carry(pieces: Sequence[Piece], facts: "Analysis") -> None:
    """A piece without a subject has that of the piece before it in the same paragraph."""
    before: Piece | None = None
    for piece in pieces:
        if before is not None and before.block == piece.block and not piece.own.units:
            last = before.own.units or before.carried.units
            if last and not _changes_subject(piece, facts):
                piece.carried = Values(units=last).at(Source.ITEM)
        before = piece


def _changes_subject(piece: Piece, facts: "Analysis") -> bool:
    """A tail of its own takes the piece out of the subject before it."""
    return any(s.source is Source.TAIL and s.values.units for s in piece.outer)


def _task(facts: "Analysis", group: Sequence[Piece]) -> Task:
    places = [piece.own for piece in group]
    own = Values(
        tuple(d for place in places for d in place.deadlines),
        _distinct(place.units for place in places),
        _distinct(place.persons for place in places),
    )
    outer = sorted(group[0].outer, key=lambda s: (_NEAREST.index(s.source), s.scope.length))
    values = resolve([own, *(piece.carried for piece in group[:1]), *(s.values for s in outer)])
    parts = tuple(piece.span for piece in group)
    return Task(
        span=Span(parts[0].start, parts[-1].end),
        parts=parts,
        text="".join(part.of(facts.text) for part in parts),
        deadline=values.deadlines,
        units=values.units,
        persons=values.persons,
        standard=values.standards,
        missing=missing(values),
        project=_project(facts, group[0].block),
    )


def _distinct(groups: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(party for group in groups for party in group))


def _project(facts: "Analysis", block: int) -> str:
    """The headings above, as the project or stage that the task belongs to."""
    path = facts.structure.path(block)
    names = [facts.structure.heading_text(section) for section in path]
    return " / ".join(re.sub(r"（[^（）]*）$", "", name) for name in names if name)
