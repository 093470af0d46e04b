"""``wenfeng-check rules``: all rules in a table."""

import json
from typing import Any

import click

from wenfeng_check.commands.chinese import ChineseCommand, OneOf
from wenfeng_check.commands.output import emit


@click.command("rules", cls=ChineseCommand, help="列出全部规则：代码、名称、级别、查什么、依据。")
@click.option("--format", "format_name", type=OneOf(("table", "json")), default="table", help="默认 table。")
def command(format_name: str) -> int:
    """Print the table."""
    from wenfeng_check.rules import load_rules

    rows = [_row(rule) for rule in load_rules()]
    emit(json.dumps(rows, ensure_ascii=False, indent=2) + "\n" if format_name == "json" else _table(rows))
    return 0


def _row(rule: Any) -> dict[str, Any]:
    from wenfeng_check.explain import one_line

    return {
        "code": rule.code,
        "name": rule.rule_name(),
        "group": rule.group(),
        "severity": rule.severity.word,
        "enabled": rule.enabled,
        "summary": one_line(rule),
        "authority": {"level": str(rule.clause.authority), "source": rule.clause.source},
        "options": {name.replace("_", "-"): option.default for name, option in rule.option_table().items()},
    }


def _table(rows: list[dict[str, Any]]) -> str:
    from wenfeng_check.explain import SEVERITY_WORDS
    from wenfeng_check.model.finding import Authority, Severity
    from wenfeng_check.reporters.style import columns

    header = ("代码", "名称", "级别", "查什么", "依据")
    cells = [
        (
            row["code"],
            row["name"],
            SEVERITY_WORDS[Severity[row["severity"].upper()]] + ("" if row["enabled"] else "（默认不开）"),
            row["summary"],
            Authority(row["authority"]["level"]).words,
        )
        for row in rows
    ]
    return "\n".join(columns([header, *cells])) + "\n"
