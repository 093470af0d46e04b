"""Taking in requests: bodies in memory, capped in size and time; JSON, a bare file, or a form with a file."""

import asyncio
import json
import re
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request

from wenfeng_check.web.answers import Refused
from wenfeng_check.web.drafts import Draft, draft_of, safe_name

_BODY_SECONDS = 60
_MOST_PARTS = 8
_MB = 1024 * 1024
_FILES = ("application/octet-stream", "text/plain", "text/markdown", "application/pdf", "application/msword")


async def take_draft(request: Request, *, megabytes: int) -> Draft:
    """Return the draft of the request. Raises Refused."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await take_body(request, megabytes=megabytes)
    if media == "application/json":
        return draft_of(as_json(body))
    if media == "multipart/form-data":
        return _form_file(body, request.headers["content-type"])
    if media in _FILES or media.startswith("application/vnd."):
        return _file(unquote(request.query_params.get("name", "")), body)
    raise Refused(415, "请求的 Content-Type 应是 application/json、multipart/form-data 或 application/octet-stream。")


async def take_json(request: Request) -> object:
    """Return the value of a small request in JSON. Raises Refused."""
    return as_json(await take_body(request, megabytes=1))


async def take_body(request: Request, *, megabytes: int) -> bytes:
    """Return the body. Raises Refused where it is too large or comes too slowly."""
    try:
        return await asyncio.wait_for(_body(request, megabytes * _MB), _BODY_SECONDS)
    except TimeoutError:
        raise Refused(408, f"{_BODY_SECONDS} 秒内没有传完，请检查网络后再传一次。") from None
    except ClientDisconnect:
        raise Refused(400, "没有传完就断开了。") from None


async def _body(request: Request, most: int) -> bytes:
    too_large = Refused(413, f"内容超过 {most // _MB} MB 的上限，没有检查。请去掉图片后另存，或用命令行检查。")
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > most:
        raise too_large
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise too_large
    return bytes(body)


def as_json(body: bytes) -> object:
    """Return the value that ``body`` writes. Raises Refused."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(400, "请求的内容不是合法的 JSON。") from None


def _file(name: str, content: bytes) -> Draft:
    if not content:
        raise Refused(422, "文件是空的，没有文字可查。")
    return Draft(safe_name(name), content)


def _form_file(body: bytes, content_type: str) -> Draft:
    """Return the first file of a form; read here because form parsers spool large files to the disk."""
    boundary = re.search(r'boundary="?([^";,\s]{1,100})"?', content_type, re.IGNORECASE)
    if not boundary:
        raise Refused(400, "表单没有写 boundary，读不了。")
    for part in body.split(b"--" + boundary[1].encode("ascii", "replace"), _MOST_PARTS)[1:]:
        head, gap, content = part.partition(b"\r\n\r\n")
        name = re.search(r'filename="([^"\r\n]*)"', head.decode("utf-8", "replace"), re.IGNORECASE)
        if gap and name:
            return _file(unquote(name[1]), content.removesuffix(b"\r\n"))
    raise Refused(400, "表单里没有文件，请把文稿放在名为 file 的一栏里。")
