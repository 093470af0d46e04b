"""Working groups as parts of a plan: （一）预警组 / 组长：赵敏 / 职责：……, or （一）预警组（组长：县防办主任 赵敏）.

The group does what its part says, its head answers.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wenfeng_check.analysis.parties import Sort
from wenfeng_check.analysis.parties.people import labelled_people
from wenfeng_check.analysis.structure import Section
from wenfeng_check.analysis.tasks.statement import Statement
from wenfeng_check.analysis.tasks.statement_words import GROUP, MEMBERS
from wenfeng_check.analysis.tasks.values import Reader, Values
from wenfeng_check.lexicon import fold
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party, PartyRole, Source

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_GROUP = f"[一-鿿]{{2,10}}{GROUP}"
_WHO = r"(?:[组队] *长|负责人|召集人|总指挥)：\s*(?P<who>[^，。；：（）\n]{2,24})"
_HEAD = rf"\s*{_WHO}"
#: A heading that names the group and its head.
_HEADED = rf"(?P<name>{_GROUP})（[^（）]{{0,12}}{_WHO}(?:[^（）]|（[^（）]*）)*）"
_FIRST = 4  # blocks of a part among which the line with its head stands
_ROSTER = rf"{_HEAD}|{MEMBERS}|\s*牵头单位："


def group_heads(facts: "Analysis", reader: Reader) -> Iterator[Statement]:
    """Yield what the heading of each part that is a working group says, with the head that a line of the part names."""
    for section in facts.structure.sections:
        if section.heading is None:
            continue
        name = facts.structure.heading_text(section).rstrip("。：: ")
        headed = re.fullmatch(_HEADED, fold(name))
        lines = [facts.document.blocks[block].span for block in section.blocks[:_FIRST] if block != section.head]
        listed = re.fullmatch(_GROUP, name) and any(re.match(_ROSTER, line.of(facts.folded)) for line in lines)
        if not headed and not listed:
            continue
        name = name[: headed.end("name")] if headed else name
        start = section.heading.start + section.heading.of(facts.text).find(name)
        group = Party(Span(start, start + len(name)), name, PartyRole.OWNER, Clarity.CLEAR)
        place = section.heading if headed else None
        values = Values(units=(group,), persons=tuple(_head(facts, reader, section, place))).at(Source.HEADING)
        whole = Span(section.heading.start, facts.document.blocks[section.blocks[-1]].span.end)
        yield Statement(section.heading, whole, Source.HEADING, values)


def _head(facts: "Analysis", reader: Reader, section: Section, heading: Span | None) -> Iterator[Party]:
    """Yield the person that the heading or the line 组长：…… names, with his post where it stands there."""
    lines = [heading] if heading else [facts.document.blocks[block].span for block in section.blocks[:_FIRST]]
    for line in lines:
        found = re.search(_WHO, line.of(facts.folded)) if heading else re.match(_HEAD, line.of(facts.folded))
        if found is None:
            continue
        place = Span(line.start + found.start("who"), line.start + found.end("who"))
        known = [m for m in reader.mentions(line) if m.sort is Sort.PERSON and place.contains(m.span) and m.clarity is not Clarity.VAGUE]
        people = labelled_people(facts.folded, facts.text, place.start, place.end, known)
        if people:
            span = Span(people[0].span.start, people[-1].span.end)
            yield Party(span, span.of(facts.text), PartyRole.OWNER, Clarity.CLEAR)
        return
