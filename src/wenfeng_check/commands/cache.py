"""``wenfeng-check cache``: where results are kept, how many there are, and their removal."""

import click

from wenfeng_check.commands.chinese import ChineseCommand


@click.command(
    "cache",
    cls=ChineseCommand,
    help="看检查结果存在哪里、有多少；--clear 全部删去。",
    epilog="只有用了 --cache 或在 wenfeng.toml 里写了 cache = true 才会存。存的是发现和位置，除发现里引用的字句外没有原文；"
    "只有本人能读；标有密级的文稿不存；三十天没用到的自动删去。",
)
@click.option("--clear", is_flag=True, help="删去全部结果。")
def command(clear: bool) -> int:
    """Print what the cache holds, or empty it."""
    from wenfeng_check import cache

    if clear:
        click.echo(f"已删去 {cache.clear()} 份结果。")
        return 0
    found = cache.contents()
    click.echo(f"位置：{found.place}\n结果：{found.count} 份，{found.size / 1024:,.0f} KB")
    return 0
