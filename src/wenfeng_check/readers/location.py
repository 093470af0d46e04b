"""Where a block stands, in the file's own terms, for messages that have no heading to point to."""

from wenfeng_check.model.document import Block, BlockKind, Document, Part

_NAMES = {
    Part.TEXT_BOX: "文本框",
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
}
_BY_LINE = ("txt", "md")
_NOTES = {Part.FOOTNOTE: "脚注", Part.ENDNOTE: "尾注"}


def place(document: Document, block_index: int) -> str:
    """Return a block's place: ``正文第12段``, ``表2第3行第2列``, ``脚注第1条``, ``页眉``, ``第3页第2段``; in text files the line."""
    block = document.blocks[block_index]
    if block.kind is BlockKind.CELL and block.origin.table and block.origin.part in (Part.TABLE, Part.TEXT_BOX):
        return f"表{block.origin.table}第{block.origin.row}行第{block.origin.column}列"
    if block.origin.page:
        return f"第{block.origin.page}页第{block.origin.paragraph}段"
    if document.format in _BY_LINE:
        return f"第{_line(document, block)}行"
    if block.origin.part in _NOTES:
        return f"{_NOTES[block.origin.part]}第{block.origin.paragraph}条"
    return _NAMES.get(block.origin.part) or f"正文第{block.origin.paragraph}段"


def _line(document: Document, block: Block) -> int:
    return document.text.count("\n", 0, block.span.start) + 1
