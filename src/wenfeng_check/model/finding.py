"""Finding and Diagnostic: what a rule yields and what the engine makes of it."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from wenfeng_check.model.span import Span


class Severity(IntEnum):
    """How grave a diagnostic is; comparable."""

    HINT = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name in settings and JSON."""
        return self.name.lower()


class Authority(StrEnum):
    """How much weight the clause behind a rule has; a practice never poses as a rule."""

    REGULATION = "regulation"
    STANDARD = "standard"
    BURDEN_RULE = "burden_rule"
    COUNTY_MEASURE = "county_measure"
    PRACTICE = "practice"

    @property
    def words(self) -> str:
        """The Chinese name shown to users."""
        return _AUTHORITY_WORDS[self]


_AUTHORITY_WORDS = {
    Authority.REGULATION: "党政机关公文法规",
    Authority.STANDARD: "国家标准",
    Authority.BURDEN_RULE: "减负规定",
    Authority.COUNTY_MEASURE: "本县措施",
    Authority.PRACTICE: "写作惯例",
}


class Safety(StrEnum):
    """Whether a fix may be applied without reading it."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that a finding points to."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of ``span`` by ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that would remove the finding."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SHOW


@dataclass(frozen=True, slots=True)
class Clause:
    """The authority of a rule: its weight and where it is written, with the wording that applies."""

    authority: Authority
    source: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields; it knows no code, severity or file.

    ``span`` is None for a finding about the whole document. ``clause`` and ``severity`` override the rule's own where
    a threshold has another source. ``confidence`` lies in 0..1; ``by_model`` says that it is a model's: one took part in
    judging the sentence.
    """

    span: Span | None
    message: str
    advice: str = ""
    labels: tuple[Label, ...] = ()
    fix: Fix | None = None
    confidence: float = 1.0
    by_model: bool = False
    clause: Clause | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands, in the writer's own terms and as line and column (both counted from 1)."""

    words: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its rule, severity, place and fingerprint; made by the engine only."""

    code: str
    name: str
    group: str
    severity: Severity
    finding: Finding
    clause: Clause
    location: Location
    fingerprint: str
