"""Lines without a number that are nothing but a unit (县公安局), each with what it is to do in the lines below it."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import Entity, Sort
from wenfeng_check.analysis.structure import Function, Line, Zone
from wenfeng_check.analysis.tasks.bracketed import in_bracket
from wenfeng_check.analysis.tasks.statement import Statement, brackets
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_LONGEST = 24  # characters
#: An office with who leads it (养老服务股（负责人：赵敏）), whatever it is called.
_HEADED = r"(?P<name>[一-鿿]{2,12})（(?:负责人|组长|队长|站长|股长|主任|责任人|分管领导|分管负责人)：[^（）]{2,40}）"


def unit_lines(facts: "Analysis", reader: Reader) -> Iterator[Statement]:
    """Yield what each such line says of the lines below it, up to the next one or to the next heading.

    One alone may be anything, a signature or an addressee: at least two of them make a list.
    """
    lines = [line for line in facts.structure.lines if line.function is not Function.BLANK]
    named = {line.block: units for line in lines if (units := _units(facts, reader, line))}
    if len(named) < 2:
        return
    blocks = facts.document.blocks
    for at, line in enumerate(lines):
        below = tuple(_below(named, lines[at + 1 :])) if line.block in named else ()
        if below:
            scope = Span(blocks[line.block].span.start, blocks[below[-1].block].span.end)
            span = blocks[line.block].span
            told = [in_bracket(reader, bracket).persons for bracket in brackets(facts.folded, span)]
            values = Values(units=named[line.block], persons=tuple(chain.from_iterable(told))).at(Source.LABEL)
            yield Statement(blocks[line.block].span, scope, Source.LABEL, values)


def _units(facts: "Analysis", reader: Reader, line: Line) -> tuple[Party, ...]:
    """Return the units that are all of the line."""
    span = facts.document.blocks[line.block].span
    said = span.of(facts.folded).strip(" \n　：")
    if line.number is not None or line.zone is not Zone.MAIN or line.function not in (Function.BODY, Function.HEADING):
        return ()
    if headed := re.fullmatch(_HEADED, said):
        name = Span(span.start, span.start + len(headed["name"]))
        return (Party(name, name.of(facts.text), PartyRole.OWNER, Clarity.CLEAR),)
    if not 2 < len(said) <= _LONGEST or "：" in said:
        return ()
    found = [m for m in reader.mentions(span) if m.sort is Sort.UNIT and m.entity not in (Entity.VAGUE, Entity.ANAPHORA)]
    if not found or sum(m.span.length for m in found) + 2 * (len(found) - 1) < len(said):
        return ()
    return tuple(Party(m.span, m.text, PartyRole.OWNER, m.clarity) for m in found if m.clarity is not Clarity.VAGUE)


def _below(named: Container[int], lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that the unit is to do: plain ones, or the items of one list that begins with 1."""
    items = None
    for line in lines:
        if line.function not in (Function.BODY, Function.HEADING) or line.zone is not Zone.MAIN or line.block in named:
            return
        if line.number is None and line.function is Function.HEADING:
            return
        if line.number is not None:
            if items is None and line.number.value != 1:
                return
            items = line.number.style if items is None else items
            if line.number.style < items:
                return
        yield line
