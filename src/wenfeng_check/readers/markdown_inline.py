"""Inline markup of Markdown: the places in a block that are no words of the draft and must not be edited as such."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from wenfeng_check.model.document import Document
from wenfeng_check.model.span import Span, merge

_CODE = r"(?<!`)(?P<code>(?P<tick>`+)(?!`)(?:(?!\n\n).)+?(?<!`)(?P=tick)(?!`))"
_OPEN = r"(?P<open>!?\[)(?=[^\[\]\n]*\][(\[])"
_TARGET = r"(?P<target>\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\]))"
_TAG = r"(?P<tag></?[A-Za-z][^<>\n]*>)"
_DEFINITION = r"(?P<definition>^ {0,3}\[[^\[\]\n]+\]:[^\n]*)"
_ESCAPE = r"(?P<escape>\\[!-/:-@\[-`{-~])"


def markup(document: Document) -> tuple[Span, ...]:
    """Return code, targets of links and images with their brackets, tags and definitions, in order; only .md has any."""
    if document.format != "md":
        return ()
    return tuple(merge(_spans(document.text)))


def in_markup(spans: tuple[Span, ...], span: Span) -> bool:
    """Say whether ``span`` shares a place with one of ``spans`` (in order and apart), or inserts inside it."""
    after = bisect_left(spans, span.end, key=lambda each: each.start)
    return after > 0 and spans[after - 1].end > span.start


def _spans(text: str) -> Iterator[Span]:
    pattern = "|".join((_ESCAPE, _CODE, _DEFINITION, _OPEN, _TARGET, _TAG))
    for hit in re.finditer(pattern, text, re.MULTILINE | re.DOTALL):
        for name in ("escape", "code", "definition", "open", "target", "tag"):
            if hit[name] is not None:
                yield Span(*hit.span(name))
