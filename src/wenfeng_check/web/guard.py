"""The guard before the application: host, origin, rates; and the headers of every response."""

import ipaddress
import socket
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wenfeng_check.web.answers import JSON, error_json
from wenfeng_check.web.options import LOOPBACK, WebOptions
from wenfeng_check.web.rates import Rates

PAGE_HEADER = "x-wenfeng-page"
_BURST_SECONDS = 3
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class Guard:
    """ASGI middleware. A browser that was led here by another name or from another site is turned away."""

    def __init__(self, app: ASGIApp, options: WebOptions) -> None:
        self._app = app
        self._names = _known_names(options)
        self._addresses = Rates(options.rate, options.rate * _BURST_SECONDS)
        self._pages = Rates(options.page_rate, options.page_rate * _BURST_SECONDS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or refuse in one line."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _protect(MutableHeaders(scope=message), scope["path"])
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self._is_known(headers.get("host", "")):
            return _refuse(421, "这个网址不是本服务的名称。用 IP 地址打开，或请管理员把名称写进设置 [web] 的 hosts。")
        if scope["method"] in ("GET", "HEAD"):
            return None
        if not _same_origin(headers):
            return _refuse(403, "请求来自别的网站，已拒绝。请在本页面里操作。")
        address = scope["client"][0] if scope.get("client") else ""
        page = headers.get(PAGE_HEADER, "")
        if not self._addresses.allows(address) or (page and not self._pages.allows(f"{address} {page}")):
            return _refuse(429, "请求太密，请稍候再试。", {"retry-after": "2"})
        return None

    def _is_known(self, host: str) -> bool:
        """Say whether the Host header names us: an IP address (no name to rebind), or a name that is ours."""
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        name = name.strip("[]").lower()
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return name in self._names
        return True


def _known_names(options: WebOptions) -> frozenset[str]:
    own: Iterable[str] = () if options.is_local else (socket.gethostname(),)
    return frozenset(name.lower() for name in (*LOOPBACK, options.host, *options.hosts, *own))


def _same_origin(headers: Headers) -> bool:
    """Say whether the request comes from our own page, or from a program that is no browser."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _refuse(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    return Response(error_json(words), status, headers, JSON)


def _protect(headers: MutableHeaders, path: str) -> None:
    for name, value in _HEADERS.items():
        headers[name] = value
    headers["cache-control"] = "no-cache" if path.startswith("/static/") else "no-store"
