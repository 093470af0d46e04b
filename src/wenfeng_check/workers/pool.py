"""The pool: calls in, futures out; a thread for each worker, and one that watches over their bounds."""

import contextlib
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import NamedTuple, Self, TypeVar, cast

from wenfeng_check.model.errors import WenfengError, WorkerDiedError
from wenfeng_check.workers.launch import can_fork
from wenfeng_check.workers.process import Bounds, Worker

T = TypeVar("T")
_TICK = 0.05


class _Job(NamedTuple):
    future: "Future[object]"
    frame: bytes


class Workers:
    """``count`` worker processes, each call held to ``bounds``.

    ``first`` is a function and its arguments, called in each new process before anything else: what all calls share.
    Threads of any kind may submit; in an asyncio program wrap the future with ``asyncio.wrap_future``. Leaving the
    ``with`` block waits for all calls; leaving it by an exception (Ctrl-C too) kills them.
    """

    def __init__(self, count: int, bounds: Bounds | None = None, *, first: tuple[object, ...] = ()) -> None:
        self._bounds = bounds or Bounds()
        self._first = pickle.dumps((first[0], first[1:])) if first else b""
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._workers: dict[int, Worker] = {}
        self._lock = threading.Lock()
        self._running = 0
        self._busy = threading.Event()
        self._closed = False
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._serve, args=(number,), daemon=True) for number in range(count)]
        self._warden = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        try:
            self._come_up()
        except KeyboardInterrupt:  # nobody calls __exit__ then
            self._closed = True
            self._stopped.set()
            for worker in self._workers.values():
                worker.kill()
            raise
        return self

    def _come_up(self) -> None:
        if can_fork():  # before our threads start; later workers get an interpreter of their own
            for number in range(len(self._threads)):
                self._workers[number] = Worker(self._bounds, self._first, fork=True)
        for thread in (*self._threads, self._warden):
            thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        else:
            self.stop()

    def submit(self, call: Callable[..., T], *arguments: object) -> "Future[T]":
        """Queue ``call(*arguments)``; ``call`` is a function at the top of a module, its result can be pickled.

        The future raises OutOfTimeError, OutOfMemoryError, WorkerDiedError, or the WenfengError that the call raised.
        """
        future: Future[object] = Future()
        frame = pickle.dumps((call, arguments))
        with self._lock:
            if self._closed:
                raise WorkerDiedError("检查已经停下，不再接新的文件。")
            self._jobs.put(_Job(future, frame))
        return cast("Future[T]", future)

    def stop(self) -> None:
        """Cancel what waits, kill what runs, and return when all processes are gone."""
        with self._lock:
            self._closed = True
            self._stopped.set()
            workers = list(self._workers.values())
        with contextlib.suppress(Empty):
            while True:
                if job := self._jobs.get_nowait():
                    job.future.cancel()
        for worker in workers:
            worker.kill()
        self._finish()

    def _finish(self) -> None:
        """Let the threads do what is queued, then end."""
        with self._lock:
            self._closed = True
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()
        self._stopped.set()
        self._busy.set()
        self._warden.join()

    def _serve(self, number: int) -> None:
        """Do jobs one after the other in the worker ``number``, until there is None."""
        while (job := self._jobs.get()) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            self._count(+1)
            try:
                result = self._worker(number).ask(job.frame)
            except WenfengError as error:
                self._count(-1)
                job.future.set_exception(error)
            else:
                self._count(-1)
                job.future.set_result(result)
        if worker := self._workers.pop(number, None):
            worker.close()

    def _worker(self, number: int) -> Worker:
        """Return the worker ``number``, a new one where it has died. Raises WorkerDiedError after ``stop``."""
        worker = self._workers.get(number)
        if worker and worker.usable:
            return worker
        if worker:
            worker.close()
        with self._lock:
            if self._stopped.is_set():
                raise WorkerDiedError("检查被中断，没有查完。")
            self._workers[number] = Worker(self._bounds, self._first)
            return self._workers[number]

    def _count(self, change: int) -> None:
        with self._lock:
            self._running += change
            if self._running:
                self._busy.set()
            else:
                self._busy.clear()

    def _watch(self) -> None:
        """Look at the workers again and again while calls run."""
        while not self._stopped.wait(_TICK):
            self._busy.wait()
            for worker in list(self._workers.values()):
                worker.inspect()
