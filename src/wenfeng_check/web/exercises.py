"""The exercises: a draft of examples/ or one of their own, a goal that figures can show, a model answer to compare with."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wenfeng_check.resources import folder


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached: at most so many characters, open elements, characters of padding; -1 means any number."""

    characters: int = -1
    gaps: int = -1
    padding: int = -1


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise; ``hints`` tell where to begin, ``kept`` what a good answer must not lose."""

    key: str
    title: str
    task: str
    draft_name: str
    draft: str
    answer: str
    goal: Goal
    hints: tuple[str, ...]
    remarks: str


@cache
def exercises() -> tuple[Exercise, ...]:
    """Return all exercises, in order of their files."""
    found = (entry for entry in (files("wenfeng_check.web") / "exercises").iterdir() if entry.name.endswith(".toml"))
    entries = sorted(found, key=lambda entry: entry.name)
    return tuple(_exercise(entry.name.removesuffix(".toml"), entry.read_text(encoding="utf-8")) for entry in entries)


def _exercise(key: str, text: str) -> Exercise:
    values = tomllib.loads(text)
    return Exercise(
        key=key,
        title=values["title"],
        task=values["task"],
        draft_name=values["draft"],
        draft=values["text"].lstrip() if "text" in values else _example(values["draft"]),
        answer=values["answer"],
        goal=Goal(**values["goal"]),
        hints=tuple(values["hints"]),
        remarks=values["remarks"],
    )


def _example(name: str) -> str:
    return (folder("examples") / name).read_text(encoding="utf-8")
