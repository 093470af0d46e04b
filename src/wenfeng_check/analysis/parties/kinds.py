"""What a mention of a unit or a person is, and what a responsibility expression gives."""

from dataclasses import dataclass
from enum import StrEnum

from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity, Party


class Sort(StrEnum):
    """Unit or person."""

    UNIT = "unit"
    PERSON = "person"


class Entity(StrEnum):
    """How a party is referred to."""

    NAMED = "named"
    SHORT = "short"
    SECTOR = "sector"
    PLACE = "place"
    COLLECTIVE = "collective"
    GENERIC = "generic"
    SELF = "self"
    ANAPHORA = "anaphora"
    VAGUE = "vague"
    POST = "post"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class PartyMention:
    """One mention. ``entity`` SHORT is a name without its full suffix, SECTOR a trade (财政部门 or 财政 in a list)."""

    span: Span
    text: str
    sort: Sort
    clarity: Clarity
    entity: Entity


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What a responsibility bracket or label line says; ``span`` is the whole expression.

    ``time_spans`` and ``standard_spans`` hold the values only, labels left out. ``nothing`` is true where the labels
    are there and no value is.
    """

    span: Span
    units: tuple[Party, ...] = ()
    persons: tuple[Party, ...] = ()
    time_spans: tuple[Span, ...] = ()
    standard_spans: tuple[Span, ...] = ()

    @property
    def nothing(self) -> bool:
        """Say whether the expression gives no value at all."""
        return not (self.units or self.persons or self.time_spans or self.standard_spans)
