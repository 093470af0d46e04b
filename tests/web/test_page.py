"""The page in a real browser: paste, upload, edit, fix, filter, download, by mouse and by keyboard."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import docx as docx_library
import openpyxl
import pytest

from tests.builders import docx, para
from tests.web.pages import DRAFT, EXAMPLES, Visitor, expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

LINES = DRAFT.split("\n")
FIXABLE = "关于防汛的通知\n请县水利局于5月10日前报送台账,并抄送县财政局。\n"


def test_a_pasted_draft_is_shown_with_its_findings(visitor: Visitor) -> None:
    visitor.paste()
    visitor.expect_texts(*LINES)
    visitor.expect("#paper mark", has_text=re.compile("^尽快$")).to_have_count(1)
    visitor.expect(".score").to_have_count(3)
    visitor.expect("#steps li").not_to_have_count(0)


def test_a_card_gives_advice_and_clause_and_shows_its_place(visitor: Visitor) -> None:
    page = visitor.paste()
    page.locator("#paper mark", has_text="尽快").click()
    visitor.expect(".card.is-open").to_contain_text(re.compile("怎么改.*依据", re.DOTALL))
    visitor.expect("mark.is-active", has_text="尽快").not_to_have_count(0)


def test_filters_show_one_aspect_only(visitor: Visitor) -> None:
    page = visitor.exercise("1-padded-notice")
    visitor.expect(".card .tag:not(.tag-task)").not_to_have_count(0)
    page.click("[data-aspect=task]")
    visitor.expect(".card .tag:not(.tag-task)").to_have_count(0)
    visitor.expect(".card .tag-task").not_to_have_count(0)


def test_a_word_file_is_shown_with_numbers_and_tables(visitor: Visitor) -> None:
    page = visitor.upload(EXAMPLES / "03-plan.docx")
    visitor.expect(".block.depth-1[data-label='一、']").to_have_text("工作目标")
    visitor.expect("#paper table").to_have_count(1)
    expect(page.locator("#paper td[rowspan='3']").first).to_have_text("县交通运输局")


def test_figures_follow_an_edit_in_place_and_undo_takes_it_back(visitor: Visitor) -> None:
    page = visitor.paste()
    before = page.locator("#length .figure").inner_text()
    visitor.type_at(3, "（责任人：李明远）")
    visitor.expect_block(3, "李明远")
    visitor.expect(".saved").to_contain_text("多了")
    visitor.after_change(lambda: page.keyboard.press("Control+z"))
    visitor.expect_texts(*LINES)
    visitor.expect("#length .figure").to_have_text(before)
    visitor.after_change(lambda: page.click("#redo"))
    visitor.expect_block(3, "李明远")


def test_enter_makes_a_paragraph_and_backspace_joins_it_again(visitor: Visitor) -> None:
    page = visitor.paste()
    page.locator("#paper .block").nth(3).click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    visitor.after_change(lambda: page.keyboard.press("Enter"))
    visitor.expect_texts(*LINES[:3], "一", "、请县水利局尽快报送水库隐患台账。", *LINES[4:])
    visitor.after_change(lambda: page.keyboard.press("Backspace"))
    visitor.expect_texts(*LINES)


def test_several_pasted_lines_become_paragraphs(visitor: Visitor) -> None:
    page = visitor.paste()
    page.locator("#paper .block").nth(5).click()
    visitor.after_change(lambda: visitor.paste_at_caret("三、县财政局拨付资金。\n四、完。"))
    visitor.expect_texts(*LINES[:5], "三、县财政局拨付资金。", "四、完。")


def test_padding_is_deleted_by_one_click_and_the_saving_shown(visitor: Visitor) -> None:
    page = visitor.exercise("1-padded-notice")
    page.click("[data-aspect=duan]")
    visitor.expect(".card .tag:not(.tag-duan)").to_have_count(0)
    page.locator(".card-head", has_text="是帽子，可以删").first.click()
    visitor.after_change(lambda: page.locator(".card.is-open .primary").click())
    visitor.expect(".saved").to_contain_text("已省")


def test_safe_fixes_go_in_by_one_click(visitor: Visitor) -> None:
    page = visitor.paste(FIXABLE)
    visitor.after_change(lambda: page.click("#fix"))
    visitor.expect_block(1, "请县水利局于5月10日前报送台账，并抄送县财政局。")
    visitor.expect("#fix").to_be_disabled()


def test_before_and_after_stand_side_by_side(visitor: Visitor) -> None:
    page = visitor.paste()
    visitor.type_at(3, "（责任人：李明远）")
    page.click("#tab-compare")
    visitor.expect("#comparison ins").to_have_text(["（责任人：李明远）"])
    visitor.expect("#comparison del").to_have_count(0)


def test_the_ledger_shows_gaps_and_leads_to_the_task(visitor: Visitor) -> None:
    page = visitor.paste()
    page.click("#tab-ledger")
    visitor.expect("#ledger .gap", has_text="尽快").to_contain_text("只写了“尽快”")
    page.locator("#ledger .link").first.click()
    visitor.expect("#paper .block:focus").to_have_text(LINES[3])


def test_the_ledger_is_downloaded_as_a_workbook(visitor: Visitor) -> None:
    visitor.paste()
    download = visitor.download("ledger")
    assert download.suggested_filename == "草稿-任务台账.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(Path(download.path()).read_bytes()))
    assert "县水利局" in [cell.value for row in book["任务台账"].iter_rows() for cell in row]


def test_the_edited_text_is_downloaded(visitor: Visitor) -> None:
    visitor.upload(EXAMPLES / "03-plan.docx")
    visitor.type_at(0, "改")
    text = Path(visitor.download("text").path()).read_text(encoding="utf-8")
    assert text.startswith("清政办发〔2026〕18号改\n")
    assert "\n一、工作目标\n" in text


@pytest.mark.parametrize("edited", [False, True], ids=["as it came", "edited"])
def test_the_draft_is_downloaded_with_comments(visitor: Visitor, edited: bool) -> None:
    visitor.upload(EXAMPLES / "03-plan.docx")
    if edited:
        visitor.type_at(1, "改")
    download = visitor.download("docx")
    assert download.suggested_filename == "03-plan-批注.docx"
    word = docx_library.Document(str(download.path()))
    assert len(list(word.comments)) > 5
    assert ("清河县人民政府办公室改" in [paragraph.text for paragraph in word.paragraphs]) is edited


def test_the_report_is_downloaded_as_a_page(visitor: Visitor) -> None:
    visitor.paste()
    text = Path(visitor.download("html").path()).read_text(encoding="utf-8")
    assert text.lstrip().lower().startswith("<!doctype html")
    assert "尽快" in text


def test_a_document_that_bears_scripts_is_shown_inert(visitor: Visitor, tmp_path: Path) -> None:
    evil = "<img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script>尽快办"
    file = tmp_path / "通知.docx"
    file.write_bytes(docx(para("关于防汛的通知"), "<w:p><w:pPr/><w:r><w:t>" + _escaped(evil) + "</w:t></w:r></w:p>"))
    page = visitor.upload(file)
    visitor.expect_block(1, evil)
    page.click("#tab-compare")
    visitor.expect("#comparison").to_contain_text(evil)
    page.click("#tab-ledger")
    visitor.expect("#ledger").to_be_visible()
    visitor.expect("main img, main script").to_have_count(0)
    _expect_title(page)


def _expect_title(page: "Page") -> None:
    """Give a script that should not run the time to run: the title would be another."""
    page.wait_for_timeout(200)
    assert page.title() == "文风检查"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_a_secret_document_is_refused_and_nothing_of_it_shown(visitor: Visitor) -> None:
    page = visitor.open()
    page.fill("#paste", "机密★1年\n关于防汛的通知\n请县水利局报送台账。")
    page.click("#paste-form button")
    visitor.expect("#status.is-error").to_contain_text("密级")
    visitor.expect("#work").to_be_hidden()
    visitor.expect("#paper .block").to_have_count(0)


def test_a_file_of_a_wrong_kind_is_refused_in_one_line(visitor: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "照片.docx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    page = visitor.open()
    page.set_input_files("#file", file)
    visitor.expect("#status.is-error").to_contain_text("照片.docx")


def test_the_page_works_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open()
    _tab_to(visitor, "#paste")
    page.keyboard.insert_text(DRAFT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    visitor.settle()
    page.keyboard.press("F8")
    visitor.expect(":focus").to_have_attribute("aria-expanded", "true")
    _tab_to(visitor, ".block", back=True)
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    visitor.after_change(lambda: page.keyboard.type("（责任人：李明远）"))
    visitor.expect_block(3, "李明远")
    _tab_to(visitor, "#tab-edit", back=True)
    page.keyboard.press("ArrowRight")
    visitor.expect("#comparison ins").to_have_count(1)


def _tab_to(visitor: Visitor, wanted: str, *, back: bool = False) -> None:
    for _ in range(20):
        visitor.page.keyboard.press("Shift+Tab" if back else "Tab")
        if visitor.page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"Tab does not lead to {wanted}")


def test_rare_characters_do_not_shift_the_marks(visitor: Visitor) -> None:
    visitor.paste("关于𠮷𠮷防汛的通知\n请县水利局尽快报送水库隐患台账。\n")
    visitor.expect("#paper mark", has_text=re.compile("^尽快$")).to_have_count(1)
    visitor.type_at(2, "请县财政局尽快拨付资金5万元。")
    visitor.expect("#paper mark", has_text=re.compile("^尽快$")).to_have_count(2)
