"""``wenfeng-check text FILE``: the text of a document as a person sees it, or as the offsets count it."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from wenfeng_check.commands.chinese import ChineseCommand
from wenfeng_check.commands.output import emit
from wenfeng_check.reporters.style import clean

if TYPE_CHECKING:
    from wenfeng_check.model.document import Document


@click.command("text", cls=ChineseCommand, help="看文稿读出来是什么样：自动编号显示出来，表格一行一行。")
@click.argument("path", metavar="文件")
@click.option("--raw", is_flag=True, help="原样输出各处位置所依据的文字，不带自动编号。")
@click.option("--textconv", is_flag=True, help="供 git diff 用：读不出的文件写一行原因，不中断；图片等没有读到的也写在后面。")
@click.option("--stdin-name", default="标准输入.txt", metavar="文件名", help="从标准输入（-）读时当作哪个文件。")
def command(path: str, raw: bool, textconv: bool, stdin_name: str) -> int:
    """Print the text."""
    from wenfeng_check.model.errors import ReadError
    from wenfeng_check.model.report import Failure
    from wenfeng_check.readers.secrecy import secrecy_mark
    from wenfeng_check.runner import STDIN, Source, read_safely
    from wenfeng_check.settings import Settings

    settings = Settings()
    most = settings.run.caps.file_size + 1
    source = Source(stdin_name, sys.stdin.buffer.read(most)) if path == STDIN else Source(path)
    (document,) = read_safely([source], settings)
    if isinstance(document, Failure):
        if textconv:
            emit(f"（读不出文字：{document.summary}）\n")
            return 0
        raise ReadError(f"{path}：{document.summary}")
    if (mark := secrecy_mark(document)) and not textconv:
        click.echo(f"wenfeng-check：警告：{clean(path)}：{mark.warning}", err=True)
    emit(document.text if raw else "\n".join(_lines(document, notes=textconv)) + "\n")
    for note in () if textconv else document.notes:
        click.echo(f"wenfeng-check：{note.heading}：{note.message}", err=True)
    return 0


def _lines(document: "Document", *, notes: bool) -> Iterator[str]:
    """Yield the document as a person sees it; with ``notes``, what was not read comes last (git shows no errors)."""
    from wenfeng_check.readers.plain import visible_text

    yield visible_text(document)
    yield from (f"（{note.heading}：{note.message}）" for note in document.notes if notes)
