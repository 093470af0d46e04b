"""The HTTP interface of a running server: the command line's JSON, refusals, headers, downloads, hostile requests."""

import io
import json
import socket
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest

from tests.web.pages import DRAFT, EXAMPLES

DRAFTS = (
    "01-padded-notice.docx", "03-plan.docx", "04-report.docx", "04-report.md", "07-minutes.txt", "08-task-table.docx",
    "09-supervision-list.md",
)  # fmt: skip
CORPUS = [EXAMPLES.parents[1] / "shared" / "corpus" / "office" / name for name in ("of033.docx", "of040.docx")]
TABLES = [name for name in DRAFTS if name.endswith(".docx")]


@pytest.fixture(scope="session")
def client(server: str) -> httpx.Client:
    return httpx.Client(base_url=server, timeout=30)


def _post(client: httpx.Client, text: str = DRAFT, **more: Any) -> httpx.Response:
    return client.post("/api/check", json={"text": text, **more})


@pytest.mark.parametrize("file", [EXAMPLES / name for name in DRAFTS] + CORPUS, ids=lambda file: file.name)
def test_api_and_page_find_what_the_command_line_finds(client: httpx.Client, settings_file: Path, file: Path) -> None:
    name = file.name
    if not file.exists():
        pytest.skip("the real files (shared/corpus/office) are not beside the checkout")
    command = [sys.executable, "-m", "wenfeng_check", "--format", "json", "--exit-zero", "--config", str(settings_file)]
    done = subprocess.run([*command, str(file)], capture_output=True, check=True)
    expected = json.loads(done.stdout)["files"][0]
    found = client.post("/api/check", files={"file": (name, file.read_bytes())}).json()["files"][0]
    shown = client.post("/api/view", params={"name": name}, content=file.read_bytes(), headers=_BYTES).json()
    for report in (found, shown["report"]["files"][0]):
        assert report["diagnostics"] == expected["diagnostics"]
        assert report["tasks"] == expected["tasks"]
        assert report["scores"] == expected["scores"]


_BYTES = {"content-type": "application/octet-stream"}


@pytest.mark.parametrize("name", TABLES)
def test_edited_blocks_are_checked_like_the_file(client: httpx.Client, name: str) -> None:
    content = (EXAMPLES / name).read_bytes()
    view = client.post("/api/view", params={"name": "方案.docx"}, content=content, headers=_BYTES).json()
    keys = (
        "kind",
        "level",
        "label",
        "gap",
        "style",
        "part",
        "paragraph",
        "table",
        "row",
        "column",
        "rows",
        "columns",
        "header",
        "nested",
    )
    blocks = [{"text": view["text"][b["start"] : b["end"]], **{key: b[key] for key in keys}} for b in view["blocks"]]
    again = client.post("/api/view", json={"name": "方案.docx", "blocks": blocks}).json()
    assert again["text"] == view["text"]
    assert again["report"]["files"][0]["diagnostics"] == view["report"]["files"][0]["diagnostics"]


def test_rules_can_be_chosen(client: httpx.Client) -> None:
    found = _post(client, select=["TSK102"]).json()["files"][0]["diagnostics"]
    assert [diagnostic["code"] for diagnostic in found] == ["TSK102"]


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        ({}, 422, "text"),
        ({"text": ""}, 422, "text"),
        ({"text": 1}, 422, "字符串"),
        ({"text": "x", "extra": 1}, 422, "extra"),
        ({"text": "请办。", "select": ["NO999"]}, 422, "NO999"),
        ({"text": "请办。", "kind": "情书"}, 422, "情书"),
        ([], 422, "对象"),
        ({"text": "字" * 20_001}, 413, "20,000"),
        ({"blocks": []}, 422, "blocks"),
        ({"blocks": [{"text": "一\n二"}]}, 422, "换行"),
        ({"blocks": [{"text": "一", "part": "moon"}]}, 422, "种类"),
        ({"blocks": [{"text": "一", "row": -1}]}, 422, "row"),
    ],
)
def test_a_request_that_is_not_understood_is_refused_in_one_line(
    client: httpx.Client, content: Any, status: int, words: str
) -> None:
    response = client.post("/api/check", json=content)
    assert response.status_code == status
    assert words in response.json()["error"]
    assert "\n" not in response.json()["error"]


def _bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 300_000_000)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("炸弹.docx", _bomb()),
        ("空.docx", b"PK\x03\x04"),
        ("图.docx", b"\x89PNG\r\n\x1a\n"),
        ("旧.doc", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)),
        ("零.txt", bytes(1000)),
        ("乱.txt", bytes(range(128, 256)) * 50),
        ("深.docx", b"PK\x03\x04" + b"\xff" * 5000),
        ("长.txt", ("请" * 19_000).encode()),
        ("行.txt", b"\n" * 19_000),
        ("../../etc/通知.txt", "请办。".encode()),
        ("x" * 300 + ".txt", "请办。".encode()),
    ],
)
def test_hostile_files_get_an_answer_and_no_error_of_the_server(
    client: httpx.Client, name: str, content: bytes
) -> None:
    response = client.post("/api/check", files={"file": (name, content)})
    assert response.status_code < 500
    assert response.json()
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("body", "media"),
    [
        (b"", "multipart/form-data"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"--x\r\n" * 5000, "multipart/form-data; boundary=x"),
        (b'--x\r\ncontent-disposition: form-data; filename="a.txt"', "multipart/form-data; boundary=x"),
        (b"{" * 100_000, "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"", "application/octet-stream"),
        (b"text", "text/html"),
        (b"text", ""),
    ],
)
def test_broken_bodies_are_refused(client: httpx.Client, body: bytes, media: str) -> None:
    response = client.post("/api/check", content=body, headers={"content-type": media})
    assert 400 <= response.status_code < 500
    assert response.json()["error"]


def test_a_body_over_the_cap_is_refused_whether_or_not_it_says_so(client: httpx.Client) -> None:
    content = b"x" * (3 * 1024 * 1024)
    assert client.post("/api/check", content=content, headers=_BYTES).status_code == 413
    pieces = (content[:65_536] for _ in range(48))
    assert client.post("/api/check", content=pieces, headers=_BYTES).status_code == 413


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"host": "evil.example:8770"}, {"host": ""}])
def test_a_name_that_is_not_ours_is_refused(client: httpx.Client, headers: dict[str, str]) -> None:
    assert client.get("/", headers=headers).status_code in (400, 421)


@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_a_request_from_another_site_is_refused(client: httpx.Client, headers: dict[str, str]) -> None:
    assert client.post("/api/check", json={"text": "请办。"}, headers=headers).status_code == 403


def test_every_response_has_the_headers_that_protect(client: httpx.Client) -> None:
    for path in ("/", "/static/js/check.js", "/api/rules", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in headers
        assert "server" not in headers


def test_nothing_but_the_assets_can_be_fetched(client: httpx.Client) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/", "/static/css"):
        assert client.get(path).status_code == 404


def test_a_download_has_a_name_that_is_safe(client: httpx.Client) -> None:
    name = '../a"b\r\nx: y;通知.docx.txt'
    response = client.post("/api/download/ledger", json={"name": name, "text": DRAFT})
    assert "filename*=UTF-8''" in response.headers["content-disposition"]
    assert "x" not in response.headers
    assert openpyxl.load_workbook(io.BytesIO(response.content)).sheetnames == ["任务台账", "汇总"]
    assert client.post("/api/download/exe", json={"text": DRAFT}).status_code == 404


def test_a_connection_that_sends_no_headers_is_closed(server: str) -> None:
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=60) as slow:
        slow.sendall(b"POST /api/check HTTP/1.1\r\n")
        assert slow.recv(1000) == b""


def test_a_room_needs_its_key(client: httpx.Client) -> None:
    room = client.post("/api/rooms", json={"exercise": "2-minutes"}).json()
    path = f"/api/rooms/{room['code']}"
    assert client.get(path, headers={"x-wenfeng-key": "wrong"}).status_code == 403
    assert client.delete(path).status_code == 403
    assert client.delete(path, headers={"x-wenfeng-key": room["key"]}).status_code == 204
    assert client.get(path, headers={"x-wenfeng-key": room["key"]}).status_code == 404


def test_the_board_holds_figures_and_no_text(client: httpx.Client) -> None:
    room = client.post("/api/rooms", json={"exercise": "2-minutes"}).json()
    seat = client.post(f"/api/rooms/{room['code']}/seats").json()
    client.post("/api/view", json={"text": DRAFT}, headers={"x-wenfeng-seat": seat["seat"]})
    board = client.get(f"/api/rooms/{room['code']}", headers={"x-wenfeng-key": room["key"]})
    assert board.json()["seats"][0]["now"]["characters"] > 0
    assert "水库" not in board.text
    assert seat["seat"] not in board.text
