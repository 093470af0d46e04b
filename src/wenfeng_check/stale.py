"""Waivers of the settings after a run: which took nothing out, and which this run could not judge."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from wenfeng_check.fingerprint import stamp
from wenfeng_check.model.finding import Diagnostic, Finding, Location
from wenfeng_check.model.report import FileReport, StaleWaiver, Waiver
from wenfeng_check.rules import load_rules
from wenfeng_check.rules.base import Rule
from wenfeng_check.rules.selectors import ALL
from wenfeng_check.settings import Settings
from wenfeng_check.waivers import applies_to, objection

_RULE = "EXC101"


class Judged(NamedTuple):
    """The files, the stale waivers among their findings; all waivers of the settings that did nothing; a note on the rest."""

    files: tuple[FileReport, ...]
    stale: tuple[StaleWaiver, ...]
    notes: tuple[str, ...]


def judge_waivers(settings: Settings, files: Sequence[FileReport], *, paths: Iterable[str]) -> Judged:
    """Judge the waivers of ``settings`` by what the check of ``paths`` gave.

    One without effect is stale where it names a single file that was checked, or where the whole folder of the settings
    was; else other documents may need it.
    """
    whole = _covered(settings.source, paths)
    used = {waived.waiver for file in files for waived in file.waived}
    checked = [file.path for file in files if file.document is not None]
    active = [rule for rule in load_rules() if not settings.why_off(rule)]
    idle = [waiver for waiver in settings.waivers if waiver not in used]
    off = [waiver for waiver in idle if objection(waiver, active)]
    on = [waiver for waiver in idle if waiver not in off]
    tried = [waiver for waiver in on if any(applies_to(waiver, path) for path in checked)]
    stale = tuple(_stale(waiver, sure=whole or _names_one(waiver)) for waiver in tried)
    notes = tuple(_note(off=len(off), untried=len(on) - len(tried)))
    return Judged(_with_findings(files, stale, settings), stale, notes)


def _covered(source: str, paths: Iterable[str]) -> bool:
    """Say whether one of ``paths`` is the folder of the settings file or one above it."""
    if not source:
        return False
    home = os.path.dirname(os.path.realpath(source))
    folders = [os.path.realpath(path) for path in paths if os.path.isdir(path)]
    return any(home == folder or home.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def _names_one(waiver: Waiver) -> bool:
    return bool(waiver.file) and not re.search(r"[*?\[]", waiver.file)


def _stale(waiver: Waiver, *, sure: bool) -> StaleWaiver:
    if sure:
        return StaleWaiver(waiver, "这次检查没有用上，可以删掉")
    return StaleWaiver(waiver, "这次检查没有用上；没有查全部文稿，先不要删", judged=False)


def _note(*, off: int, untried: int) -> Iterator[str]:
    parts = [f"{off} 条的规则没有运行"] * bool(off) + [f"{untried} 条所说的文件不在这次检查之列"] * bool(untried)
    if parts:
        yield f"设置里有 {off + untried} 条例外这次没有核对：{'，'.join(parts)}。"


def _with_findings(
    files: Sequence[FileReport], stale: Sequence[StaleWaiver], settings: Settings
) -> tuple[FileReport, ...]:
    """Put each stale waiver among the findings of the first file that it means, so that every format shows it."""
    rule = next(rule for rule in load_rules() if rule.code == _RULE)
    placed = list(files)
    if settings.why_off(rule):
        return tuple(placed)
    for at, file in enumerate(placed):
        if file.document is None:
            continue
        mine = [s for s in stale if s.judged and _first(files, s.waiver) == at]
        found = stamp([_diagnostic(rule, each.waiver, settings) for each in mine], file.document)
        placed[at] = replace(file, diagnostics=(*found, *file.diagnostics))
    return tuple(placed)


def _first(files: Sequence[FileReport], waiver: Waiver) -> int:
    return next(at for at, file in enumerate(files) if file.document is not None and applies_to(waiver, file.path))


def _diagnostic(rule: type[Rule], waiver: Waiver, settings: Settings) -> Diagnostic:
    named = "所有规则" if waiver.rule == ALL else waiver.rule
    words = f"（“{waiver.text}”）" if waiver.text else ""
    message = f"{waiver.origin} 允许不改的 {named}{words} 已经查不出来了（理由：{waiver.reason}）。"
    return Diagnostic(
        code=rule.code,
        name=rule.rule_name(),
        group=rule.group(),
        severity=settings.severity_of(rule.code, rule.rule_name(), rule.severity),
        finding=Finding(None, message, "从设置文件里删掉这条例外。"),
        clause=rule.clause,
        location=Location("全文", 1, 1),
        fingerprint="",
    )
