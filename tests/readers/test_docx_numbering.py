"""Automatic numbering: labels stand beside the text, never in it."""

import pytest

from tests.builders import docx, level, lists, para, run
from wenfeng_check.readers import read_bytes

THREE = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")


def labels(*content: str, numbering: str, styles: str = "") -> list[str]:
    """Return the labels of all blocks."""
    document = read_bytes("草稿.docx", docx(*content, numbering=numbering, styles=styles))
    assert not any(block.label and document.of(block.span).startswith(block.label) for block in document.blocks)
    return [block.label for block in document.blocks]


def items(*places: tuple[int, int]) -> list[str]:
    """Return a paragraph for each list and level."""
    return [para("内容", num=place) for place in places]


def test_levels_restart_after_a_higher_one() -> None:
    found = labels(*items((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)), numbering=lists(THREE))
    assert found == ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1."]


def test_a_level_without_its_higher_one_shows_the_start() -> None:
    dotted = level(0, "decimal", "%1.", start=3) + level(1, "decimal", "%1.%2")
    assert labels(*items((1, 1), (1, 1)), numbering=lists(dotted)) == ["3.1", "3.2"]


@pytest.mark.parametrize(("restart", "last"), [("0", "（二）"), ("1", "（一）")])
def test_restart_can_be_switched_off(restart: str, last: str) -> None:
    levels = level(0, "decimal", "%1.") + level(1, "chineseCounting", "（%2）", f'<w:lvlRestart w:val="{restart}"/>')
    assert labels(*items((1, 0), (1, 1), (1, 0), (1, 1)), numbering=lists(levels))[-1] == last


def test_restart_after_one_level_only() -> None:
    deep = level(0, "decimal", "%1") + level(1, "decimal", "%2")
    deep += level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
    assert labels(*items((1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)), numbering=lists(deep)) == [
        "1",
        "1",
        "1",
        "2",
        "2",
        "2",
        "1",
    ]


def test_lists_of_one_definition_count_on_unless_they_start_anew() -> None:
    same = '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
    anew = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    found = labels(*items((1, 0), (8, 0), (9, 0), (9, 0), (1, 0)), numbering=lists(THREE, nums=same + anew))
    assert found == ["一、", "二、", "五、", "六、", "七、"]


def test_a_level_can_be_overridden() -> None:
    other = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="0">{level(0, "japaneseCounting", "第%1条")}</w:lvlOverride></w:num>'
    )
    assert labels(*items((9, 0)), numbering=lists(THREE, nums=other)) == ["第一条"]


def test_legal_numbering_shows_all_levels_as_digits() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels(*items((1, 0), (1, 1)), numbering=lists(levels)) == ["第一章", "1.1"]


def test_numbering_by_style_takes_the_level_that_names_the_style() -> None:
    levels = level(0, "chineseCounting", "%1、", '<w:pStyle w:val="s1"/>')
    levels += level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="s2"/>')
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="s1">{number}</w:style>'
        '<w:style w:type="paragraph" w:styleId="s2"><w:basedOn w:val="s1"/></w:style>'
    )
    content = [para("甲", style="s1"), para("乙", style="s2"), para("丙", style="s2"), para("丁", style="s1")]
    assert labels(*content, numbering=lists(levels), styles=styles) == ["一、", "（一）", "（二）", "二、"]


def test_list_zero_switches_the_numbering_of_a_style_off() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="s1">{number}</w:style>'
    content = [para("甲", style="s1"), para("乙", style="s1", num=(0, 0)), para("丙", style="s1")]
    assert labels(*content, numbering=lists(THREE), styles=styles) == ["一、", "", "二、"]


def test_numbering_styles_lead_to_the_definition() -> None:
    linked = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="ns"/></w:abstractNum>'
    numbering = linked + lists(THREE, nums='<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>')
    styles = (
        '<w:style w:type="numbering" w:styleId="ns"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert labels(*items((7, 0), (1, 0)), numbering=numbering, styles=styles) == ["一、", "二、"]


def test_bullets_of_symbol_fonts_become_a_plain_bullet() -> None:
    levels = level(0, "bullet", "\uf0b7") + level(1, "bullet", "◆") + level(2, "none", "")
    assert labels(*items((1, 0), (1, 1), (1, 2)), numbering=lists(levels)) == ["•", "◆", ""]


def test_deleted_hidden_and_section_break_paragraphs_take_no_number() -> None:
    gone = para("<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>", num=(1, 0))
    hidden = para(run("藏", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>", num=(1, 0))
    section = para("", "<w:sectPr/>", num=(1, 0))
    found = labels(*items((1, 0)), gone, hidden, section, *items((1, 0)), numbering=lists(THREE))
    assert [label for label in found if label] == ["一、", "二、"]


def test_joined_paragraphs_keep_the_number_of_the_first_with_text() -> None:
    joined = para("前半", "<w:rPr><w:del/></w:rPr>", num=(1, 0))
    assert labels(joined, "后半", numbering=lists(THREE)) == ["一、"]


def test_only_the_first_line_of_a_paragraph_has_the_label() -> None:
    broken = para("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>", num=(1, 0))
    assert labels(broken, numbering=lists(THREE)) == ["一、", ""]


@pytest.mark.parametrize(
    ("extra", "text", "expected"),
    [
        ("", "%1、", ("一、", "")),
        ('<w:suff w:val="space"/>', "第%1条", ("第一条", " ")),
        ('<w:suff w:val="nothing"/>', "%1｜", ("一", "｜")),
        ('<w:suff w:val="nothing"/>', "第%1章　", ("第一章", "　")),
    ],
)
def test_white_space_and_bars_belong_to_the_gap(extra: str, text: str, expected: tuple[str, str]) -> None:
    levels = level(0, "chineseCounting", text, extra)
    document = read_bytes("草稿.docx", docx(*items((1, 0)), numbering=lists(levels)))
    assert (document.blocks[0].label, document.blocks[0].gap) == expected


def test_broken_numbering_gives_no_label() -> None:
    loop = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="x"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert labels(*items((1, 0), (77, 0), (1, 99)), numbering=loop) == ["", "", ""]


def test_levels_that_word_does_not_have_are_left_out() -> None:
    content = items((1, 0), (1, 12))
    assert labels(*content, numbering=lists(level(0, "decimal", "%1.") + level(12, "decimal", "%1."))) == ["1.", ""]
