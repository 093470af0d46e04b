"""``wenfeng-check tasks PATH…``: the ledger of tasks, its comparison with another one, its check when filled in by hand."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wenfeng_check.commands.chinese import ChineseCommand, Count, OneOf
from wenfeng_check.commands.options import overrides, settings_options
from wenfeng_check.commands.output import style_for, write_file
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.model.report import Failure

if TYPE_CHECKING:
    from wenfeng_check.ledger.row import Ledger
    from wenfeng_check.settings import Settings

_FORMATS = ("table", "xlsx", "csv", "json", "ics")
_VIEW_FORMATS = ("table", "csv", "json")
_BY_SUFFIX = {".xlsx": "xlsx", ".csv": "csv", ".json": "json", ".ics": "ics"}


@click.command(
    "tasks",
    cls=ChineseCommand,
    help="列出文稿安排的任务，生成台账：牵头单位、配合单位、责任领导、责任人、完成时限、工作标准、缺项。",
    epilog="例：wenfeng-check tasks 方案.docx --output 台账.xlsx；wenfeng-check tasks --compare 初稿.docx 定稿.docx；"
    "wenfeng-check tasks --check 台账.xlsx。退出码：0 要素齐全（没有变化），1 有缺项（有变化），2 没有办成。",
)
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹…")
@click.option(
    "--format",
    "format_name",
    type=OneOf(_FORMATS),
    metavar="格式",
    help=f"{'、'.join(_FORMATS)}；不写时按 --output 的后缀，都没有就是 table。",
)
@click.option("--output", default="", metavar="文件", help="写到这个文件。")
@click.option("--compare", is_flag=True, help="比对两份：文件 旧 新，文稿、台账（.xlsx、.csv）都可以。")
@click.option("--check", is_flag=True, help="复核填好的台账（.xlsx、.csv）：缺项、不明确、日期有误。")
@click.option("--exit-zero", is_flag=True, help="有缺项或变化也返回 0；没有办成的仍返回 2。")
@settings_options
@click.option("--stdin-name", default="标准输入.txt", metavar="文件名", help="从标准输入（-）读时当作哪个文件。")
@click.option("--jobs", type=Count(), default=0, metavar="个数", help="同时开几个进程；0 为自动。")
@click.option("--color/--no-color", default=None, help="强制用或不用颜色。")
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Do what the options ask for and return the exit status."""
    from wenfeng_check.config_files import read_settings

    format_name = _format(given)
    _refuse(paths, format_name, given)
    settings = read_settings(given["config"], [path for path in paths if path != "-"], overrides(given))
    act = _compare if given["compare"] else _check if given["check"] else _list
    status = act(paths, settings, format_name, given)
    return ExitStatus.CLEAN if status is ExitStatus.FINDINGS and settings.exit_zero else status


def _format(given: dict[str, Any]) -> str:
    return given["format_name"] or _BY_SUFFIX.get(Path(given["output"]).suffix.lower(), "table")


def _refuse(paths: tuple[str, ...], format_name: str, given: dict[str, Any]) -> None:
    """Raise a usage error for options that do not go together."""
    from wenfeng_check.ledger.sheets import is_sheet

    compare, check, output = given["compare"], given["check"], given["output"]
    if compare and check:
        raise click.UsageError("--compare 和 --check 只能用一个。")
    if compare and len(paths) != 2:
        raise click.UsageError(f"--compare 后面写两份：先旧后新，现在是 {len(paths)} 份。")
    if (compare or check) and format_name not in _VIEW_FORMATS:
        raise click.UsageError(f"--{'compare' if compare else 'check'} 的格式可以是 {'、'.join(_VIEW_FORMATS)}，不能是 {format_name}。")
    if (compare or check) and "-" in paths:
        raise click.UsageError("--compare 和 --check 不读标准输入，请写文件名。")
    if not (compare or check) and (sheets := [path for path in paths if is_sheet(path)]):
        raise click.UsageError(f"{sheets[0]} 是表格；复核填好的台账请加 --check。")
    if output and Path(output).resolve() in [Path(path).resolve() for path in paths]:
        raise click.UsageError(f"--output {output} 就是要读的文件，请换一个文件名。")
    if format_name == "xlsx" and not output and sys.stdout.isatty():
        raise click.UsageError("xlsx 不能显示在屏幕上，请用 --output 台账.xlsx 写到文件。")


def _list(paths: tuple[str, ...], settings: "Settings", format_name: str, given: dict[str, Any]) -> ExitStatus:
    from wenfeng_check.commands.check import refuse_to_replace_a_draft
    from wenfeng_check.ledger.load import draft_ledger
    from wenfeng_check.runner import STDIN, Source

    refuse_to_replace_a_draft(given["output"], paths)
    stdin = Source(given["stdin_name"], sys.stdin.buffer.read()) if STDIN in paths else None
    ledger = draft_ledger(paths, settings, stdin=stdin, jobs=given["jobs"])
    _say(ledger.notes, ledger.failures)
    if ledger.files or format_name == "json":  # nothing read: no summary that could pass for an all-clear
        _write(_rendered(ledger, format_name, given), given["output"])
    return ledger.status


def _rendered(ledger: "Ledger", format_name: str, given: dict[str, Any]) -> bytes:
    from wenfeng_check.ledger import as_csv, as_ics, as_json, as_table, as_xlsx

    if format_name == "ics":
        from datetime import UTC, datetime

        if count := as_ics.undated(ledger):
            click.echo(f"wenfeng-check：{count} 项任务没有具体日期，没有写进日历。", err=True)
        return as_ics.render(ledger, datetime.now(UTC))
    if format_name == "table":
        return as_table.render(ledger, _style(given)).encode("utf-8", "replace")
    renderers = {"csv": as_csv.render, "json": as_json.render, "xlsx": as_xlsx.render}
    return renderers[format_name](ledger)


def _compare(paths: tuple[str, ...], settings: "Settings", format_name: str, given: dict[str, Any]) -> ExitStatus:
    from wenfeng_check.ledger import views
    from wenfeng_check.ledger.compare import compare
    from wenfeng_check.ledger.load import any_ledger

    old, new = (any_ledger(path, settings) for path in paths)
    for ledger in (old, new):
        _say(ledger.notes, ledger.failures)
    if old.status is ExitStatus.FAILED or new.status is ExitStatus.FAILED:
        return ExitStatus.FAILED
    comparison = compare(old.rows, new.rows)
    content = {
        "table": lambda: views.comparison_table(comparison, _style(given)).encode("utf-8", "replace"),
        "csv": lambda: views.comparison_csv(comparison),
        "json": lambda: views.comparison_json(comparison),
    }[format_name]()
    _write(content, given["output"])
    return comparison.status


def _check(paths: tuple[str, ...], settings: "Settings", format_name: str, given: dict[str, Any]) -> ExitStatus:
    from wenfeng_check.ledger import views
    from wenfeng_check.ledger.load import checked_ledgers

    found = checked_ledgers(paths, settings)
    _say(found.notes, found.failures)
    if not found.files and format_name != "json":
        return found.status
    content = {
        "table": lambda: views.issues_table(found.issues, found.tasks, _style(given)).encode("utf-8", "replace"),
        "csv": lambda: views.issues_csv(found.issues),
        "json": lambda: views.issues_json(found.issues, found.tasks, found.failures),
    }[format_name]()
    _write(content, given["output"])
    return found.status


def _style(given: dict[str, Any]) -> Any:
    return style_for(given["color"], to_file=bool(given["output"]))


def _say(notes: Iterable[str], failures: Iterable[Failure]) -> None:
    """Write one line on standard error for what was not read and what could not be done."""
    for note in notes:
        click.echo(f"wenfeng-check：注意：{note}", err=True)
    for failure in failures:
        click.echo(f"wenfeng-check：{failure.path}：{failure.summary}", err=True)


def _write(content: bytes, output: str) -> None:
    """Write to the file, or to standard output: as text on a terminal, as it is into a pipe."""
    if output:
        write_file(Path(output), content)
        return
    if sys.stdout.isatty():
        sys.stdout.write(content.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
