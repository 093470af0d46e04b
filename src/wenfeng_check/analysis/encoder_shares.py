"""What the encoder says of the sentences of a document: the lines that it is told, and its answers as shares."""

from typing import TYPE_CHECKING

from wenfeng_check.analysis.shares import Shares
from wenfeng_check.analysis.structure import Function
from wenfeng_check.inference.encoder import read_lines
from wenfeng_check.inference.windows import Line, Mark
from wenfeng_check.lexicon import fold

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Shorter documents are judged by the chains alone, which have learnt excerpts too: the encoder has read whole documents
#: only (the shortest had 16 sentences), and was unsure of two thirds of the tasks in the rules' examples of a few lines.
FEWEST = 15
_ABOVE = 40  # characters of the title and of each heading
_PADDING, _SUBSTANCE, _FRAME = slice(0, 3), 3, 4  # of H, B, E, S, O


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


def encoder_shares(facts: "Analysis") -> tuple[Shares, ...]:
    """Return the shares of the sentences of one document, in order."""
    return tuple(
        Shares(answer.task, (sum(answer.pads[_PADDING]), answer.pads[_FRAME], answer.pads[_SUBSTANCE]), answer.roles)
        for answer in read_lines(encoder_lines(facts))
    )
