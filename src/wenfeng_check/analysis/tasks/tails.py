"""Closing brackets and label lines: what they add to a task's own values, and how far the last one of a section reaches."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Section
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.values import Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, Party, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis


def _said(outer: Iterable[Statement]) -> Iterator[Values]:
    return (statement.values for statement in outer if statement.source in (Source.TAIL, Source.LABEL))


def tail_units(outer: Iterable[Statement]) -> tuple[Party, ...]:
    """The units that a tail or a label line names as responsible, if one of them is clear."""
    tail = next((values.units for values in _said(outer) if values.units), ())
    return tail if any(party.clarity is not Clarity.VAGUE for party in tail) else ()


def with_tail(units: tuple[Party, ...], tail: tuple[Party, ...]) -> tuple[Party, ...]:
    """A tail that names the units responsible stands beside the subject of the sentence, ahead of it."""
    named = {party.text for party in tail}
    return tail + tuple(party for party in units if party.text not in named and party not in tail)


def until(own: tuple[Deadline, ...], outer: Iterable[Statement]) -> tuple[Deadline, ...]:
    """A tail that says until when stands beside the sentence's own times (按月公布……。（完成时限：12月）)."""
    tail = next((values.deadlines for values in _said(outer) if values.deadlines), ())
    return own + tuple(d for d in tail if d.clarity is not Clarity.VAGUE and d not in own)


def widen_section_tails(facts: "Analysis", statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements, those widened to their whole section that alone close a section of several items.

    Such a bracket stands in a paragraph of its own behind the last item, and no item of its section has one of its own.
    """
    tails = [s for s in statements if s.source is Source.TAIL and s.bracketed]
    closing = {tail: section for section in facts.structure.sections if (tail := _closes(facts, section, tails))}
    for statement in statements:
        section = closing.get(statement)
        if section is None:
            yield statement
        else:
            first = facts.document.blocks[facts.structure.sections[section.children[0]].head].span.start
            yield statement._replace(scope=Span(first, statement.scope.end))


def _closes(facts: "Analysis", section: Section, tails: Sequence[Statement]) -> Statement | None:
    """Return the only tail of a section with several items, if it stands apart at the section's end."""
    children = [facts.structure.sections[child] for child in section.children]
    if len(children) < 2 or any(child.children for child in children):
        return None
    blocks = facts.document.blocks
    whole = Span(blocks[section.blocks[0]].span.start, blocks[section.blocks[-1]].span.end)
    inside = [tail for tail in tails if whole.contains(tail.span)]
    if len(inside) != 1 or inside[0].span.start < blocks[children[-1].head].span.end:
        return None
    block = blocks[facts.block_at(inside[0].span.start)].span
    apart = not re.search(r"\S", facts.text[block.start : inside[0].span.start])
    return inside[0] if apart and not re.search(r"[^\s。]", facts.text[inside[0].span.end : whole.end]) else None
