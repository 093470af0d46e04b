"""Worker processes: what is over its bounds is killed with its children, the other calls do not notice."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, wait
from pathlib import Path
from typing import Any

import pytest

from tests import jobs
from wenfeng_check.model.errors import OutOfMemoryError, OutOfTimeError, ReadError, WenfengError, WorkerDiedError
from wenfeng_check.workers import Bounds, Workers, memory_is_watched

ROOT = Path(__file__).parent.parent
_PATIENCE = 30.0

posix = pytest.mark.skipif(os.name != "posix", reason="process groups and signals are those of POSIX")
watched = pytest.mark.skipif(not memory_is_watched(), reason="this system does not tell what a process holds in memory")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2, Bounds(seconds=2, memory=200 << 20)) as pool:
        yield pool


def _alive(pid: int) -> bool:
    """Say whether the process runs; one that waits to be reaped by whoever adopted it does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _eventually(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + _PATIENCE
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


def _numbers(note: Path) -> list[int]:
    assert _eventually(lambda: note.exists() and len(note.read_text().split()) == 3)
    return [int(word) for word in note.read_text().split()]


def test_returns_what_the_calls_return(workers: Workers) -> None:
    futures = [workers.submit(jobs.add, number, 1) for number in range(20)]
    assert [future.result() for future in futures] == list(range(1, 21))


def test_calls_run_in_other_processes_that_are_used_again(workers: Workers) -> None:
    numbers = {workers.submit(jobs.own_number).result() for _ in range(6)}
    assert os.getpid() not in numbers
    assert len(numbers) <= 2


def test_the_error_for_the_user_is_the_one_that_was_raised(workers: Workers) -> None:
    with pytest.raises(ReadError, match=r"^打不开。$"):
        workers.submit(jobs.complain).result()


@pytest.mark.parametrize(
    ("call", "arguments", "error", "words"),
    [
        (jobs.sleep, (60.0,), OutOfTimeError, "超过 2 秒没有查完"),
        (jobs.spin, (), OutOfTimeError, "超过 2 秒没有查完"),
        pytest.param(jobs.eat, (1 << 30,), OutOfMemoryError, "占用内存超过 200 MB", marks=watched),
        pytest.param(jobs.children_eat, (400 << 20,), OutOfMemoryError, "占用内存超过 200 MB", marks=watched),
        (jobs.ask_for_too_much, (), OutOfMemoryError, "内存不够"),
        (jobs.crash, (), WorkerDiedError, "检查进程意外中断"),
        (jobs.leave, (0,), WorkerDiedError, "检查进程意外中断"),
        (jobs.stumble, (), WorkerDiedError, "程序内部出错，没有查完（KeyError：'没有想到'）"),
        (jobs.unpicklable, (), WorkerDiedError, "程序内部出错"),
    ],
)
def test_a_call_that_fails_leaves_the_others_alone(
    workers: Workers, call: Callable[..., Any], arguments: tuple[Any, ...], error: type[WenfengError], words: str
) -> None:
    before = [workers.submit(jobs.add, number, 1) for number in range(3)]
    bad = workers.submit(call, *arguments)
    after = [workers.submit(jobs.add, number, 1) for number in range(8)]
    with pytest.raises(error) as caught:
        bad.result()
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [future.result() for future in (*before, *after)] == [1, 2, 3, *range(1, 9)]


def test_an_unforeseen_error_keeps_its_traceback_and_prints_none(
    workers: Workers, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WorkerDiedError) as caught:
        workers.submit(jobs.stumble).result()
    assert "in stumble" in caught.value.detail
    assert capfd.readouterr() == ("", "")


def test_what_a_library_prints_does_not_come_between_the_answers(workers: Workers) -> None:
    assert workers.submit(jobs.chatter).result() == "heard"


@posix
def test_children_die_with_a_call_that_is_out_of_time(workers: Workers, tmp_path: Path) -> None:
    future = workers.submit(jobs.sleep_with_children, str(tmp_path / "numbers"), 60.0)
    numbers = _numbers(tmp_path / "numbers")
    with pytest.raises(OutOfTimeError):
        future.result()
    assert _eventually(lambda: not any(map(_alive, numbers)))


def test_temporary_files_go_with_the_worker() -> None:
    with Workers(1, Bounds(seconds=2)) as pool:
        folder = Path(pool.submit(jobs.scratch_folder).result())
        assert folder.name.startswith("wenfeng-")
        assert len(list(folder.iterdir())) == 1
        with pytest.raises(OutOfTimeError):
            pool.submit(jobs.sleep, 60.0).result()
        assert not folder.exists()
        other = Path(pool.submit(jobs.scratch_folder).result())
        assert other != folder
    assert not other.exists()


def test_each_new_process_first_learns_what_all_calls_share() -> None:
    with Workers(1, Bounds(seconds=20), first=(jobs.remember, "词")) as pool:
        assert pool.submit(jobs.recall).result() == ["词"]
        with pytest.raises(WorkerDiedError):
            pool.submit(jobs.leave, 3).result()
        assert pool.submit(jobs.recall).result() == ["词"]


def test_no_bound_is_no_bound() -> None:
    with Workers(1, Bounds(seconds=0, memory=0)) as pool:
        assert pool.submit(jobs.sleep, 0.3).result() == "awake"
        assert pool.submit(jobs.eat, 300 << 20).result() == 300 << 20


def test_leaving_waits_for_what_is_queued() -> None:
    with Workers(1, Bounds(seconds=30)) as pool:
        futures = [pool.submit(jobs.sleep, 0.1) for _ in range(3)]
    assert [future.result(timeout=0) for future in futures] == ["awake"] * 3
    with pytest.raises(WorkerDiedError, match="已经停下"):
        pool.submit(jobs.own_number)


@posix
def test_leaving_by_an_exception_kills_everything_at_once(tmp_path: Path) -> None:
    futures: list[Future[Any]] = []
    numbers: list[int] = []

    def interrupted() -> None:
        with Workers(1, Bounds(seconds=60)) as pool:
            futures.append(pool.submit(jobs.sleep_with_children, str(tmp_path / "numbers"), 60.0))
            futures.append(pool.submit(jobs.own_number))
            numbers.extend(_numbers(tmp_path / "numbers"))
            raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    running, waiting = futures
    assert time.monotonic() - started < _PATIENCE
    assert _eventually(lambda: not any(map(_alive, numbers)))
    with pytest.raises(WorkerDiedError, match="检查被中断"):
        running.result(timeout=0)
    with pytest.raises(CancelledError):
        waiting.result(timeout=0)


def test_an_asyncio_program_can_wait_for_calls(workers: Workers) -> None:
    async def both() -> list[int]:
        calls = (workers.submit(jobs.add, number, 1) for number in range(4))
        return await asyncio.gather(*(asyncio.wrap_future(call) for call in calls))

    assert asyncio.run(both()) == [1, 2, 3, 4]


def test_a_queued_call_can_be_cancelled() -> None:
    with Workers(1, Bounds(seconds=30)) as pool:
        first = pool.submit(jobs.sleep, 0.5)
        second, third = pool.submit(jobs.own_number), pool.submit(jobs.own_number)
        assert second.cancel()
        wait([first, third])
        assert isinstance(third.result(), int)


@posix
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_when_the_program_is_killed(tmp_path: Path, end: signal.Signals) -> None:
    note = tmp_path / "numbers"
    script = (
        "from tests import jobs\nfrom wenfeng_check.workers import Workers\n"
        f"with Workers(1) as pool:\n    pool.submit(jobs.sleep_with_children, {str(note)!r}, 60.0).result()\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT) as program:
        numbers = _numbers(note)
        program.send_signal(end)
    assert _eventually(lambda: not any(map(_alive, numbers)))


def test_a_program_without_a_guard_is_not_run_again_by_its_workers(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(
        "from tests import jobs\nfrom wenfeng_check.workers import Workers\nprint('once')\n"
        "with Workers(2) as pool:\n    print(pool.submit(jobs.add, 1, 2).result())\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["once", "3"]
