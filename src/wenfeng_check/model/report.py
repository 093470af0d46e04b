"""Report: what a run found, what it could not do, and the exit status that follows."""

from dataclasses import dataclass, field

from wenfeng_check.model.document import Document, SecrecyMark
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.model.finding import Clause, Diagnostic, Severity
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Task


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be done: a file not read, a rule that crashed."""

    path: str
    stage: str
    summary: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that did not run, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding allowed for a reason: 原则上 leaves room for exceptions, but each has to be given.

    ``rule`` is a code, a name or a group. ``text`` is a fragment of the sentence meant, ``file`` a pattern of the file's
    path, both empty for all; ``span`` is the place of the remark or comment that it comes from, ``origin`` says where it
    stands and ``words`` is how it is written there.
    """

    rule: str
    reason: str
    text: str = ""
    file: str = ""
    span: Span | None = None
    origin: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Waived:
    """A diagnostic that a waiver took out of the findings."""

    diagnostic: Diagnostic
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class StaleWaiver:
    """A waiver that takes nothing out, and why.

    ``void``: it could not, whatever the text. ``judged`` is False where this run cannot tell (its rule did not run).
    """

    waiver: Waiver
    why: str
    void: bool = False
    judged: bool = True


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block as reported, with its role and its place in words."""

    span: Span
    kind: str
    level: int
    label: str
    origin: str
    role: str


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence as reported, with its role."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class Score:
    """One of 短, 实, 新 as 0..100, with the line that explains it."""

    name: str
    value: int
    explanation: str


@dataclass(frozen=True, slots=True)
class KindFact:
    """The kind of document, the level of its issuer, and why we think so."""

    kind: str
    level: str
    reason: str


@dataclass(frozen=True, slots=True)
class LengthLimit:
    """The limit of length that holds for a document: characters, the class of document meant, and the clause."""

    characters: int
    kind: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class FileReport:
    """All that is known of one file after the check.

    Left out of ``diagnostics`` and counted: ``known`` to the baseline, ``older`` than the revision compared with.
    ``models`` are the names of the models that judged; ``no_model`` says why the sentence model took no part, if so.
    """

    path: str
    document: Document | None = None
    kind: KindFact = KindFact("", "", "")
    counts: dict[str, float] = field(default_factory=dict)
    limit: LengthLimit | None = None
    scores: tuple[Score, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    tasks: tuple[Task, ...] = ()
    blocks: tuple[BlockRow, ...] = ()
    sentences: tuple[SentenceRow, ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    waived: tuple[Waived, ...] = ()
    stale_waivers: tuple[StaleWaiver, ...] = ()
    secrecy: SecrecyMark | None = None
    known: int = 0
    older: int = 0
    no_model: str = ""
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All files of a run; ``failures`` belong to no file, ``exit_zero`` turns status 1 into 0, never 2.

    ``notes`` tell what lay in the folders but was not checked, and what is not listed; ``unchanged`` counts the files
    that were left out because they are as in the revision compared with.
    """

    files: tuple[FileReport, ...]
    fail_on: Severity = Severity.WARNING
    exit_zero: bool = False
    stale_waivers: tuple[StaleWaiver, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    unchanged: int = 0

    @property
    def status(self) -> ExitStatus:
        """2 where anything failed, 1 where a finding reaches the threshold, else 0."""
        if not (self.files or self.unchanged) or self.failures or any(file.failures for file in self.files):
            return ExitStatus.FAILED
        if self.exit_zero:
            return ExitStatus.CLEAN
        reached = any(d.severity >= self.fail_on for file in self.files for d in file.diagnostics)
        return ExitStatus.FINDINGS if reached else ExitStatus.CLEAN
