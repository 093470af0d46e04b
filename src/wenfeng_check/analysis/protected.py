"""Protected formulations: fixed wording that no rule on style may cut, alter or count."""

from functools import cache, lru_cache

from wenfeng_check.analysis.nearby import lines
from wenfeng_check.lexicon import Entry, Lexicon, fold, load_many
from wenfeng_check.model.span import Span, merge
from wenfeng_check.remembered import forgettable, remembered

#: Copies of documents lose quotation marks and swap these separators; matching ignores them.
_IGNORED = frozenset("＂、，《》 ")


def _bare(folded: str) -> str:
    return "".join(char for char in folded if char not in _IGNORED)


@cache
def _lexicon() -> Lexicon:
    """All formulations without separators; a line with several quoted names gives each of them."""
    entries = load_many("protected_formulations", "protected_phrases").entries
    names = ((name, entry) for entry in entries for name in entry.term.replace("”“", "”\0“").split("\0"))
    return Lexicon(Entry(_bare(fold(name)), entry.category, entry.note, entry.source) for name, entry in names)


@forgettable
@lru_cache(maxsize=4)
def protected_spans(folded: str) -> tuple[Span, ...]:
    """Return the protected stretches of a text after ``fold``, the longest formulation first, touching ones joined."""
    return tuple(span.shift(start) for start, line in lines(folded) for span in protected_within(line))


@remembered(8192)
def protected_within(words: str) -> tuple[Span, ...]:
    """Return the protected stretches of a line or a part of one; no formulation reaches over the end of a line."""
    offsets = [at for at, char in enumerate(words) if char not in _IGNORED]
    bare = "".join(words[at] for at in offsets)
    found = (match.span for match in _lexicon().find(bare))
    return tuple(merge(Span(offsets[span.start], offsets[span.end - 1] + 1) for span in found))
