"""What is left of a sentence when protected, stock and adverb words are taken out: does it name anything at all?"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wenfeng_check.analysis.dates import DateContext, find_deadlines
from wenfeng_check.analysis.outline import marker
from wenfeng_check.analysis.parties import Entity, find_parties
from wenfeng_check.analysis.protected import protected_within
from wenfeng_check.lexicon import Entry, Lexicon, fold, load
from wenfeng_check.model.span import Span
from wenfeng_check.model.task import Clarity
from wenfeng_check.remembered import forgettable

_STOCK = ("stock_words", "empty_phrases", "padding_openers", "padding_closers", "vague_adverbs")
#: Categories that are no stock: formulas that a kind of document needs, hedges that set how far a duty goes.
_KEPT = ("legit_formula", "hedge_legit")
#: Categories of stock_words that are single general words, no set phrases.
_WORDS = ("verb", "noun", "link")
_NAMED = (Entity.NAMED, Entity.SHORT, Entity.PLACE)


@dataclass(frozen=True, slots=True)
class Remains:
    """What a sentence says besides stock words; ``left`` are the pieces that remain, ``han`` their Chinese characters.

    ``numbers``, ``names`` (《》, quotations), ``actors`` (named units and persons) and ``times`` count what can be checked.
    """

    left: tuple[str, ...]
    han: int
    share: float
    numbers: int
    names: int
    actors: int
    times: int

    @property
    def empty(self) -> bool:
        """Whether nothing can be checked: no number, name, actor or time."""
        return not (self.numbers or self.names or self.actors or self.times)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is not there, in Chinese."""
        given = (("主体", self.actors), ("数字", self.numbers), ("时限", self.times))
        return tuple(name for name, count in given if not count)


@cache
def _lexicon() -> Lexicon:
    entries = (entry for name in _STOCK for entry in load(name).without(*_KEPT).entries)
    return Lexicon(Entry(entry.term, entry.category, "", "") for entry in entries)


@cache
def _phrases() -> Lexicon:
    """The set phrases of padding: no adverbs, no general words, no formulas that a document needs."""
    names = [name for name in _STOCK if name != "vague_adverbs"]
    kept = (
        entry for name in names for entry in load(name).without(*_KEPT, *_WORDS, "purpose_basis", "purpose_aim").entries
    )
    return Lexicon(kept)


def stock_phrases(folded: str) -> tuple[Span, ...]:
    """Return where set phrases of padding stand in a clause, protected formulations left out."""
    protected = protected_within(folded)
    found = (match.span for match in _phrases().find(folded))
    return tuple(span for span in found if not any(span.overlaps(other) for other in protected))


@forgettable
@lru_cache(maxsize=4096)
def remains(sentence: str) -> Remains:
    """Return what ``sentence`` (any text, as written) says besides stock words."""
    folded = fold(sentence)
    begin = marker(folded).length
    gone = [Span(0, begin), *protected_within(folded)]
    gone += [match.span for match in _lexicon().find(folded, begin)]
    left = _left(folded, gone)
    han = sum(len(re.findall(r"[一-鿿]", piece)) for piece in left)
    whole = len(re.findall(r"[一-鿿\d]", folded[begin:])) or 1
    return Remains(
        left=left,
        han=han,
        share=han / whole,
        numbers=len(_numbers(folded[begin:])),
        names=len(re.findall(r"《[^《》]+》", sentence)),
        actors=_actors(folded, sentence, begin),
        times=_times(folded, sentence, begin),
    )


def _left(folded: str, gone: list[Span]) -> tuple[str, ...]:
    characters = list(folded)
    for span in gone:
        characters[span.start : span.end] = " " * span.length
    pieces = re.split(r"[^一-鿿\dA-Za-z.%]+", "".join(characters))
    return tuple(piece for piece in pieces if piece.strip("."))


def _numbers(folded: str) -> list[str]:
    """Figures, in digits or as 两个、三次; the number of a slogan (四个意识) is protected wording and no figure."""
    counted = (
        r"[两三四五六七八九十百千]+(?:个|项|次|家|名|处|批|件|条|倍|成|年|天|月|套|所|类|级)(?!方面|阶段|过程|领域)"
    )
    return re.findall(rf"\d+(?:\.\d+)?%?|{counted}", folded)


def _actors(folded: str, text: str, begin: int) -> int:
    """Count the named units and persons, superiors whose orders are only invoked (县委、县政府的部署要求) left out."""
    found = find_parties(folded, text, start=begin, end=len(folded))
    named = (mention for mention in found if mention.clarity is Clarity.CLEAR and mention.entity in _NAMED)
    return sum(not _invoked(folded[mention.span.end :]) for mention in named)


def _invoked(after: str) -> bool:
    thing = "领导|部署|要求|精神|决策|号召|安排|指示|关心|支持|重视|嘱托|期望"
    others = r"(?:[、和][^，。；、的]{2,8}){0,2}(?:的|各项|关于[^，。；]{0,20}的)?"
    return bool(re.match(rf"{others}(?:正确|坚强|统一|工作|有关|决策)?(?:{thing})", after))


def _times(folded: str, text: str, begin: int) -> int:
    found = find_deadlines(
        folded, text, start=begin, end=len(folded), when=DateContext(issue_date=None, year=None, today=None)
    )
    return sum(deadline.clarity is Clarity.CLEAR for deadline in found)
