"""The desk: requests wait for a worker in order, a page's older request gives way, equal drafts are checked once."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from wenfeng_check.model.errors import OutOfMemoryError, OutOfTimeError, WorkerDiedError
from wenfeng_check.web.answers import Answer, Refused
from wenfeng_check.web.work import Order
from wenfeng_check.workers import Workers

_KEPT_SECONDS = 60.0
_KEPT_BYTES = 32 * 1024 * 1024
_RETRY = 2
Key = tuple[object, ...]
Call = Callable[..., Answer]


@dataclass(slots=True)
class _Kept:
    """An answer in memory: when it was made, and the pages that asked for it."""

    answer: Answer
    made: float
    pages: set[str] = field(default_factory=set)


class Desk:
    """Hands requests to the workers; at most ``waiting`` stand in line. Nothing is ever written to a disk."""

    def __init__(self, workers: Workers, *, count: int, waiting: int) -> None:
        self._workers = workers
        self._free = asyncio.Semaphore(count)
        self._waiting = waiting
        self._line = 0
        self._newest: dict[str, object] = {}
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()

    @property
    def line(self) -> int:
        """How many requests are waiting or being served."""
        return self._line

    async def ask(self, call: Call, order: Order, *rest: object, page: str = "") -> Answer:
        """Return what ``call(order, *rest)`` answers in a worker, or has answered in the last minute. Raises Refused."""
        key: Key = (call.__name__, order.draft, *rest)
        if kept := self._recall(key, page):
            return kept
        if self._line >= self._waiting:
            raise Refused(503, "排队的人较多，请稍候。", retry=_RETRY)
        self._line += 1
        ticket = object()
        if page:
            self._newest[page] = ticket
        try:
            async with self._free:
                self._refuse_superseded(page, ticket)
                answer = self._recall(key, page) or await self._served(call, (order, *rest))
        finally:
            self._line -= 1
            if self._newest.get(page) is ticket:
                del self._newest[page]
        self._keep(key, answer, page)
        return answer

    def forget(self, page: str) -> None:
        """Drop what only ``page`` asked for: it has been closed."""
        for key, kept in list(self._kept.items()):
            kept.pages.discard(page)
            if not kept.pages:
                del self._kept[key]

    async def _served(self, call: Call, args: tuple[object, ...]) -> Answer:
        try:
            return await asyncio.wrap_future(self._workers.submit(call, *args))
        except (OutOfTimeError, OutOfMemoryError) as error:
            raise Refused(413, str(error)) from None
        except WorkerDiedError as error:
            raise Refused(422, str(error)) from None

    def _refuse_superseded(self, page: str, ticket: object) -> None:
        if page and self._newest.get(page) is not ticket:
            raise Refused(409, "这份稿子又改过了，旧的一次不查了。")

    def _recall(self, key: Key, page: str) -> Answer | None:
        self._sweep()
        kept = self._kept.get(key)
        if kept is None:
            return None
        kept.pages.add(page)
        return kept.answer

    def _keep(self, key: Key, answer: Answer, page: str) -> None:
        if page and answer.status == 200 and not answer.file_name:
            self._kept[key] = _Kept(answer, time.monotonic(), {page})
            self._sweep()

    def _sweep(self) -> None:
        """Drop answers that are a minute old, and the oldest where they take too much memory."""
        oldest = time.monotonic() - _KEPT_SECONDS
        size = sum(len(kept.answer.content) for kept in self._kept.values())
        while self._kept:
            kept = next(iter(self._kept.values()))
            if kept.made >= oldest and size <= _KEPT_BYTES:
                return
            size -= len(kept.answer.content)
            self._kept.popitem(last=False)
