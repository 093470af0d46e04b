"""One worker process as its pool sees it: started, asked, watched, killed with its children."""

import contextlib
import os
import pickle
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import dataclass

from wenfeng_check.model.errors import OutOfMemoryError, OutOfTimeError, WenfengError, WorkerDiedError
from wenfeng_check.workers.family import kill_below, resident
from wenfeng_check.workers.frames import Complaint, Crash, Result, read_frame, write_frame
from wenfeng_check.workers.launch import Process, launch

_MEGABYTE = 1 << 20
#: Seconds that a worker may take to come up; a slow disk needs ten.
_START = 60.0
#: Seconds that a killed process may take to go; one that waits for a dead network disk does not go at all.
_DYING = 5.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one call may take: seconds by the clock, and bytes that worker and children hold in memory; 0 is no bound.

    Memory is what is resident, not what is reserved: numpy and onnxruntime reserve 234 MB of addresses on two cores
    and hold 56 MB, and reserve more with each further core, so a limit on addresses would depend on the machine.
    """

    seconds: float = 60.0
    memory: int = 1024 * _MEGABYTE


class Worker:
    """A process that answers one call at a time. Only ``inspect`` and ``kill`` may be used from other threads."""

    def __init__(self, bounds: Bounds, first: bytes = b"", *, fork: bool = False) -> None:
        self._bounds = bounds
        self._lock = threading.Lock()
        self._deadline: float | None = None
        self._verdict: WenfengError | None = None
        self._launched = launch(bounds.seconds, fork=fork)
        self._process = self._launched.process
        self._inherited = resident(self._process.pid) if fork else 0  # pages that it shares with us
        self._first = first
        self._ready = False

    @property
    def usable(self) -> bool:
        """Say whether the process still answers calls."""
        return self._verdict is None and self._process.poll() is None

    def ask(self, frame: bytes) -> object:
        """Return what the call pickled in ``frame`` returns. Raises what it raised, or why the worker died of it."""
        if not self._ready:
            self._wait(_START)
            if self._first:
                self._call(self._first, _START)
            self._ready = True
        return self._call(frame, self._bounds.seconds)

    def _call(self, frame: bytes, seconds: float) -> object:
        with contextlib.suppress(OSError):
            write_frame(self._launched.requests, frame)
        answer = pickle.loads(self._wait(seconds))
        if isinstance(answer, Complaint):
            raise answer.error
        if isinstance(answer, Crash):
            self.kill()  # it is ending by itself, and must not be asked again meanwhile
            raise WorkerDiedError(f"程序内部出错，没有查完（{answer.why}）。请把这份报告交给维护人员。", answer.detail)
        assert isinstance(answer, Result)
        return answer.value

    def inspect(self) -> None:
        """End the process where its call is over its bounds."""
        with self._lock:
            if self._deadline is None:
                return
            seconds, memory = self._bounds.seconds, self._bounds.memory
            if time.monotonic() > self._deadline:
                self._end(OutOfTimeError(f"超过 {seconds:g} 秒没有查完，已停下。请拆成几个文件，或放宽时间限制再查。"))
            elif memory and resident(self._process.pid) - self._inherited > memory:
                size = f"{memory // _MEGABYTE} MB"
                self._end(OutOfMemoryError(f"占用内存超过 {size}，已停下。请拆成几个文件，或放宽内存限制再查。"))

    def kill(self) -> None:
        """End the process at once; a call that is running gives a WorkerDiedError."""
        with self._lock:
            self._end(WorkerDiedError("检查被中断，没有查完。"))

    def close(self) -> None:
        """End the process between two calls."""
        self.kill()
        for pipe in (self._launched.requests, self._launched.answers):
            with contextlib.suppress(OSError):
                pipe.close()

    def _wait(self, seconds: float) -> bytes:
        """Return the next message of the worker. Raises why there is none."""
        with self._lock:
            if self._verdict is None:
                self._deadline = time.monotonic() + seconds if seconds else float("inf")
        frame = read_frame(self._launched.answers)
        with self._lock:
            self._deadline = None
            if frame is None:
                self._end(_cause_of_death(_kill_tree(self._process)))
                assert self._verdict
                raise self._verdict
            return frame

    def _end(self, why: WenfengError) -> None:
        self._verdict = self._verdict or why
        self._deadline = None
        _kill_tree(self._process)
        shutil.rmtree(self._launched.scratch, ignore_errors=True)


def _cause_of_death(status: int) -> WorkerDiedError:
    if status == -getattr(signal, "SIGKILL", 9):
        return WorkerDiedError("检查进程被系统结束，多半是内存不足。请关掉一些程序，或拆成几个文件再查。")
    why = f"信号 {-status}" if status < 0 else f"状态 {status}"
    return WorkerDiedError(f"检查进程意外中断（{why}），没有查完。这个文件可能已损坏，请另存为新文件再查。")


def _kill_tree(process: Process) -> int:
    """Kill the worker's session, and those below it that opened a session of their own; return the exit status.

    A process that ended by itself keeps its own status. Its number may be another's once it has been waited for.
    """
    if process.returncode is None:
        kill_below(process.pid)
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_DYING)
    return process.returncode or 0
