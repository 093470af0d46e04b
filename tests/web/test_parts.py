"""Parts of the server by themselves: options, names, rates, rooms, the desk."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest

from wenfeng_check.model.errors import SettingsError
from wenfeng_check.settings import Settings
from wenfeng_check.toml_table import TomlTable
from wenfeng_check.web import rooms as rooms_module
from wenfeng_check.web.answers import Answer, Figures, Refused
from wenfeng_check.web.desk import Desk
from wenfeng_check.web.drafts import Draft, safe_name
from wenfeng_check.web.options import WebOptions, parse
from wenfeng_check.web.rates import Rates
from wenfeng_check.web.rooms import Rooms
from wenfeng_check.web.work import Order, check
from wenfeng_check.workers import Bounds, Workers

FIGURES = Figures(1000, 5, 200, 9)
T = TypeVar("T")


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run in a thread of its own: the browser's driver keeps a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def test_options_come_from_the_table() -> None:
    values = {"host": "0.0.0.0", "port": 80, "page-rate": 2, "hosts": ["oa.local"]}
    options = parse(TomlTable(values, source="wenfeng.toml", path="web"))
    assert options == WebOptions(host="0.0.0.0", port=80, page_rate=2, hosts=("oa.local",))
    assert not options.is_local


@pytest.mark.parametrize("values", [{"hots": "x"}, {"port": 0}, {"port": 70_000}, {"host": "a b"}, {"workers": "2"}])
def test_wrong_options_are_refused_with_their_place(values: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match=r"web\."):
        parse(TomlTable(values, source="wenfeng.toml", path="web"))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("通知.docx", "通知.docx"),
        ("C:\\文稿\\通知.docx", "通知.docx"),
        ("../../etc/passwd", "passwd"),
        ('a"b\r\nc.txt', "abc.txt"),
        ("", "草稿.txt"),
        ("..", "草稿.txt"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_rates_allow_a_burst_and_then_no_more() -> None:
    rates = Rates(0.001, 3)
    assert [rates.allows("one") for _ in range(4)] == [True, True, True, False]
    assert rates.allows("other")


def test_a_room_keeps_first_and_last_figures_and_forgets_them_when_it_closes() -> None:
    rooms = Rooms(most=2, seats=2, hours=1)
    room = rooms.open("1")
    _, token, seat = rooms.join(room.code)
    rooms.record(token, FIGURES)
    rooms.record(token, Figures(800, 0, 0, 1))
    assert (seat.first, seat.now, seat.checks) == (FIGURES, Figures(800, 0, 0, 1), 2)
    rooms.close(room.code, room.key)
    assert not rooms.is_open(token)
    rooms.record(token, FIGURES)
    with pytest.raises(Refused):
        rooms.board(room.code, room.key)


def test_rooms_and_seats_are_limited() -> None:
    rooms = Rooms(most=1, seats=1, hours=1)
    room = rooms.open("1")
    rooms.join(room.code)
    with pytest.raises(Refused, match="1 人"):
        rooms.join(room.code)
    with pytest.raises(Refused, match="1 场"):
        rooms.open("1")


def test_a_room_that_nobody_looks_at_closes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = Rooms(most=1, seats=1, hours=1)
    room = rooms.open("1")
    later = rooms_module.time.monotonic() + 3601
    monkeypatch.setattr(rooms_module.time, "monotonic", lambda: later)
    with pytest.raises(Refused, match="没有这个培训码"):
        rooms.join(room.code)


@pytest.fixture
def workers() -> Iterator[Workers]:
    with Workers(1, Bounds(30)) as found:
        yield found


def _order(text: str) -> Order:
    return Order(Draft("草稿.txt", text.encode()), Settings(), 1000)


def test_equal_drafts_of_a_page_are_checked_once_and_forgotten_with_the_page(workers: Workers) -> None:
    async def run() -> tuple[Answer, Answer, Answer]:
        desk = Desk(workers, count=1, waiting=9)
        first = await desk.ask(check, _order("请办。"), page="a")
        second = await desk.ask(check, _order("请办。"), page="b")
        desk.forget("a")
        desk.forget("b")
        return first, second, await desk.ask(check, _order("请办。"), page="a")

    first, second, third = _run(run())
    assert second is first
    assert third is not first
    assert third.content == first.content


def test_a_page_that_asks_again_gives_up_its_older_place_in_the_line(workers: Workers) -> None:
    async def run() -> list[object]:
        desk = Desk(workers, count=1, waiting=9)
        asked = [desk.ask(check, _order(f"请办{n}。"), page="a") for n in range(3)]
        return await asyncio.gather(*asked, return_exceptions=True)

    found = _run(run())
    assert [getattr(one, "status", None) for one in found] == [200, 409, 200]


def test_a_line_that_is_full_asks_to_wait(workers: Workers) -> None:
    async def run() -> list[object]:
        desk = Desk(workers, count=1, waiting=2)
        asked = [desk.ask(check, _order(f"请办{n}。")) for n in range(3)]
        return await asyncio.gather(*asked, return_exceptions=True)

    refused = _run(run())[2]
    assert isinstance(refused, Refused)
    assert (refused.status, refused.retry) == (503, 2)


def _sleep(order: Order) -> Answer:
    threading.Event().wait(60)
    return Answer(b"")


def test_a_check_over_its_time_is_ended_in_words() -> None:
    async def run(workers: Workers) -> None:
        await Desk(workers, count=1, waiting=2).ask(_sleep, _order("请办。"))

    with Workers(1, Bounds(0.5)) as workers, pytest.raises(Refused, match="没有查完") as caught:
        _run(run(workers))
    assert caught.value.status == 413
