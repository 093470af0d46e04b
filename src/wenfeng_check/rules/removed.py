"""Codes of rules that were removed; they are never given again, so that an old setting cannot hit a new rule."""

from typing import NamedTuple


class Removed(NamedTuple):
    """A code that once was a rule, its name then, and what to do now."""

    code: str
    name: str
    now: str


REMOVED: tuple[Removed, ...] = ()
