"""``wenfeng-check PATH…``: check documents and print what was found."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wenfeng_check.commands.chinese import ChineseCommand, OneOf
from wenfeng_check.commands.options import (
    annotate_options,
    fix_options,
    narrow_options,
    overrides,
    rule_options,
    run_options,
    settings_options,
    walk_options,
)
from wenfeng_check.commands.output import emit, style_for
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.model.report import Report
from wenfeng_check.reporters import FORMATS
from wenfeng_check.reporters.style import clean

if TYPE_CHECKING:
    from wenfeng_check.commands.annotating import Annotator
    from wenfeng_check.runner import Steps
    from wenfeng_check.settings import Settings

_FORMAT_HELP = f"输出格式：{'、'.join(FORMATS)}；默认 full。"


@click.command("check", cls=ChineseCommand, help="检查文稿：文件、文件夹，或 -（标准输入）。")
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹…")
@click.option("--format", "format_name", type=OneOf(FORMATS), default="full", metavar="格式", help=_FORMAT_HELP)
@click.option("--verbose", is_flag=True, help="默认格式里每处写明有没有模型参与判断、把握多大。")
@rule_options
@settings_options
@run_options
@walk_options
@narrow_options
@fix_options
@annotate_options
def command(paths: tuple[str, ...], format_name: str, **given: Any) -> int:
    """Check ``paths`` and return the exit status."""
    from wenfeng_check.reporters import render

    output = given["output"]
    refuse_to_replace_a_draft(output, paths)
    annotator = _annotator(paths, given)
    if given["fix"] or given["diff"]:
        return _fixed(paths, format_name, given)
    report = checked(paths, given)
    if annotator:
        report = annotator.write(report)
        for words in annotator.words:
            click.echo(f"wenfeng-check：{words}", err=True)
    complain_of_failures(report)
    tell_what_is_left_out(report, format_name)
    emit(render(report, format_name, style_for(given["color"], to_file=bool(output), verbose=given["verbose"])), output)
    return report.status


def _annotator(paths: tuple[str, ...], given: dict[str, Any]) -> "Annotator | None":
    """Return what writes the annotated files, None where none are asked for."""
    if not (given["annotate"] or given["suggest"]):
        return None
    from wenfeng_check.commands.annotating import annotator_for

    return annotator_for(paths, given)


def _fixed(paths: tuple[str, ...], format_name: str, given: dict[str, Any]) -> int:
    """Apply or show the safe fixes, and return the exit status."""
    from wenfeng_check.commands.fixing import Fixer
    from wenfeng_check.reporters import render

    _refuse_what_does_not_go_together(paths, format_name, given)
    style = style_for(given["color"], to_file=bool(given["output"]), verbose=given["verbose"])
    fixer = Fixer(preview=given["diff"], style=style)
    report = checked(paths, given, fixer)
    complain_of_failures(report)
    tell_what_is_left_out(report, format_name)
    for words in fixer.summary():
        click.echo(f"wenfeng-check：{words}", err=True)
    if not given["diff"]:
        emit(render(report, format_name, style), given["output"])
        return report.status
    emit("".join(fixer.diffs), given["output"])
    if report.status is ExitStatus.FAILED:
        return report.status
    return ExitStatus.FINDINGS if fixer.diffs and not given["exit_zero"] else ExitStatus.CLEAN


def _refuse_what_does_not_go_together(paths: tuple[str, ...], format_name: str, given: dict[str, Any]) -> None:
    from wenfeng_check.runner import STDIN

    if given["diff"] and format_name != "full":
        raise click.UsageError("--diff 只输出改动对照，不能和 --format 一起用；要报告请去掉 --diff。")
    if STDIN in paths and not given["diff"]:
        raise click.UsageError("从标准输入（-）读的文稿没有文件可以写回；请给出文件名，或用 --diff 只看改法。")


def checked(paths: tuple[str, ...], given: dict[str, Any], steps: "Steps[Any] | None" = None) -> Report:
    """Run the check that the shared options (commands/options.py) ask for; ``steps`` as in ``check_paths``."""
    from wenfeng_check.commands.narrowing import Narrowing
    from wenfeng_check.commands.progress import watcher
    from wenfeng_check.runner import STDIN, Source, check_paths

    settings = settings_for(paths, given)
    most = settings.run.caps.file_size + 1  # one more is too much, and is refused as such
    stdin = Source(given["stdin_name"], sys.stdin.buffer.read(most)) if STDIN in paths else None
    narrowing = Narrowing.of(given, settings)
    report = check_paths(
        paths,
        settings,
        stdin=stdin,
        against=given["against"],
        jobs=given["jobs"],
        progress=watcher(),
        steps=steps,
        keep=narrowing.keep,
    )
    return narrowing.narrowed(report, settings)


def settings_for(paths: tuple[str, ...], given: dict[str, Any]) -> "Settings":
    """Return the settings that lie beside ``paths`` or are named, with what the shared options override."""
    from wenfeng_check.config_files import read_settings
    from wenfeng_check.runner import STDIN

    named = [path for path in paths if path != STDIN] or ([given["stdin_name"]] if STDIN in paths else [])
    return read_settings(given["config"], named, overrides(given))


def refuse_to_replace_a_draft(output: str, paths: tuple[str, ...]) -> None:
    """Raise a usage error where the output would be written over a document that is to be checked."""
    from wenfeng_check.runner import collect

    if output and any(Path(source.path).resolve() == Path(output).resolve() for source in collect(paths).sources):
        raise click.UsageError(f"--output {output} 就是要检查的文稿，请换一个文件名或放到别的文件夹。")


def tell_what_is_left_out(report: Report, format_name: str) -> None:
    """Write on standard error how many findings are not listed; the full report and JSON say so themselves."""
    known, older = (sum(getattr(file, name) for file in report.files) for name in ("known", "older"))
    words = [f"基线里已知的 {known} 处"] * bool(known) + [f"改动前就有的 {older} 处"] * bool(older)
    if words and format_name not in ("full", "json"):
        click.echo(f"wenfeng-check：{'、'.join(words)}没有列出。", err=True)


def complain_of_failures(report: Report) -> None:
    """Write one line on standard error for each thing that could not be done."""
    for failure in (*report.failures, *(failure for file in report.files for failure in file.failures)):
        click.echo(f"wenfeng-check：{clean(failure.path)}：{clean(failure.summary)}", err=True)
