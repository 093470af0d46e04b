"""Exercises and sessions in real browsers: goals, model answers, the trainer's board with five trainees, rules."""

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.web.pages import Visitor
from wenfeng_check.engine import check
from wenfeng_check.readers import read_bytes
from wenfeng_check.settings import Settings
from wenfeng_check.web.exercises import Exercise, exercises
from wenfeng_check.web.view import figures_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TRAINEES = 5


@pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise.key)
def test_the_model_answer_reaches_the_goal_and_the_draft_does_not(exercise: Exercise) -> None:
    def reached(text: str) -> bool:
        document = read_bytes(exercise.draft_name, text.encode())
        figures, goal = figures_of(check(document, Settings())), exercise.goal
        pairs = ((figures.characters, goal.characters), (figures.gaps, goal.gaps), (figures.padding, goal.padding))
        return all(now <= most for now, most in pairs if most >= 0)

    assert reached(exercise.answer)
    assert not reached(exercise.draft)


def test_an_exercise_shows_its_goal_and_the_model_answer(visitor: Visitor) -> None:
    page = visitor.open("/training")
    page.locator(".exercise-list .action").first.click()
    visitor.settle()
    assert page.locator("#goals .goal").count() == 3
    assert page.locator("#goals .goal.is-done").count() == 0
    page.click("#tab-compare")
    page.click("#compare-answer")
    assert "逐处核查62处在册隐患点" in page.locator("#comparison").inner_text()
    assert page.locator("#remarks").inner_text()


def test_a_goal_that_is_reached_is_told(visitor: Visitor) -> None:
    page = visitor.exercise("2-minutes")
    lines = next(exercise.answer for exercise in exercises() if exercise.key == "2-minutes").strip().split("\n")
    blocks = page.locator("#paper .block")
    for at in range(blocks.count()):
        blocks.nth(at).evaluate(
            "(block, text) => { block.textContent = text; block.dispatchEvent(new Event('input', { bubbles: true })); }",
            lines[at] if at < len(lines) else "",
        )
    page.wait_for_selector("#exercise.is-done")
    assert page.locator("#goals .goal.is-done").count() == 2


def test_five_trainees_on_the_trainers_board(browser: "Browser", server: str) -> None:
    with ExitStack() as stack:
        trainer = stack.enter_context(Visitor(browser, server))
        board = trainer.open("/board")
        board.wait_for_selector("#exercise option", state="attached")
        board.select_option("#exercise", "2-minutes")
        board.click("#open button")
        board.wait_for_selector("#room-code:not(:empty)")
        code = board.locator("#room-code").inner_text()
        trainees = [stack.enter_context(Visitor(browser, server)) for _ in range(TRAINEES)]
        for trainee in trainees:
            _join(trainee, code)
        _cut(trainees[0])
        trainer.wait_for_count("#seats tr", TRAINEES)
        trainer.wait_for_text("#totals li:nth-child(3)", re.compile(r"^[1-9]\d+ 字已压缩"))
        assert "积水点" not in board.content()
        board.click("#close")
        board.wait_for_selector("#choose:not([hidden])")
        assert not board.locator("#seats tr").count()
        late = trainees[1].open("/training")
        late.fill("#code", code)
        late.click("#join button")
        late.wait_for_selector("#status.is-error")
        for visitor in (trainer, *trainees):
            visitor.assert_clean()


def _join(trainee: Visitor, code: str) -> None:
    page = trainee.open("/training")
    page.fill("#code", code)
    page.click("#join button")
    trainee.settle()
    assert "号" in page.locator("#seat").inner_text()


def _cut(trainee: Visitor) -> None:
    trainee.page.locator("#paper .block").nth(4).click()
    trainee.page.keyboard.press("Control+a")
    trainee.after_change(lambda: trainee.page.keyboard.press("Delete"))


def test_a_wrong_code_is_told(visitor: Visitor) -> None:
    page = visitor.open("/training")
    page.fill("#code", "000000")
    page.click("#join button")
    page.wait_for_selector("#status.is-error")
    assert "培训码" in page.locator("#status").inner_text()


def test_rules_are_searched_and_shown_with_their_examples(visitor: Visitor) -> None:
    page = visitor.open("/rules")
    page.wait_for_selector(".rule")
    everything = page.locator(".rule").count()
    page.fill("#words", "尽快 时间节点")
    visitor.wait_for_text("#count", re.compile(rf"^(?!{everything} )\d+ 条"))
    rule = page.locator(".rule").first
    rule.locator("summary").click()
    rule.locator(".rule-body").wait_for()
    assert rule.locator(".example.is-bad").count() >= 1
    assert rule.locator(".example.is-good").count() >= 1


def test_a_link_opens_its_rule(visitor: Visitor) -> None:
    page = visitor.open("/rules#TSK101")
    page.wait_for_selector("#TSK101[open] .rule-body")
