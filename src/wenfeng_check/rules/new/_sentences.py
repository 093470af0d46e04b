"""Sentences of running text, made comparable: what a rule on repetition may hold against each other."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wenfeng_check.analysis.structure import Function, Sentence, Zone
from wenfeng_check.lexicon import fold
from wenfeng_check.remembered import forgettable, remembered

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

_LABEL = r"[　 ]*(?:（[^（）]*）)?(?:牵头|责任|参与|配合|主办|协办|完成|时间|联系|附件|电话|地址|邮箱)[^，。]{0,8}："
#: Sentences end with a mark; an unnumbered heading that comes twice does not.
_CLOSED = r"[。；！？][＂）]*$"
_ENTRY = r"\s*(?:（[一二三四五六七八九十\d]+）|\d{1,3}[.、．]|[①-⑳])"
_BRACKET = r"（[^（）]*(?:责任|牵头|配合|负责|时限|完成)[^（）]*）"


#: Kinds whose articles must each stand alone, so that a phrase may come again.
_SELF_CONTAINED = frozenset({"办法规定", "预案"})
_ARTICLE = r"(?:^|[\n。；])\s*第[一二三四五六七八九十百零]+条"
_MANY_ARTICLES = 10


class Comparable(NamedTuple):
    """A sentence that may be compared with others: its zone, the paper it stands in (a file may hold several), its words."""

    sentence: Sentence
    zone: Zone
    paper: int
    words: str


@forgettable
@lru_cache(maxsize=4)
def comparable(facts: "Analysis") -> tuple[Comparable, ...]:
    """Return the sentences of running text: no headings, tables, label lines, responsibility brackets, lead-ins with a colon."""
    return tuple(_comparable(facts))


def _comparable(facts: "Analysis") -> Iterator[Comparable]:
    dates = [line.block for line in facts.structure.of(Function.DATE)]
    for sentence in facts.sentences:
        line = facts.structure.lines[sentence.block]
        folded = sentence.span.of(facts.folded)
        running = line.function is Function.BODY or (line.function is Function.HEADING and folded.endswith("。"))
        if not running or line.zone is Zone.OUTSIDE or re.match(_LABEL, folded) or not re.search(_CLOSED, folded):
            continue
        if re.search(r"^（.*）。?$", folded) or folded.count("（") < folded.count("）"):
            continue
        yield Comparable(sentence, line.zone, bisect_left(dates, sentence.block), bare(folded))


def in_articles(facts: "Analysis") -> bool:
    """Say whether the draft is written in articles, each of which must stand alone, whatever its title calls it."""
    return facts.kind in _SELF_CONTAINED or len(re.findall(_ARTICLE, facts.folded)) >= _MANY_ARTICLES


def is_item_of_attachment(item: Comparable, folded: str) -> bool:
    """Say whether the sentence is an entry of a list in an attachment: lists for several cases repeat what all need."""
    words = item.sentence.span.of(folded)
    return item.zone is Zone.ATTACHMENT and bool(re.search(r"；[＂）]*$", words) or re.match(_ENTRY, words))


@remembered(4096)
def bare(text: str) -> str:
    """Return the words of a sentence: no number in front, no responsibility bracket, no punctuation."""
    folded = re.sub(_BRACKET, "", fold(text))
    folded = re.sub(r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d{1,3}[.、．]|[①-⑳]|第[一二三四五六七八九十百]+条)", "", folded)
    return re.sub(r"[^\w]", "", folded)
