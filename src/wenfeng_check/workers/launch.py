"""Two ways to a worker process: a copy of this one, which costs nothing, or an interpreter of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from wenfeng_check.model.errors import WorkerDiedError, system_words

_ENTRY = (
    "import sys; sys.path[:] = sys.argv[3:]; from wenfeng_check.workers.serve import serve_pipes; "
    "serve_pipes(float(sys.argv[1]), sys.argv[2])"
)
_POLL = 0.005


class Process(Protocol):
    """What a pool needs of a process; ``subprocess.Popen`` has it."""

    pid: int
    returncode: int | None

    def poll(self) -> int | None:
        """Return the exit status, None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit status when there is one. Raises subprocess.TimeoutExpired."""

    def kill(self) -> None:
        """Kill it."""


@dataclass(frozen=True, slots=True)
class Launched:
    """A worker process, the pipes to and from it, and its folder for temporary files."""

    process: Process
    requests: BinaryIO
    answers: BinaryIO
    scratch: str


def can_fork() -> bool:
    """Say whether a copy of this process is sound: on Linux, while no thread runs that could hold a lock, C code's too."""
    try:
        return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def launch(seconds: float, *, fork: bool) -> Launched:
    """Start a worker whose calls may take ``seconds``. Raises WorkerDiedError."""
    try:
        scratch = tempfile.mkdtemp(prefix="wenfeng-")
    except OSError as error:
        raise WorkerDiedError(f"建不了临时文件夹（{system_words(error)}），没有检查。请腾出磁盘空间再试。") from error
    try:
        return (_fork if fork else _spawn)(seconds, scratch)
    except OSError as error:
        shutil.rmtree(scratch, ignore_errors=True)
        raise WorkerDiedError(f"检查进程启动不了（{system_words(error)}）。请关掉一些程序再试。") from error


def _spawn(seconds: float, scratch: str) -> Launched:
    """Start an interpreter in a session of its own; the program that uses us is not imported again."""
    mode = ["-X", "utf8"] if sys.flags.utf8_mode else []
    process = subprocess.Popen(
        [sys.executable, *mode, "-c", _ENTRY, str(seconds), scratch, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch)},
    )
    return Launched(process, cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout), scratch)


def _fork(seconds: float, scratch: str) -> Launched:
    from wenfeng_check.workers.serve import serve

    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    (read_requests, write_requests), (read_answers, write_answers) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        _close_all_but(read_requests, write_answers)
        os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch))
        requests, answers = os.fdopen(read_requests, "rb"), os.fdopen(write_answers, "wb")
        serve(requests, answers, seconds=seconds, scratch=scratch)
    os.close(read_requests)
    os.close(write_answers)
    return Launched(_Copy(pid), os.fdopen(write_requests, "wb"), os.fdopen(read_answers, "rb"), scratch)


def _close_all_but(*kept: int) -> None:
    """Close the pipes of other workers: as long as we hold them, nobody sees that their owner has gone."""
    after = 3
    for number in (*sorted(kept), os.sysconf("SC_OPEN_MAX")):
        os.closerange(after, number)
        after = number + 1


class _Copy:
    """A copy of this process, with the methods of ``subprocess.Popen`` that are needed."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                self.returncode = 0
            else:
                self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        end = None if timeout is None else time.monotonic() + timeout
        while (status := self.poll()) is None:
            if end is not None and time.monotonic() > end:
                raise subprocess.TimeoutExpired("", timeout or 0)
            time.sleep(_POLL)
        return status

    def kill(self) -> None:
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
