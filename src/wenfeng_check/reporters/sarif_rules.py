"""A rule as SARIF's reportingDescriptor: its page is the help that viewers show."""

from typing import Any

from wenfeng_check.explain import markdown, one_line, page_of
from wenfeng_check.model.finding import Severity
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.groups import GROUPS

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.HINT: "note"}


def descriptor(rule: type[Rule]) -> dict[str, Any]:
    """Return what SARIF tells of ``rule``."""
    return {
        "id": rule.code,
        "name": rule.__name__,
        "shortDescription": {"text": one_line(rule)},
        "fullDescription": {"text": _section(rule, "查什么")},
        "help": {"text": _section(rule, "怎么改"), "markdown": markdown(rule)},
        "defaultConfiguration": {"enabled": rule.enabled, "level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.group(), GROUPS.get(rule.group(), rule.group())],
            "rule": rule.rule_name(),
            "authority": rule.clause.authority.words,
        },
    }


def _section(rule: type[Rule], title: str) -> str:
    """Return a section of the rule's page on one line, the page's first line where it has no such section."""
    found = next((section.text for section in page_of(rule).sections if section.title == title), one_line(rule))
    return " ".join(found.split())
