"""What a user's own checkpoints say of the sentences of a document, and how they are pooled with what ours say."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.encoder_shares import encoder_lines
from wenfeng_check.analysis.shares import Pool, Shares
from wenfeng_check.inference.checkpoint import LABELS, Checkpoint, Head
from wenfeng_check.inference.own_model import Told, marked, sentence_shares
from wenfeng_check.model.span import Span

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis


class Voice(NamedTuple):
    """What one checkpoint says: a row of probabilities a sentence, in the order of the labels of ``head``."""

    head: Head
    weight: float
    rows: tuple[tuple[float, ...], ...]


class OwnMark(NamedTuple):
    """A place where a token model sees a time, a unit or a person, and how sure it is."""

    slot: str
    span: Span
    share: float


class Own(NamedTuple):
    """What all checkpoints of the user say of one document."""

    voices: tuple[Voice, ...] = ()
    marks: tuple[OwnMark, ...] = ()


def own_says(facts: "Analysis", checkpoints: Sequence[Checkpoint]) -> Own:
    """Ask the checkpoints. Raises ResourceError where one cannot be loaded: who names a model wants its answer."""
    if not checkpoints:
        return Own()
    told = told_of(facts)
    sentence_models = [each for each in checkpoints if each.head is not Head.ELEMENTS]
    return Own(
        tuple(Voice(each.head, each.weight, sentence_shares(each, told)) for each in sentence_models),
        tuple(mark for each in checkpoints if each.head is Head.ELEMENTS for mark in _marks(facts, each)),
    )


def told_of(facts: "Analysis") -> tuple[Told, ...]:
    """Return what an own model is told of each sentence, in training as in use."""
    return tuple(Told(line.text, line.above) for line in encoder_lines(facts))


def _marks(facts: "Analysis", checkpoint: Checkpoint) -> Iterable[OwnMark]:
    """Yield the marks inside the draft's own text; generated numbering in front of a sentence is none of it."""
    lines = encoder_lines(facts)
    for line, sentence, found in zip(
        lines, facts.sentences, marked(checkpoint, [line.text for line in lines]), strict=True
    ):
        start = sentence.span.start - line.lead
        for element in found:
            if element.start >= line.lead:
                yield OwnMark(element.slot, Span(start + element.start, start + element.end), element.share)


def with_own(shares: Sequence[Shares], voices: Sequence[Voice]) -> tuple[Shares, ...]:
    """Pool our shares with the voices, head by head: a weighted geometric mean, since nothing is fitted for them."""
    pooled = tuple(shares)
    for voice in voices:
        pool = Pool(1 - voice.weight, voice.weight, (0.0,) * len(LABELS[voice.head]))
        pooled = tuple(_pooled(share, voice.head, row, pool) for share, row in zip(pooled, voice.rows, strict=True))
    return pooled


def _pooled(share: Shares, head: Head, row: Sequence[float], pool: Pool) -> Shares:
    if head is Head.TASK:
        return share._replace(task=pool((share.task, 1 - share.task), row)[0])
    if head is Head.PADDING:
        return share._replace(pads=pool(share.pads, row))
    return share._replace(roles=pool(share.roles, row))
