"""How a Word example looks: fonts, page, table cells, by GB/T 9704."""

import math
from datetime import UTC, datetime
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from drafts import Grid

WRITTEN = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
FANG_SONG, HEI, KAI, XIAO_BIAO_SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
BODY_SIZE, TITLE_SIZE, TABLE_SIZE = Pt(16), Pt(22), Pt(10.5)
LINE_PITCH, CHARACTER_SPACE = "580", "-5"  # twentieths of a point: 22 lines of 28 characters (GB/T 9704-2012, 5.2.3)


def fill_cell(cell: Any, text: str, *, is_header: bool) -> None:
    """Write ``text`` into a table cell; headers and short texts are centred."""
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_header or len(text) <= 6 else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.line_spacing = Pt(16)
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    paragraph._p.pPr.insert_element_before(snap, "w:spacing", "w:ind", "w:jc")
    cell.vertical_alignment = 1
    run = paragraph.add_run(text)
    run.font.size = TABLE_SIZE
    if is_header:
        set_font(run, HEI)


def set_widths(table: Any, grid: Grid, total: int) -> None:
    """Share the ``total`` width among the columns by the root of their longest text."""
    columns = list(zip(*grid.rows[grid.header_rows - 1 :], strict=True))
    weights = [math.sqrt(max(len(cell) for cell in column)) for column in columns]
    for column, weight in zip(table.columns, weights, strict=True):
        column.width = int(total * weight / sum(weights))
    for row in table.rows:
        for cell, column in zip(row._tr.tc_lst, _spans(row._tr), strict=True):
            cell.width = sum(table.columns[at].width for at in column)


def _spans(row: Any) -> list[range]:
    starts, at = [], 0
    for cell in row.tc_lst:
        starts.append(range(at, at + cell.grid_span))
        at += cell.grid_span
    return starts


def mark_row(row: Any, *, is_header: bool) -> None:
    """Keep the row on one page; a header row is repeated on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))


def set_font(run: Any, name: str) -> None:
    """Set the font of a run, for Chinese characters too."""
    run.font.name = name
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def set_styles(document: Any) -> None:
    """Give the styles the fonts and spacing of GB/T 9704-2012, 5.2.2 and 7.3."""
    fonts = {"Normal": FANG_SONG, "Title": XIAO_BIAO_SONG, "Heading 1": HEI, "Heading 2": KAI}
    for name, font in fonts.items():
        style = document.styles[name]
        run = style.element.get_or_add_rPr()
        for child in list(run):
            run.remove(child)
        style.font.name, style.font.size = font, TITLE_SIZE if name == "Title" else BODY_SIZE
        run.rFonts.set(qn("w:eastAsia"), font)
        layout = style.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing = Pt(36) if name == "Title" else Pt(29)
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
        if name != "Title":
            spacing = OxmlElement("w:spacing")
            spacing.set(qn("w:val"), CHARACTER_SPACE)
            run.rFonts.addnext(spacing)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def set_page(document: Any) -> None:
    """Set A4, the margins, 22 lines a page, and page numbers outside (GB/T 9704-2012, 5.2 and 7.5)."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), LINE_PITCH)
    section._sectPr.append(grid)
    document.settings.odd_and_even_pages_header_footer = True
    _write_page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _write_page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _write_page_number(paragraph: Paragraph, alignment: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = alignment
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = paragraph.add_run("1")
    paragraph._p.append(field)
    field.append(number._r)
    paragraph.add_run(" —")
    for run in paragraph._p.iter(qn("w:r")):
        run.get_or_add_rPr().get_or_add_sz().val = Pt(14)


def set_properties(document: Any, title: str, author: str) -> None:
    """Set fixed properties, so that a rebuild gives the same file."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.created = properties.modified = properties.last_printed = WRITTEN
    properties.comments, properties.revision = "", 1
