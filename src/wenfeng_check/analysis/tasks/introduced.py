"""How far a lead-in reaches: 县财政局要在6月底前做好以下工作： holds for what it introduces."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure import Function, Line, Section, Sentence

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis


def introduced_end(facts: "Analysis", sentence: Sentence) -> int:
    """Return where that ends which the lead-in ``sentence`` introduces: with its section, or before the next lead-in of its list."""
    structure, blocks = facts.structure, facts.document.blocks
    section = structure.section_of(sentence.block)
    rest = structure.lines[sentence.block + 1 :]
    inside = section is not None and (section.children or section.head != sentence.block)
    if section is not None and inside and not _among_items(structure.lines[sentence.block], section, rest):
        return blocks[section.blocks[-1]].span.end
    end = blocks[sentence.block].span.end
    first = next((line.number.style for line in rest if line.number), None)
    for line in rest:
        if line.function not in (Function.BODY, Function.HEADING, Function.BLANK):
            break
        if _introduces(line):
            break
        if line.function is not Function.BLANK and (line.number is None or line.number.style is not first):
            here = structure.section_of(line.block)
            if here is None or here.number is None or (first is not None and here.number.style < first):
                break
        end = blocks[line.block].span.end
    return end


def _introduces(line: Line) -> bool:
    return line.number is None and line.folded.rstrip().endswith("：")


def _among_items(line: Line, section: Section, rest: Sequence[Line]) -> bool:
    """Whether the lead-in stands between the items of one list (…2.…。 县交通局负责以下工作： 3.…)."""
    below = next((other for other in rest if other.folded.strip()), None)
    if not _introduces(line) or section.number is None or below is None or below.number is None:
        return False
    return below.number.style is section.number.style
