"""The sentences of a document as the encoder is told of them."""

from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Function
from wenfeng_check.inference.windows import Line, Mark
from wenfeng_check.lexicon import fold

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_ABOVE = 40  # characters of the title and of each heading


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
