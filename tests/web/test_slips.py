"""What may go wrong on the page: the service is away, a slip of the hand, a text that is refused; no word is lost."""

import re
from typing import TYPE_CHECKING

from tests.web.pages import DRAFT, EXAMPLES, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

SECRET = "秘密★1年"


def test_while_the_service_is_away_words_stay_and_are_checked_when_it_is_back(visitor: Visitor) -> None:
    page = visitor.paste()
    page.context.set_offline(True)
    _type(page, 3, "（责任人：李明远）")
    visitor.expect("#status.is-error").to_contain_text("连不上服务")
    visitor.expect("#work.is-stale").to_be_visible()
    visitor.expect_block(3, "李明远")
    page.context.set_offline(False)
    visitor.settle()
    visitor.expect("#work.is-stale").to_have_count(0)
    visitor.expect(".saved").to_contain_text("多了")
    visitor.complaints.clear()


def test_a_mark_of_secrecy_typed_in_is_refused_until_it_goes(visitor: Visitor) -> None:
    page = visitor.paste()
    visitor.settle()
    page.locator("#paper .block").nth(0).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type(SECRET)
    page.keyboard.press("Enter")
    visitor.expect("#status.is-error").to_contain_text("密级")
    visitor.expect("#work.is-stale").to_be_visible()
    visitor.after_change(lambda: [page.click("#undo") for _ in range(2)])
    visitor.expect_texts(*DRAFT.split("\n"))
    visitor.expect("#work.is-stale").to_have_count(0)


def test_a_text_over_the_limit_is_refused_and_stays_in_its_box(visitor: Visitor) -> None:
    page = visitor.open()
    page.fill("#paste", "\n".join(["请县水利局报送台账。" * 60] * 40))
    page.click("#paste-form button")
    visitor.expect("#status.is-error").to_contain_text("全文 24,039 字，超过 20,000 字的上限")
    visitor.expect("#paste").to_have_value(re.compile("^请县水利局报送台账。"))


def test_another_draft_is_taken_only_after_a_question_where_words_would_be_lost(visitor: Visitor) -> None:
    page = visitor.paste()
    asked: list[str] = []
    page.once("dialog", lambda dialog: _answer(dialog, asked, yes=False))
    visitor.type_at(3, "（责任人：李明远）")
    page.click("#restart")
    visitor.expect_block(3, "李明远")
    page.once("dialog", lambda dialog: _answer(dialog, asked, yes=True))
    page.click("#restart")
    visitor.expect("#start").to_be_visible()
    assert len(asked) == 2


def test_a_file_dropped_anywhere_is_taken_and_never_takes_the_place_of_the_page(visitor: Visitor) -> None:
    page = visitor.open()
    _drop(page, "header", "通知.txt", DRAFT)
    visitor.settle()
    visitor.expect("#draft-name").to_have_text("通知.txt")
    _drop(page, "#paper", "别的.txt", "关于抗旱的通知\n请县水利局报送台账。")
    visitor.expect("#status.is-error").to_contain_text("换一份")
    visitor.expect("#draft-name").to_have_text("通知.txt")


def test_numbers_that_word_makes_are_shown_in_the_comparison(visitor: Visitor) -> None:
    page = visitor.upload(EXAMPLES / "03-plan.docx")
    page.click("#tab-compare")
    visitor.expect("#comparison").to_contain_text("一、工作目标")
    visitor.expect("#remarks").to_have_text("还没有改动。")


def test_a_draft_of_ones_own_is_not_put_on_the_board(browser: "Browser", server: str) -> None:
    with Visitor(browser, server) as trainer, Visitor(browser, server) as trainee:
        board = trainer.open("/board")
        board.select_option("#exercise", "2-minutes")
        board.click("#open button")
        trainer.expect("#room-code").to_have_text(re.compile(r"^\d{6}$"))
        page = trainee.open("/training")
        page.fill("#code", board.locator("#room-code").inner_text())
        page.click("#join button")
        trainee.settle()
        trainer.expect("#seats td:first-of-type").to_have_text(re.compile(r"^\d+$"))
        before = board.locator("#seats td:first-of-type").inner_text()
        page.click("#restart")
        trainee.expect("#exercise").to_be_hidden()
        page.fill("#paste", DRAFT)
        page.click("#paste-form button")
        trainee.settle()
        with board.expect_response(re.compile("/api/rooms/")):
            pass
        with board.expect_response(re.compile("/api/rooms/")):
            pass
        trainer.expect("#seats td:first-of-type").to_have_text(before)


def _type(page: "Page", block: int, text: str) -> None:
    page.locator("#paper .block").nth(block).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def _answer(dialog: "Dialog", asked: list[str], *, yes: bool) -> None:
    asked.append(dialog.message)
    dialog.accept() if yes else dialog.dismiss()


def _drop(page: "Page", selector: str, name: str, text: str) -> None:
    carried = page.evaluate_handle(
        "([name, text]) => { const carried = new DataTransfer(); carried.items.add(new File([text], name)); return carried; }",
        [name, text],
    )
    page.dispatch_event(selector, "dragover", {"dataTransfer": carried})
    page.dispatch_event(selector, "drop", {"dataTransfer": carried})
