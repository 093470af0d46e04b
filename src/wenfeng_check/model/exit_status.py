"""The exit status, by itself: the command line needs it before it needs anything of a report."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit status of the command."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2
