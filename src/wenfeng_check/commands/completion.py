"""``wenfeng-check completion bash|zsh|fish``: the script that completes words in a shell."""

import click
from click.shell_completion import get_completion_class

from wenfeng_check.commands.chinese import ChineseCommand, OneOf
from wenfeng_check.commands.output import emit

_PROGRAM = "wenfeng-check"
_VARIABLE = "_WENFENG_CHECK_COMPLETE"


@click.command("completion", cls=ChineseCommand, help="输出命令行补全脚本，追加到 ~/.bashrc 等文件即可。")
@click.argument("shell", type=OneOf(("bash", "zsh", "fish")), metavar="bash|zsh|fish")
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print the script."""
    found = get_completion_class(shell)
    assert found is not None
    emit(found(context.find_root().command, {}, _PROGRAM, _VARIABLE).source() + "\n")
    return 0
