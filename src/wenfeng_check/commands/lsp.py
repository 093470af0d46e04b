"""``wenfeng-check lsp``: the language server for editors."""

from importlib.util import find_spec

import click

from wenfeng_check.commands.chinese import ChineseCommand
from wenfeng_check.model.errors import MissingExtraError


@click.command(
    "lsp", cls=ChineseCommand, help="语言服务器：在编辑器里边写边查 .md 和 .txt。由编辑器启动，设置见 docs/editors.md。"
)
@click.option("--stdio", is_flag=True, help="经标准输入输出通信；只有这一种，写不写都一样。")
def command(stdio: bool) -> int:
    """Serve until the editor goes away."""
    if find_spec("pygls") is None:
        raise MissingExtraError("语言服务器要用 pygls，这里没有装：pip install 'wenfeng-check[lsp]'。")
    from wenfeng_check.lsp.server import serve

    serve()
    return 0
