"""Access for all: axe finds nothing (WCAG 2.2 AA) in both themes, and nothing scrolls sideways at 360 px."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.web.pages import EXAMPLES, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def _open_card(visitor: Visitor) -> None:
    visitor.upload(EXAMPLES / "09-supervision-list.md")
    visitor.page.click("#next")
    visitor.expect(".card.is-open").to_be_visible()


def _compare(visitor: Visitor) -> None:
    visitor.exercise("4-meeting-notice")
    visitor.page.click("#tab-compare")
    visitor.page.click("#compare-answer")
    visitor.expect("#remarks").not_to_be_empty()


def _ledger(visitor: Visitor) -> None:
    visitor.paste()
    visitor.page.click("#tab-ledger")
    visitor.expect("#ledger .gap").not_to_have_count(0)


def _board(visitor: Visitor) -> None:
    page = visitor.open("/board")
    visitor.expect("#exercise option").not_to_have_count(0)
    page.click("#open button")
    visitor.expect("#totals .figure").to_have_count(4)


def _training(visitor: Visitor) -> None:
    visitor.open("/training")
    visitor.expect(".exercise-list .action").not_to_have_count(0)


def _rules(visitor: Visitor) -> None:
    page = visitor.open("/rules")
    page.fill("#words", "TSK101")
    visitor.expect("#count").to_have_text(re.compile("^[1-9] 条"))
    page.click("#TSK101 summary")
    visitor.expect("#TSK101 .rule-body").to_be_visible()


VIEWS: dict[str, Callable[[Visitor], object]] = {
    "start": lambda visitor: visitor.open(),
    "card": _open_card,
    "compare": _compare,
    "ledger": _ledger,
    "training": _training,
    "board": _board,
    "rules": _rules,
}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_violation_in_both_themes_and_nothing_scrolls_sideways(
    browser: "Browser", server: str, view: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    with Visitor(browser, server, color_scheme="light", bypass_csp=True) as visitor:
        VIEWS[view](visitor)
        found = axe.Axe().run(visitor.page, options={"runOnly": {"type": "tag", "values": TAGS}})
        assert not found.response["violations"], found.generate_report()
        visitor.page.emulate_media(color_scheme="dark")
        found = axe.Axe().run(visitor.page, options={"runOnly": {"type": "rule", "values": ["color-contrast"]}})
        assert not found.response["violations"], found.generate_report()
        visitor.page.set_viewport_size({"width": 360, "height": 740})
        visitor.page.wait_for_function("window.innerWidth === 360")
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360
