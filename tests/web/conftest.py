"""A real server in a process of its own, and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.pages import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
_START_SECONDS = 60
SETTINGS = """
[web]
upload = 2
characters = 20000
rate = 400
page-rate = 40
rooms = 60
"""


@pytest.fixture(scope="session")
def settings_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("web") / "wenfeng.toml"
    file.write_text(SETTINGS, encoding="utf-8")
    return file


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(settings_file: Path) -> Iterator[str]:
    pytest.importorskip("starlette", reason="extra web is not installed")
    pytest.importorskip("uvicorn", reason="extra web is not installed")
    port = free_port()
    command = [sys.executable, "-m", "wenfeng_check", "web", "--port", str(port), "--config", str(settings_file)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        assert process.wait(30) == 0


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the server listens."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, process.stderr and process.stderr.read().decode()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server did not come up")


@pytest.fixture(scope="package")
def browser() -> "Iterator[Browser]":
    """Launch one browser; its driver keeps a loop in this thread, so it ends with this folder's tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not os.path.exists(CHROMIUM):
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
        )
        yield found
        found.close()


@pytest.fixture
def visitor(browser: "Browser", server: str) -> Iterator[Visitor]:
    with Visitor(browser, server) as found:
        yield found
        found.assert_clean()
