"""The endpoints for training: rules, exercises, rooms and seats."""

import json
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wenfeng_check.web.answers import JSON, Figures, Refused
from wenfeng_check.web.api import SEAT_HEADER
from wenfeng_check.web.exercises import Exercise, exercises
from wenfeng_check.web.intake import take_json
from wenfeng_check.web.rooms import Room, Rooms, Seat
from wenfeng_check.web.rule_pages import rule_pages

KEY_HEADER = "x-wenfeng-key"
_ACTIVE_SECONDS = 30
Json = dict[str, Any]


class TeachingApi:
    """What trainers and trainees ask for."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def rules(self, request: Request) -> Response:
        """GET /api/rules: all rules with their pages and examples."""
        return _json(rule_pages())

    async def exercises(self, request: Request) -> Response:
        """GET /api/exercises: all exercises."""
        return _json([_exercise(exercise) for exercise in exercises()])

    async def open(self, request: Request) -> Response:
        """POST /api/rooms: open a room for an exercise."""
        values = await take_json(request)
        wanted = values.get("exercise") if isinstance(values, dict) else None
        if wanted not in [exercise.key for exercise in exercises()]:
            raise Refused(422, "没有这个练习，请从列表里选一个。")
        room = self._rooms.open(str(wanted))
        return _json({"code": room.code, "key": room.key, "exercise": room.exercise}, status=201)

    async def join(self, request: Request) -> Response:
        """POST /api/rooms/CODE/seats: take a seat."""
        room, token, seat = self._rooms.join(request.path_params["code"])
        return _json({"seat": token, "number": seat.number, "exercise": room.exercise}, status=201)

    async def board(self, request: Request) -> Response:
        """GET /api/rooms/CODE: the figures of all seats, for the trainer."""
        room = self._rooms.board(request.path_params["code"], request.headers.get(KEY_HEADER, ""))
        return _json(_board(room))

    async def close(self, request: Request) -> Response:
        """DELETE /api/rooms/CODE: end the session and drop all of it."""
        self._rooms.close(request.path_params["code"], request.headers.get(KEY_HEADER, ""))
        return Response(status_code=204)

    async def seat(self, request: Request) -> Response:
        """GET /api/seat: whether the room of this seat is still open."""
        return _json({"open": self._rooms.is_open(request.headers.get(SEAT_HEADER, ""))})


def _exercise(exercise: Exercise) -> Json:
    goal = exercise.goal
    return {
        "key": exercise.key,
        "title": exercise.title,
        "task": exercise.task,
        "name": exercise.draft_name,
        "draft": exercise.draft,
        "answer": exercise.answer,
        "goal": {"characters": goal.characters, "gaps": goal.gaps, "padding": goal.padding},
        "hints": list(exercise.hints),
        "remarks": exercise.remarks,
    }


def _board(room: Room) -> Json:
    goal = next(exercise.goal for exercise in exercises() if exercise.key == room.exercise)
    return {
        "code": room.code,
        "exercise": room.exercise,
        "goal": {"characters": goal.characters, "gaps": goal.gaps, "padding": goal.padding},
        "seats": [_seat(seat) for seat in room.seats.values()],
    }


def _seat(seat: Seat) -> Json:
    return {
        "number": seat.number,
        "first": _figures(seat.first),
        "now": _figures(seat.now),
        "checks": seat.checks,
        "active": time.monotonic() - seat.seen < _ACTIVE_SECONDS,
    }


def _figures(figures: Figures | None) -> Json | None:
    if figures is None:
        return None
    return {
        "characters": figures.characters,
        "gaps": figures.gaps,
        "padding": figures.padding,
        "findings": figures.findings,
    }


def _json(content: object, *, status: int = 200) -> Response:
    return Response(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"), status, media_type=JSON)
