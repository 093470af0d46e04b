"""The word lists of lexicons/party_words.tsv by category, as tuples and as regular expressions."""

import re
from functools import cache

from wenfeng_check.lexicon import load

#: Words that bind the subject before them; 应对… is 应 where what is done to the object follows (应对施工人员开展培训).
MUST = (
    "(?:均|都|也|还)?(?:要(?![求点素件闻])|应(?![急对用收付届])|应(?=对[接照标口](?![^，。；]{0,8}的))|应(?=对[^，。；]{2,24}(?:开展|进行|加强|实行|作出|予以))"
    "|须(?!知)|必须|务必|需要?(?!求)|负责|牵头|不得)"
)


@cache
def words(category: str) -> tuple[str, ...]:
    """Return the terms of ``category``, longest first."""
    terms = load("party_words").only(category).terms
    return tuple(sorted(terms, key=lambda term: (-len(term), term)))


@cache
def any_of(*categories: str) -> str:
    """Return a non-capturing group that matches any term of ``categories``."""
    terms = sorted((term for category in categories for term in words(category)), key=lambda term: (-len(term), term))
    return "(?:" + "|".join(map(re.escape, terms)) + ")"


@cache
def followers() -> tuple[str, ...]:
    """Return the words that follow a subject: modals, verbs, adverbs."""
    return tuple(load("subject_followers").terms)


@cache
def verbs(category: str) -> frozenset[str]:
    """Return the verbs that follow offices, of one character (``short``) or more (``verb``)."""
    return load("office_verbs").only(category).terms


def acts(folded: str, at: int, hi: int, *, short: bool = False) -> bool:
    """Say whether a verb, a modal or an adverb of a subject stands at ``at``; ``short`` lets verbs of one character count."""
    if at >= hi:
        return False
    if folded.startswith(followers(), at) or folded[at : at + 2] in verbs("verb"):
        return True
    return short and folded[at] in verbs("short")


@cache
def bounds(*categories: str) -> tuple[frozenset[str], int]:
    """Return the words that no name reaches across, and the length of the longest."""
    terms = load("unit_bounds").only(*categories).terms
    return terms, max(map(len, terms))


@cache
def compiled(pattern: str) -> "re.Pattern[str]":
    """Compile ``pattern`` once, for searches between two positions."""
    return re.compile(pattern)
