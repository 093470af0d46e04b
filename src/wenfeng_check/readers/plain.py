"""A document as a person reads it: generated numbering before its paragraph, table rows on a line, notes at the end."""

from collections.abc import Iterator
from itertools import groupby

from wenfeng_check.model.document import Block, BlockKind, Document, Part

_HEADINGS = {
    Part.FOOTNOTE: "【脚注】",
    Part.ENDNOTE: "【尾注】",
    Part.HEADER: "【页眉】",
    Part.FOOTER: "【页脚】",
}


def visible_text(document: Document) -> str:
    """Return the document as plain text for people; offsets are not those of ``Document.text``."""
    return "\n".join(_lines(document))


def visible(document: Document, block: Block) -> str:
    """Return one block with its label."""
    return block.label + block.gap + document.of(block.span)


def _lines(document: Document) -> Iterator[str]:
    for part, blocks in groupby(document.blocks, key=_section):
        if part:
            yield _HEADINGS[part]
        for row, members in groupby(blocks, key=_row):
            if row:
                yield _row_line(document, list(members))
            else:
                yield from (visible(document, block) for block in members)


def _section(block: Block) -> Part | None:
    return block.origin.part if block.origin.part in _HEADINGS else None


def _row(block: Block) -> tuple[int, int] | None:
    return (block.origin.table, block.origin.row) if block.kind is BlockKind.CELL else None


def _row_line(document: Document, blocks: list[Block]) -> str:
    cells = groupby(blocks, key=lambda block: block.origin.column)
    return " | ".join(" ".join(visible(document, block) for block in cell) for _, cell in cells)
