"""The page in a real browser: paste, upload, edit, fix, filter, download, by mouse and by keyboard."""

import io
from pathlib import Path

import docx as docx_library
import openpyxl
import pytest

from tests.builders import docx, para
from tests.web.pages import DRAFT, EXAMPLES, Visitor

FIXABLE = "关于防汛的通知\n请县水利局于5月10日前报送台账,并抄送县财政局。\n"


def test_a_pasted_draft_is_shown_with_its_findings(visitor: Visitor) -> None:
    page = visitor.paste()
    assert visitor.text() == DRAFT.split("\n")
    assert "尽快" in page.locator("#paper mark").all_text_contents()
    assert page.locator(".score").count() == 3
    assert page.locator("#steps li").count() >= 1


def test_a_card_gives_advice_and_clause_and_shows_its_place(visitor: Visitor) -> None:
    page = visitor.paste()
    page.locator("#paper mark", has_text="尽快").click()
    card = page.locator(".card.is-open")
    assert "怎么改" in card.inner_text()
    assert "依据" in card.inner_text()
    assert "尽快" in "".join(page.locator("mark.is-active").all_text_contents())


def test_filters_show_one_aspect_only(visitor: Visitor) -> None:
    page = visitor.paste()
    page.click("[data-aspect=task]")
    assert set(page.locator(".card .tag").all_text_contents()) == {"任务"}


def test_a_word_file_is_shown_with_numbers_and_tables(visitor: Visitor) -> None:
    page = visitor.upload(EXAMPLES / "03-plan.docx")
    assert page.locator(".block.depth-1[data-label='一、']").text_content() == "工作目标"
    assert page.locator("#paper table").count() == 1
    assert page.locator("#paper td[rowspan='3']").first.inner_text().strip() == "县交通运输局"


def test_figures_follow_an_edit_in_place_and_undo_takes_it_back(visitor: Visitor) -> None:
    page = visitor.paste()
    before = page.locator("#length .figure").inner_text()
    visitor.type_at(3, "（责任人：李明远）")
    assert "李明远" in visitor.text()[3]
    assert "多了" in page.locator(".saved").inner_text()
    visitor.after_change(lambda: page.keyboard.press("Control+z"))
    assert visitor.text() == DRAFT.split("\n")
    assert page.locator("#length .figure").inner_text() == before
    visitor.after_change(lambda: page.click("#redo"))
    assert "李明远" in visitor.text()[3]


def test_enter_makes_a_paragraph_and_backspace_joins_it_again(visitor: Visitor) -> None:
    page = visitor.paste()
    page.locator("#paper .block").nth(3).click()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowRight")
    visitor.after_change(lambda: page.keyboard.press("Enter"))
    assert visitor.text()[3:5] == ["一", "、请县水利局尽快报送水库隐患台账。"]
    visitor.after_change(lambda: page.keyboard.press("Backspace"))
    assert visitor.text() == DRAFT.split("\n")


def test_several_pasted_lines_become_paragraphs(visitor: Visitor) -> None:
    page = visitor.paste()
    page.locator("#paper .block").nth(5).click()
    visitor.after_change(lambda: visitor.paste_at_caret("三、县财政局拨付资金。\n四、完。"))
    assert visitor.text()[5:7] == ["三、县财政局拨付资金。", "四、完。"]


def test_padding_is_deleted_by_one_click_and_the_saving_shown(visitor: Visitor) -> None:
    page = visitor.exercise("1-padded-notice")
    page.click("[data-aspect=duan]")
    heads = page.locator(".card .card-head")
    for at in range(heads.count()):
        heads.nth(at).click()
        if page.locator(".card.is-open .primary").count():
            break
    visitor.after_change(lambda: page.locator(".card.is-open .primary").click())
    assert "已省" in page.locator(".saved").inner_text()


def test_safe_fixes_go_in_by_one_click(visitor: Visitor) -> None:
    page = visitor.paste(FIXABLE)
    visitor.after_change(lambda: page.click("#fix"))
    assert visitor.text()[1] == "请县水利局于5月10日前报送台账，并抄送县财政局。"
    assert page.locator("#fix").is_disabled()


def test_before_and_after_stand_side_by_side(visitor: Visitor) -> None:
    page = visitor.paste()
    visitor.type_at(3, "（责任人：李明远）")
    page.click("#tab-compare")
    assert page.locator("#comparison ins").all_text_contents() == ["（责任人：李明远）"]
    assert page.locator("#comparison del").count() == 0


def test_the_ledger_shows_gaps_and_leads_to_the_task(visitor: Visitor) -> None:
    page = visitor.paste()
    page.click("#tab-ledger")
    assert "只写了“尽快”" in page.locator("#ledger .gap", has_text="尽快").inner_text()
    page.locator("#ledger .link").first.click()
    assert page.evaluate("document.activeElement.textContent") == visitor.text()[3]


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
    assert visitor.text()[1] == evil
    page.click("#tab-compare")
    page.click("#tab-ledger")
    assert page.locator("main img, main script").count() == 0
    assert page.title() == "文风检查"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_a_secret_document_is_refused_and_nothing_of_it_shown(visitor: Visitor) -> None:
    page = visitor.open()
    page.fill("#paste", "机密★1年\n关于防汛的通知\n请县水利局报送台账。")
    page.click("#paste-form button")
    page.wait_for_selector("#status.is-error")
    assert "密级" in page.locator("#status").inner_text()
    assert page.locator("#work").is_hidden()
    assert not visitor.text()


def test_a_file_of_a_wrong_kind_is_refused_in_one_line(visitor: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "照片.docx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    page = visitor.open()
    page.set_input_files("#file", file)
    page.wait_for_selector("#status.is-error")
    assert "照片.docx" in page.locator("#status").inner_text()


def test_the_page_works_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open()
    _tab_to(visitor, "paste")
    page.keyboard.insert_text(DRAFT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    visitor.settle()
    page.keyboard.press("F8")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.keyboard.press("Shift+Tab")
    while not page.evaluate("document.activeElement.classList.contains('block')"):
        page.keyboard.press("Shift+Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    visitor.after_change(lambda: page.keyboard.type("（责任人：李明远）"))
    assert "李明远" in visitor.text()[3]
    _tab_to(visitor, "tab-edit", back=True)
    page.keyboard.press("ArrowRight")
    assert page.locator("#comparison ins").count() == 1


def _tab_to(visitor: Visitor, wanted: str, *, back: bool = False) -> None:
    for _ in range(20):
        visitor.page.keyboard.press("Shift+Tab" if back else "Tab")
        if visitor.page.evaluate("document.activeElement.id") == wanted:
            return
    pytest.fail(f"Tab does not lead to #{wanted}")


def test_rare_characters_do_not_shift_the_marks(visitor: Visitor) -> None:
    page = visitor.paste("关于𠮷𠮷防汛的通知\n请县水利局尽快报送水库隐患台账。\n")
    assert "尽快" in page.locator("#paper mark").all_text_contents()
    visitor.type_at(1, "请县水利局尽快办。")
    assert page.locator("#paper mark", has_text="尽快").count() >= 1
