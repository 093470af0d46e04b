"""A visitor of the page: one browser context, everything that it asked for and complained of."""

import re
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download, Locator, LocatorAssertions, Page

_PATIENCE = 20_000
EXAMPLES = Path(__file__).parents[2] / "examples"
DRAFT = """关于做好防汛工作的通知
各镇人民政府：
为深入贯彻落实上级会议精神，切实提高政治站位，现将有关事项通知如下。
一、请县水利局尽快报送水库隐患台账。
二、县应急管理局要于2026年5月10日前修复9处预警广播。（责任人：郑海峰）
"""


def expect(locator: "Locator") -> "LocatorAssertions":
    """Return what waits for a locator to become as it should be; the library is loaded only where there is a browser."""
    from playwright import sync_api

    sync_api.expect.set_options(timeout=_PATIENCE)
    return sync_api.expect(locator)


class Visitor:
    """Opens pages of ``base`` in a context of its own; ``requests`` and ``complaints`` are collected."""

    def __init__(self, browser: "Browser", base: str, **context: Any) -> None:
        self.base = base
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._context = browser.new_context(locale="zh-CN", **{"viewport": {"width": 1280, "height": 900}, **context})
        self._context.on("request", lambda request: self.requests.append(request.url))
        self.page: Page = self._context.new_page()
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.set_default_timeout(_PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._context.close()

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "status of 4" not in text:
            self.complaints.append(text)

    def assert_clean(self) -> None:
        """No script failed, no content security policy was broken, nothing was asked of another host."""
        assert not self.complaints
        assert not [url for url in self.requests if not url.startswith((self.base, "data:", "blob:"))]

    def open(self, path: str = "/") -> "Page":
        """Open a page."""
        self.page.goto(self.base + path)
        return self.page

    def paste(self, text: str = DRAFT) -> "Page":
        """Paste a draft and wait until it has been checked."""
        page = self.open()
        page.fill("#paste", text)
        page.click("#paste-form button")
        self.settle()
        return page

    def upload(self, file: Path) -> "Page":
        """Upload a draft and wait until it has been checked."""
        page = self.open()
        page.set_input_files("#file", file)
        self.settle()
        return page

    def exercise(self, key: str) -> "Page":
        """Open an exercise."""
        page = self.open(f"/?exercise={key}")
        self.settle()
        return page

    def settle(self) -> None:
        """Wait until the figures follow the text."""
        expect(self.page.locator("#status")).to_have_text(re.compile("字，.*处发现"))
        expect(self.page.locator("#dashboard")).to_have_attribute("aria-busy", "false")

    def expect(self, selector: str, **filters: Any) -> "LocatorAssertions":
        """Return what waits for the elements to become as they should be."""
        return expect(self.page.locator(selector, **filters))

    def expect_texts(self, *texts: str) -> None:
        """Wait until the blocks have these texts, to the last space."""
        self.expect("#paper .block").to_have_count(len(texts))
        for at, text in enumerate(texts):
            self.expect_block(at, re.compile(f"^{re.escape(text)}$"))

    def expect_block(self, at: int, text: str | re.Pattern[str]) -> None:
        """Wait until a block has a text, or has it in it."""
        expect(self.page.locator("#paper .block").nth(at)).to_contain_text(text)

    def after_change(self, act: Callable[[], Any]) -> None:
        """Do something that changes the draft and wait for the check that follows."""
        with self.page.expect_response(lambda response: response.url.endswith("/api/view") and response.ok):
            act()
        self.settle()

    def type_at(self, block: int, text: str) -> None:
        """Click into a block and type at its end."""
        self.page.locator("#paper .block").nth(block).click()
        self.page.keyboard.press("Control+End")
        self.after_change(lambda: self.page.keyboard.type(text))

    def paste_at_caret(self, text: str) -> None:
        """Paste a text where the caret stands."""
        self.page.evaluate(
            "text => { const data = new DataTransfer(); data.setData('text/plain', text); document.activeElement.dispatchEvent("
            "new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
            text,
        )

    def download(self, form: str) -> "Download":
        """Click a download and return it."""
        with self.page.expect_download() as found:
            self.page.click(f"[data-download={form}]")
        return found.value
