"""The sentence around flagged words, shortened so that the words stay in sight."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from wenfeng_check.model.document import Document
from wenfeng_check.model.report import SentenceRow
from wenfeng_check.model.span import Span
from wenfeng_check.reporters.style import clean

_AROUND = 30
_HEAD, _TAIL = 60, 20
_GAP = "……"


class Excerpt(NamedTuple):
    """The flagged words and what of their sentence stands before and after."""

    before: str
    flagged: str
    after: str


def excerpt(document: Document, span: Span, sentences: Sequence[SentenceRow]) -> Excerpt:
    """Return the words of ``span`` within their sentence (within their line where no sentence is known)."""
    start, end = _around(document, span, sentences)
    before = document.text[start : span.start]
    after = document.text[span.end : end]
    if len(before) > _AROUND:
        before = _GAP + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + _GAP
    return Excerpt(clean(before), clean(shorten(document.of(span))), clean(after))


def shorten(words: str, head: int = _HEAD, tail: int = _TAIL) -> str:
    """Return ``words`` with the middle left out where they are longer than ``head`` and ``tail`` together."""
    return words if len(words) <= head + tail else words[:head] + _GAP + words[-tail:]


def _around(document: Document, span: Span, sentences: Sequence[SentenceRow]) -> Span:
    line_start = document.text.rfind("\n", 0, span.start) + 1
    line_end = document.text.find("\n", span.end)
    line = Span(line_start, line_end if line_end >= 0 else len(document.text))
    at = bisect_right(sentences, span.start, key=lambda row: row.span.start) - 1
    if at < 0 or not sentences[at].span.overlaps(span):
        return line
    end = sentences[at].span.end
    last = bisect_right(sentences, span.end - 1, key=lambda row: row.span.start) - 1
    return Span(min(sentences[at].span.start, span.start), max(end, sentences[last].span.end, span.end))
