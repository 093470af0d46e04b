"""The tree of numbered sections and items, and the path of each block in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wenfeng_check.analysis.structure.layout import Function, Line, Zone
from wenfeng_check.analysis.structure.numbers import Number, NumberStyle
from wenfeng_check.analysis.structure.sentences import Sentence
from wenfeng_check.model.span import Span


@dataclass(slots=True)
class Section:
    """A numbered section or item, or an unnumbered heading of the file.

    ``heading`` is its own heading (the whole paragraph, or its first sentence where text runs on), None for an item that
    has none. ``depth`` counts from 1. ``blocks`` are all blocks from its head to its end, sub-sections included;
    ``own`` those that belong to no sub-section.
    """

    index: int
    depth: int
    number: Number | None
    zone: Zone
    head: int
    heading: Span | None
    parent: int
    blocks: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    children: list[int] = field(default_factory=list)


def build(lines: Sequence[Line], levels: Sequence[int], first_sentence: dict[int, Sentence], spans: Sequence[Span]) -> tuple[Section, ...]:
    """Build all sections; ``levels`` are the heading levels of the file by block (0: none)."""
    sections: list[Section] = []
    open_ones: list[tuple[float, Section]] = []
    zone: Zone | None = None
    for line in lines:
        if line.function is Function.BLANK or line.zone is Zone.OUTSIDE:
            continue
        if line.zone is not zone:
            zone, open_ones = line.zone, []
        rank = _rank(line, levels[line.block])
        if rank is not None:
            while open_ones and open_ones[-1][0] >= rank:
                open_ones.pop()
            section = _section(line, len(sections), open_ones, _heading(line, first_sentence, spans))
            sections.append(section)
            if section.parent >= 0:
                sections[section.parent].children.append(section.index)
            open_ones.append((rank, section))
        for _, section in open_ones:
            section.blocks.append(line.block)
        if open_ones:
            open_ones[-1][1].own.append(line.block)
        if line.function in (Function.DATE, Function.SIGNATURE, Function.COPY_TO):
            open_ones = []
    return tuple(sections)


def _section(line: Line, index: int, open_ones: list[tuple[float, Section]], heading: Span | None) -> Section:
    parent = open_ones[-1][1].index if open_ones else -1
    return Section(index, len(open_ones) + 1, line.number, line.zone, line.block, heading, parent)


def _rank(line: Line, level: int) -> float | None:
    """The rank of a numbered line is its style; an unnumbered heading of the file ranks by its level."""
    if line.function not in (Function.HEADING, Function.BODY):
        return None
    if line.number is not None:
        return float(line.number.style)
    if line.function is Function.HEADING and level:
        return NumberStyle.SECTION + min(level, 6) * 0.5
    return None


def _heading(line: Line, first_sentence: dict[int, Sentence], spans: Sequence[Span]) -> Span | None:
    if line.function is Function.HEADING:
        return spans[line.block]
    first = first_sentence.get(line.block)
    if first is None:
        return None
    runs_on = first.span.end < spans[line.block].end - 2
    number_length = line.number.end if line.number else 0
    short = first.span.length - number_length <= 40
    return first.span if runs_on and short else None
