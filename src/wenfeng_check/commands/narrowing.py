"""Leaving out what is known: findings of the baseline, and what is older than a Git revision."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from wenfeng_check.baseline import Baseline, load, locate, without_known
from wenfeng_check.model.report import Report
from wenfeng_check.runner import Source, check_sources
from wenfeng_check.settings import Settings

if TYPE_CHECKING:
    from wenfeng_check.since import Since


class Narrowing(NamedTuple):
    """What the options --since, --baseline, --no-baseline and the settings ask to leave out."""

    baseline: Baseline | None = None
    since: "Since | None" = None
    against: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: dict[str, Any], settings: Settings) -> "Narrowing":
        """Return what ``given`` asks for; nothing for commands without these options. Raises SettingsError."""
        if "since" not in given:
            return cls()
        baseline = _baseline(given, settings)
        if not given["since"]:
            return cls(baseline)
        from wenfeng_check.since import Since

        return cls(baseline, Since(given["since"]), given["against"])

    @property
    def keep(self) -> Callable[[Source], bool] | None:
        """What says of a document whether it is to be checked; None for all."""
        return self.since.changed if self.since else None

    def narrowed(self, report: Report, settings: Settings) -> Report:
        """Return ``report`` without what is left out, and how much that is."""
        if self.baseline:
            report = without_known(report, self.baseline)
        if self.since is None:
            return report
        return self.since.narrowed(report, lambda old: check_sources(old, settings, against=self.against))


def _baseline(given: dict[str, Any], settings: Settings) -> Baseline | None:
    """Return the baseline that is named, or the one that lies beside the settings file or in the working folder."""
    file = locate(settings, given["baseline"])
    if given["no_baseline"] or not (given["baseline"] or settings.baseline or file.exists()):
        return None
    return load(file)
