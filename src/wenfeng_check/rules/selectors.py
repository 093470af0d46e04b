"""Selectors: how settings and waivers name rules — a code, a name, a group, the start of a code, or ALL."""

from collections.abc import Iterable
from difflib import get_close_matches

from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.groups import GROUPS

ALL = "ALL"
EXACT = 100


def specificity(selector: str, code: str, name: str) -> int:
    """Return 0 where ``selector`` does not mean the rule, else how narrowly it does: EXACT for a code or a name."""
    if selector in (code, name):
        return EXACT
    if selector == ALL:
        return 1
    return 1 + len(selector) if len(selector) >= 3 and code.startswith(selector) else 0


def narrowest(selectors: Iterable[str], code: str, name: str) -> int:
    """Return the highest specificity among ``selectors``."""
    return max((specificity(selector, code, name) for selector in selectors), default=0)


def is_known(selector: str, rules: Iterable[type[Rule]]) -> bool:
    """Say whether ``selector`` means ALL, a group, or at least one rule."""
    return selector == ALL or selector in GROUPS or any(specificity(selector, r.code, r.rule_name()) for r in rules)


def nearest(selector: str, rules: Iterable[type[Rule]]) -> str:
    """Return the code, name or group that ``selector`` was probably meant to be, ``""`` where nothing is near."""
    known = [*GROUPS, *(word for rule in rules for word in (rule.code, rule.rule_name()))]
    for guess in (selector.upper(), selector.lower().replace("_", "-"), selector):
        close = get_close_matches(guess, known, n=1, cutoff=0.6)
        if close:
            return close[0]
    return ""
