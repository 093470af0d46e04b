"""What is kept from check to check: results do not depend on it, it is bounded, and it is forgotten."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import doc
from tests.drafts import drafts
from wenfeng_check.analysis.dates import DateContext, find_deadlines
from wenfeng_check.analysis.nearby import nearby
from wenfeng_check.analysis.parties import find_parties
from wenfeng_check.engine import check
from wenfeng_check.lexicon import fold
from wenfeng_check.model.report import Report
from wenfeng_check.remembered import forget, forgettable, remembered
from wenfeng_check.reporters.as_json import to_json
from wenfeng_check.settings import Settings
from wenfeng_check.web.work import Minute

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples").glob("*.txt"))


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget()
    yield
    forget()


def _checked(text: str) -> dict[str, Any]:
    report = check(doc(text), Settings())
    assert report.failures == ()
    return to_json(Report(files=(report,)))


def _afresh(text: str) -> dict[str, Any]:
    forget()
    return _checked(text)


@settings(max_examples=25, derandomize=True)
@given(drafts, drafts, st.data())
def test_a_result_does_not_depend_on_what_was_checked_before(
    first: list[str], second: list[str], cuts: st.DataObject
) -> None:
    whole, other = "\n".join(first), "\n".join(second)
    at = cuts.draw(st.integers(0, len(whole)))
    stop = cuts.draw(st.integers(at, min(len(whole), at + 30)))
    edited = f"{whole[:at]}请县水利局抓紧。{whole[stop:]}"
    fresh = [_afresh(text) for text in (whole, other, edited)]
    forget()
    assert [_checked(text) for text in (whole, other, edited)] == fresh
    assert [_checked(text) for text in (edited, other, whole)] == fresh[::-1]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_typed_paragraph_by_paragraph_gives_what_it_gives_at_once(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    texts = ["\n".join(lines[:count]) for count in range(3, len(lines) + 1)]
    typed = [_checked(text) for text in texts]
    assert typed[-1] == _afresh(texts[-1])
    assert typed[len(typed) // 2] == _afresh(texts[len(typed) // 2])


_PRINT_CHECKED = """
import json, sys
from tests.test_remembered import _checked
print(json.dumps(_checked(sys.stdin.buffer.read().decode()), ensure_ascii=False))
"""


def test_an_edited_draft_gives_what_a_process_of_its_own_gives() -> None:
    text, chance = EXAMPLES[0].read_text(encoding="utf-8"), random.Random(7)
    for _ in range(12):
        text = _edited(text, chance)
        typed = _checked(text)
    alone = subprocess.run([sys.executable, "-c", _PRINT_CHECKED], input=text.encode(), capture_output=True, check=True)
    assert typed == json.loads(alone.stdout)


def _edited(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text))
    words = chance.choice(("请县水利局抓紧。", "\n", "，", "6月底前", "（责任人：李明远）", "。\n二、"))
    return text[:at] + words + text[at + chance.choice((0, 0, 1, 4, 60)) :]


Found = list[tuple[int, int, str]]


def _parties(text: str, start: int, end: int) -> Found:
    found = find_parties(fold(text), text, start=start, end=end)
    return [(each.span.start - start, each.span.end - start, each.text) for each in found]


def _deadlines(text: str, start: int, end: int) -> Found:
    found = find_deadlines(fold(text), text, start=start, end=end, when=DateContext())
    return [(each.span.start - start, each.span.end - start, each.text) for each in found]


@pytest.mark.parametrize(
    ("find", "before", "words"),
    [
        (_parties, "", "县水利局于3月10日前报送台账。"),
        (_deadlines, "", "县水利局于3月10日前报送台账。"),
        (_deadlines, "完成时限：", "2024年6月底"),
        (_deadlines, "（责任单位：县自然资源局，", "6月底前）"),
        (_deadlines, "2024年3月底前排查，", "6月底前整改。"),
        (_parties, "经县人民政府同意，由", "李明远同志负责。"),
        (_parties, " " * 200, "各镇人民政府要尽快报送。"),
    ],
)
def test_a_range_reads_the_same_wherever_it_stands(
    find: Callable[[str, int, int], Found], before: str, words: str
) -> None:
    near, far = "标题\n", "一、工作任务\n" + "各镇要组织力量逐户排查并登记造册。" * 30 + "\n"
    first, second = (find(f"{head}{before}{words}\n后文", *_range(head + before, words)) for head in (near, far))
    assert first == second
    assert first


def _range(before: str, words: str) -> tuple[int, int]:
    return len(before), len(before) + len(words)


@pytest.mark.parametrize(
    ("before", "offset"),
    [("前文。" * 100, 300 - 168), ("前文。\n" + " " * 300, 4), ("前文。" + " " * 300, 0), ("\n" * 300, 300 - 168)],
)
def test_surroundings_are_short_and_reach_back_over_what_is_blank(before: str, offset: int) -> None:
    text = f"{before}各镇要报送。" + "后" * 300
    near = nearby(text, text, len(before), len(before) + 6)
    assert near.offset == offset
    assert near.span.of(near.text) == "各镇要报送。"
    assert near.text == text[offset : len(before) + 6 + 64]


def test_results_of_a_long_text_are_not_kept() -> None:
    made: list[int] = []

    @remembered(2)
    def length(text: str) -> int:
        made.append(len(text))
        return len(text)

    assert [length("长" * 1001), length("长" * 1001), length("长" * 1000), length("长" * 1000)] == [
        1001,
        1001,
        1000,
        1000,
    ]
    assert made == [1001, 1001, 1000]


def test_caches_of_other_kinds_are_forgotten_too() -> None:
    made: list[int] = []

    @forgettable
    @lru_cache
    def double(number: int) -> int:
        made.append(number)
        return 2 * number

    double(1)
    forget()
    assert double(1) == 2
    assert made == [1, 1]


def test_a_kept_result_is_made_once_until_it_is_forgotten_or_crowded_out() -> None:
    made: list[str] = []

    @remembered(2)
    def upper(word: str) -> str:
        made.append(word)
        return word.upper()

    assert [upper("a"), upper("a")] == ["A", "A"]
    assert made == ["a"]
    forget()
    assert upper("a") == "A"
    assert made == ["a", "a"]
    upper("b")
    upper("c")
    upper("a")
    assert made == ["a", "a", "b", "c", "a"]


def test_a_worker_of_the_page_forgets_after_its_time() -> None:
    made: list[str] = []

    @remembered(2)
    def upper(word: str) -> str:
        made.append(word)
        return word.upper()

    minute = Minute(0.05)
    for _ in range(2):
        forget()
        made.clear()
        upper("a")
        minute.begin()
        until = time.monotonic() + 20
        while len(made) < 2 and time.monotonic() < until:
            time.sleep(0.01)
            upper("a")
        assert made == ["a", "a"]
