"""The command line: ``wenfeng-check PATH…`` checks, sub-commands do the rest; commands are imported when used."""

import sys
from collections.abc import Sequence

import click

from wenfeng_check.commands.chinese import ChineseGroup, usage_words
from wenfeng_check.commands.output import close_quietly, prepare_streams
from wenfeng_check.model.errors import WenfengError
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.reporters.style import clean

PROGRAM = "wenfeng-check"
_INTERRUPTED = 130


def _show_version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from wenfeng_check import __version__
    from wenfeng_check.rules.version import RULESET_VERSION

    click.echo(f"{PROGRAM} {__version__}（规则集 {RULESET_VERSION}）")
    context.exit()


@click.group(
    cls=ChineseGroup,
    help="公文文风检查：压缩篇幅、去空话套话，核对每项任务的时间节点、责任单位和责任人。",
    epilog="例：wenfeng-check 通知.docx　检查一份；wenfeng-check 文件夹　检查整个文件夹。"
    "退出码：0 没有需要改的，1 有，2 有文件或规则没有查成。文件与命令同名时写 ./rules。",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="显示版本和规则集版本。"
)
def command() -> None:
    """Hold the sub-commands together."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    prepare_streams()
    try:
        status = command.main(args=argv, prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
        return int(status or ExitStatus.CLEAN)
    except click.UsageError as error:
        _complain(usage_words(error))
    except (click.Abort, KeyboardInterrupt):
        _complain("已中断。")
        return _INTERRUPTED
    except (click.ClickException, WenfengError) as error:
        _complain(str(error))
    except BrokenPipeError:
        close_quietly()
    return ExitStatus.FAILED


def _complain(words: str) -> None:
    click.echo(f"{PROGRAM}：{clean(words)}", err=True)
