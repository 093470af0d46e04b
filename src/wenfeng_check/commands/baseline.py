"""``wenfeng-check baseline PATH…``: write down the findings that are known, so that only new ones are reported."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wenfeng_check.commands.check import checked, complain_of_failures, settings_for
from wenfeng_check.commands.chinese import ChineseCommand, Count
from wenfeng_check.commands.options import settings_options
from wenfeng_check.commands.output import write_file
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.model.report import Report

if TYPE_CHECKING:
    from wenfeng_check.baseline import Baseline, Update


@click.command("baseline", cls=ChineseCommand, help="把现有的发现记成基线（只记指纹，不记原文），以后只报新的。")
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹…")
@click.option("--output", default="", metavar="文件", help="基线文件；默认是设置文件旁边的 .wenfeng-baseline.json。")
@click.option("--update", is_flag=True, help="更新已有的基线：改好的去掉，新的记入。")
@click.option("--prune", is_flag=True, help="只去掉改好的，不记入新的。")
@click.option("--check", "compare", is_flag=True, help="只核对基线是不是最新，不写文件；不是最新返回 1。")
@click.option("--against", multiple=True, metavar="路径", help="与这些上级文件或旧稿比对，查照抄；可重复。")
@click.option("--jobs", type=Count(), default=0, metavar="个数", help="同时开几个进程；0 为自动。")
@settings_options
def command(paths: tuple[str, ...], output: str, update: bool, prune: bool, compare: bool, **given: Any) -> int:
    """Write, update or compare the baseline, and return the exit status."""
    from wenfeng_check.baseline import Baseline, load, locate, updated

    if update + prune + compare > 1:
        raise click.UsageError("--update、--prune、--check 只能用一个。")
    if "-" in paths:
        raise click.UsageError("基线按文件记，不能从标准输入（-）读；请给出文件或文件夹。")
    given["stdin_name"] = ""
    file = locate(settings_for(paths, given), output)
    _refuse(file, paths, must_exist=update or prune or compare)
    old = load(file) if update or prune or compare else Baseline(file)
    report = checked(paths, given)
    complain_of_failures(report)
    change = updated(old, report, only_remove=prune)
    status = _compare(old, change) if compare else _write(old, change, new=not (update or prune))
    return ExitStatus.FAILED if _failed(report) else status


def _refuse(file: Path, paths: tuple[str, ...], *, must_exist: bool) -> None:
    """Raise a usage error where the file is a draft that is to be checked, or a baseline that would be lost."""
    from wenfeng_check.commands.check import refuse_to_replace_a_draft

    refuse_to_replace_a_draft(str(file), paths)
    if not must_exist and file.exists():
        raise click.UsageError(f"{file} 已经有了，没有覆盖；要更新用 --update，要核对用 --check。")


def _write(old: "Baseline", change: "Update", *, new: bool) -> ExitStatus:
    from wenfeng_check.baseline import render

    baseline = change.baseline
    words = f"{len(baseline.entries)} 份文稿，已知 {baseline.size} 处"
    if new or change.removed or change.added:
        write_file(baseline.file, render(baseline).encode("utf-8"))
    if new:
        click.echo(f"已写好 {baseline.file}：{words}。")
    elif change.removed or change.added:
        click.echo(f"已更新 {baseline.file}：去掉 {change.removed} 处，新记 {change.added} 处；现在{words}。")
    else:
        click.echo(f"{baseline.file} 没有变化：{words}。")
    return ExitStatus.CLEAN


def _compare(old: "Baseline", change: "Update") -> ExitStatus:
    if not change.removed and not change.added:
        click.echo(f"{old.file} 是最新的：{len(old.entries)} 份文稿，已知 {old.size} 处。")
        return ExitStatus.CLEAN
    words = f"{change.removed} 处已改好或文件已不在，{change.added} 处没有记入"
    click.echo(f"{old.file} 不是最新的：{words}；用 --update 更新。")
    return ExitStatus.FINDINGS


def _failed(report: Report) -> bool:
    return not report.files or bool(report.failures) or any(file.failures for file in report.files)
