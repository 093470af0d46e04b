"""Results of pure functions of a short text, kept in memory from one check to the next until they are forgotten."""

from collections.abc import Callable
from functools import lru_cache
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

#: Characters of the longest text whose result is kept: long ones are rare, and would make a full cache large.
_LONGEST = 1000

_forgetters: list[Callable[[], None]] = []


class _Cache(Protocol):
    def cache_clear(self) -> None: ...


C = TypeVar("C", bound=_Cache)


def remembered(most: int) -> Callable[[Callable[Concatenate[str, P], R]], Callable[Concatenate[str, P], R]]:
    """Keep the last ``most`` results of a pure function of a text and other values that can be hashed.

    A draft that is checked again after a small edit is mostly the same sentences. The texts are words of drafts: they
    stay in the memory of the process, and ``forget`` drops them. Nobody may change a result.
    """

    def keep(function: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
        kept = cast(Callable[Concatenate[str, P], R], forgettable(lru_cache(maxsize=most)(function)))

        def call(text: str, /, *rest: P.args, **named: P.kwargs) -> R:
            return (kept if len(text) <= _LONGEST else function)(text, *rest, **named)

        return call

    return keep


def forgettable(cached: C) -> C:
    """Let ``forget`` clear a function's cache too."""
    _forgetters.append(cached.cache_clear)
    return cached


def forget() -> None:
    """Drop everything that was kept of drafts."""
    for drop in _forgetters:
        drop()
