"""A rule's page: its docstring by sections, its options and its examples."""

import inspect
import re
from typing import NamedTuple

from wenfeng_check.model.finding import Severity
from wenfeng_check.rules.base import Example, Rule
from wenfeng_check.rules.groups import GROUPS

SECTIONS = ("查什么", "为什么", "怎么改", "不算", "依据")
SEVERITY_WORDS = {
    Severity.ERROR: "错误",
    Severity.WARNING: "警告",
    Severity.INFO: "提示",
    Severity.HINT: "建议",
}


class Section(NamedTuple):
    """One section of a rule's docstring."""

    title: str
    text: str


class RulePage(NamedTuple):
    """A rule's docstring taken apart."""

    summary: str
    sections: tuple[Section, ...]


def page_of(rule: type[Rule]) -> RulePage:
    """Take the docstring of ``rule`` apart at its ``## `` headings."""
    parts = re.split(r"^## +(.+)$", inspect.cleandoc(rule.__doc__ or ""), flags=re.MULTILINE)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return RulePage(parts[0].strip(), tuple(Section(title.strip(), text.strip()) for title, text in pairs))


def one_line(rule: type[Rule]) -> str:
    """Return the first line of the rule's page, without its full stop."""
    return page_of(rule).summary.split("\n")[0].rstrip("。")


def markdown(rule: type[Rule]) -> str:
    """Return the rule's page as Markdown."""
    page = page_of(rule)
    state = "" if rule.enabled else "，默认不开"
    severity = SEVERITY_WORDS[rule.severity]
    lines = [
        f"# {rule.code} {rule.rule_name()}",
        f"{page.summary}",
        f"组别：{rule.group()}（{GROUPS.get(rule.group(), '')}）；级别：{severity}{state}",
        *(f"## {section.title}\n\n{section.text}" for section in page.sections),
        _authority(rule),
        _options(rule),
        _examples("## 有问题的写法", rule.bad),
        _examples("## 没有问题的写法", rule.good),
    ]
    return "\n\n".join(line for line in lines if line) + "\n"


def _authority(rule: type[Rule]) -> str:
    quote = f"：“{rule.clause.quote}”" if rule.clause.quote else ""
    return f"（{rule.clause.authority.words}）{rule.clause.source}{quote}"


def _options(rule: type[Rule]) -> str:
    table = rule.option_table()
    if not table:
        return ""
    keys = {name.replace("_", "-"): option for name, option in table.items()}
    rows = [f"- {key} = {toml_value(option.default)}：{option.doc}" for key, option in keys.items()]
    return "\n".join([f"## 可以设的项\n\n写在 wenfeng.toml 的 [rules.{rule.rule_name()}] 里：\n", *rows])


def _examples(title: str, examples: tuple[Example, ...]) -> str:
    texts = "\n\n".join("\n".join(f"> {line}".rstrip() for line in example.text.split("\n")) for example in examples)
    return f"{title}\n\n{texts}" if texts else ""


def toml_value(value: object) -> str:
    """Write an option's default as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(toml_value(item) for item in value) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return str(value)
