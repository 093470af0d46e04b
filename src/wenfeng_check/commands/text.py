"""``wenfeng-check text FILE``: the text of a document as a person sees it, or as the offsets count it."""

import sys
from collections.abc import Iterator
from itertools import groupby

import click

from wenfeng_check.commands.chinese import ChineseCommand
from wenfeng_check.commands.output import emit
from wenfeng_check.model.document import Block, BlockKind, Document, Part

_PART_WORDS = {
    Part.TEXT_BOX: "文本框",
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
}


@click.command("text", cls=ChineseCommand, help="看文稿读出来是什么样：自动编号显示出来，表格一行一行。")
@click.argument("path", metavar="文件")
@click.option("--raw", is_flag=True, help="原样输出各处位置所依据的文字，不带自动编号。")
@click.option("--stdin-name", default="标准输入.txt", metavar="文件名", help="从标准输入（-）读时当作哪个文件。")
def command(path: str, raw: bool, stdin_name: str) -> int:
    """Print the text."""
    from wenfeng_check.model.errors import ReadError
    from wenfeng_check.runner import STDIN, Source, read_source

    source = Source(stdin_name, sys.stdin.buffer.read()) if path == STDIN else Source(path)
    try:
        document = read_source(source)
    except ReadError as error:
        raise ReadError(f"{path}：{error}") from error
    emit(document.text if raw else "\n".join(lines_of(document)) + "\n")
    for note in document.notes:
        click.echo(f"wenfeng-check：没有读到：{note.message}", err=True)
    return 0


def lines_of(document: Document) -> Iterator[str]:
    """Yield the text line by line: labels in front, the cells of a row side by side, other parts named."""
    for (table, row, _), group in groupby(document.blocks, key=_row_key):
        blocks = list(group)
        if table:
            cells = groupby(blocks, key=lambda block: block.origin.column)
            texts = (" ".join(_words(block, document) for block in cell) for _, cell in cells)
            yield f"[表{table}第{row}行] {' | '.join(texts)}"
        else:
            yield from (_words(block, document) for block in blocks)


def _row_key(block: Block) -> tuple[int, int, bool]:
    return (block.origin.table, block.origin.row, block.origin.nested)


def _words(block: Block, document: Document) -> str:
    if block.kind is BlockKind.BLANK:
        return ""
    part = _PART_WORDS.get(block.origin.part)
    return (f"[{part}] " if part else "") + block.label + document.of(block.span)
