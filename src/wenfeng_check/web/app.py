"""The ASGI application: routes, the guard, and the workers that live as long as it does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from wenfeng_check import __version__
from wenfeng_check.settings import Settings
from wenfeng_check.web import work
from wenfeng_check.web.answers import JSON, Refused, error_json
from wenfeng_check.web.api import DraftApi, refusal_response
from wenfeng_check.web.desk import Desk
from wenfeng_check.web.guard import Guard
from wenfeng_check.web.openapi import description
from wenfeng_check.web.options import WebOptions
from wenfeng_check.web.rooms import Rooms
from wenfeng_check.web.teaching import TeachingApi
from wenfeng_check.workers import Bounds, Workers

STATIC = Path(str(files("wenfeng_check.web") / "static"))
_PAGES = {"/": "index.html", "/training": "training.html", "/board": "board.html", "/rules": "rules.html"}
_MEGABYTE = 1 << 20
_STATUS_WORDS = {404: "没有这个地址。", 405: "这个地址不接受这种请求。"}


def build(options: WebOptions, settings: Settings) -> Starlette:
    """Return the application."""
    bounds = Bounds(options.seconds, options.memory * _MEGABYTE)
    workers = Workers(options.workers, bounds, first=(work.warm, settings))
    desk = Desk(workers, count=options.workers, waiting=options.waiting)
    rooms = Rooms(most=options.rooms, seats=options.seats, hours=options.hours)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with workers:
            yield

    async def health(request: Request) -> Response:
        return JSONResponse({"status": "ok", "version": __version__, "line": desk.line})

    return Starlette(
        routes=[
            *_draft_routes(DraftApi(desk, rooms, options, settings)),
            *_teaching_routes(TeachingApi(rooms)),
            Route("/healthz", health),
            *_page_routes(),
        ],
        middleware=[Middleware(Guard, options)],
        exception_handlers={Refused: _refused, HTTPException: _http_error, Exception: _crashed},
        lifespan=lifespan,
    )


def _draft_routes(api: DraftApi) -> list[BaseRoute]:
    return [
        Route("/api/check", api.check, methods=["POST"]),
        Route("/api/view", api.view, methods=["POST"]),
        Route("/api/download/{form}", api.download, methods=["POST"]),
        Route("/api/forget", api.forget, methods=["POST"]),
    ]


def _teaching_routes(api: TeachingApi) -> list[BaseRoute]:
    return [
        Route("/api/rules", api.rules),
        Route("/api/exercises", api.exercises),
        Route("/api/rooms", api.open, methods=["POST"]),
        Route("/api/rooms/{code}", api.board, methods=["GET"]),
        Route("/api/rooms/{code}", api.close, methods=["DELETE"]),
        Route("/api/rooms/{code}/seats", api.join, methods=["POST"]),
        Route("/api/seat", api.seat),
    ]


def _page_routes() -> list[BaseRoute]:
    async def openapi(request: Request) -> Response:
        return JSONResponse(description())

    def page(name: str) -> Route:
        async def show(request: Request) -> Response:
            return FileResponse(STATIC / _PAGES[name], media_type="text/html; charset=utf-8")

        return Route(name, show)

    return [
        Route("/api/openapi.json", openapi),
        *(page(name) for name in _PAGES),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return refusal_response(error)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return Response(
        error_json(_STATUS_WORDS.get(error.status_code, "请求不对。")), error.status_code, error.headers, JSON
    )


async def _crashed(request: Request, error: Exception) -> Response:
    return Response(error_json("服务出错，这次没有查成。请再试一次，仍不行请告诉管理员。"), 500, media_type=JSON)
