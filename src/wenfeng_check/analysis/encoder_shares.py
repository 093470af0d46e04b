"""What the encoder says of the sentences of a document: the lines that it is told, and its answers as shares."""

from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.shares import Shares
from wenfeng_check.analysis.structure import Function, Sentence
from wenfeng_check.analysis.unit_marks import UnitMarks
from wenfeng_check.inference.elements import PieceShare
from wenfeng_check.inference.encoder import Answer, read_lines
from wenfeng_check.inference.windows import Line, Mark
from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import Part

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_ABOVE = 40  # characters of the title and of each heading
_PADDING, _SUBSTANCE, _FRAME = slice(0, 3), 3, 4  # of H, B, E, S, O
_NOTHING = Shares(0.0, (0.0, 1.0, 0.0), (0.0, 0.0, 0.0, 0.0, 1.0))  # a page number, a running title


def encoder_lines(facts: "Analysis") -> tuple[Line, ...]:
    """Return a line a sentence, generated numbering in front."""
    structure = facts.structure
    title = fold(structure.main_title)[-_ABOVE:]
    found = []
    for sentence in facts.sentences:
        line = structure.lines[sentence.block]
        headings = [structure.heading_text(section)[:_ABOVE] for section in structure.path(sentence.block)]
        above = "|".join((facts.kind, title, *(fold(heading) for heading in headings if heading)))
        if line.function is Function.TABLE:
            mark = Mark.TABLE
        elif line.function in (Function.HEADING, Function.TITLE):
            mark = Mark.HEADING
        else:
            mark = Mark.FOLLOWING if sentence.number else Mark.PARAGRAPH
        label = "" if sentence.number else facts.document.blocks[sentence.block].label
        found.append(Line(fold(label + sentence.span.of(facts.text)), mark, above, len(label)))
    return tuple(found)


class Said(NamedTuple):
    """The shares of every sentence, and where responsible units are seen."""

    shares: tuple[Shares, ...]
    units: UnitMarks


def encoder_says(facts: "Analysis") -> Said:
    """Return what the encoder says of one document. Headers and footers are not part of its reading."""
    lines, marginal = encoder_lines(facts), [_is_marginal(facts, sentence) for sentence in facts.sentences]
    answers = iter(read_lines([line for line, aside in zip(lines, marginal, strict=True) if not aside]))
    shares, pieces = [], []
    for line, sentence, aside in zip(lines, facts.sentences, marginal, strict=True):
        if aside:
            shares.append(_NOTHING)
            continue
        answer, start = next(answers), sentence.span.start - line.lead
        shares.append(_shares(answer))
        pieces += [PieceShare(start + p.start, start + p.end, p.share) for p in answer.units if p.start >= line.lead]
    return Said(tuple(shares), UnitMarks(pieces))


def _is_marginal(facts: "Analysis", sentence: Sentence) -> bool:
    return facts.document.blocks[sentence.block].origin.part in (Part.HEADER, Part.FOOTER)


def _shares(answer: Answer) -> Shares:
    pads = (sum(answer.pads[_PADDING]), answer.pads[_FRAME], answer.pads[_SUBSTANCE])
    return Shares(answer.task, pads, answer.roles)
