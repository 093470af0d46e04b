"""``wenfeng-check web``: the page for training sessions."""

import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from wenfeng_check.commands.chinese import ChineseCommand, Count
from wenfeng_check.model.errors import MissingExtraError, SettingsError, system_words

if TYPE_CHECKING:
    from wenfeng_check.web.options import WebOptions


@click.command(
    "web",
    cls=ChineseCommand,
    help="打开培训用的网页：粘贴或上传文稿检查，边改边看，做练习，看规则。文稿只在内存里，不联网、不留存。",
    epilog="例：wenfeng-check web　只在本机打开；wenfeng-check web --host 0.0.0.0　让同一网络的学员也能打开。"
    "其他设置写在 wenfeng.toml 的 [web] 里。按 Ctrl+C 停止。",
)
@click.option("--host", default="", metavar="地址", help="在哪个地址上服务；默认 127.0.0.1，只有本机能打开。")
@click.option("--port", type=Count(), default=0, metavar="端口", help="端口；默认 8770。")
@click.option("--config", default="", metavar="文件", help="设置文件；不写就从当前文件夹向上找 wenfeng.toml。")
def command(host: str, port: int, config: str) -> int:
    """Serve until stopped."""
    from wenfeng_check.config_files import read_section, read_settings
    from wenfeng_check.settings import Overrides
    from wenfeng_check.web.options import parse

    options = parse(read_section(config, "web"))
    options = replace(options, host=host or options.host, port=port or options.port)
    settings = read_settings(config, [], Overrides())
    try:
        from wenfeng_check.web import serve
    except ImportError:
        raise MissingExtraError(
            "网页要用 starlette 和 uvicorn，这里没有装：pip install 'wenfeng-check[web]'。"
        ) from None
    listener = _listen(options)
    for address in serve.addresses(options):
        click.echo(f"请用浏览器打开 {address}", err=True)
    if not options.is_local:
        click.echo(
            f"注意：正在 {options.host} 上服务，同一网络的人都能打开；文稿不加密传输，只在可信的内网用。", err=True
        )
    click.echo("按 Ctrl+C 停止。", err=True)
    serve.run(options, settings, listener=listener)
    return 0


def _listen(options: "WebOptions") -> socket.socket:
    """Bind the address before anything is said. Raises SettingsError in words."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((options.host, options.port))
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"{options.host} 的端口 {options.port} 用不了（{system_words(error)}）。请用 --port 换一个端口，或核对 --host。"
        ) from None
    return listener
