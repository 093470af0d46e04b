"""Words: places, names of units, and that rjieba and jieba agree."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import doc
from wenfeng_check.analysis import words as module
from wenfeng_check.analysis.facts import Analysis
from wenfeng_check.analysis.words import Word, words, words_in
from wenfeng_check.model.span import Span

SENTENCES = (
    "请县住建局、县卫健局于3月10日前报送台账。",
    "石桥镇人民政府要切实加强组织领导，形成齐抓共管的工作格局。",
    "县农业农村局牵头，县发改局、县财政局配合，6月底前完成高标准农田建设任务2.5万亩，资金到位率98.6%。",
    "清河县融媒体中心党组书记、主任李明远作了发言，强调ABC-12型设备、COVID-19防控和T恤采购。",
    "全县民政部署会后，各镇（街道）要抓好招生办理、部门协作，𠮷祥村第二〇二四号地块除外。",
    "会议由县委副书记、县长主持，县政府办、县委编办、县供销联社负责同志列席。",
)


def _texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (SENTENCES[0], "请|县住建局|、|县卫健局|于|3|月|10|日前|报送|台账|。"),
        ("由市农业农村局牵头", "由|市农业农村局|牵头"),
        ("各部门协作", "各|部门|协作"),
        ("完成2.5万亩，占98.6%。", "完成|2.5|万亩|，|占|98.6%|。"),
        ("采购ABC-12型设备\n　3,000 台", "采购|ABC|-|12|型|设备|3,000|台"),
        ("", ""),
    ],
)
def test_cuts(text: str, cut: str) -> None:
    assert "|".join(_texts(text)) == cut


@given(st.text("县住建局农业村，。 \n　3.5%aB-𠮷㐀_\0", max_size=40), st.integers(0, 9))
def test_words_stand_where_they_say_and_nothing_but_blanks_is_lost(text: str, start: int) -> None:
    found = words(text, start)
    assert all(word.span.shift(-start).of(text) == word.text for word in found)
    assert [word.span for word in found] == sorted(word.span for word in found)
    assert "".join(word.text for word in found) == "".join(ch for ch in text if not ch.isspace() and ch != "_")


@pytest.mark.skipif(importlib.util.find_spec("rjieba") is None, reason="no rjieba for this machine")
def test_both_segmenters_cut_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_chosen", {})  # a run of the command in this process has set the user's own folder
    fast, slow = module.rust_segmenter(), module.python_segmenter()
    for sentence in SENTENCES:
        assert list(module._parts(sentence, fast)) == list(module._parts(sentence, slow))


def test_words_of_a_document_keep_to_their_blocks_and_are_found_by_span() -> None:
    facts = Analysis(doc("关于工\n作的通知\n\n请报送台账。"))
    assert "工作" not in [word.text for word in facts.words]
    assert all(word.text == word.span.of(facts.text) for word in facts.words)
    at = facts.text.index("报送")
    assert words_in(facts.words, Span(at, at + 4)) == (
        Word("报送", Span(at, at + 2)),
        Word("台账", Span(at + 2, at + 4)),
    )
    assert words_in(facts.words, Span(at + 1, at + 4)) == (Word("台账", Span(at + 2, at + 4)),)


_NO_RUST = (
    "import sys; sys.modules['rjieba'] = None; from pathlib import Path; from wenfeng_check.analysis import words\n"
)


def _run(code: str, folder: Path) -> str:
    script = _NO_RUST + code + "\nprint('|'.join(word.text for word in words.words('请县住建局报送台账。')))"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, env={"TMPDIR": str(folder), "PATH": ""})
    assert done.stderr == b""
    return done.stdout.decode().strip()


def test_without_rjieba_jieba_cuts_and_stores_nothing_unasked(tmp_path: Path) -> None:
    assert _run("", tmp_path) == "请|县住建局|报送|台账|。"
    assert list(tmp_path.iterdir()) == []


def test_jieba_keeps_its_dictionary_where_the_front_end_says(tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "wenfeng-check"
    assert _run(f"words.use_cache(Path({str(cache)!r}))", tmp_path) == "请|县住建局|报送|台账|。"
    assert [path.name for path in cache.iterdir()] == ["jieba.cache"]
    (tmp_path / "file").write_text("")
    blocked = tmp_path / "file" / "cache"
    assert _run(f"words.use_cache(Path({str(blocked)!r}))", tmp_path) == "请|县住建局|报送|台账|。"
