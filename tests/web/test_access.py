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


def _compare(visitor: Visitor) -> None:
    visitor.exercise("4-meeting-notice")
    visitor.page.click("#tab-compare")
    visitor.page.click("#compare-answer")


def _ledger(visitor: Visitor) -> None:
    visitor.paste()
    visitor.page.click("#tab-ledger")


def _board(visitor: Visitor) -> None:
    page = visitor.open("/board")
    page.wait_for_selector("#exercise option", state="attached")
    page.click("#open button")
    page.wait_for_selector("#room:not([hidden])")


def _training(visitor: Visitor) -> None:
    visitor.open("/training").wait_for_selector(".exercise-list .action")


def _rules(visitor: Visitor) -> None:
    page = visitor.open("/rules")
    page.fill("#words", "TSK101")
    visitor.wait_for_text("#count", re.compile("^[1-9] 条"))
    page.click("#TSK101 summary")
    page.wait_for_selector("#TSK101 .rule-body")


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
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360
