"""``wenfeng-check text FILE``: the text of a document as a person sees it, or as the offsets count it."""

import sys

import click

from wenfeng_check.commands.chinese import ChineseCommand
from wenfeng_check.commands.output import emit
from wenfeng_check.reporters.style import clean


@click.command("text", cls=ChineseCommand, help="看文稿读出来是什么样：自动编号显示出来，表格一行一行。")
@click.argument("path", metavar="文件")
@click.option("--raw", is_flag=True, help="原样输出各处位置所依据的文字，不带自动编号。")
@click.option("--stdin-name", default="标准输入.txt", metavar="文件名", help="从标准输入（-）读时当作哪个文件。")
def command(path: str, raw: bool, stdin_name: str) -> int:
    """Print the text."""
    from wenfeng_check.model.errors import ReadError
    from wenfeng_check.model.report import Failure
    from wenfeng_check.readers.plain import visible_text
    from wenfeng_check.readers.secrecy import secrecy_mark
    from wenfeng_check.runner import STDIN, Source, read_safely
    from wenfeng_check.settings import Settings

    settings = Settings()
    most = settings.run.caps.file_size + 1
    source = Source(stdin_name, sys.stdin.buffer.read(most)) if path == STDIN else Source(path)
    (document,) = read_safely([source], settings)
    if isinstance(document, Failure):
        raise ReadError(f"{path}：{document.summary}")
    if mark := secrecy_mark(document):
        click.echo(f"wenfeng-check：警告：{clean(path)}：{mark.warning}", err=True)
    emit(document.text if raw else visible_text(document) + "\n")
    for note in document.notes:
        click.echo(f"wenfeng-check：{note.heading}：{note.message}", err=True)
    return 0
