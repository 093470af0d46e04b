"""A Word file laid out like an official document (GB/T 9704-2012), written as XML: paragraphs, tables, page numbers."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from wenfeng_check.bulletin.words import Cell, Grid, Line, Role
from wenfeng_check.reporters.style import clean
from wenfeng_check.word_package import R, W, word_package

_SONG, _FANG_SONG, _HEI = "方正小标宋简体", "仿宋_GB2312", "黑体"
_CHARACTER = 320  # a character of size 3 (16 pt), in twentieths of a point
#: Title 2号, text 3号, 29 pt a line: 22 lines of 28 characters a page (GB/T 9704-2012, 5.2.2, 5.2.3, 7.3).
_STYLES = {
    Role.TITLE: (_SONG, 44, "center", 0, 0),
    Role.BODY: (_FANG_SONG, 32, "left", 2 * _CHARACTER, 0),
    Role.HEADING: (_HEI, 32, "both", 2 * _CHARACTER, 0),
    Role.SIGNATURE: (_FANG_SONG, 32, "right", 0, 2 * _CHARACTER),
    Role.DATE: (_FANG_SONG, 32, "right", 0, 2 * _CHARACTER),
    Role.ANNEX: (_HEI, 32, "left", 0, 0),
}  # font, half-points, alignment, first line, right indent; a rule's code breaks nowhere: lines set full would gape
_UPRIGHT, _WIDE = (11906, 16838), (16838, 11906)
_MARGINS = 'w:top="2098" w:bottom="1984" w:left="1588" w:right="1474" w:header="851" w:footer="1400" w:gutter="0"'
_LONGEST_CENTRED = 6
_TEXT_WIDTH = {_UPRIGHT: 8844, _WIDE: 13776}


def document(upright: Iterable[Line | Grid], wide: Iterable[Line | Grid]) -> bytes:
    """Return a .docx: ``upright`` on A4 upright, then ``wide`` (annexes with broad tables) on A4 landscape."""
    first = "".join(_item(item, _UPRIGHT) for item in upright)
    second = "".join(_item(item, _WIDE) for item in wide)
    between = f"<w:p><w:pPr>{_section(_UPRIGHT)}</w:pPr></w:p>"
    inside = f"<w:body>{first}{between}{second}{_section(_WIDE)}</w:body>"
    return word_package(
        f'<w:document xmlns:w="{W}" xmlns:r="{R}">{inside}</w:document>',
        footer=f'<w:ftr xmlns:w="{W}">{_page_number()}</w:ftr>',
        styles=f'<w:styles xmlns:w="{W}">{_defaults()}</w:styles>',
    )


def _item(item: Line | Grid, page: tuple[int, int]) -> str:
    return _table(item, _TEXT_WIDTH[page]) if isinstance(item, Grid) else _line(item)


def _line(line: Line) -> str:
    font, size, alignment, first, right = _STYLES[line.role]
    before = 580 if line.role in (Role.SIGNATURE, Role.ANNEX) else 0
    after = 580 if line.role is Role.TITLE else 0
    outline = '<w:outlineLvl w:val="0"/>' if line.role is Role.HEADING else ""
    keep = "<w:keepNext/>" if line.role in (Role.HEADING, Role.SIGNATURE, Role.ANNEX) else ""
    height = 720 if line.role is Role.TITLE else 580
    properties = (
        f'{keep}<w:spacing w:before="{before}" w:after="{after}" w:line="{height}" w:lineRule="exact"/>'
        f'<w:ind w:firstLine="{first}" w:right="{right}"/><w:jc w:val="{alignment}"/>{outline}'
    )
    runs = "<w:r><w:br/></w:r>".join(_run(part, font, size) for part in line.text.split("\n"))
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _run(text: str, font: str, size: int) -> str:
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}"/>'
    words = f'<w:t xml:space="preserve">{escape(clean(text))}</w:t>'
    return f'<w:r><w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>{words}</w:r>'


def _table(grid: Grid, width: int) -> str:
    widths = [width * share // sum(grid.shares) for share in grid.shares]
    columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in widths)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("left", "right"))
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
    )
    head = _row(grid.header, widths, header=True)
    centred = [all(len(_shown(cell)) <= _LONGEST_CENTRED for cell in column) for column in zip(*grid.rows, strict=True)]
    rows = "".join(_row(row, widths, centred) for row in grid.rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"


def _row(cells: Sequence[Cell], widths: Sequence[int], centred: Sequence[bool] = (), *, header: bool = False) -> str:
    middle = [True] * len(cells) if header else centred
    columns = zip(cells, widths, middle, strict=True)
    inner = "".join(_cell(cell, width, centred=each, header=header) for cell, width, each in columns)
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{inner}</w:tr>"


def _shown(value: Cell) -> str:
    return value if isinstance(value, str) else f"{value:,}"


def _cell(value: Cell, width: int, *, centred: bool, header: bool) -> str:
    alignment = "center" if centred else "left"
    layout = f'<w:snapToGrid w:val="0"/><w:spacing w:line="300" w:lineRule="exact"/><w:jc w:val="{alignment}"/>'
    run = _run(_shown(value), _HEI if header else _FANG_SONG, 21)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p><w:pPr>{layout}</w:pPr>{run}</w:p></w:tc>"
    )


def _section(page: tuple[int, int]) -> str:
    turned = ' w:orient="landscape"' if page == _WIDE else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId1"/>'
        f'<w:pgSz w:w="{page[0]}" w:h="{page[1]}"{turned}/><w:pgMar {_MARGINS}/>'
        f'<w:docGrid w:type="lines" w:linePitch="580"/></w:sectPr>'
    )


def _page_number() -> str:
    number = f'<w:fldSimple w:instr="PAGE">{_run("1", "宋体", 28)}</w:fldSimple>'
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_run("— ", "宋体", 28)}{number}{_run(" —", "宋体", 28)}</w:p>'


def _defaults() -> str:
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{_FANG_SONG}"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    return f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="32"/>{language}</w:rPr></w:rPrDefault></w:docDefaults>'
