"""The assets by reading: nothing inline, nothing from outside, nothing newer than Chromium 86, small modules."""

import re
from pathlib import Path

import pytest

import wenfeng_check

STATIC = Path(wenfeng_check.__file__).parent / "web" / "static"
SCRIPTS = sorted(STATIC.rglob("*.js"))
SHEETS = sorted(STATIC.rglob("*.css"))
PAGES = sorted(STATIC.rglob("*.html"))
LONGEST = 300
TOO_NEW_SCRIPT = {
    r"\.at\(": 92,
    r"Object\.hasOwn\b": 93,
    r"structuredClone": 98,
    r"\.findLast": 97,
    r"randomUUID": 92,
    r"\.toSorted|\.toReversed|\.with\(": 110,
    r"\.replaceAll\(": 85.1,
    r"^await ": 89,
    r"#[a-z]\w* in ": 91,
    r"static \{": 94,
    r"Promise\.any|Array\.fromAsync|Object\.groupBy": 117,
    r"CSS\.highlights|Intl\.Segmenter": 105,
    r"/[a-z]*v[a-z]*\.test": 112,
}
TOO_NEW_STYLE = {
    r":is\(|:where\(": 88,
    r":has\(": 105,
    r"\binset:": 87,
    r"aspect-ratio": 88,
    r"(?:margin|padding|border)-(?:inline|block):": 87,
    r"@container|@layer|color-mix|accent-color": 93,
    r"\d(?:dvh|svh|lvh)": 108,
    r"^\s*&": 112,
    r"text-wrap": 114,
}
MARKUP = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.srcdoc|setAttribute\(\"style"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_has_nothing_inline_and_nothing_from_outside(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)", text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_runs_in_chromium_86_and_makes_no_markup(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    newer = [pattern for pattern in TOO_NEW_SCRIPT if re.search(pattern, text, re.MULTILINE)]
    assert not newer
    assert not re.search(MARKUP, text)
    assert not re.search(r"https?://(?!www\.w3\.org)", text)
    assert len(text.splitlines()) <= LONGEST


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_is_understood_by_chromium_86_and_loads_nothing(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not [pattern for pattern in TOO_NEW_STYLE if re.search(pattern, text, re.MULTILINE)]
    assert "url(" not in text
    assert "@import" not in text
