"""Task: one line of a supervision office's ledger, and its slots."""

from dataclasses import dataclass
from datetime import date as Day  # the field `date` would hide the type
from enum import StrEnum

from wenfeng_check.model.span import Span


class Clarity(StrEnum):
    """Whether a slot's value would let a supervision office ask somebody on some day."""

    CLEAR = "clear"
    COLLECTIVE = "collective"
    VAGUE = "vague"


class Source(StrEnum):
    """Where a slot's value stands in relation to its task."""

    OWN = "own"
    TAIL = "tail"
    ITEM = "item"
    LABEL = "label"
    HEADING = "heading"
    SECTION = "section"
    TABLE = "table"
    DOCUMENT = "document"
    ANNEX = "annex"


class DeadlineKind(StrEnum):
    """The classes of time nodes."""

    ABSOLUTE = "absolute"
    NO_YEAR = "no_year"
    PERIOD = "period"
    RELATIVE = "relative"
    PERIODIC = "periodic"
    FREQUENCY = "frequency"
    BOUNDED = "bounded"
    STANDING = "standing"
    IMMEDIATE = "immediate"
    DEFERRED = "deferred"
    ANAPHORIC = "anaphoric"
    VAGUE = "vague"
    CONDITIONAL = "conditional"


class PartyRole(StrEnum):
    """What a unit or a person does in a task."""

    LEAD = "lead"
    SUPPORT = "support"
    OWNER = "owner"
    SUPERVISOR = "supervisor"
    CONTACT = "contact"


class Slot(StrEnum):
    """The elements that a task must have."""

    TIME = "time"
    UNIT = "unit"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time expression. ``date`` is the last day that still keeps it, None where it has no day."""

    span: Span
    text: str
    kind: DeadlineKind
    clarity: Clarity
    date: Day | None = None
    start: Day | None = None
    source: Source = Source.OWN
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A unit or a person named as responsible."""

    span: Span
    text: str
    role: PartyRole
    clarity: Clarity
    source: Source = Source.OWN


@dataclass(frozen=True, slots=True)
class Standard:
    """A work standard (工作标准) stated for a task."""

    span: Span
    text: str
    source: Source = Source.OWN


@dataclass(frozen=True, slots=True)
class Task:
    """A task assignment.

    ``parts`` are the sentences that make it, its heading and its closing bracket included; ``span`` runs from the first
    to the last. ``body`` are those that say what is to be done, ``text`` is their text. ``confidence`` is how likely the
    models and the signs around find it to be a task, 0..1; a table row of a task list is certain.
    """

    span: Span
    parts: tuple[Span, ...]
    text: str
    deadline: tuple[Deadline, ...] = ()
    units: tuple[Party, ...] = ()
    persons: tuple[Party, ...] = ()
    standard: tuple[Standard, ...] = ()
    missing: tuple[Slot, ...] = ()
    project: str = ""
    body: tuple[Span, ...] = ()
    confidence: float = 1.0
