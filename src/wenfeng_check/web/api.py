"""The endpoints that serve drafts: check, view, downloads, forget."""

import re
from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from wenfeng_check.settings import Settings
from wenfeng_check.web import work
from wenfeng_check.web.answers import JSON, Answer, Refused, error_json
from wenfeng_check.web.desk import Desk
from wenfeng_check.web.guard import PAGE_HEADER
from wenfeng_check.web.intake import take_body, take_draft
from wenfeng_check.web.options import WebOptions
from wenfeng_check.web.rooms import Rooms

SEAT_HEADER = "x-wenfeng-seat"


class DraftApi:
    """What is done with drafts; ``settings`` are the server's, the same as the command line's."""

    def __init__(self, desk: Desk, rooms: Rooms, options: WebOptions, settings: Settings) -> None:
        self._desk = desk
        self._rooms = rooms
        self._options = options
        self._settings = settings

    async def check(self, request: Request) -> Response:
        """POST /api/check: the report, as the command line prints it."""
        return response(await self._ask(request, work.check))

    async def view(self, request: Request) -> Response:
        """POST /api/view: the report with what the page needs; a trainee's figures go to the board."""
        answer = await self._ask(request, work.view)
        if answer.figures and (seat := request.headers.get(SEAT_HEADER)):
            self._rooms.record(seat, answer.figures)
        return response(answer)

    async def download(self, request: Request) -> Response:
        """POST /api/download/…: a file made from the draft."""
        return response(await self._ask(request, work.download, request.path_params["form"]))

    async def forget(self, request: Request) -> Response:
        """POST /api/forget: the page is being closed, its answers are dropped."""
        page = (await take_body(request, megabytes=1)).decode("utf-8", "replace")
        self._desk.forget(page)
        return Response(status_code=204)

    async def _ask(self, request: Request, call: Callable[..., Answer], *rest: object) -> Answer:
        draft = await take_draft(request, megabytes=self._options.upload)
        order = work.Order(draft, self._settings, self._options.characters)
        return await self._desk.ask(call, order, *rest, page=page_of(request))


def page_of(request: Request) -> str:
    """Return the name that a page gave itself, "" where it is none."""
    page = request.headers.get(PAGE_HEADER, "")
    return page if re.fullmatch(r"[0-9A-Za-z]{8,40}", page) else ""


def response(answer: Answer) -> Response:
    """Return an answer as a response; names of downloads are written as RFC 5987 wants them."""
    headers = {}
    if answer.file_name:
        ascii_name = re.sub(r"[^0-9A-Za-z.]+", "_", answer.file_name).lstrip("_") or "file"
        headers["content-disposition"] = (
            f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(answer.file_name, safe='')}"
        )
    return Response(answer.content, answer.status, headers, answer.media)


def refusal_response(refusal: Refused) -> Response:
    """Return a refusal as a response."""
    headers = {"retry-after": str(refusal.retry)} if refusal.retry else {}
    return Response(error_json(refusal.words), refusal.status, headers, JSON)
