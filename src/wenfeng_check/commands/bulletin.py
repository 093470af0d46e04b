"""``wenfeng-check bulletin FOLDER…``: the results of a period, unit by unit, as the draft of a bulletin."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wenfeng_check.commands.check import complain_of_failures, settings_for
from wenfeng_check.commands.chinese import ChineseCommand, Count, OneOf
from wenfeng_check.commands.options import settings_options
from wenfeng_check.commands.output import write_file
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.model.report import Report

if TYPE_CHECKING:
    from wenfeng_check.bulletin.model import Bulletin

_BY = ("单位", "文件夹", "文件名", "文件属性")
_SUFFIXES = (".docx", ".xlsx", ".html")
_EXAMPLE = "wenfeng-check bulletin 一季度文稿 --by 文件夹 --period 2026年第一季度 --output 通报.docx --output 通报.xlsx"


@click.command(
    "bulletin",
    cls=ChineseCommand,
    help="汇总一个时期的文稿，按单位生成差错通报的草稿和表格。",
    epilog=f"例：{_EXAMPLE}。退出码：0 办成，2 有文稿没有查成（列在附件里）或命令写错。",
)
@click.argument("folders", nargs=-1, required=True, metavar="文件夹…")
@click.option(
    "--by",
    type=OneOf(_BY),
    default="单位",
    metavar="方式",
    help="单位名称取自：单位（文稿落款，默认）、文件夹、文件名、文件属性（Word 文件的“公司”，没有就用“作者”）。",
)
@click.option(
    "--pattern",
    default="",
    metavar="正则",
    help="--by 文件名 时，括号括出单位名称；默认取第一个横线、空格或数字之前的字。",
)
@click.option("--units", default="", metavar="文件", help="应当有文稿的单位名单，一行一个；没有文稿的列进附件。")
@click.option("--period", default="本期", metavar="名称", help="时期的名称，如 2026年第一季度。")
@click.option("--issuer", default="", metavar="名称", help="通报的落款，如 清河县人民政府办公室。")
@click.option("--least", type=Count(), default=3, metavar="份数", help="不足这么多份的单位只列数字，不作比较；默认 3。")
@click.option(
    "--output",
    multiple=True,
    metavar="文件",
    help="写到这个文件，后缀 .docx、.xlsx 或 .html；可重复。不写就只显示汇总。",
)
@click.option(
    "--history", default="", metavar="文件", help="把各期数字存进这个文件（SQLite，只有本人能读），与上一期比较。"
)
@click.option("--compare", default="", metavar="名称", help="与历史文件里的哪一期比较；不写就是上一期。")
@settings_options
@click.option("--jobs", type=Count(), default=0, metavar="个数", help="同时开几个进程；0 为自动。")
def command(folders: tuple[str, ...], **given: Any) -> int:
    """Collect the results under ``folders``, write what was asked for, and return the exit status."""
    from wenfeng_check.runner import check_paths

    _refuse(given)
    settings = settings_for(folders, given)
    expected = _expected(given["units"])
    pattern = _pattern(given["pattern"])
    report = check_paths(folders, settings, jobs=given["jobs"])
    complain_of_failures(report)
    bulletin = _bulletin(report, folders, expected, pattern, given)
    for path in given["output"]:
        write_file(Path(path), _renderer(path)(bulletin))
    _record(bulletin, given)
    click.echo(_summary(bulletin, given["output"]))
    return ExitStatus.FAILED if report.status is ExitStatus.FAILED else ExitStatus.CLEAN


def _refuse(given: dict[str, Any]) -> None:
    """Raise a usage error for options that do not go together, before any document is read."""
    for path in given["output"]:
        if Path(path).suffix.lower() not in _SUFFIXES:
            raise click.UsageError(f"--output {path} 的后缀应是 {'、'.join(_SUFFIXES)}。")
        if not Path(path).resolve().parent.is_dir():
            raise click.UsageError(f"--output {path} 所在的文件夹还没有，请先建好。")
    if given["pattern"] and given["by"] != "文件名":
        raise click.UsageError("--pattern 要和 --by 文件名 一起用。")
    if given["compare"] and not given["history"]:
        raise click.UsageError("--compare 要和 --history 一起用：比较的是历史文件里的一期。")
    if given["history"] and given["period"] == "本期":
        raise click.UsageError("用 --history 要写明 --period，如 --period 2026年第一季度，各期才分得开。")


def _pattern(pattern: str) -> str:
    from wenfeng_check.bulletin.units import NAME_PATTERN, compiled

    return compiled(pattern) if pattern else NAME_PATTERN


def _expected(path: str) -> tuple[str, ...]:
    """Return the names in the list of units."""
    from wenfeng_check.model.errors import ReadError
    from wenfeng_check.readers.text import decode
    from wenfeng_check.runner import Source, read_content

    if not path:
        return ()
    try:
        lines = decode(path, read_content(Source(path))).splitlines()
    except ReadError as error:
        raise click.UsageError(f"--units {path}：{error}") from None
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


def _bulletin(
    report: Report, folders: Sequence[str], expected: Sequence[str], pattern: str, given: dict[str, Any]
) -> "Bulletin":
    from wenfeng_check.bulletin import history
    from wenfeng_check.bulletin.collect import entries_of
    from wenfeng_check.bulletin.model import Bulletin
    from wenfeng_check.bulletin.units import By, empty_folders

    by = By(given["by"])
    entries = entries_of(report.files, by=by, roots=folders, pattern=pattern)
    known = {entry.unit for entry in entries}
    silent = [*expected, *(empty_folders(folders) if by is By.FOLDER else ())]
    before = history.earlier(given["history"], given["period"], wanted=given["compare"]) if given["history"] else None
    return Bulletin(
        period=given["period"],
        issuer=given["issuer"],
        entries=entries,
        silent=tuple(dict.fromkeys(unit for unit in silent if unit not in known)),
        failures=(*report.failures, *(f for file in report.files if file.document is None for f in file.failures)),
        notes=(*report.notes, *_half_checked(report)),
        earlier=before,
        least=given["least"],
    )


def _half_checked(report: Report) -> Iterator[str]:
    """Say which documents are in the figures although a rule failed on them."""
    for file in report.files:
        if file.document is not None:
            yield from (f"{failure.path}：{failure.summary}" for failure in file.failures)


def _renderer(path: str) -> "Callable[[Bulletin], bytes]":
    from wenfeng_check.bulletin import as_docx, as_html, as_xlsx

    renderers = {".docx": as_docx.render, ".xlsx": as_xlsx.render, ".html": as_html.render}
    return renderers[Path(path).suffix.lower()]


def _record(bulletin: "Bulletin", given: dict[str, Any]) -> None:
    if not given["history"]:
        return
    from datetime import date

    from wenfeng_check.bulletin import history
    from wenfeng_check.rules.version import RULESET_VERSION

    history.record(given["history"], bulletin, made=date.today(), ruleset=RULESET_VERSION)
    click.echo(f"wenfeng-check：{bulletin.period}的数字存进了 {given['history']}。", err=True)


def _summary(bulletin: "Bulletin", written: Sequence[str]) -> str:
    """Return the table of units as text, and where the rest was written."""
    from wenfeng_check.bulletin.model import UNKNOWN
    from wenfeng_check.bulletin.words import unit_grid
    from wenfeng_check.reporters.style import clean, columns

    grid = unit_grid(bulletin)
    rows = (
        [clean(f"{cell:,}" if not isinstance(cell, str) else cell) for cell in row] for row in (grid.header, *grid.rows)
    )
    lines = [*columns(tuple(row) for row in rows), *(f"{unit}：本期没有文稿" for unit in bulletin.silent)]
    lines += [clean(note) for note in bulletin.notes]
    if unknown := sum(entry.unit == UNKNOWN for entry in bulletin.entries):
        lines.append(f"{unknown} 份看不出是哪个单位的：可以按单位分文件夹放好，用 --by 文件夹。")
    if bulletin.failures:
        lines.append(f"没有查成 {len(bulletin.failures)} 份，不在数字之内。")
    if not written and sys.stdout.isatty():
        lines.append("通报草稿和逐处清单：加 --output 通报.docx、--output 通报.xlsx 或 --output 通报.html。")
    return "\n".join([*lines, *(f"写好了 {path}" for path in written)])
