"""Headings of a Word file that are only painted: a font, no style."""

import pytest

from tests.builders import cell, docx, para, row, run, table
from wenfeng_check.model.document import BlockKind
from wenfeng_check.readers import read_bytes

HEI = '<w:rFonts w:eastAsia="黑体"/>'
KAI = '<w:rFonts w:eastAsia="楷体_GB2312"/>'
FANG = '<w:rFonts w:eastAsia="仿宋_GB2312"/>'
BODY = para(run("各镇人民政府要按照县政府的统一安排，把农村公路逐段排查一遍，四月底前把台账报县交通运输局。" * 3, FANG))


def levels(*content: str, styles: str = "") -> list[int]:
    """Return the levels of all blocks but the last two, which are body text."""
    blocks = read_bytes("草稿.docx", docx(*content, BODY, BODY, styles=styles)).blocks[:-2]
    assert all((block.kind is BlockKind.HEADING) == bool(block.level) for block in blocks)
    return [block.level for block in blocks]


@pytest.mark.parametrize(
    ("content", "level"),
    [
        (run("一、总体要求", HEI), 1),
        (run("（一）摸清底数", KAI), 2),
        (run("1.排查路况", FANG + "<w:b/>"), 3),
        (run("一、", HEI) + run("总体要求", HEI), 1),
        (run("一、总体要求", FANG), 0),
        (run("一、总体", HEI) + run("要求", FANG), 0),
        (run("一、总体要求。", HEI), 0),
        (run("责任单位：", HEI), 0),
        (run("附件2", HEI), 0),
        (run("2026", HEI), 0),
        (run("按县政府安排" * 8, HEI), 0),
        (run("摸清底数", FANG + '<w:b w:val="0"/>'), 0),
    ],
)
def test_a_short_paragraph_in_another_font_is_a_heading(content: str, level: int) -> None:
    assert levels(para(content)) == [level]


def test_the_font_may_come_from_a_style() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr></w:rPrDefault></w:docDefaults>'
        f'<w:style w:type="paragraph" w:styleId="h"><w:rPr>{HEI}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h"/></w:style>'
        '<w:style w:type="character" w:styleId="c"><w:rPr><w:b/></w:rPr></w:style>'
    )
    content = [para("一、总体要求", style="h2"), para(run("摸清底数", '<w:rStyle w:val="c"/>')), "普通的一行"]
    assert levels(*content, styles=styles) == [1, 3, 0]


def test_a_font_that_most_of_the_text_has_is_no_heading() -> None:
    blocks = read_bytes("草稿.docx", docx(para(run("一、总体要求", HEI)), para(run("要逐段排查。" * 20, HEI)))).blocks
    assert not any(block.level for block in blocks)


def test_a_bold_centred_line_is_a_title_and_an_outline_level_stays() -> None:
    centred = para(run("关于报送台账的通知", "<w:b/>"), '<w:jc w:val="center"/>')
    styled = para(run("一、总体要求", KAI), '<w:outlineLvl w:val="0"/>')
    assert levels(centred, styled) == [0, 1]


def test_cells_are_no_headings() -> None:
    assert levels(table(row(cell(para(run("责任单位", HEI)))))) == [0]
