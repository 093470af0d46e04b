"""Readability figures of a draft: lengths of sentences and clauses, variety of words; the one place that uses textstat."""

import re
import warnings
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.structure import Function, Sentence, Zone, split_clauses
from wenfeng_check.analysis.words import Word, words_in
from wenfeng_check.lexicon import load
from wenfeng_check.model.errors import MissingExtraError

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: Variety falls with the length of a text, so it is taken over windows of as many words and averaged.
WINDOW = 100


class Readability(NamedTuple):
    """Figures of the body's sentences, 0 where there are none; lengths in characters as ``length_of`` counts them.

    ``variety`` is different words by words in windows of WINDOW words, ``function_share`` the share of prepositions,
    conjunctions and particles (lexicons/function_words.tsv), both 0..1.
    """

    sentences: int
    words: int
    sentence_length: float
    clause_length: float
    variety: float
    function_share: float


class OrderMeasures(NamedTuple):
    """textstat's figures after segmentation: they put texts in order and mean nothing as a grade.

    LIX adds the share of words over six letters, which Chinese has none of; it equals words per sentence.
    """

    words_per_sentence: float
    lix: float
    ari: float


def readability(facts: "Analysis") -> Readability:
    """Return the figures of the body: headings, tables, title and signature left out."""
    sentences = body_sentences(facts)
    clauses = [clause for sentence in sentences for clause in split_clauses(facts.text, sentence.span)]
    words = [word.text for sentence in sentences for word in _spoken(words_in(facts.words, sentence.span))]
    return Readability(
        sentences=len(sentences),
        words=len(words),
        sentence_length=_mean([length_of(sentence.span.of(facts.text)) for sentence in sentences]),
        clause_length=_mean([length_of(clause.of(facts.text)) for clause in clauses]),
        variety=round(_variety(words), 3),
        function_share=round(sum(word in _function_words() for word in words) / len(words), 3) if words else 0.0,
    )


def body_sentences(facts: "Analysis") -> tuple[Sentence, ...]:
    """Return the sentences of running text."""
    lines = facts.structure.lines
    return tuple(
        sentence
        for sentence in facts.sentences
        if lines[sentence.block].function is Function.BODY and lines[sentence.block].zone is not Zone.OUTSIDE
    )


def order_measures(facts: "Analysis") -> OrderMeasures | None:
    """Return textstat's figures, None for a draft without running text. Raises MissingExtraError without textstat.

    Only functions that count words, letters and full stops are called: those that count syllables know no Chinese and
    try to fetch a dictionary.
    """
    spoken = [[word.text for word in _spoken(words_in(facts.words, each.span))] for each in body_sentences(facts)]
    prepared = " ".join(" ".join(words) + "." for words in spoken if words)
    if not prepared:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import textstat
    except ImportError:
        raise MissingExtraError(
            "没有安装 textstat，不能算 LIX、ARI；需要时运行 pip install 'wenfeng-check[stats]'。"
        ) from None
    return OrderMeasures(
        words_per_sentence=round(float(textstat.words_per_sentence(prepared)), 1),
        lix=round(float(textstat.lix(prepared)), 1),
        ari=round(float(textstat.automated_readability_index(prepared)), 1),
    )


def _spoken(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if re.match(r"\w", word.text)]


@cache
def _function_words() -> frozenset[str]:
    return load("function_words").terms


def _variety(words: Sequence[str]) -> float:
    windows = [words[at : at + WINDOW] for at in range(0, len(words), WINDOW)]
    whole = [window for window in windows if len(window) == WINDOW] or [window for window in windows if window]
    return sum(len(set(window)) / len(window) for window in whole) / len(whole) if whole else 0.0


def _mean(sizes: Sequence[int]) -> float:
    return round(sum(sizes) / len(sizes), 1) if sizes else 0.0
