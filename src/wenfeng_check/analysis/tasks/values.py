"""The values of a task's slots, collected from one place and joined from several."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from wenfeng_check.analysis.dates import DateContext, find_deadlines
from wenfeng_check.analysis.nearby import nearby
from wenfeng_check.analysis.parties import (
    PartyMention,
    Responsibility,
    Roster,
    Sort,
    find_parties,
    find_pivots,
    find_subject,
    told_persons,
)
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Deadline, DeadlineKind, Party, PartyRole, Slot, Source, Standard
from wenfeng_check.remembered import remembered


@dataclass(frozen=True, slots=True)
class Values:
    """What one place gives for the slots of a task.

    ``passing`` says that the units hold for their own sentence only: they are objects of a verb that helps them to act
    (支持清河县创建…), and what follows is not theirs.
    """

    deadlines: tuple[Deadline, ...] = ()
    units: tuple[Party, ...] = ()
    persons: tuple[Party, ...] = ()
    standards: tuple[Standard, ...] = ()
    passing: bool = False

    def at(self, source: Source) -> "Values":
        """Return the same values, said to come from ``source``."""
        return Values(
            tuple(replace(value, source=source) for value in self.deadlines),
            tuple(replace(value, source=source) for value in self.units),
            tuple(replace(value, source=source) for value in self.persons),
            tuple(replace(value, source=source) for value in self.standards),
            self.passing,
        )

    def shift(self, by: int) -> "Values":
        """Return the same values, moved by ``by`` characters."""
        return Values(
            tuple(replace(value, span=value.span.shift(by)) for value in self.deadlines),
            tuple(replace(value, span=value.span.shift(by)) for value in self.units),
            tuple(replace(value, span=value.span.shift(by)) for value in self.persons),
            tuple(replace(value, span=value.span.shift(by)) for value in self.standards),
            self.passing,
        )

    @property
    def subjects(self) -> tuple[Party, ...]:
        """The units that what follows is told to as well."""
        return () if self.passing else self.units

    def __bool__(self) -> bool:
        return bool(self.deadlines or self.units or self.persons or self.standards)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads values from places of one text; ``years`` are those of parts that speak of another year than the whole."""

    folded: str
    text: str
    when: DateContext
    roster: Roster
    years: tuple[tuple[Span, int], ...] = ()
    _read: dict[Span, "Values"] = field(default_factory=dict, compare=False, repr=False)
    _mentioned: dict[Span, tuple[PartyMention, ...]] = field(default_factory=dict, compare=False, repr=False)

    def deadlines(self, span: Span, *, slot: bool = False) -> tuple[Deadline, ...]:
        """Return the time nodes of ``span``; ``slot`` says that it is the value of a time label. A condition is none."""
        when = self._when(span)
        found = find_deadlines(self.folded, self.text, start=span.start, end=span.end, when=when, slot=slot)
        return tuple(value for value in found if value.kind is not DeadlineKind.CONDITIONAL)

    def _when(self, span: Span) -> DateContext:
        """What days without a year count from at ``span``: the innermost of ``years`` that holds it goes before the document's."""
        inside = [(part.length, year) for part, year in self.years if part.contains(span)]
        return replace(self.when, year=min(inside)[1]) if inside else self.when

    def mentions(self, span: Span) -> tuple[PartyMention, ...]:
        """Return the units and persons mentioned in ``span``; each span is read once."""
        if span not in self._mentioned:
            self._mentioned[span] = self._find(span)
        return self._mentioned[span]

    def _find(self, span: Span) -> tuple[PartyMention, ...]:
        return find_parties(self.folded, self.text, start=span.start, end=span.end, roster=self.roster)

    def own(self, span: Span) -> Values:
        """Return what a running sentence says itself; each span is read once."""
        if span not in self._read:
            near = nearby(self.folded, self.text, *span)
            own = _own(near.folded, near.text, near.span, self._when(span), self.roster)
            self._read[span] = own.shift(near.offset)
        return self._read[span]

    def said(self, span: Span) -> Values:
        """Read what a running sentence says itself."""
        subjects = find_subject(self.folded, self.text, start=span.start, end=span.end, mentions=self.mentions(span))
        people = [mention for mention in self.mentions(span) if mention.sort is Sort.PERSON]
        places = {mention.span for mention in people}
        units = tuple(party for party in subjects if not _is_person(party, places))
        persons = tuple(party for party in subjects if _is_person(party, places))
        persons += told_persons(self.folded, self.text, span, mentions=self.mentions(span), known=[p.span for p in persons])
        filler = tuple(
            Party(mention.span, mention.text, PartyRole.OWNER, Clarity.VAGUE)
            for mention in people
            if mention.clarity is Clarity.VAGUE
            and self._is_doer(mention.span)
            and not any(mention.span.overlaps(p.span) for p in persons)
        )
        deadlines = self.deadlines(span)
        told = units or self._before_date(span, deadlines)
        if any(party.role is not PartyRole.SUPPORT for party in told):
            return Values(deadlines, told, persons + filler)
        helped = find_pivots(self.folded, start=span.start, end=span.end, mentions=self.mentions(span))
        return Values(deadlines, helped + told, persons + filler, passing=bool(helped))

    def _is_doer(self, span: Span) -> bool:
        """Filler for a person counts where somebody is told off to act, not where people are objects or a rule's words."""
        before, said = self.folded[max(0, span.start - 2) : span.start], span.of(self.folded)
        told = r"由|安排|指定|确定|落实|配备|抽调|明确"
        return bool(re.search(rf"(?:{told})$", before) or re.search(rf"专人|责任到人|^(?:{told})", said))

    def _before_date(self, span: Span, deadlines: tuple[Deadline, ...]) -> tuple[Party, ...]:
        """Units that open a clause and are followed by a date (县财政局、县审计局6月底前…) are told to act."""
        dates = {deadline.span.start for deadline in deadlines}
        found: list[Party] = []
        listed: list[Party] = []
        for mention in self.mentions(span):
            if mention.sort is not Sort.UNIT:
                continue
            before = self.folded[mention.span.start - 1 : mention.span.start] if mention.span.start > span.start else ""
            goes_on = bool(listed) and before in "、和" and listed[-1].span.end == mention.span.start - 1
            if not goes_on and before not in ("", *"，；。：由请"):
                listed = []
                continue
            listed = [*(listed if goes_on else ()), Party(mention.span, mention.text, PartyRole.OWNER, mention.clarity)]
            if mention.span.end + (self.folded[mention.span.end : mention.span.end + 1] in ("于", "在", "要", " ")) in dates:
                found += listed
        return tuple(found)

    def stated(self, found: Responsibility) -> Values:
        """Return what a responsibility bracket or label line says."""
        deadlines = tuple(value for span in found.time_spans for value in self.slot_deadlines(span))
        standards = tuple(Standard(span, span.of(self.text)) for span in found.standard_spans)
        return Values(deadlines, found.units, found.persons, standards)

    def slot_deadlines(self, span: Span) -> tuple[Deadline, ...]:
        """Return the deadlines of a time slot; words that are no time expression make one vague value."""
        found = self.deadlines(span, slot=True)
        if found or not span.of(self.text).strip(" 、，,。/—-"):
            return found
        return (Deadline(span, span.of(self.text), DeadlineKind.VAGUE, Clarity.VAGUE),)


@remembered(8192)
def _own(folded: str, text: str, span: Span, when: DateContext, roster: Roster) -> Values:
    return Reader(folded, text, when, roster).said(span)


def _is_person(party: Party, people: set[Span]) -> bool:
    return party.role in (PartyRole.SUPERVISOR, PartyRole.CONTACT) or party.span in people


def _best(groups: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return the first group with a value that is not vague, else the first with any."""
    vague: tuple[Party, ...] = ()
    for group in groups:
        if any(value.clarity is not Clarity.VAGUE for value in group):
            return group
        vague = vague or group
    return vague


def _for_all(persons: Iterable[Party]) -> bool:
    return any(person.source is Source.DOCUMENT for person in persons)


def resolve(places: Iterable[Values]) -> Values:
    """Join values from the nearest place to the farthest: for each slot, the first place with a clear value wins."""
    near = [place for place in places if place]
    deadlines: tuple[Deadline, ...] = ()
    for place in near:
        if any(value.clarity is not Clarity.VAGUE for value in place.deadlines):
            deadlines = place.deadlines
            break
        deadlines = deadlines or place.deadlines
    standards = next((place.standards for place in near if place.standards), ())
    named = [tuple(p for p in place.persons if p.role is not PartyRole.CONTACT) for place in near]
    # One sentence for all tasks fills what nothing nearer says; 专人 beside the task stays as vague as it is.
    persons = _best(group for group in named if not _for_all(group)) or _best(named)
    contacts = tuple(p for place in near for p in place.persons if p.role is PartyRole.CONTACT)
    return Values(deadlines, _owners(near), persons or contacts, standards)


def _owners(near: Sequence[Values]) -> tuple[Party, ...]:
    """The units of the nearest place that names clear ones; helpers alone (会同县公安局开展……) join the owners from further out."""
    helpers: list[Party] = []
    for place in near:
        clear = [unit for unit in place.units if unit.clarity is not Clarity.VAGUE]
        if any(unit.role is not PartyRole.SUPPORT for unit in clear):
            return (*helpers, *place.units)
        helpers += clear
    return tuple(helpers) if helpers else _best(place.units for place in near)


def distinct(groups: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return the parties of all groups, each once, in order."""
    return tuple(dict.fromkeys(party for group in groups for party in group))


def missing(values: Values) -> tuple[Slot, ...]:
    """Return the slots without a clear value."""
    lacks = []
    if not any(value.clarity is not Clarity.VAGUE for value in values.deadlines):
        lacks.append(Slot.TIME)
    if not any(value.clarity is not Clarity.VAGUE for value in values.units):
        lacks.append(Slot.UNIT)
    if not any(p.clarity is not Clarity.VAGUE and p.role is not PartyRole.CONTACT for p in values.persons):
        lacks.append(Slot.PERSON)
    return tuple(lacks)
