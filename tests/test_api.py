"""The Python interface: what it returns, what it costs to import, how it complains, and that its page tells the truth."""

import doctest
import json
import re
import subprocess
import sys
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

import wenfeng_check
from wenfeng_check import FileReport, ReadError, SettingsError, Span, Task, check_file, check_text, tasks
from wenfeng_check.cli import command

ROOT = Path(__file__).parents[1]
DRAFT = (
    "关于做好汛期值守工作的通知\n各镇人民政府：\n请县应急局尽快补足救生衣，请县水利局于4月30日前检修水泵。\n"
    "清河县人民政府办公室\n2024年3月1日\n"
)


def _examples(page: str) -> list[doctest.Example]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    if find_spec("spacy") is None:
        blocks = [block for block in blocks if "spacy" not in block]
    else:  # a checkout installed before the entry point was written down does not list it
        import_module("wenfeng_check.spacy_component")
    return [example for block in blocks for example in doctest.DocTestParser().get_examples(block)]


@pytest.mark.parametrize("page", ["api.md"])
def test_the_examples_of_the_page_print_what_it_shows(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = _examples(page)
    assert len(examples) > 5
    failures: list[str] = []
    test = doctest.DocTest(examples, {}, page, page, 0, None)
    doctest.DocTestRunner(verbose=False).run(test, out=failures.append)
    assert not failures, "".join(failures)


def test_every_public_name_is_there() -> None:
    assert all(hasattr(wenfeng_check, name) for name in wenfeng_check.__all__)
    assert set(wenfeng_check.__all__) <= set(dir(wenfeng_check))
    with pytest.raises(AttributeError, match="check_texts"):
        wenfeng_check.check_texts  # noqa: B018


def test_the_import_loads_nothing_of_the_checker() -> None:
    script = "import sys, wenfeng_check; print([name for name in sys.modules if name.startswith('wenfeng_check.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_a_text_gives_the_report_of_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(DRAFT, encoding="utf-8")
    printed = CliRunner().invoke(command, [str(path), "--format", "json"], standalone_mode=False).stdout
    expected = [(row["code"], row["fingerprint"]) for row in json.loads(printed)["files"][0]["diagnostics"]]
    assert expected
    for report in (check_text(DRAFT), check_file(path), check_file(str(path))):
        assert isinstance(report, FileReport)
        assert [(d.code, d.fingerprint) for d in report.diagnostics] == expected


def test_tasks_are_those_of_the_report() -> None:
    found = tasks(DRAFT)
    assert all(isinstance(task, Task) for task in found)
    assert found == check_text(DRAFT).tasks
    assert [task.deadline[0].date for task in found if task.deadline[0].date] == [date(2024, 4, 30)]


def test_the_arguments_do_what_the_options_do() -> None:
    assert {d.code for d in check_text(DRAFT, select="TSK102").diagnostics} == {"TSK102"}
    assert "TSK102" not in {d.code for d in check_text(DRAFT, ignore=["TSK102"]).diagnostics}
    assert check_text(DRAFT, kind="方案").kind.kind == "方案"
    limits = {check_text(DRAFT, kind="报告", profile=profile).limit for profile in ("ningqiang", "national")}
    assert len(limits) == 2
    undated = DRAFT.replace("2024年3月1日\n", "")
    assert [t.deadline[0].date for t in tasks(undated, today=date(2026, 1, 5))] == [None, date(2026, 4, 30)]


def test_a_settings_file_counts_and_the_arguments_override_it(tmp_path: Path) -> None:
    settings = tmp_path / "wenfeng.toml"
    settings.write_text('select = ["TSK102"]\n', encoding="utf-8")
    draft = tmp_path / "通知.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    assert {d.code for d in check_file(draft).diagnostics} == {"TSK102"}
    assert {d.code for d in check_text(DRAFT, config=settings).diagnostics} == {"TSK102"}
    assert not check_file(draft, select=["MTG"]).diagnostics
    assert {d.code for d in check_text(DRAFT).diagnostics} > {"TSK102"}


def test_a_name_that_ends_in_md_is_read_as_markdown() -> None:
    report = check_text("# 关于值守的通知\n\n<!-- 尽快 -->\n\n请县应急局尽快补足救生衣。\n", name="a.md", select="TSK102")
    assert report.document is not None
    assert report.document.format == "md"
    assert [d.finding.span for d in report.diagnostics] == [Span(29, 31)]


def test_the_model_can_be_left_out_by_argument_or_by_settings(tmp_path: Path) -> None:
    settings = tmp_path / "wenfeng.toml"
    settings.write_text("model = false\n", encoding="utf-8")
    assert check_text(DRAFT, model=False).no_model == "按设置没有用"
    assert check_text(DRAFT, config=settings, model=True).no_model == "按设置没有用"
    assert check_text(DRAFT).no_model != "按设置没有用"
    assert tasks(DRAFT, model=False) == check_text(DRAFT, model=False).tasks


@pytest.mark.parametrize("start", ["<!DOCTYPE html><p>", "{\\rtf1 ", "%PDF-1.7 ", "PK\x03\x04"[:2]])
def test_a_text_is_a_text_whatever_file_it_looks_like(start: str) -> None:
    report = check_text(start + DRAFT)
    assert report.document is not None
    assert report.document.text == start + DRAFT


@pytest.mark.parametrize("text", ["", "\n \n", "\ud842", "空\0字节"])
def test_a_text_with_nothing_to_check_is_a_read_error_of_one_line(text: str) -> None:
    with pytest.raises(ReadError, match=r"^文稿") as caught:
        check_text(text)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"没有\.docx：打不开"):
        check_file(tmp_path / "没有.docx")


def test_an_argument_not_understood_is_a_settings_error() -> None:
    with pytest.raises(SettingsError, match="TSK1O2"):
        check_text(DRAFT, select="TSK1O2")
    with pytest.raises(SettingsError, match="文种"):
        tasks(DRAFT, kind="告示牌")
    with pytest.raises(SettingsError, match="打不开"):
        check_text(DRAFT, config="没有这个.toml")
