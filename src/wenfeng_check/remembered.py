"""Results of pure functions of a short text, kept in memory from one check to the next until they are forgotten."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

_forgetters: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the last ``most`` results of a pure function whose arguments can be hashed and whose result nobody changes.

    A draft that is checked again after a small edit is mostly the same sentences. The arguments are words of drafts:
    they stay in the memory of the process, and ``forget`` drops them.
    """

    def keep(function: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(maxsize=most)(function)
        _forgetters.append(kept.cache_clear)
        return cast(Callable[P, R], kept)

    return keep


def forget() -> None:
    """Drop everything that was kept."""
    for drop in _forgetters:
        drop()
