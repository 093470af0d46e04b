"""Paths to ledgers: drafts are checked, spreadsheets are read back as ledgers that were filled in by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wenfeng_check.ledger.build import ledger_of
from wenfeng_check.ledger.hand import HandLedger, read_hand
from wenfeng_check.ledger.recheck import Issue, issues_of
from wenfeng_check.ledger.row import Ledger
from wenfeng_check.ledger.sheets import is_sheet
from wenfeng_check.model.errors import ReadError, system_words
from wenfeng_check.model.exit_status import ExitStatus
from wenfeng_check.model.report import Failure
from wenfeng_check.runner import Progress, Source, check_paths
from wenfeng_check.settings import Settings

_GROUP = "TSK"


@dataclass(frozen=True, slots=True)
class CheckedLedgers:
    """What is wrong in ledgers filled in by hand; ``tasks`` counts their rows, ``files`` are those that were read."""

    issues: tuple[Issue, ...]
    tasks: int
    notes: tuple[str, ...]
    failures: tuple[Failure, ...]
    files: tuple[str, ...]

    @property
    def status(self) -> ExitStatus:
        """2 where anything failed, 1 where a row is to be put right, else 0."""
        if self.failures:
            return ExitStatus.FAILED
        return ExitStatus.FINDINGS if self.issues else ExitStatus.CLEAN


def draft_ledger(
    paths: Sequence[str], settings: Settings, *, stdin: Source | None = None, jobs: int = 0, progress: Progress | None = None
) -> Ledger:
    """Return the ledger of all drafts under ``paths``; of the rules only those on tasks run, for their waivers."""
    wanted = replace(settings, select=(_GROUP,), extend_select=(), ignore=())
    return ledger_of(check_paths(paths, wanted, stdin=stdin, jobs=jobs, progress=progress))


def any_ledger(path: str, settings: Settings) -> Ledger:
    """Return the ledger of a draft, of a folder of drafts, or that stands in a spreadsheet."""
    if not is_sheet(path):
        return draft_ledger([path], settings)
    hand, failure = _hand(path, settings)
    if hand is None:
        return Ledger((), failures=(failure,) if failure else ())
    return Ledger(tuple(row.row for row in hand.rows), (path,), hand.notes, hand.failures)


def checked_ledgers(paths: Sequence[str], settings: Settings) -> CheckedLedgers:
    """Read ledgers back and check them row by row."""
    issues: list[Issue] = []
    notes: list[str] = []
    failures: list[Failure] = []
    files: list[str] = []
    tasks = 0
    for path in paths:
        hand, failure = _hand(path, settings)
        if hand is None:
            failures += [failure] if failure else []
            continue
        issues += issues_of(path, hand, today=settings.today)
        notes += hand.notes
        failures += hand.failures
        tasks += len(hand.rows)
        files.append(path)
    return CheckedLedgers(tuple(issues), tasks, tuple(notes), tuple(failures), tuple(files))


def _hand(path: str, settings: Settings) -> tuple[HandLedger | None, Failure | None]:
    try:
        if not is_sheet(path):
            raise ReadError("不是台账：--check 读 .xlsx 和 .csv。")
        return read_hand(path, Path(path).read_bytes(), settings), None
    except OSError as error:
        return None, Failure(path, "read", f"打不开（{system_words(error)}）。")
    except ReadError as error:
        return None, Failure(path, "read", str(error))
