"""All rules as plain values: their pages, clauses, options and examples."""

from functools import cache
from typing import Any

from wenfeng_check.explain import SEVERITY_WORDS, page_of, toml_value
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.groups import GROUPS

Json = dict[str, Any]


@cache
def rule_pages() -> Json:
    """Return the groups and the rules."""
    return {"groups": GROUPS, "rules": [_rule(rule) for rule in load_rules()]}


def _rule(rule: type[Rule]) -> Json:
    page = page_of(rule)
    return {
        "code": rule.code,
        "name": rule.rule_name(),
        "group": rule.group(),
        "severity": rule.severity.word,
        "severity_words": SEVERITY_WORDS[rule.severity],
        "enabled": rule.enabled,
        "summary": page.summary,
        "sections": [{"title": section.title, "text": section.text} for section in page.sections],
        "authority": {
            "level": str(rule.clause.authority),
            "words": rule.clause.authority.words,
            "source": rule.clause.source,
            "quote": rule.clause.quote,
        },
        "options": [
            {"key": name.replace("_", "-"), "default": toml_value(option.default), "doc": option.doc}
            for name, option in rule.option_table().items()
        ],
        "good": [example.text for example in rule.good],
        "bad": [example.text for example in rule.bad],
    }
