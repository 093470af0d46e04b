"""Training rooms: a code on the projector, anonymous seats, figures only; in memory, gone when the room closes."""

import secrets
import time
from dataclasses import dataclass, field

from wenfeng_check.web.answers import Figures, Refused

_CODE_DIGITS = 6
_IDLE_SECONDS = 1800


@dataclass(slots=True)
class Seat:
    """A trainee: a number, the figures of the draft at first and now, whether the goal is reached."""

    number: int
    first: Figures | None = None
    now: Figures | None = None
    checks: int = 0
    seen: float = 0.0


@dataclass(slots=True)
class Room:
    """A session: ``key`` is the trainer's, ``seats`` go by the trainees' tokens."""

    code: str
    key: str
    exercise: str
    opened: float
    seen: float
    seats: dict[str, Seat] = field(default_factory=dict)


class Rooms:
    """All rooms that are open."""

    def __init__(self, *, most: int, seats: int, hours: int) -> None:
        self._most = most
        self._seats = seats
        self._seconds = hours * 3600
        self._rooms: dict[str, Room] = {}
        self._by_token: dict[str, Room] = {}

    def open(self, exercise: str) -> Room:
        """Open a room for an exercise. Raises Refused where there are too many."""
        self._sweep()
        if len(self._rooms) >= self._most:
            raise Refused(503, f"同时开的培训已有 {self._most} 场，请先结束一场。", retry=60)
        now = time.monotonic()
        room = Room(self._new_code(), secrets.token_urlsafe(16), exercise, now, now)
        self._rooms[room.code] = room
        return room

    def join(self, code: str) -> tuple[Room, str, Seat]:
        """Give a seat in the room: the room, the seat's token, the seat. Raises Refused."""
        room = self._room(code)
        if len(room.seats) >= self._seats:
            raise Refused(503, f"这场培训已有 {self._seats} 人，坐满了。", retry=60)
        token, seat = secrets.token_urlsafe(16), Seat(len(room.seats) + 1, seen=time.monotonic())
        room.seats[token] = seat
        self._by_token[token] = room
        return room, token, seat

    def record(self, token: str, figures: Figures) -> None:
        """Note the figures of a trainee's draft; of a room that has ended nothing is noted."""
        room = self._by_token.get(token)
        if room is None:
            return
        seat = room.seats[token]
        seat.first = seat.first or figures
        seat.now, seat.checks = figures, seat.checks + 1
        seat.seen = room.seen = time.monotonic()

    def is_open(self, token: str) -> bool:
        """Say whether the room of a seat is still open."""
        self._sweep()
        return token in self._by_token

    def board(self, code: str, key: str) -> Room:
        """Return the room for its trainer. Raises Refused."""
        room = self._room(code)
        if not secrets.compare_digest(room.key.encode(), key.encode("utf-8", "replace")):
            raise Refused(403, "只有开这场培训的页面能看进度。")
        room.seen = time.monotonic()
        return room

    def close(self, code: str, key: str) -> None:
        """End a session; everything of it is dropped. Raises Refused."""
        self._drop(self.board(code, key))

    def _room(self, code: str) -> Room:
        self._sweep()
        if code not in self._rooms:
            raise Refused(404, "没有这个培训码，或培训已经结束。请核对投影上的六位数字。")
        return self._rooms[code]

    def _new_code(self) -> str:
        while True:
            code = f"{secrets.randbelow(10**_CODE_DIGITS):0{_CODE_DIGITS}d}"
            if code not in self._rooms:
                return code

    def _sweep(self) -> None:
        now = time.monotonic()
        for room in list(self._rooms.values()):
            if now - room.opened > self._seconds or now - room.seen > _IDLE_SECONDS:
                self._drop(room)

    def _drop(self, room: Room) -> None:
        del self._rooms[room.code]
        for token in room.seats:
            del self._by_token[token]
