"""Words of a Chinese text: the one place that uses jieba, by way of rjieba where that is installed."""

import re
import warnings
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from wenfeng_check.lexicon import load
from wenfeng_check.model.span import Span

_PIECE = r"[A-Za-z]+(?:[-'.][A-Za-z]+)*|\d+(?:[.,]\d+)*%?|(?P<han>[㐀-䶿一-鿿豈-﫿]+)|[^\s\w]|[^\W_]"
#: The weight of a unit's name among jieba's 60 million: enough to hold 住建局 together, too little to tear 部门 apart.
_UNIT_FREQUENCY = 1000
_UNIT_HEADS = ("局", "委", "办")
_LEVELS = ("", "省", "市", "县", "区")
_SHORTEST_STEM = 2


class Word(NamedTuple):
    """A word, a number or a punctuation mark, and its place."""

    text: str
    span: Span


class Segmenter(Protocol):
    """What cuts a run of Chinese characters into words."""

    def cut(self, text: str) -> Iterable[str]:
        """Return the words of ``text``; joined they are the text."""
        ...


def words(text: str, start: int = 0) -> tuple[Word, ...]:
    """Return the words of ``text``, blanks left out; ``start`` is added to the places.

    Numbers and Latin words are found by pattern (the two segmenters differ there), Chinese ones by ``segmenter``.
    """
    return tuple(Word(part, Span(at, at + len(part)).shift(start)) for at, part in _parts(text, segmenter()))


def words_in(found: Sequence[Word], span: Span) -> Sequence[Word]:
    """Return those of ``found`` (in order) that lie inside ``span``."""
    first = bisect_left(found, span.start, key=lambda word: word.span.start)
    return found[first : bisect_left(found, span.end + 1, key=lambda word: word.span.end)]


def _parts(text: str, cutter: Segmenter) -> Iterator[tuple[int, str]]:
    for hit in re.finditer(_PIECE, text):
        if hit["han"] is None:
            yield hit.start(), hit[0]
            continue
        at = hit.start()
        for part in cutter.cut(hit[0]):
            yield at, part
            at += len(part)


@cache
def segmenter() -> Segmenter:
    """Return the segmenter of this process: rjieba, or jieba (same dictionary, 25 times slower) where it is missing."""
    try:
        return rust_segmenter()
    except ImportError:
        return python_segmenter()


def rust_segmenter() -> Segmenter:
    """Return rjieba with the names of units. Raises ImportError where there is no build for this machine."""
    import rjieba

    cutter = rjieba.Jieba()
    for name in unit_words():
        cutter.add_word(name, _UNIT_FREQUENCY, "nt")
    found: Segmenter = cutter
    return found


def python_segmenter() -> Segmenter:
    """Return jieba with the names of units, its dictionary from the folder of ``use_cache``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # old syntax and pkg_resources inside jieba are no matter of the user
        import jieba

    cutter = jieba.Tokenizer()
    folder = _cache_folder()
    if folder is None:
        cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
        cutter.initialized = True
    else:
        cutter.tmp_dir = str(folder)
    jieba.setLogLevel("CRITICAL")
    for name in unit_words():
        cutter.add_word(name, _UNIT_FREQUENCY)
    found: Segmenter = cutter
    return found


_chosen: dict[str, Path] = {}


def use_cache(folder: Path) -> None:
    """Let jieba keep its compiled dictionary (5 MB, no text of any draft) in ``folder``, made when it is needed.

    It saves 0.7 s a start; the folder may be removed at any time. Without a call nothing is stored. rjieba needs none.
    """
    _chosen["folder"] = folder


def _cache_folder() -> Path | None:
    folder = _chosen.get("folder")
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


@cache
def unit_words() -> tuple[str, ...]:
    """Return the names that segmenters do not know: 住建局, 县住建局 and their like, from the lexicons of units."""
    stems = [entry.term for entry in load("unit_stems").only("sector").entries if len(entry.term) >= _SHORTEST_STEM]
    whole = [entry.term for entry in load("unit_heads").only("whole").entries]
    names = {*load("unit_names").terms, *(stem + head for stem in stems for head in _UNIT_HEADS)}
    return tuple(sorted({*whole, *(level + name for name in names for level in _LEVELS)}))
