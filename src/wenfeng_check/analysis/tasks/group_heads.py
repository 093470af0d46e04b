"""Working groups as parts of a plan: （一）预警组 / 组长：赵敏 / 职责：……; the group does what its part says, its head answers."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import Sort
from wenfeng_check.analysis.structure import Section
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_GROUP = "[一-鿿]{2,10}(?:组|专班|小分队|工作队)"
_HEAD = r"\s*(?:组长|队长|负责人)：\s*(?P<who>[^，。；：\n]{2,20})"
_ROSTER = rf"{_HEAD}|\s*(?:副组长|成员|成员单位|组员|牵头单位)："


def group_heads(facts: "Analysis", reader: Reader) -> Iterator[Statement]:
    """Yield what the heading of each part that is a working group says, with the head that a line of the part names."""
    for section in facts.structure.sections:
        if section.heading is None or section.children:
            continue
        name = facts.structure.heading_text(section).rstrip("。：: ")
        lines = [facts.document.blocks[block].span for block in section.blocks if block != section.head]
        if not re.fullmatch(_GROUP, name) or not any(re.match(_ROSTER, line.of(facts.folded)) for line in lines):
            continue
        start = section.heading.start + section.heading.of(facts.text).find(name)
        group = Party(Span(start, start + len(name)), name, PartyRole.OWNER, Clarity.CLEAR)
        values = Values(units=(group,), persons=tuple(_head(facts, reader, section))).at(Source.HEADING)
        whole = Span(section.heading.start, facts.document.blocks[section.blocks[-1]].span.end)
        yield Statement(section.heading, whole, Source.HEADING, values)


def _head(facts: "Analysis", reader: Reader, section: Section) -> Iterator[Party]:
    """Yield the person that the line 组长：…… names, with his post where it stands there."""
    for block in section.blocks:
        line = facts.document.blocks[block].span
        found = re.match(_HEAD, line.of(facts.folded))
        if found is None:
            continue
        place = Span(line.start + found.start("who"), line.start + found.end("who"))
        people = [m for m in reader.mentions(line) if m.sort is Sort.PERSON and place.contains(m.span) and m.clarity is not Clarity.VAGUE]
        if people:
            span = Span(people[0].span.start, people[-1].span.end)
            yield Party(span, span.of(facts.text), PartyRole.OWNER, Clarity.CLEAR)
        return
