"""Analysis: all facts about a document, each computed once and only when asked for."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from wenfeng_check.analysis.counts import Counts, count
from wenfeng_check.analysis.dates import DateContext
from wenfeng_check.analysis.encoder_shares import encoder_says
from wenfeng_check.analysis.label_features import SentenceInput
from wenfeng_check.analysis.label_words import MODEL
from wenfeng_check.analysis.labels import Role, SentenceLabel, Thresholds, label_sentences, thresholds
from wenfeng_check.analysis.own_shares import Own, own_says
from wenfeng_check.analysis.parties import EMPTY, Roster
from wenfeng_check.analysis.place import place_words
from wenfeng_check.analysis.shares import Shares
from wenfeng_check.analysis.structure import Function, Sentence, Structure, read_structure, split_sentences
from wenfeng_check.analysis.tables import Table, read_tables
from wenfeng_check.analysis.tasks import find_tasks
from wenfeng_check.analysis.unit_marks import UnitMarks
from wenfeng_check.analysis.words import Word, words
from wenfeng_check.inference.checkpoint import Checkpoint
from wenfeng_check.inference.encoder import ENCODER, absence
from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import BlockKind, Document
from wenfeng_check.model.errors import ResourceError
from wenfeng_check.model.finding import Diagnostic, Location
from wenfeng_check.model.report import BlockRow, KindFact, Score, SentenceRow, StaleWaiver
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Task


@dataclass(frozen=True, slots=True)
class Context:
    """What the user told about the document and the check; ``today`` None means no date is assumed.

    ``limits`` are the user's own limits of length: kind of document and characters. ``model`` False leaves the encoder
    and the user's ``checkpoints`` unasked.
    """

    kind: str = ""
    today: date | None = None
    profile: str = "ningqiang"
    roster: Roster = EMPTY
    limits: tuple[tuple[str, int], ...] = ()
    model: bool = True
    checkpoints: tuple[Checkpoint, ...] = ()


def _words_only(document: Document) -> str:
    """Return the text with blanks in the place of what no block covers (markup, code, remarks); same offsets, same lines."""
    pieces = []
    at = 0
    for block in document.blocks:
        if block.span.start > at:
            pieces.append(re.sub(r"[^\n]", " ", document.text[at : block.span.start]))
        pieces.append(document.text[max(at, block.span.start) : block.span.end])
        at = max(at, block.span.end)
    return "".join((*pieces, re.sub(r"[^\n]", " ", document.text[at:])))


class Encoded(NamedTuple):
    """What the encoder says of the sentences, None where it took no part, and why; where it sees responsible units."""

    shares: tuple[Shares, ...] | None
    why_not: str
    units: UnitMarks = UnitMarks()


class Analysis:
    """The facts of one document."""

    def __init__(self, document: Document, context: Context = Context(), references: tuple[Document, ...] = ()) -> None:
        self.document = document
        self.context = context
        self.references = references
        self.text = _words_only(document)
        #: What the engine found of the waivers, for the rules that run after them.
        self.stale_waivers: tuple[StaleWaiver, ...] = ()

    @cached_property
    def folded(self) -> str:
        """The text in one width (see ``lexicon.fold``); same offsets."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return split_sentences(self.document)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, numbers and marks in order; none reaches over the end of a block."""
        spans = (block.span for block in self.document.blocks)
        return tuple(word for span in spans for word in words(span.of(self.text), span.start))

    @cached_property
    def structure(self) -> Structure:
        """Title, addressee, sections, kind …"""
        return read_structure(self.document, self.sentences, kind=self.context.kind)

    @property
    def kind_fact(self) -> KindFact:
        """The kind of document and why."""
        return self.structure.kind_fact

    @property
    def kind(self) -> str:
        """The kind of document."""
        return self.structure.kind_fact.kind

    def issued_before(self, year: int) -> bool:
        """Say whether the document is older than a rule of ``year``: by its date of issue, else by the year that it names."""
        issued = self.structure.issue_date
        named = issued.year if issued else self.structure.year
        return named is not None and named < year

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables."""
        return read_tables(self.document, self.structure.lines)

    @cached_property
    def labels(self) -> tuple[SentenceLabel, ...]:
        """Role, task and padding probability of each sentence."""
        inputs = [self.sentence_input(sentence) for sentence in self.sentences]
        return label_sentences(inputs, self._encoded.shares, voices=self.own.voices)

    @cached_property
    def _encoded(self) -> "Encoded":
        if not self.context.model:
            return Encoded(None, "按设置没有用")
        try:
            why = absence()
            if why:
                return Encoded(None, why)
            said = encoder_says(self)
            return Encoded(said.shares, "", said.units)
        except ResourceError as error:
            return Encoded(None, str(error))

    @cached_property
    def own(self) -> Own:
        """What the user's own checkpoints say. Raises ResourceError where one cannot be loaded."""
        return own_says(self, self._checkpoints)

    @property
    def _checkpoints(self) -> tuple[Checkpoint, ...]:
        return self.context.checkpoints if self.context.model else ()

    @property
    def models(self) -> tuple[str, ...]:
        """The names of the models that judge: the chains, the encoder where it took part, the user's own."""
        encoder = (ENCODER,) if self.asks_encoder else ()
        return (MODEL, *encoder, *(checkpoint.name for checkpoint in self._checkpoints))

    @property
    def asks_encoder(self) -> bool:
        """Whether the encoder took part: it is wanted, it is there and it works."""
        return self._encoded.shares is not None

    @property
    def unit_marks(self) -> UnitMarks:
        """Where the encoder sees responsible units; nowhere where it took no part."""
        return self._encoded.units

    @property
    def why_no_encoder(self) -> str:
        """Why the encoder took no part, "" where it did."""
        return self._encoded.why_not

    @cached_property
    def thresholds(self) -> Thresholds:
        """From which probabilities the labels of this document count."""
        return thresholds(ENCODER if self.asks_encoder else MODEL)

    def sentence_input(self, sentence: Sentence) -> SentenceInput:
        """What the sentence model is told about ``sentence``."""
        block = self.document.blocks[sentence.block]
        path = tuple(self.structure.heading_text(section) for section in self.structure.path(sentence.block))
        line = self.structure.lines[sentence.block]
        return SentenceInput(
            text=sentence.span.of(self.text),
            block_index=sentence.block,
            first_in_block=sentence.number == 0,
            last_in_block=sentence.span.end >= block.span.end - 1,
            label=block.label,
            kind=self.kind,
            path=path,
            is_heading=line.function in (Function.HEADING, Function.TITLE),
            in_table=line.function is Function.TABLE,
        )

    @cached_property
    def dates(self) -> DateContext:
        """What days without a year are resolved against."""
        issued = self.structure.issue_date
        year = self.structure.title_year if issued else self.structure.year
        return DateContext(issue_date=issued, year=year, today=self.context.today)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """All task assignments with their slots resolved."""
        return find_tasks(self)

    @cached_property
    def counts(self) -> Counts:
        """Lengths in characters, pages, minutes."""
        return count(self)

    @property
    def counts_table(self) -> dict[str, float]:
        """The counts as reported."""
        return self.counts.table()

    def scores(self, diagnostics: Sequence[Diagnostic]) -> tuple[Score, ...]:
        """Return 短, 实, 新 as 0..100."""
        from wenfeng_check.analysis.scores import score

        return score(self, diagnostics)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.document.blocks]

    def block_at(self, offset: int) -> int:
        """Return the index of the block that holds ``offset`` (the one before it, between blocks)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds ``offset``, the one before it between sentences, None before the first."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[at] if at >= 0 else None

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences that share text with ``span``."""
        at = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        found = []
        for sentence in (self.sentences[index] for index in range(at, len(self.sentences))):
            if sentence.span.start >= span.end:
                break
            if sentence.span.overlaps(span):
                found.append(sentence)
        return tuple(found)

    def place(self, span: Span | None) -> Location:
        """Return where ``span`` stands; the whole document for None."""
        if span is None:
            return Location("全文", 1, 1)
        block = self.block_at(span.start)
        line_start = self.text.rfind("\n", 0, span.start) + 1
        line = self.text.count("\n", 0, span.start) + 1
        return Location(place_words(self.document, self.structure, block), line, span.start - line_start + 1)

    @cached_property
    def block_rows(self) -> tuple[BlockRow, ...]:
        """The blocks as reported; a block's role is that of most of its characters."""
        weights: dict[int, dict[Role, int]] = {}
        for sentence, label in zip(self.sentences, self.labels, strict=True):
            tally = weights.setdefault(sentence.block, {})
            tally[label.role] = tally.get(label.role, 0) + sentence.span.length
        rows = []
        for index, block in enumerate(self.document.blocks):
            if block.kind is BlockKind.BLANK:
                continue
            tally = weights.get(index, {})
            role = max(tally, key=lambda key: tally[key]).value if tally else "other"
            where = place_words(self.document, self.structure, index)
            rows.append(BlockRow(block.span, str(block.kind), block.level, block.label, where, role))
        return tuple(rows)

    @cached_property
    def sentence_rows(self) -> tuple[SentenceRow, ...]:
        """The sentences as reported."""
        pairs = zip(self.sentences, self.labels, strict=True)
        return tuple(SentenceRow(sentence.span, label.role.value) for sentence, label in pairs)
