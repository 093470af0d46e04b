"""The HTML report: nothing runs or loads, the draft is shown whole, findings stand in place, colours can be read."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import cell, doc, docx, para, row, table
from tests.running import finder, make_rule
from tests.web.pages import expect
from wenfeng_check.engine import check
from wenfeng_check.model.finding import Finding, Label, Severity
from wenfeng_check.model.report import Failure, FileReport, Report, StaleWaiver, Waiver
from wenfeng_check.model.span import Span
from wenfeng_check.readers import read_bytes
from wenfeng_check.reporters import render
from wenfeng_check.reporters.page.document import document_html
from wenfeng_check.reporters.page.marks import Mark, pieces
from wenfeng_check.reporters.page.shell import asset
from wenfeng_check.reporters.style import Style
from wenfeng_check.settings import Settings

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("0*.*"))
ATTACK = "<script>document.title='坏'</script><img src=x onerror=\"document.title='坏'\">\"'&"
VOID = ("meta", "br", "input")


class _Page(HTMLParser):
    """What a browser would see: elements with their attributes, and the text of each part."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[list[tuple[str, str]], str]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self.open.append((tag, attributes.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((list(self.open), data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [found for name, found in self.elements if name == tag]


def _file(path: Path) -> FileReport:
    return check(read_bytes(path.name, path.read_bytes()), Settings(), path=path.name)


def _shown(html: str) -> str:
    """Return the words of the draft itself: cards, numbers of findings and captions left out."""
    outside = {("a", "ref"), ("div", "cards"), ("div", "cards whole"), ("p", "part"), ("caption", "")}
    return "".join(
        data
        for path, data in _Page(html).texts
        if not any((tag, kind.split(" sev")[0]) in outside for tag, kind in path)
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_draft_is_shown_whole_and_each_finding_has_words_and_card(path: Path) -> None:
    file = _file(path)
    assert file.document is not None
    html = document_html(file)
    expected = "".join(block.label + block.gap + file.document.of(block.span) for block in file.document.blocks)
    assert re.sub(r"\s", "", _shown(html)) == re.sub(r"\s", "", expected)
    page = _Page(html)
    names = [found["id"] for _, found in page.elements if "id" in found]
    assert len(names) == len(set(names))
    for number, diagnostic in enumerate(file.diagnostics, 1):
        assert f"d-d{number}" in names
        if diagnostic.finding.span is not None:
            assert f"d-m{number}" in names
    targets = {found["href"].removeprefix("#") for found in page.all("a")}
    assert targets <= set(names)


def test_a_draft_that_bears_a_script_is_inert() -> None:
    rule = make_rule("echo", lambda r, f: [Finding(Span(0, 9), ATTACK, ATTACK, labels=(Label(Span(3, 6), ATTACK),))])
    waiver = Waiver("SUB901", ATTACK, origin=ATTACK)
    file = check(doc(f"{ATTACK}\n{ATTACK}台账"), Settings(), rules=(rule,), path=f"{ATTACK}.txt")
    file = replace(file, failures=(Failure(ATTACK, "rule", ATTACK),), stale_waivers=(StaleWaiver(waiver, ATTACK),))
    report = Report((file, file), failures=(Failure(ATTACK, "read", ATTACK),), notes=(ATTACK,))
    html = render(report, "html", Style())
    page = _Page(html)
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert page.all("img") == []
    assert not any(name.startswith("on") or name == "style" for _, found in page.elements for name in found)
    assert "document.title=&#x27;坏" in html


def test_the_policy_names_the_style_and_the_script_and_nothing_is_loaded() -> None:
    html = render(Report((_file(EXAMPLES[0]),)), "html", Style())
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert policy.startswith("default-src &#x27;none&#x27;; ")
    for tag, name in (("style", "page.css"), ("script", "page.js")):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside is not None
        assert inside[1] == asset(name)
        assert f"sha256-{base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()}" in policy
    assert not re.search(r"https?://|url\(|@import|<link|<iframe|<object|\ssrc=", html)


def test_overlapping_and_nested_findings_are_all_marked_and_numbered() -> None:
    text = "各镇要切实抓好防汛工作，做到责任到人。"
    spans = (Span(0, 10), Span(3, 5), Span(7, 19), Span(12, 12), Span(3, 5))
    rule = make_rule("many", lambda r, f: [Finding(span, f"第{n}处") for n, span in enumerate(spans)])
    file = check(doc(text), Settings(), rules=(rule,))
    assert len(file.diagnostics) == 4
    html = document_html(file)
    assert _shown(html) == text
    for number, diagnostic in enumerate(file.diagnostics, 1):
        span = diagnostic.finding.span
        assert span is not None
        words = "".join(re.findall(rf'<mark [^>]*data-d="(?:[^"]* )?d-d{number}(?: [^"]*)?">(.*?)</mark>', html))
        assert words == text[span.start : span.end]
        assert html.count(f'href="#d-d{number}" data-d=') == 1


@given(st.integers(0, 12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=6))
def test_pieces_make_up_the_block_and_know_their_marks(length: int, ranges: list[tuple[int, int]]) -> None:
    block = Span(5, 5 + length)
    spans = [Span(*sorted((min(a, length), min(b, length)))).shift(5) for a, b in ranges]
    cut = pieces(block, [Mark(span, number) for number, span in enumerate(spans, 1)])
    assert sum(piece.span.length for piece in cut) == length
    for piece in cut:
        assert {mark.number for mark in piece.marks} == {
            number for number, span in enumerate(spans, 1) if span.contains(piece.span) and piece.span.length
        }
    for number in range(1, len(spans) + 1):
        assert sum(mark.number == number for piece in cut for mark in piece.begins) == 1
        assert sum(mark.number == number for piece in cut for mark in piece.ends) == 1


def test_a_document_keeps_title_levels_numbers_tables_and_notes() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    content = docx(
        "关于报送台账的通知",
        "各镇人民政府：",
        "一、总体要求",
        "（一）明确任务",
        "1.报送台账",
        table(
            row("单位", "事项", "时限", properties="<w:tblHeader/>"),
            row(cell("县水利局", properties='<w:vMerge w:val="restart"/>'), cell("合并两列", properties=wide)),
            row(cell("", properties="<w:vMerge/>"), "排查", "5月"),
        ),
        para('<w:r><w:t>见注</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'),
        "清河县人民政府",
        "2024年3月1日",
        parts={"footnotes.xml": ("footnotes", '<w:footnote w:id="1">' + para("注的内容") + "</w:footnote>")},
    )
    html = document_html(check(read_bytes("通知.docx", content), Settings(), path="通知.docx"))
    for words in (
        '<h3 class="title" id="d-b0">关于报送台账的通知</h3>',
        '<p class="addressee first" id="d-b1">',
        '<h4 class="level1 first" id="d-b2">',
        '<h5 class="level2 first" id="d-b3">',
        '<h6 class="level3 first" id="d-b4">',
        "<th><p>单位</p></th>",
        '<td rowspan="2"><p>县水利局</p></td><td colspan="2">',
        '<section class="apart footnote">',
        '<p class="signature first"',
        '<p class="date first"',
    ):
        assert words in html, words


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    content = docx("表", table(row("一", "二"), row("只在右边", properties='<w:gridBefore w:val="1"/>')))
    html = document_html(check(read_bytes("表.docx", content), Settings(select=("KND",)), path="表.docx"))
    assert '<tr><td class="none"></td><td><p>只在右边</p></td></tr>' in html


def test_figures_tasks_and_what_was_not_checked_stand_on_the_page() -> None:
    file = replace(
        _file(ROOT / "examples" / "03-plan.docx"), failures=(Failure("03-plan.docx", "rule", "规则 X 出错"),)
    )
    unread = FileReport("坏.docx", failures=(Failure("坏.docx", "read", "打不开。"),))
    html = render(Report((file, unread), notes=("文件夹里还有 .wps 1 份没有检查。",)), "html", Style())
    for words in ("规则 X 出错", "打不开。", ".wps 1 份", "上限 3,500 字", "TSK206", 'class="gap"', "措施 ", "短</b>"):
        assert words in html
    assert 'href="#f2"' in html
    assert html.count('<section class="file"') == 2


def test_filters_offer_the_groups_and_severities_that_occur() -> None:
    rules = (
        make_rule("surely", finder("切实")),
        make_rule("long", finder("台账"), code="LEN901", severity=Severity.ERROR),
    )
    file = check(doc("请切实报送台账。"), Settings(), rules=rules)
    page = _Page(render(Report((file,)), "html", Style()))
    assert [found["value"] for found in page.all("input")] == ["error", "warning", "LEN", "WRD"]


# --- colours --------------------------------------------------------------------------------------------------------


def _themes() -> Iterator[tuple[str, dict[str, str]]]:
    light, dark, paper = re.findall(r":root \{(.*?)\}", asset("page.css"), re.DOTALL)
    base = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", light))
    for name, more in (("light", ""), ("dark", dark), ("print", paper)):
        yield name, base | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", more))


def _luminance(colour: str) -> float:
    colour = colour.removeprefix("#")
    colour = "".join(2 * digit for digit in colour) if len(colour) == 3 else colour
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("theme", "colours"), list(_themes()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_ink_on_its_ground_reaches_the_contrast_of_wcag_aa(theme: str, colours: dict[str, str]) -> None:
    severities = ("error", "warning", "info", "hint")
    grounds = ["ground", "paper", *(f"{name}-ground" for name in severities), "gap-ground"]
    pairs = [("ink", ground) for ground in grounds]
    pairs += [(ink, ground) for ink in ("soft", "link", "error", "good") for ground in ("ground", "paper")]
    pairs += [(name, f"{name}-ground") for name in (*severities, "gap")]
    for ink, ground in pairs:
        low, high = sorted((_luminance(colours[ink]), _luminance(colours[ground])))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (theme, ink, ground)


# --- in a real browser ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not Path("/usr/bin/chromium").exists():
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


def _open(browser: Any, tmp_path: Path, report: Report, **options: Any) -> tuple[Any, list[str]]:
    (tmp_path / "report.html").write_text(render(report, "html", Style()), encoding="utf-8")
    page, told = browser.new_page(**options), []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url) if request.url.startswith("http") else None)
    page.goto((tmp_path / "report.html").as_uri())
    return page, told


def test_a_browser_filters_and_jumps_both_ways(browser: Any, tmp_path: Path) -> None:
    page, told = _open(browser, tmp_path, Report((_file(EXAMPLES[0]),)))
    total = page.locator(".card").count()
    page.get_by_label("任务三要素").uncheck()
    expect(page.locator("#shown")).to_have_text(re.compile(rf"^显示 (?!{total} )[1-9]\d* 处，共 {total} 处$"))
    left = int(re.findall(r"\d+", page.locator("#shown").inner_text())[0])
    expect(page.locator(".card").filter(visible=True)).to_have_count(left)
    page.locator("a.ref:visible").first.click()
    card = page.locator(".card[open]")
    expect(card).to_have_count(1)
    expect(page.locator(".card[open] :focus")).to_have_count(1)
    card.get_by_text("看原文").click()
    page.wait_for_url("**/report.html#f1-m*")
    page.locator("mark.u-warning").first.click()
    expect(page.locator("mark.current")).not_to_have_count(0)
    assert told == []


@pytest.mark.parametrize("width", [360, 1024, 1920])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_is_wider_than_its_window(browser: Any, tmp_path: Path, width: int, theme: str) -> None:
    report = Report(tuple(_file(path) for path in EXAMPLES[-4:]))
    page, told = _open(browser, tmp_path, report, viewport={"width": width, "height": 900}, color_scheme=theme)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert told == []


def test_without_script_all_is_shown_and_a_link_opens_its_card(browser: Any, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page, told = _open(context, tmp_path, Report((_file(EXAMPLES[0]),)))
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("a.ref").nth(3).click()
    expect(page.locator(".card[open]")).to_have_count(1)
    assert told == []
    context.close()


def test_a_script_in_a_draft_does_not_run_in_a_browser(browser: Any, tmp_path: Path) -> None:
    rule = make_rule("echo", lambda r, f: [Finding(Span(0, 9), ATTACK, ATTACK)])
    page, told = _open(
        browser, tmp_path, Report((check(doc(f"{ATTACK}\n正文。"), Settings(), rules=(rule,), path="草稿.txt"),))
    )
    assert page.title() == "文风检查：草稿.txt"
    assert told == []


def test_print_shows_every_card_opened(browser: Any, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 reads the printed page")
    file = _file(EXAMPLES[0])
    context = browser.new_context(java_script_enabled=False)
    page, _ = _open(context, tmp_path, Report((file,)))
    printed = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    sizes = {tuple(round(side) for side in sheet.get_size()) for sheet in printed}
    assert sizes == {(595, 842)}
    words = re.sub(r"\s", "", "".join(sheet.get_textpage().get_text_bounded() for sheet in printed))
    assert words.count("怎么改：") == len([diagnostic for diagnostic in file.diagnostics if diagnostic.finding.advice])
    assert "全部展开" not in words
    context.close()
