"""``wenfeng-check init``: a commented wenfeng.toml, written from the rules' own options."""

import os
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from wenfeng_check.commands.chinese import ChineseCommand
from wenfeng_check.commands.output import write_file

_HEAD = """\
# wenfeng-check 的设置。放在文稿所在的文件夹或它的上级，检查时自动用上。
# 每一项前面的 # 去掉才起作用；写错的键会报出来，不会悄悄忽略。

# select = ["TSK", "PAD"]         # 只查这些：代码、名称、组名，或 "ALL"
# extend-select = []              # 另外打开默认不开的规则
# ignore = ["MTG"]                # 不查这些
# fail-on = "warning"             # 到哪一级算有问题：error、warning、info、hint
# kind = "通知"                   # 不自动识别文种，一律当作这个文种
# profile = "ningqiang"           # 篇幅上限用哪一套：ningqiang、national
# model = true                    # false：不用句子模型，快一些，准头差一些
# roster = "名册.csv"             # 本单位名册：列名 单位、简称、姓名、职务；也可以是 .toml
# baseline = ".wenfeng-baseline.json"   # 已知问题的基线；就叫这个名字、放在本文件旁边的不用写

# include = ["*.docx"]            # 文件夹里只查这些
# exclude = ["归档/**", "*草稿*"] # 文件夹里不查这些
# gitignore = false               # .gitignore 排除的也查
# refuse-classified = true        # 标有密级的一律不查
# cache = true                    # 没有改动的文稿用上次的结果

# [[checkpoint]]                  # 自备的 Hugging Face 模型，见 docs/own-model.md
# path = "模型/任务句"            # 本机文件夹，从本文件所在处算起
# weight = 0.5                    # 它的话占多重；1 为只听它的

# [caps]                          # 一份文稿最多多大、查多久；超过的报出来，不影响别的文件
# seconds = 60
# memory = 1024                   # MB
# file-size = 256                 # MB
# unpacked-size = 1024            # MB
# ratio = 200                     # 解压后与压缩时的倍数
# members = 20000                 # 压缩包里的部件数
# depth = 2000                    # XML 嵌套层数
# paragraphs = 400000
# paragraph-length = 2000000      # 字

# [severity]                      # 改级别：代码、名称或组名
# TSK103 = "error"

# [limits]                        # 自定篇幅上限（字）
# 通知 = 3500

# [units]                         # 单位全称和简称；[persons] 姓名 = ["职务", "单位"]
# 清河县农业农村局 = ["县农业农村局"]

# [[waiver]]                      # 允许的例外，理由必须写
# rule = "TSK103"
# text = "原文片段"
# file = "*.docx"
# reason = "县委文件已明确责任人"

# [per-file-ignores]              # 整类文件不查某几条，理由必须写
# "纪要/*" = { rules = ["TSK103"], reason = "纪要的责任人另列清单" }
"""


@click.command("init", cls=ChineseCommand, help="在文件夹里写一份带注释的 wenfeng.toml；已有的不覆盖。")
@click.argument("folder", default=".", metavar="[文件夹]")
def command(folder: str) -> int:
    """Write the file."""
    from wenfeng_check.rules import load_rules

    path = Path(folder) / "wenfeng.toml"
    if os.path.lexists(path):
        raise click.UsageError(f"{path} 已经有了，没有覆盖；要重新生成请先把它移走。")
    write_file(path, template(load_rules()).encode("utf-8"))
    click.echo(f"已写好 {path}。")
    return 0


def template(rules: Sequence[Any]) -> str:
    """Return a wenfeng.toml in which every option of every rule stands as a comment, with its default."""
    return _HEAD + "".join(f"\n{line}" for rule in rules for line in _section(rule)) + "\n"


def _section(rule: Any) -> Iterator[str]:
    from wenfeng_check.explain import one_line, toml_value

    options = rule.option_table()
    if not options:
        return
    yield f"# [rules.{rule.rule_name()}]  # {rule.code} {one_line(rule)}"
    for name, option in options.items():
        yield from textwrap.wrap(option.doc, 100, initial_indent="#   ", subsequent_indent="#   ")
        yield f"# {name.replace('_', '-')} = {toml_value(option.default)}"
    yield ""
