"""Units that the encoder sees in a task's own words, where the rules find none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wenfeng_check.analysis.parties import Sort
from wenfeng_check.analysis.parties.vocabulary import any_of
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.analysis.unit_marks import UnitMarks
from wenfeng_check.lexicon import load
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole, Source

_STATED = (Source.TAIL, Source.LABEL, Source.HEADING)
_VAGUE = "有关|相关|各自|对应|专人|牵头部门|牵头单位|责任单位|责任部门"
#: What makes the words behind it a place or an object.
_NOT_BEFORE = "在对向给把将从为"
_BEFORE, _AFTER = r"^[由请与和及经让使、，：；\s]+", r"[、，：；。\s的要应]+$"


def with_marks(own: Values, span: Span, reader: Reader, marks: UnitMarks, outer: Sequence[Statement]) -> Values:
    """Return a task's own values with what the encoder sees, unless one of the statements around it names units on purpose."""
    stated = any(unit.clarity is not Clarity.VAGUE for each in outer if each.source in _STATED for unit in each.values.units)
    if stated or any(unit.clarity is not Clarity.VAGUE for unit in own.units):
        return own
    seen = tuple(party for mark in marks.inside(span) for party in _parties(mark, span, reader))
    return replace(own, units=seen, passing=False) if seen else own


def _parties(mark: Span, span: Span, reader: Reader) -> Iterator[Party]:
    """The units that the rules know in the stretch, else the stretch itself without particles."""
    known = [m for m in reader.mentions(span) if m.sort is Sort.UNIT and _half(m.span, mark)]
    if known:
        clear = [m for m in known if m.clarity is not Clarity.VAGUE]
        told = [m for m in clear if m.clarity is Clarity.CLEAR or not _urged(reader.folded, span, m.span.start)]
        yield from (Party(m.span, m.text, PartyRole.OWNER, m.clarity) for m in told)
        return
    words = mark.of(reader.folded)
    start = mark.start + len(words) - len(re.sub(_BEFORE, "", words))
    end = mark.start + len(re.sub(_AFTER, "", words))
    end += _closing(reader.folded, start, end)
    whole = Span(start, end)
    governed = reader.folded[span.start : start].endswith(tuple(_NOT_BEFORE)) or _urged(reader.folded, span, start)
    if not governed and re.search(_is_body(), whole.of(reader.folded)) and not re.search(_VAGUE, words):
        yield Party(whole, whole.of(reader.text), PartyRole.OWNER, Clarity.CLEAR)


def _urged(folded: str, span: Span, at: int) -> bool:
    """Say whether a verb of urging or helping stands before ``at``, or before what the stretch has lost of its first word."""
    return re.search(f"{any_of('pivot')}[一-鿿]{{0,3}}$", folded[max(span.start, at - 6) : at]) is not None


def _half(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 >= min(one.length, other.length)


def _closing(folded: str, start: int, end: int) -> int:
    """How many characters close a bracket that the stretch leaves open (县（市、区 is 县（市、区）)."""
    words = folded[start:end]
    return int(words.count("（") > words.count("）") and folded.startswith("）", end))


@cache
def _is_body() -> str:
    """What the last words of a body look like."""
    heads = sorted(load("unit_heads").only("head", "joint", "tail").terms, key=len, reverse=True)
    places = "省|市|县|区|州|旗|镇|乡|村|街道|社区|新区|各地|地方|主体|当事人"
    return f"(?:{any_of('kind_of_body')}|{'|'.join(map(re.escape, heads))}|{places})(?:（[^（）]*）)?(?:[两三]级)?$"
