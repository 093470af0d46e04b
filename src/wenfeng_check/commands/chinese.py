"""Click in Chinese: help, usage errors, and the group that runs ``check`` where no sub-command is named."""

import importlib
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import click

from wenfeng_check.reporters.style import columns, display_width, wrap

DEFAULT = "check"
COMMANDS = {
    "check": "wenfeng_check.commands.check",
    "tasks": "wenfeng_check.commands.tasks",
    "stats": "wenfeng_check.commands.stats",
    "bulletin": "wenfeng_check.commands.bulletin",
    "rules": "wenfeng_check.commands.rules",
    "rule": "wenfeng_check.commands.rule",
    "models": "wenfeng_check.commands.models",
    "text": "wenfeng_check.commands.text",
    "cache": "wenfeng_check.commands.cache",
    "web": "wenfeng_check.commands.web",
    "baseline": "wenfeng_check.commands.baseline",
    "init": "wenfeng_check.commands.init",
    "lsp": "wenfeng_check.commands.lsp",
    "completion": "wenfeng_check.commands.completion",
}
_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数", "Positional arguments": "参数"}


class ChineseFormatter(click.HelpFormatter):
    """Help with Chinese headings and lines folded by display width."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        self.write(f"用法：{prog} {args}\n")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        lead = " " * self.current_indent
        for line in wrap(" ".join(text.split("\n")), self.width - self.current_indent):
            self.write(f"{lead}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of terms with their explanations."""
        rows = list(rows)
        first = max(min(display_width(term), col_max) for term, _ in rows) + col_spacing
        for term, words in rows:
            lead = " " * self.current_indent
            parts = list(wrap(words, max(self.width - first - self.current_indent, 20))) or [""]
            lines = list(columns([(term.ljust(1), parts[0])], gap=max(col_spacing, first - display_width(term))))
            self.write(f"{lead}{lines[0]}\n")
            for part in parts[1:]:
                self.write(f"{lead}{' ' * first}{part}\n")


class ChineseContext(click.Context):
    """A context whose help is written by ChineseFormatter."""

    formatter_class = ChineseFormatter


class ChineseCommand(click.Command):
    """A command with a Chinese help option."""

    context_class = ChineseContext

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[选项]")
        super().__init__(*args, **kwargs)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help with its explanation in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这份说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group that imports its commands when they are used, and runs ``check`` for anything else."""

    command_class = ChineseCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "[命令] 文件…")
        super().__init__(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``check`` in front where the first word is neither a command nor an option of the group."""
        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        if not args:
            example = f"{ctx.command_path} 通知.docx"
            raise click.UsageError(f"没有给出要检查的文件，例如 {example}；用 --help 看全部用法。", ctx)
        if args[0] not in COMMANDS and args[0] not in own:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


class OneOf(click.Choice[str]):
    """A closed set of words, with a Chinese message for the others."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` where it is one of the words."""
        known = [str(choice) for choice in self.choices]
        if value in known:
            return str(value)
        close = get_close_matches(str(value), known, n=1)
        hint = f"是不是 {close[0]}？" if close else f"可以写：{'、'.join(known)}。"
        self.fail(f"{value} 不认识，{hint}", param, ctx)


class Count(click.IntRange):
    """A whole number from 0 up."""

    name = "count"

    def _describe_range(self) -> str:
        """Say nothing of the range in help: every number from 0 up will do."""
        return ""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return ``value`` as a number."""
        text = str(value).strip()
        if not text.isdecimal():
            self.fail(f"应是 0 或更大的整数，现在是 {value}。", param, ctx)
        return int(text)


def usage_words(error: click.UsageError) -> str:
    """Return a usage error as one Chinese line."""
    match error:
        case click.NoSuchOption():
            hint = f"，是不是 {error.possibilities[0]}？" if error.possibilities else "；用 --help 看全部选项。"
            return f"没有 {error.option_name} 这个选项{hint}"
        case click.MissingParameter():
            return f"还缺 {_parameter_name(error)}；用 --help 看用法。"
        case click.BadParameter():
            return f"{_parameter_name(error)}：{error.message}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面要写它的值；不带值的选项后面不写。"
    return _plain_words(error.message)


def _plain_words(message: str) -> str:
    """Return the message of a bare usage error: our own as it is, click's in Chinese."""
    extra = re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", message, re.DOTALL)
    if extra:
        return f"多写了 {extra[1]}；用 --help 看用法。"
    return message if any("一" <= ch <= "鿿" for ch in message) else "用法不对；用 --help 看用法。"


def _parameter_name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "参数")
    return error.param.opts[0] if isinstance(error.param, click.Option) else error.param.make_metavar(_context(error))


def _context(error: click.BadParameter) -> click.Context:
    return error.ctx or click.Context(click.Command("wenfeng-check"))
