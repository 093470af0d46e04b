"""The worker's side: answers calls from its input one after the other, and ends when the pool has gone."""

import contextlib
import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
import traceback
from queue import SimpleQueue
from typing import BinaryIO

from wenfeng_check.model.errors import OutOfMemoryError, WenfengError
from wenfeng_check.workers.family import kill_below
from wenfeng_check.workers.frames import Answer, Complaint, Crash, Result, read_frame, write_frame

READY = b"ready"
_CRASHED = 70
#: Processor seconds over the pool's own limit from which the system ends the worker, whatever became of the pool.
_GRACE = 30


def serve(requests: BinaryIO, answers: BinaryIO, *, seconds: float, scratch: str) -> None:
    """Answer calls; each may take ``seconds``, all put their temporary files into ``scratch``. Does not return."""
    try:
        _be_modest()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(2, 1)  # what a library prints must not come between the answers
        tempfile.tempdir = scratch
        inbox: SimpleQueue[bytes] = SimpleQueue()
        threading.Thread(target=_listen, args=(requests, inbox, scratch), daemon=True).start()
        write_frame(answers, READY)
        while True:
            frame = inbox.get()
            _limit_processor_time(seconds)
            write_frame(answers, pickle.dumps(_answer(frame)))
    finally:
        _end(answers)


def serve_pipes(seconds: float, scratch: str) -> None:
    """Serve on standard input and output."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    serve(requests, answers, seconds=seconds, scratch=scratch)


def _answer(frame: bytes) -> Answer:
    call, arguments = pickle.loads(frame)
    try:
        return Result(call(*arguments))
    except WenfengError as error:
        return Complaint(error)
    except MemoryError:
        return Complaint(OutOfMemoryError("内存不够，没有查完。请拆成几个文件再检查。"))


def _listen(requests: BinaryIO, inbox: "SimpleQueue[bytes]", scratch: str) -> None:
    while (frame := read_frame(requests)) is not None:
        inbox.put(frame)
    kill_below(os.getpid())
    shutil.rmtree(scratch, ignore_errors=True)
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _end(answers: BinaryIO) -> None:
    """Report the error that nobody foresaw, and end the process."""
    kind, error, trace = sys.exc_info()
    why = f"{kind.__name__}：{error}" if kind else ""
    with contextlib.suppress(OSError):
        write_frame(answers, pickle.dumps(Crash(why, "".join(traceback.format_exception(kind, error, trace)))))
    os._exit(_CRASHED)


def _be_modest() -> None:
    """Leave no core file with a draft in it, and be the first to go when the machine runs out of memory."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("800")


def _limit_processor_time(seconds: float) -> None:
    """Bound the next call by the system too: it holds even where the pool was killed and a pattern keeps running."""
    if not seconds:
        return
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + seconds * (os.cpu_count() or 1)) + _GRACE
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
