"""Running the server: uvicorn without an access log, a limit on slow headers, a graceful stop."""

import asyncio
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from wenfeng_check.settings import Settings
from wenfeng_check.web.app import build
from wenfeng_check.web.options import WebOptions

_HEADER_SECONDS = 15
_STOP_SECONDS = 15
_MOST_CONNECTIONS = 500


class PatientProtocol(H11Protocol):
    """HTTP/1.1 that closes a connection whose first headers do not come within 15 seconds."""

    def connection_made(self, transport: Any) -> None:
        """Start the clock."""
        super().connection_made(transport)
        self._clock = asyncio.get_running_loop().call_later(_HEADER_SECONDS, self._close_idle)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._clock.cancel()
        super().connection_lost(exc)

    def _close_idle(self) -> None:
        if self.cycle is None:
            self.transport.close()


class CalmServer(uvicorn.Server):
    """A server that ends with status 0 when it is asked to stop."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let the signals stop the server, and not be raised again after it has stopped."""
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def run(options: WebOptions, settings: Settings, *, listener: socket.socket) -> None:
    """Serve on ``listener`` until a signal asks to stop; requests under way are finished first."""
    config = uvicorn.Config(
        build(options, settings),
        http=PatientProtocol,
        loop="asyncio",
        ws="none",
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_STOP_SECONDS,
    )
    CalmServer(config).run(sockets=[listener])


def addresses(options: WebOptions) -> Iterator[str]:
    """Yield the addresses to open in a browser; for a server on all interfaces those of this machine."""
    if options.host not in ("0.0.0.0", "::"):
        host = f"[{options.host}]" if ":" in options.host else options.host
        yield f"http://{host}:{options.port}/"
        return
    yield f"http://127.0.0.1:{options.port}/"
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM)
    except OSError:
        return
    for address in sorted({str(entry[4][0]) for entry in found} - {"127.0.0.1", "127.0.1.1"}):
        yield f"http://{address}:{options.port}/"
