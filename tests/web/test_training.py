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
from wenfeng_check.web.rule_pages import rule_pages
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
    visitor.expect("#goals .goal").to_have_count(3)
    visitor.expect("#goals .goal.is-done").to_have_count(0)
    page.click("#tab-compare")
    page.click("#compare-answer")
    visitor.expect("#comparison").to_contain_text("逐处核查62处在册隐患点")
    visitor.expect("#remarks").not_to_be_empty()


def test_a_goal_that_is_reached_is_told(visitor: Visitor) -> None:
    page = visitor.exercise("2-minutes")
    lines = next(exercise.answer for exercise in exercises() if exercise.key == "2-minutes").strip().split("\n")
    blocks = page.locator("#paper .block")
    for at in range(blocks.count()):
        blocks.nth(at).evaluate(
            "(block, text) => { block.textContent = text; block.dispatchEvent(new Event('input', { bubbles: true })); }",
            lines[at] if at < len(lines) else "",
        )
    visitor.expect("#exercise.is-done").to_be_visible()
    visitor.expect("#goals .goal.is-done").to_have_count(2)


def test_five_trainees_on_the_trainers_board(browser: "Browser", server: str) -> None:
    with ExitStack() as stack:
        trainer = stack.enter_context(Visitor(browser, server))
        board = trainer.open("/board")
        trainer.expect("#exercise option").not_to_have_count(0)
        board.select_option("#exercise", "2-minutes")
        board.click("#open button")
        trainer.expect("#room-code").to_have_text(re.compile(r"^\d{6}$"))
        code = board.locator("#room-code").inner_text()
        trainees = [stack.enter_context(Visitor(browser, server)) for _ in range(TRAINEES)]
        for trainee in trainees:
            _join(trainee, code)
        _cut(trainees[0])
        trainer.expect("#seats tr").to_have_count(TRAINEES)
        trainer.expect("#totals li:nth-child(3)").to_have_text(re.compile(r"^[1-9]\d+ 字已压缩"))
        assert "积水点" not in board.content()
        board.once("dialog", lambda dialog: dialog.accept())
        board.click("#close")
        trainer.expect("#choose").to_be_visible()
        trainer.expect("#seats tr").to_have_count(0)
        late = trainees[1].open("/training")
        late.fill("#code", code)
        late.click("#join button")
        trainees[1].expect("#status.is-error").to_contain_text("培训已经结束")
        for visitor in (trainer, *trainees):
            visitor.assert_clean()


def _join(trainee: Visitor, code: str) -> None:
    page = trainee.open("/training")
    page.fill("#code", code)
    page.click("#join button")
    trainee.settle()
    trainee.expect("#seat").to_have_text(re.compile(r"^我是 \d+ 号$"))


def _cut(trainee: Visitor) -> None:
    trainee.page.locator("#paper .block").nth(4).click()
    trainee.page.keyboard.press("Control+a")
    trainee.after_change(lambda: trainee.page.keyboard.press("Delete"))


def test_a_wrong_code_is_told(visitor: Visitor) -> None:
    page = visitor.open("/training")
    page.fill("#code", "000000")
    page.click("#join button")
    visitor.expect("#status.is-error").to_contain_text("培训码")


def test_rules_are_searched_and_shown_with_their_examples(visitor: Visitor) -> None:
    page = visitor.open("/rules")
    visitor.expect(".rule").to_have_count(len(rule_pages()["rules"]))
    page.fill("#words", "尽快 TSK102")
    visitor.expect(".rule", has_text="WRD").to_have_count(0)
    page.click("#TSK102 summary")
    visitor.expect("#TSK102 .example.is-bad").not_to_have_count(0)
    visitor.expect("#TSK102 .example.is-good").not_to_have_count(0)


def test_a_link_opens_its_rule(visitor: Visitor) -> None:
    visitor.open("/rules#TSK101")
    visitor.expect("#TSK101[open] .rule-body").to_be_visible()
