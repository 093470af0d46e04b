"""``wenfeng-check PATH…``: check documents and print what was found."""

import sys
from pathlib import Path
from typing import Any

import click

from wenfeng_check.commands.chinese import ChineseCommand, OneOf
from wenfeng_check.commands.options import overrides, rule_options, run_options, settings_options
from wenfeng_check.commands.output import emit, style_for
from wenfeng_check.model.report import Report
from wenfeng_check.reporters import FORMATS

_FORMAT_HELP = f"输出格式：{'、'.join(FORMATS)}；默认 full。"


@click.command("check", cls=ChineseCommand, help="检查文稿：文件、文件夹，或 -（标准输入）。")
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹…")
@click.option("--format", "format_name", type=OneOf(FORMATS), default="full", metavar="格式", help=_FORMAT_HELP)
@rule_options
@settings_options
@run_options
def command(paths: tuple[str, ...], format_name: str, **given: Any) -> int:
    """Check ``paths`` and return the exit status."""
    from wenfeng_check.reporters import render

    output = given["output"]
    refuse_to_replace_a_draft(output, paths)
    report = checked(paths, given)
    complain_of_failures(report)
    emit(render(report, format_name, style_for(given["color"], to_file=bool(output))), output)
    return report.status


def checked(paths: tuple[str, ...], given: dict[str, Any]) -> Report:
    """Run the check that the shared options (commands/options.py) ask for."""
    from wenfeng_check.config_files import read_settings
    from wenfeng_check.runner import STDIN, Source, check_paths

    named = [path for path in paths if path != STDIN] or ([given["stdin_name"]] if STDIN in paths else [])
    settings = read_settings(given["config"], named, overrides(given))
    stdin = Source(given["stdin_name"], sys.stdin.buffer.read()) if STDIN in paths else None
    return check_paths(
        paths,
        settings,
        stdin=stdin,
        against=given["against"],
        jobs=given["jobs"],
        progress=_show_progress if sys.stderr.isatty() else None,
    )


def _show_progress(done: int, total: int) -> None:
    """Count the documents on one line of the terminal, and wipe it at the end."""
    if total > 1:
        click.echo("\r\x1b[K" if done == total else f"\r正在检查 {done}/{total}", nl=False, err=True)


def refuse_to_replace_a_draft(output: str, paths: tuple[str, ...]) -> None:
    """Raise a usage error where the output would be written over a document that is to be checked."""
    from wenfeng_check.runner import collect

    if output and any(Path(source.path).resolve() == Path(output).resolve() for source in collect(paths).sources):
        raise click.UsageError(f"--output {output} 就是要检查的文稿，请换一个文件名或放到别的文件夹。")


def complain_of_failures(report: Report) -> None:
    """Write one line on standard error for each thing that could not be done."""
    for failure in (*report.failures, *(failure for file in report.files for failure in file.failures)):
        click.echo(f"wenfeng-check：{failure.path}：{failure.summary}", err=True)
