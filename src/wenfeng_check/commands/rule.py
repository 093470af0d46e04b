"""``wenfeng-check rule NAME|CODE``: the page of one rule."""

import click

from wenfeng_check.commands.chinese import ChineseCommand
from wenfeng_check.commands.output import emit


@click.command("rule", cls=ChineseCommand, help="看一条规则的说明：查什么、为什么、怎么改、依据、例子。")
@click.argument("name", metavar="规则代码或名称")
def command(name: str) -> int:
    """Print the page."""
    from wenfeng_check.explain import markdown
    from wenfeng_check.rules import load_rules
    from wenfeng_check.rules.removed import REMOVED
    from wenfeng_check.rules.selectors import nearest

    rules = load_rules()
    for rule in rules:
        if name.upper() == rule.code or name.lower().replace("_", "-") == rule.rule_name():
            emit(markdown(rule))
            return 0
    for removed in REMOVED:
        if name.upper() == removed.code or name == removed.name:
            raise click.UsageError(f"规则 {removed.code} {removed.name} 已停用：{removed.now}")
    close = nearest(name, rules)
    hint = f"是不是 {close}？" if close else "用 wenfeng-check rules 看全部规则。"
    raise click.UsageError(f"没有 {name} 这条规则，{hint}")
