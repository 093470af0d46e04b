"""Pages of a fixed layout (PDF, OFD) to Document: margins dropped, tables and paragraphs put together again."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wenfeng_check.model.document import Block, BlockKind, Document, Note, Origin, Part
from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.span import Span
from wenfeng_check.readers.page import Line, Page
from wenfeng_check.readers.page_lines import cell_lines, lines_of
from wenfeng_check.readers.page_margins import drop_margins
from wenfeng_check.readers.page_paragraphs import Measure, cell_paragraphs, joined, measure, paragraphs
from wenfeng_check.readers.page_tables import Cell, Table, tables_of

_GARBLED = 0.2
"""Share of characters without a meaning from which a text layer is no text."""
_PADDING = 11.0
"""Points that Word and LibreOffice leave free inside a cell, left and right together."""


@dataclass(slots=True)
class _Text:
    """The text as it grows."""

    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    tables: int = 0
    last: Table | None = None
    last_row: int = 0
    paragraph: int = 0
    page: int = 0

    def add(self, text: str, kind: BlockKind, origin: Origin) -> None:
        self.blocks.append(Block(Span(self.length, self.length + len(text)), kind, origin=origin))
        self.texts.append(text)
        self.length += len(text) + 1


def document_of(name: str, form: str, pages: list[Page], *, notes: Iterable[Note] = ()) -> Document:
    """Put a document together. Raises ReadError where the pages have no text."""
    _require_text(name, pages)
    tables = {page.number: tables_of(page) for page in pages}
    lined = [(page, lines_of(page)) for page in pages]
    repeated = drop_margins(lined)
    usual = measure([line for _, lines in lined for line in lines])
    text = _Text()
    for items in _in_order(lined, tables, usual):
        if isinstance(items, Table):
            _add_table(text, items)
        else:
            _add_paragraph(text, items)
    if not "".join(text.texts).strip():
        raise ReadError(f"{name}：除了页眉、页码，没有文字可查。请确认选对了文件。")
    found = (*notes, *_notes(pages, repeated))
    return Document(name=name, format=form, text="\n".join(text.texts), blocks=tuple(text.blocks), notes=found)


def _in_order(
    lined: list[tuple[Page, list[Line]]], tables: dict[int, list[Table]], usual: Measure
) -> list[list[Line] | Table]:
    """Return paragraphs and tables in reading order; a paragraph may go over a page break, never over a table."""
    items: list[list[Line] | Table] = []
    waiting: list[Line] = []
    for page, lines in lined:
        due = list(tables[page.number])
        for line in lines:
            while due and due[0].box.top < line.base and line.flow < 2:
                items += paragraphs(waiting, usual)
                items.append(due.pop(0))
                waiting = []
            waiting.append(line)
        if due:
            items += [*paragraphs(waiting, usual), *due]
            waiting = []
    return [*items, *paragraphs(waiting, usual)]


def _add_paragraph(text: _Text, lines: list[Line]) -> None:
    if lines[0].page != text.page:
        text.page, text.paragraph = lines[0].page, 0
    text.paragraph += 1
    text.last = None
    text.add(joined(lines), BlockKind.PARAGRAPH, Origin(paragraph=text.paragraph, page=text.page))


def _add_table(text: _Text, table: Table) -> None:
    page = table.page
    first = 0
    goes_on = text.last is not None and text.last.page < page and _same_columns(text.last, table)
    if goes_on and text.last is not None:
        first = text.last_row
        if _head(text.last) and _head(text.last) == _head(table):
            table.cells = [cell for cell in table.cells if cell.row > 1]
            first -= 1
    else:
        text.tables += 1
    for cell in table.cells:
        _add_cell(text, cell, page, first)
    text.last_row = first + max((cell.row + cell.row_span - 1 for cell in table.cells), default=0)
    if not goes_on:
        text.last = table
    elif text.last is not None:
        text.last.page = page


def _add_cell(text: _Text, cell: Cell, page: int, first: int) -> None:
    whole = cell.box.right - cell.box.left
    width = whole - min(_PADDING, whole / 5)
    groups = cell_paragraphs(cell_lines(cell.glyphs, page), width) or [[]]
    for number, lines in enumerate(groups, 1):
        origin = Origin(
            part=Part.TABLE,
            paragraph=number,
            table=text.tables,
            row=first + cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            page=page,
        )
        text.add(joined(lines), BlockKind.CELL, origin)


def _same_columns(a: Table, b: Table) -> bool:
    return len(a.edges) == len(b.edges) and all(abs(x - y) < 4 for x, y in zip(a.edges, b.edges, strict=True))


def _head(table: Table) -> list[str]:
    """Return the first row's texts."""
    return ["".join(glyph.char for glyph in cell.glyphs) for cell in table.cells if cell.row == 1]


def _require_text(name: str, pages: list[Page]) -> None:
    readable = sum(len(page.glyphs) for page in pages)
    if not readable and any(page.picture > 0 or page.images for page in pages):
        raise ReadError(f"{name}：全是扫描图片，没有文字可查。请先用文字识别（OCR）转成文档，另存为 .docx 再检查。")
    unknown = sum(page.unknown for page in pages)
    if unknown > _GARBLED * (readable + unknown):
        raise ReadError(f"{name}：字体没有文字编码，读出来是乱码。请找到原稿，或用文字识别（OCR）转成 .docx 再检查。")
    if not readable:
        raise ReadError(
            f"{name}：里面没有文字可查（字可能是图形）。请确认选对了文件，或先用文字识别（OCR）转成 .docx。"
        )


def _notes(pages: list[Page], repeated: int) -> Iterable[Note]:
    scanned = [page.number for page in pages if page.scanned]
    if scanned:
        yield Note(f"第{_numbers(scanned)}页是扫描图片，读不出文字，没有检查。")
    if images := sum(page.images for page in pages if not page.scanned):
        yield Note(f"文中有{images}张图片，图片里的文字没有检查。")
    if unknown := sum(page.unknown for page in pages):
        yield Note(f"文中有{unknown}个字的字体没有文字编码，认不出来，没有检查。")
    if slanted := sum(page.slanted for page in pages):
        yield Note(f"文中有{slanted}个斜排的字（多为水印），没有检查。")
    if repeated:
        yield Note("每页重复的页眉、页脚没有检查。")


def _numbers(pages: list[int]) -> str:
    """Return page numbers, runs as ``3—7``."""
    runs: list[list[int]] = []
    for number in pages:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(str(first) if first == last else f"{first}—{last}" for first, last in runs)
