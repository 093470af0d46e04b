"""``wenfeng-check stats PATH…``: the figures of each draft, for a table on the wall or a spreadsheet."""

import sys
from pathlib import Path
from typing import Any

import click

from wenfeng_check.commands.chinese import ChineseCommand, Count, OneOf
from wenfeng_check.commands.options import settings_options
from wenfeng_check.commands.output import style_for, write_file
from wenfeng_check.commands.stats_views import CAVEAT, FORMATS
from wenfeng_check.model.exit_status import ExitStatus


@click.command(
    "stats",
    cls=ChineseCommand,
    help="统计文稿：篇幅与上限、现状问题措施各占多少、空话套话占比、任务和缺项、短实新得分、句长和用词。",
    epilog=CAVEAT,
)
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹…")
@click.option(
    "--format",
    "format_name",
    type=OneOf(tuple(FORMATS)),
    default="text",
    metavar="格式",
    help="text、json、csv；默认 text。",
)
@click.option("--output", default="", metavar="文件", help="写到这个文件。")
@settings_options
@click.option("--stdin-name", default="标准输入.txt", metavar="文件名", help="从标准输入（-）读时当作哪个文件。")
@click.option("--jobs", type=Count(), default=0, metavar="个数", help="同时开几个进程；0 为自动。")
@click.option("--color/--no-color", default=None, help="强制用或不用颜色。")
def command(paths: tuple[str, ...], format_name: str, **given: Any) -> int:
    """Print the figures; the status is 0, or 2 where something could not be read or checked."""
    from wenfeng_check.commands.check import checked, complain_of_failures, refuse_to_replace_a_draft, settings_for
    from wenfeng_check.figures import figures

    output = given["output"]
    refuse_to_replace_a_draft(output, paths)
    report = checked(paths, {**given, "against": ()})
    complain_of_failures(report)
    settings = settings_for(paths, given)
    rows = [figures(file, settings) for file in report.files if file.document is not None]
    content = FORMATS[format_name](rows, style_for(given["color"], to_file=bool(output)))
    if output:
        write_file(Path(output), content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    return ExitStatus.FAILED if report.status is ExitStatus.FAILED else ExitStatus.CLEAN
