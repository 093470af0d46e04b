"""Options that several commands share: which settings, which rules, which documents to compare with."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import click

from wenfeng_check.commands.chinese import Count, OneOf
from wenfeng_check.model.errors import SettingsError
from wenfeng_check.run_settings import RunOverrides
from wenfeng_check.settings import PROFILES, Overrides
from wenfeng_check.toml_table import day_of

F = TypeVar("F", bound=Callable[..., Any])

_SETTINGS = (
    click.option("--config", default="", metavar="文件", help="设置文件；不写就从文稿所在处向上找 wenfeng.toml。"),
    click.option("--kind", default="", metavar="文种", help="指定文种，如 通知、方案、报告；不写就自动识别。"),
    click.option("--today", default="", metavar="日期", help="推算没写年份的日期时，把这一天当作今天，如 2024-03-01。"),
    click.option("--profile", type=OneOf(PROFILES), metavar="名称", help=f"篇幅上限用哪一套：{'、'.join(PROFILES)}。"),
    click.option("--no-model", is_flag=True, help="不用句子模型，只按规则和小模型判断：快一些，准头差一些。"),
)
_RULES = (
    click.option("--select", multiple=True, metavar="规则", help="只查这些规则：代码、名称或组名，逗号隔开，可重复。"),
    click.option("--ignore", multiple=True, metavar="规则", help="不查这些规则，写法同上。"),
    click.option(
        "--fail-on",
        type=OneOf(("error", "warning", "info", "hint")),
        metavar="级别",
        help="到这一级就算有问题：error、warning、info、hint；默认 warning。",
    ),
    click.option("--exit-zero", is_flag=True, help="有发现也返回 0；没有查成的仍返回 2。"),
)
_RUN = (
    click.option("--against", multiple=True, metavar="路径", help="与这些上级文件或旧稿比对，查照抄；可重复。"),
    click.option("--stdin-name", default="标准输入.txt", metavar="文件名", help="从标准输入（-）读时当作哪个文件。"),
    click.option("--jobs", type=Count(), default=0, metavar="个数", help="同时开几个进程；0 为自动。"),
    click.option(
        "--timeout", type=Count(), default=0, metavar="秒", help="一份最多查几秒，超过就停下、接着查下一份；默认 60。"
    ),
    click.option("--refuse-classified", is_flag=True, help="标有密级（绝密、机密、秘密）的一律不查，返回 2。"),
    click.option(
        "--cache/--no-cache",
        default=None,
        help="没有改动的文稿用上次的结果；默认不用、不存。存在哪里：wenfeng-check cache。",
    ),
    click.option("--output", default="", metavar="文件", help="写到这个文件。"),
    click.option("--color/--no-color", default=None, help="强制用或不用颜色。"),
)

_WALK = (
    click.option("--include", multiple=True, metavar="模式", help="文件夹里只查这些文件，如 *.docx、2024/**；可重复。"),
    click.option(
        "--exclude", multiple=True, metavar="模式", help="文件夹里不查这些文件或子文件夹，如 归档、*草稿*；可重复。"
    ),
)

_NARROW = (
    click.option(
        "--since", default="", metavar="版本", help="只报与 Git 里这个版本（如 HEAD、main）相比改动处的发现。"
    ),
    click.option("--baseline", default="", metavar="文件", help="不报这个基线文件里已知的发现；不写就看设置文件旁边。"),
    click.option("--no-baseline", is_flag=True, help="不用基线，已知的也报。"),
)
_FIX = (
    click.option(
        "--fix", is_flag=True, help="把不改变意思的毛病（标点、序号、日期写法等）改好，写回 .txt、.md；剩下的照常报告。"
    ),
    click.option("--diff", is_flag=True, help="只显示 --fix 会改哪些字，不写文件；有可改的返回 1。"),
)
_ANNOTATE = (
    click.option(
        "--annotate",
        default="",
        metavar="文件或文件夹",
        help="另存一份 Word 文件，每条发现写成一条批注，原稿不动；几份文稿写文件夹。建议一级的要用 --select 点名才写。",
    ),
    click.option("--suggest", is_flag=True, help="和 --annotate 一起用：--fix 能改的写成修订，在 Word 里逐处接受或拒绝。"),
)


def settings_options(function: F) -> F:
    """Add --config, --kind, --today, --profile, --no-model."""
    return _add(function, _SETTINGS)


def rule_options(function: F) -> F:
    """Add --select, --ignore, --fail-on, --exit-zero."""
    return _add(function, _RULES)


def run_options(function: F) -> F:
    """Add --against, --stdin-name, --jobs, --timeout, --refuse-classified, --cache, --output, --color."""
    return _add(function, _RUN)


def walk_options(function: F) -> F:
    """Add --include, --exclude."""
    return _add(function, _WALK)


def narrow_options(function: F) -> F:
    """Add --since, --baseline, --no-baseline."""
    return _add(function, _NARROW)


def fix_options(function: F) -> F:
    """Add --fix, --diff."""
    return _add(function, _FIX)


def annotate_options(function: F) -> F:
    """Add --annotate, --suggest."""
    return _add(function, _ANNOTATE)


def _add(function: F, options: Sequence[Callable[[F], F]]) -> F:
    for option in reversed(options):
        function = option(function)
    return function


def overrides(given: dict[str, Any]) -> Overrides:
    """Return what the shared options set; options that the command does not have count as not given."""
    return Overrides(
        select=_words(given.get("select", ())),
        ignore=_words(given.get("ignore", ())),
        fail_on=given.get("fail_on") or "",
        exit_zero=bool(given.get("exit_zero")),
        kind=given.get("kind", ""),
        today=_day(given.get("today", "")),
        profile=given.get("profile") or "",
        model=not given.get("no_model"),
        run=RunOverrides(
            include=tuple(given.get("include", ())),
            exclude=tuple(given.get("exclude", ())),
            seconds=given.get("timeout", 0),
            refuse_classified=bool(given.get("refuse_classified")),
            cache=given.get("cache"),
        ),
    )


def _words(values: Sequence[str]) -> tuple[str, ...]:
    parts = (part.strip() for value in values for part in value.replace("，", ",").split(","))
    return tuple(part for part in parts if part)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return day_of(text, where="--today")
    except SettingsError as error:
        raise click.UsageError(str(error)) from None
