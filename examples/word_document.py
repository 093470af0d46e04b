"""Turn a parsed draft into a Word document laid out by GB/T 9704, with real styles, numbering and tables."""

import re
from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from word_layout import (
    BODY_SIZE,
    HEI,
    KAI,
    WRITTEN,
    fill_cell,
    mark_row,
    set_font,
    set_page,
    set_properties,
    set_styles,
    set_widths,
)

from drafts import Break, Grid, Item, Line, Role

REVISER = "罗小满"
LEAD_LIMIT = 20
NUMBER_FORMATS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）"))
MARKS = re.compile(
    r"\{\+\+(?P<ins>.+?)\+\+\}|\{--(?P<del>.+?)--\}|\{==(?P<at>.+?)==\}\{>>(?P<who>.+?)\|(?P<note>.+?)<<\}"
)


class WordDraft:
    """One Word document being written."""

    def __init__(self, title: str, author: str) -> None:
        self.document: Any = Document()
        self.numbering = self._define_numbering()
        self.list_id = 0
        self.counters = [0, 0, 0, 0]
        self.revisions = 0
        self.follows_title = False
        set_styles(self.document)
        set_page(self.document)
        set_properties(self.document, title, author)

    def write(self, items: Iterable[Item]) -> None:
        """Add all ``items``. A new page starts its numbering afresh."""
        self._restart_numbering()
        for at, item in enumerate(items):
            if isinstance(item, Line):
                self._write_line(item)
            elif isinstance(item, Grid):
                self._write_table(item)
            else:
                self._break(item, is_first=at == 0)

    def _write_line(self, line: Line) -> None:
        if line.role is Role.SIGNATURE:
            self.document.add_paragraph()
        paragraph = self.document.add_paragraph(style=_style_of(line))
        if self.follows_title and line.role not in {Role.TITLE, Role.SUBTITLE}:
            paragraph.paragraph_format.space_before = Pt(29)
        self.follows_title = line.role in {Role.TITLE, Role.SUBTITLE}
        if line.label:
            self._number(paragraph, line)
        if line.role in {Role.BODY, Role.HEADING}:
            paragraph.paragraph_format.first_line_indent = BODY_SIZE * 2
        if line.role in {Role.SIGNATURE, Role.DATE}:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.right_indent = _right_indent(line)
        if line.role in {Role.NUMBER, Role.SUBTITLE}:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._write_runs(paragraph, line)

    def _write_runs(self, paragraph: Paragraph, line: Line) -> None:
        lead = _lead(line)
        if lead:
            set_font(paragraph.add_run(lead), KAI)
        text, at = line.text[len(lead) :], 0
        for mark in MARKS.finditer(text):
            if mark.start() > at:
                paragraph.add_run(text[at : mark.start()])
            self._write_mark(paragraph, mark)
            at = mark.end()
        if at < len(text):
            run = paragraph.add_run(text[at:])
            if line.role is Role.ANNEX:
                set_font(run, HEI)

    def _write_mark(self, paragraph: Paragraph, mark: re.Match[str]) -> None:
        if mark["note"]:
            run = paragraph.add_run(mark["at"])
            comment = self.document.add_comment(run, text=mark["note"], author=mark["who"], initials=mark["who"][0])
            comment._comment_elm.date = WRITTEN
            return
        run = paragraph.add_run(mark["ins"] or mark["del"])
        if mark["del"]:
            run._r.t_lst[0].tag = qn("w:delText")
        self.revisions += 1
        revision = OxmlElement("w:ins" if mark["ins"] else "w:del")
        revision.set(qn("w:id"), str(900 + self.revisions))
        revision.set(qn("w:author"), REVISER)
        revision.set(qn("w:date"), f"{WRITTEN:%Y-%m-%dT%H:%M:%SZ}")
        run._r.addprevious(revision)
        revision.append(run._r)

    def _write_table(self, grid: Grid) -> None:
        table = self.document.add_table(len(grid.rows), len(grid.rows[0]), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        cells = [list(row.cells) for row in table.rows]
        for row, texts in enumerate(grid.rows):
            for column, text in enumerate(texts):
                if text not in {"^", "<"}:
                    last_row, last_column = _last_merged(grid, row, column)
                    cell = cells[row][column]
                    if (last_row, last_column) != (row, column):
                        cell = cell.merge(cells[last_row][last_column])
                    fill_cell(cell, text, is_header=row < grid.header_rows)
        section = self.document.sections[-1]
        set_widths(table, grid, section.page_width - section.left_margin - section.right_margin)
        for at, row in enumerate(table.rows):
            mark_row(row, is_header=at < grid.header_rows)

    def _break(self, item: Break, *, is_first: bool) -> None:
        if item is Break.LANDSCAPE:
            section = self.document.sections[0] if is_first else self.document.add_section(WD_SECTION.NEW_PAGE)
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
            section.top_margin, section.bottom_margin = Mm(28), Mm(26)
            section.left_margin, section.right_margin = Mm(35), Mm(37)
        else:
            self.document.add_page_break()
        self._restart_numbering()

    def _define_numbering(self) -> Any:
        """Replace the template's lists by one with the four levels of GB/T 9704, 7.3.3."""
        numbering = self.document.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for level, (form, text) in enumerate(NUMBER_FORMATS)
        )
        kind = '<w:multiLevelType w:val="multilevel"/>'
        numbering.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="1">{kind}{levels}</w:abstractNum>'))
        return numbering

    def _restart_numbering(self) -> None:
        self.list_id += 1
        self.counters = [0, 0, 0, 0]
        restarts = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(4)
        )
        self.numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.list_id}"><w:abstractNumId w:val="1"/>{restarts}</w:num>')
        )

    def _number(self, paragraph: Paragraph, line: Line) -> None:
        """Give the paragraph the automatic number that shows what was typed; ValueError if it would show another."""
        self.counters[line.level] += 1
        self.counters[line.level + 1 :] = [0] * (3 - line.level)
        count = self.counters[line.level]
        form, text = NUMBER_FORMATS[line.level]
        shown = text.replace(f"%{line.level + 1}", _chinese(count) if form == "chineseCounting" else str(count))
        if shown != line.label:
            raise ValueError(f"自动编号会显示“{shown}”，原文写的是“{line.label}”：{line.text[:20]}")
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = line.level
        properties.get_or_add_numId().val = self.list_id


def _style_of(line: Line) -> str:
    if line.role is Role.HEADING:
        return f"Heading {line.level + 1}"
    return "Title" if line.role is Role.TITLE else "Normal"


def _lead(line: Line) -> str:
    """The first sentence of a （一） item, which is set in 楷体."""
    head, stop, rest = line.text.partition("。")
    return head + stop if line.level == 1 and rest and len(head) <= LEAD_LIMIT else ""


def _right_indent(line: Line) -> int:
    """The date ends four characters from the edge, the signature is centred above it (GB/T 9704-2012, 7.3.5.1)."""
    if line.role is Role.DATE:
        return BODY_SIZE * 4
    date_width = 6
    return int(BODY_SIZE * max(0, 4 - (len(line.text) - date_width) / 2))


def _chinese(count: int) -> str:
    tens, ones = divmod(count, 10)
    digits = "零一二三四五六七八九"
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def _last_merged(grid: Grid, row: int, column: int) -> tuple[int, int]:
    last_row, last_column = row, column
    while last_column + 1 < len(grid.rows[row]) and grid.rows[row][last_column + 1] == "<":
        last_column += 1
    while last_row + 1 < len(grid.rows) and grid.rows[last_row + 1][column] == "^":
        last_row += 1
    return last_row, last_column
