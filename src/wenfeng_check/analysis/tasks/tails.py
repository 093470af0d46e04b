"""Closing brackets and label lines: what they add to a task's own values, and how far the last one of a section reaches."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Section, Zone
from wenfeng_check.analysis.structure.numbers import NumberStyle
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, DeadlineKind, Party, PartyRole, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: From so many sections on that one bracket closes, a document is taken to close all its items in this way.
_HABIT = 2


def tail_units(facts: "Analysis", own: Sequence[Party], outer: Iterable[Statement]) -> tuple[Party, ...]:
    """The units that a tail or a label line names as responsible, if one of them is clear.

    One that several items or paragraphs share holds for those that name no units of their own.
    """
    tails = (s for s in outer if s.source in (Source.TAIL, Source.LABEL) and s.values.units)
    tail = next(tails, None)
    if tail is None or all(party.clarity is Clarity.VAGUE for party in tail.values.units):
        return ()
    told = [party for party in own if party.clarity is not Clarity.VAGUE and party.role is not PartyRole.SUPPORT]
    return () if told and _for_others_too(facts, tail, told[0].span) else tail.values.units


def with_tail(units: tuple[Party, ...], tail: tuple[Party, ...]) -> tuple[Party, ...]:
    """A tail that names the units responsible stands beside the subject of the sentence, ahead of it."""
    named = {party.text for party in tail}
    return tail + tuple(party for party in units if party.text not in named and party not in tail)


def until(facts: "Analysis", own: tuple[Deadline, ...], outer: Sequence[Statement]) -> tuple[Deadline, ...]:
    """A tail that says until when stands beside the sentence's own times (按月公布……。（完成时限：12月）).

    One that several items share holds for those that set no date of their own.
    """
    tails = (s for s in outer if s.source in (Source.TAIL, Source.LABEL) and s.values.deadlines)
    tail = next(tails, None)
    ends = [deadline for deadline in own if _sets_an_end(deadline)]
    if tail is None or (ends and _for_others_too(facts, tail, ends[0].span)):
        return own
    return own + tuple(d for d in tail.values.deadlines if d.clarity is not Clarity.VAGUE and d not in own)


def _for_others_too(facts: "Analysis", tail: Statement, own: Span) -> bool:
    """Whether the tail holds for text before the item that it stands in, or stands in another paragraph's text than ``own``."""
    block = facts.block_at(tail.span.start)
    return _shared(facts, tail) or (facts.block_at(own.start) != block and tail.bracketed and not _stands_apart(facts, tail))


def _shared(facts: "Analysis", tail: Statement) -> bool:
    section = facts.structure.section_of(facts.block_at(tail.span.start))
    return section is not None and tail.scope.start < facts.document.blocks[section.head].span.start


def _sets_an_end(deadline: Deadline) -> bool:
    lasting = (DeadlineKind.PERIODIC, DeadlineKind.FREQUENCY, DeadlineKind.STANDING)
    return deadline.clarity is not Clarity.VAGUE and deadline.kind not in lasting and deadline.source is not Source.TAIL


def widen_section_tails(facts: "Analysis", statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements, those widened that close several items of their section.

    Such a bracket, or such label lines, stand in a paragraph of their own behind the last item, and no item of their
    section has any of its own. A document that closes ``_HABIT`` of its sections so does it by every bracket that stands
    apart, for the items since the last bracket, and by one at the end of the last item's text too.
    """
    tails = [s for s in statements if s.source is Source.LABEL or (s.source is Source.TAIL and s.bracketed)]
    sections = (*facts.structure.sections, *_list_of_items(facts))
    closing = {tail: section for section in sections for tail in _closing(facts, section, tails)}
    apart = {tail for tail in closing if _stands_apart(facts, tail)}
    by_habit = len(apart) >= _HABIT
    last: dict[int, int] = {}
    for statement in statements:
        section = closing.get(statement)
        if _shared(facts, statement):  # it says itself of how many items it speaks
            yield statement
            continue
        if section is not None and (statement in apart or by_habit):
            yield statement._replace(scope=Span(_first_item(facts, section), statement.scope.end))
            continue
        parent = _parent(facts, statement) if by_habit and statement.source is Source.TAIL and statement.bracketed else None
        if parent is None:
            yield statement
            continue
        start = last.get(parent.index, _first_item(facts, parent))
        last[parent.index] = statement.span.end
        wide = Span(min(start, statement.scope.start), statement.scope.end)
        yield statement._replace(scope=wide) if _stands_apart(facts, statement) else statement


def _list_of_items(facts: "Analysis") -> Iterator[Section]:
    """Yield the items 1.2.3. of a text without parts, as a section of their own."""
    items = [section for section in facts.structure.sections if section.parent < 0 and section.zone is Zone.MAIN]
    if len(items) > 1 and all(s.number is not None and s.number.style is NumberStyle.DECIMAL for s in items):
        blocks = [block for section in items for block in section.blocks]
        yield Section(-1, 0, None, Zone.MAIN, items[0].head, None, -1, blocks, [], [section.index for section in items])


def _parent(facts: "Analysis", tail: Statement) -> Section | None:
    """Return the section with several items in one of which the bracket stands."""
    section = facts.structure.section_of(facts.block_at(tail.span.start))
    parent = facts.structure.sections[section.parent] if section is not None and section.parent >= 0 else None
    return parent if parent is not None and len(parent.children) > 1 else None


def _first_item(facts: "Analysis", section: Section) -> int:
    return facts.document.blocks[facts.structure.sections[section.children[0]].head].span.start


def _stands_apart(facts: "Analysis", tail: Statement) -> bool:
    """Whether nothing stands before the bracket in its paragraph."""
    block = facts.document.blocks[facts.block_at(tail.span.start)].span
    return not facts.text[block.start : tail.span.start].strip()


def _closing(facts: "Analysis", section: Section, tails: Sequence[Statement]) -> Sequence[Statement]:
    """Return the only tail (label lines that follow each other are one) at the end of a section with several items."""
    children = [facts.structure.sections[child] for child in section.children]
    if len(children) < 2 or any(child.children for child in children):
        return ()
    blocks = facts.document.blocks
    whole = Span(blocks[section.blocks[0]].span.start, blocks[section.blocks[-1]].span.end)
    inside = [tail for tail in tails if whole.contains(tail.span)]
    items = {tail.scope.start for tail in inside}
    if len(items) != 1 or inside[0].span.start < blocks[children[-1].head].span.start:
        return ()
    return () if re.search(r"[^\s。]", facts.text[inside[-1].span.end : whole.end]) else inside
