"""Structure: what the blocks of a 公文 do, its sections, its kind."""

from wenfeng_check.analysis.structure.layout import Function, Line, Zone
from wenfeng_check.analysis.structure.numbers import Number, NumberStyle
from wenfeng_check.analysis.structure.sentences import Sentence, split_at, split_clauses, split_sentences
from wenfeng_check.analysis.structure.structure import Structure, read_structure
from wenfeng_check.analysis.structure.tree import Section

__all__ = [
    "Function", "Line", "Number", "NumberStyle", "Section", "Sentence", "Structure", "Zone",
    "read_structure", "split_at", "split_clauses", "split_sentences",
]
