"""A lexicon: one TSV of lexicons/ loaded once, and the search for all its terms in a text."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wenfeng_check.model.errors import ResourceError
from wenfeng_check.model.span import Span
from wenfeng_check.resources import lexicon_path

_FOLD = str.maketrans(
    ",;:!?()[]［］【】〔〕﹝﹞｛｝０１２３４５６７８９．％　" + "“”‘’\"'" + "—–－~～",
    "，；：！？（）（）（）（）（）（）（）0123456789.% " + "＂＂＂＂＂＂" + "-----",
)


def fold(text: str) -> str:
    """Return ``text`` with punctuation and digits in one width, code point for code point, so offsets stay valid.

    All brackets become ``（）``, all quotation marks ``＂``, all dashes and tildes ``-``, digits half-width, commas,
    colons and semicolons full-width. The ASCII full stop stays (``1.``, ``3.5``). Markdown's marks of bold are blanks.
    """
    return text.translate(_FOLD).replace("**", "  ")


class Entry(NamedTuple):
    """One line of a lexicon."""

    term: str
    category: str
    note: str
    source: str


class Match(NamedTuple):
    """An entry found in a text."""

    span: Span
    entry: Entry


class Lexicon:
    """The entries of a TSV, searchable by a table on the first two characters (folded, see ``fold``)."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_head: dict[str, list[tuple[str, Entry]]] = {}
        for entry in self.entries:
            term = fold(entry.term)
            self._by_head.setdefault(term[:2], []).append((term, entry))
        for bucket in self._by_head.values():
            bucket.sort(key=lambda pair: -len(pair[0]))
        self._firsts = frozenset(head[:1] for head in self._by_head)

    def only(self, *categories: str) -> "Lexicon":
        """Return a lexicon of the entries of ``categories``."""
        return Lexicon(entry for entry in self.entries if entry.category in categories)

    def without(self, *categories: str) -> "Lexicon":
        """Return a lexicon without the entries of ``categories``."""
        return Lexicon(entry for entry in self.entries if entry.category not in categories)

    @property
    def terms(self) -> frozenset[str]:
        """All terms, as written in the file."""
        return frozenset(entry.term for entry in self.entries)

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        """Yield the longest match at each place of ``folded`` (a text after ``fold``), left to right, none overlapping."""
        stop = len(folded) if end is None else min(end, len(folded))
        firsts, free = self._firsts, start
        for at in [at for at in range(start, stop) if folded[at] in firsts]:
            match = self._at(folded, at, stop) if at >= free else None
            if match is not None:
                yield match
                free = match.span.end

    def _at(self, folded: str, at: int, stop: int) -> Match | None:
        for head in (folded[at : at + 2], folded[at]):
            for term, entry in self._by_head.get(head, ()):
                if folded.startswith(term, at) and at + len(term) <= stop:
                    return Match(Span(at, at + len(term)), entry)
        return None


def _rows(path: Path) -> Iterator[list[str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"词表 {path.name} 读不出来({error})。请重新安装 wenfeng-check。") from error
    for line in lines[1:]:
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@cache
def load(name: str) -> Lexicon:
    """Load ``lexicons/<name>.tsv`` (term, category, note, source; a header row; lines with # are comments)."""
    rows = _rows(lexicon_path(name))
    return Lexicon(Entry(*[*row, "", "", ""][:4]) for row in rows)


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Load a TSV with columns of its own as rows of text, header row left out."""
    return tuple(tuple(row) for row in _rows(lexicon_path(name)))


def load_many(*names: str, keep: Callable[[Entry], bool] = lambda entry: True) -> Lexicon:
    """Join several lexicons into one, entries for which ``keep`` is false left out."""
    return Lexicon(entry for name in names for entry in load(name).entries if keep(entry))
