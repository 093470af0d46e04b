"""Remarks to the checker inside a text: 【文风检查：…】 in plain text, ``<!-- wenfeng: … -->`` in Markdown; no words of the draft."""

import re
from collections.abc import Iterator, Sequence

from wenfeng_check.model.document import Block, BlockKind, Comment
from wenfeng_check.model.span import Span

_HEAD = r"\s*(?:wenfeng(?:-check)?|文风检查)\s*[:：]"
_LINE = rf"[【\[〔](?P<words>{_HEAD}[^\n]*?)[】\]〕]\s*$"
_HTML = r"<!--(?P<words>.*?)(?:-->|\Z)"


def line_remark(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the remark at the end of the line that stands in [start, end), with ``words``; None where there is none."""
    opening = re.search(rf"[【\[〔]{_HEAD}", text[start:end])
    return re.compile(_LINE).match(text, start + opening.start(), end) if opening else None


def html_comments(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield the HTML comments that begin inside ``span``."""
    yield from re.compile(_HTML, re.DOTALL).finditer(text, span.start, span.end)


def is_remark(words: str) -> bool:
    """Say whether a comment's ``words`` speak to the checker."""
    return re.match(_HEAD, words) is not None


def to_comment(words: str, offset: int, *, own: Span | None, blocks: Sequence[Block]) -> Comment:
    """Return the remark as a comment on its own paragraph ``own``, else on the next paragraph or whole table.

    A remark after the last paragraph means that one.
    """
    filled = [block for block in blocks if block.kind is not BlockKind.BLANK]
    after = [block for block in filled if block.span.start >= offset]
    if own is None and after:
        table = after[0].origin.table
        members = [block.span for block in after if table and block.origin.table == table] or [after[0].span]
        own = Span(members[0].start, members[-1].end)
    return Comment(own or filled[-1].span, "", words.strip(), offset)
