"""The 密级 mark at the head of a document (GB/T 9704: 版头, above the title), in the body, a header or a text box."""

import re
from collections.abc import Iterator

from wenfeng_check.model.document import Block, Document, Part, SecrecyMark
from wenfeng_check.model.span import Span

#: Paragraphs with text that can stand above the title: copy number, mark, urgency, issuer, document number, signer.
_HEAD = 10
#: Paragraphs with text that the first page holds; its text boxes are anchored in them.
_FIRST_PAGE = 30
#: The longest line of a head; a longer one that quotes a mark is running text.
_LONGEST = 60
_GAP = r"[\s\u3000]*"
_LEVEL = f"(?P<level>绝{_GAP}密|机{_GAP}密|秘{_GAP}密)"
#: The star and what typists put in its place, signs of symbol fonts (private use) too.
_STAR = r"[★☆✩✪✭✮✯✰⭐*＊·•\ue000-\uf8ff]"
_COUNT = r"(?:[0-9０-９]+|[〇一二两三四五六七八九十百]+)"
_PERIOD = (
    rf"(?P<period>长期|启用前|{_COUNT}{_GAP}(?:年|个?月|日|天)(?:{_COUNT}个?月)?|{_COUNT}年{_COUNT}月{_COUNT}日前?)"
)
_MARK = rf"(?:密级(?:和保密期限)?{_GAP}[:：]{_GAP})?{_LEVEL}(?:{_GAP}{_STAR}+{_GAP}(?:{_PERIOD})?|{_GAP}{_PERIOD.replace('period', 'bare')})?"
_COPY = r"(?:(?:份号|编号)[:：]?|№|N[oO][.:：]?|第)?[\s\u3000]*[0-9０-９]{1,8}[号份]?"
_URGENCY = "(?:紧急程度[:：])?(?:特提|特急|加急|平急|急件)"
_BESIDE = rf"(?:{_COPY}|{_URGENCY}|[\s\u3000（）()【】\[\]])*"


def secrecy_mark(document: Document) -> SecrecyMark | None:
    """Return the mark, None where there is none.

    A line of the head counts that is nothing but the mark, copy number and urgency beside it; a mark with its star counts
    with other words beside it too. 秘密 in a sentence, 保密局 and 内部资料 do not.
    """
    for block in _head(document):
        line = document.of(block.span)
        if len(line) <= _LONGEST and (hit := _whole(line) or _starred(line)):
            period = hit["period"] or hit.groupdict().get("bare") or ""
            start = block.span.start + hit.start("level")
            end = block.span.start + max(hit.end(name) for name in hit.groupdict())
            return SecrecyMark(Span(start, end), _close(hit["level"]), _close(period))
    return None


def _whole(line: str) -> "re.Match[str] | None":
    return re.fullmatch(f"{_BESIDE}{_MARK}{_BESIDE}", line)


def _starred(line: str) -> "re.Match[str] | None":
    """Find a mark with a real star that no quotation mark or word before it makes part of a sentence."""
    return re.search(rf"(?:^|[\s\u3000号]){_LEVEL}{_GAP}[★☆]{_GAP}(?:{_PERIOD})?(?=$|[\s\u3000])", line)


def _close(words: str) -> str:
    return re.sub(r"[\s\u3000]+", "", words)


def _head(document: Document) -> Iterator[Block]:
    """Yield the blocks that can hold the mark."""
    written = (block for block in document.blocks if document.of(block.span).strip())
    body = 0
    for place, block in enumerate(written):
        part = block.origin.part
        inside = part in (Part.BODY, Part.TABLE)
        body += inside
        first_page = part is Part.TEXT_BOX and place < _FIRST_PAGE
        if first_page or part is Part.HEADER or (inside and body <= _HEAD):
            yield block
