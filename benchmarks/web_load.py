"""Trainees at once: each re-checks a changed draft every few seconds; prints errors, waiting times and memory.

python benchmarks/web_load.py --trainees 30 --every 2 --seconds 180
"""

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

EXAMPLES = Path(__file__).parents[1] / "examples"
DRAFTS = ("01-padded-notice.txt", "06-speech.txt", "07-minutes.txt")


def main() -> None:
    options = _options()
    port = _free_port()
    command = [sys.executable, "-m", "wenfeng_check", "web", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            asyncio.run(_load(f"http://127.0.0.1:{port}", server.pid, options))
        finally:
            server.terminate()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--trainees", type=int, default=30)
    parser.add_argument("--every", type=float, default=2.0, help="seconds between two checks of a trainee")
    parser.add_argument("--seconds", type=float, default=180.0)
    parser.add_argument("--characters", type=int, default=3000)
    return parser.parse_args()


async def _load(base: str, pid: int, options: argparse.Namespace) -> None:
    text = "".join((EXAMPLES / name).read_text(encoding="utf-8") for name in DRAFTS)[: options.characters]
    await _ready(base)
    before, used, began = _memory(pid), _processor(pid), time.monotonic()
    waits: list[float] = []
    troubles: list[str] = []
    sizes: list[int] = []
    trainees = [_trainee(base, text, number, options, waits, troubles) for number in range(options.trainees)]
    watch = asyncio.create_task(_watch(pid, sizes))
    await asyncio.gather(*trainees)
    watch.cancel()
    server, workers = (after - at for after, at in zip(_processor(pid), used, strict=True))
    _print(waits, troubles, before, sizes, (server, workers), time.monotonic() - began)


async def _ready(base: str) -> None:
    async with httpx.AsyncClient(timeout=60) as client:
        while True:
            try:
                await client.get(f"{base}/healthz")
                await client.post(f"{base}/api/view", json={"text": "请县水利局报送台账。"})
            except httpx.TransportError:
                await asyncio.sleep(0.2)
            else:
                return


async def _trainee(
    base: str, text: str, number: int, options: argparse.Namespace, waits: list[float], troubles: list[str]
) -> None:
    """Check a draft that changes a little each time, as a page does; a request that is asked to wait comes again."""
    async with httpx.AsyncClient(timeout=60, headers={"x-wenfeng-page": f"trainee{number:08d}"}) as client:
        await asyncio.sleep(options.every * number / options.trainees)
        end, turn = time.monotonic() + options.seconds, 0
        while (began := time.monotonic()) < end:
            turn += 1
            draft = f"{text[: 1000 + 7 * turn]}第{number}号第{turn}次。{text[1000 + 7 * turn :]}"
            response = await client.post(f"{base}/api/view", json={"text": draft})
            if response.status_code == 200:
                waits.append(time.monotonic() - began)
            else:
                troubles.append(f"{response.status_code} {response.text[:80]}")
            await asyncio.sleep(max(0.0, options.every - (time.monotonic() - began)))


async def _watch(pid: int, sizes: list[int]) -> None:
    while True:
        sizes.append(_memory(pid))
        await asyncio.sleep(1)


def _family(pid: int) -> list[int]:
    children = [
        int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()
    ]
    return [pid, *(below for child in children for below in _family(child))]


def _memory(pid: int) -> int:
    """Return the bytes that the server and its workers hold."""
    page = os.sysconf("SC_PAGE_SIZE")
    return sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) * page for one in _family(pid))


def _processor(pid: int) -> tuple[float, float]:
    """Return the processor seconds that the server itself and its workers have used."""
    fields = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in _family(pid)]
    server, *workers = ((int(field[11]) + int(field[12])) / os.sysconf("SC_CLK_TCK") for field in fields)
    return server, sum(workers)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _print(
    waits: list[float], troubles: list[str], before: int, sizes: list[int], spent: tuple[float, float], wall: float
) -> None:
    ordered = sorted(waits) or [0.0]
    share = [ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.95, 0.99)]
    print(f"checks {len(waits)} in {wall:.0f} s, {len(waits) / wall:.1f}/s; refused or failed {len(troubles)}")
    for trouble in sorted(set(troubles))[:5]:
        print(f"  {trouble}")
    print(f"wait p50 {share[0]:.2f} s, p95 {share[1]:.2f} s, p99 {share[2]:.2f} s, longest {ordered[-1]:.2f} s")
    each = [1000 * seconds / max(1, len(waits)) for seconds in spent]
    print(
        f"processor {sum(spent):.0f} s, {sum(each):.0f} ms a check (server {each[0]:.0f}, workers {each[1]:.0f});"
        f" load {os.getloadavg()[0]:.1f}"
    )
    half = sizes[len(sizes) // 2] if sizes else before
    print(f"memory before {before >> 20} MB, half-way {half >> 20} MB, at the end {(sizes or [before])[-1] >> 20} MB")


if __name__ == "__main__":
    main()
