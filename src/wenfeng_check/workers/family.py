"""A process and all below it: what they hold in memory, and their end."""

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path


def memory_is_watched() -> bool:
    """Say whether this system tells what a process holds in memory (/proc: Linux)."""
    return os.path.exists("/proc/self/statm")


def resident(pid: int) -> int:
    """Return the bytes that a process and all below it hold in memory; 0 where the system does not tell."""
    return sum(_resident(one) for one in (pid, *_below(pid)))


def kill_below(pid: int) -> None:
    """Kill all processes below ``pid``, those that opened a session of their own too, where the system names them."""
    for one in list(_below(pid)):
        with contextlib.suppress(OSError):
            os.kill(one, signal.SIGKILL)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _below(pid: int) -> Iterator[int]:
    try:
        threads = os.listdir(f"/proc/{pid}/task")
        children = [Path(f"/proc/{pid}/task/{thread}/children").read_bytes().split() for thread in threads]
    except OSError:
        return
    for child in (int(number) for numbers in children for number in numbers):
        yield child
        yield from _below(child)
