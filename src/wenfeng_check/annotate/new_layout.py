"""How a new Word file looks: paper, type and paragraphs of GB/T 9704-2012, tables with plain lines."""

import re
from collections.abc import Sequence
from enum import Enum
from xml.sax.saxutils import escape

from wenfeng_check.word_package import W, word_package

#: A4; margins so that the text area is 156 by 225 mm, 22 lines of 28 characters in 三号 (GB/T 9704-2012, 5.2), in twips.
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
    "</w:sectPr>"
)
_TEXT_WIDTH = 8844
_LINE = 579
_FIRST_LINE = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
#: Four characters from the right edge (GB/T 9704-2012, 7.3.5).
_AT_THE_RIGHT = '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>'
_OWN_INDENT = re.compile(r"\u3000|\t| {2}")
_GRID_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


class Look(Enum):
    """A paragraph's look: the id of its style, its name, type, half-points, and what else stands in its properties."""

    BODY = ("a", "Normal", "仿宋_GB2312", 32, '<w:jc w:val="both"/>')
    TITLE = ("a1", "Title", "方正小标宋简体", 44, '<w:jc w:val="center"/>')
    FIRST = ("a2", "heading 1", "黑体", 32, '<w:outlineLvl w:val="0"/>')
    SECOND = ("a3", "heading 2", "楷体_GB2312", 32, '<w:outlineLvl w:val="1"/>')
    THIRD = ("a4", "heading 3", "仿宋_GB2312", 32, '<w:outlineLvl w:val="2"/>')
    CELL = ("a5", "表格文字", "仿宋_GB2312", 24, '<w:jc w:val="left"/>')
    ADDRESSEE = ("a6", "主送机关", "仿宋_GB2312", 32, "")
    SIGNATURE = ("a7", "落款", "仿宋_GB2312", 32, _AT_THE_RIGHT)


HEADINGS = {1: Look.FIRST, 2: Look.SECOND, 3: Look.THIRD}


def paragraph_xml(text: str, look: Look) -> str:
    """Return a paragraph; LF and tabs in ``text`` become breaks and tabs."""
    style = "" if look is Look.BODY else f'<w:pStyle w:val="{look.value[0]}"/>'
    indent = _FIRST_LINE if look in (Look.BODY, *HEADINGS.values()) and _wants_indent(text) else ""
    properties = f"<w:pPr>{style}{indent}</w:pPr>" if style or indent else ""
    pieces = (_piece(piece) for piece in re.split(r"([\n\t])", text) if piece)
    inner = "".join(pieces)
    return f"<w:p>{properties}{f'<w:r>{inner}</w:r>' if inner else ''}</w:p>"


def _wants_indent(text: str) -> bool:
    """Say whether a paragraph is to be indented: not where the draft has blanks for it already."""
    return bool(text.strip()) and _OWN_INDENT.match(text) is None


def cell_xml(paragraphs: str, width: int, *, merge: str) -> str:
    """Return a table cell over ``width`` columns; ``merge`` is ``restart``, ``continue`` or empty."""
    span = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}{down}</w:tcPr>{paragraphs}</w:tc>'


def row_xml(cells: Sequence[str]) -> str:
    """Return a table row."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table_xml(rows: Sequence[str], width: int) -> str:
    """Return a table of ``width`` columns over the whole text area."""
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _GRID_SIDES)
    columns = f'<w:gridCol w:w="{_TEXT_WIDTH // width}"/>' * width
    properties = f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def package(body: str) -> bytes:
    """Return a Word file with ``body`` in it."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}{_SECTION}</w:body></w:document>'
    return word_package(document, styles=f'<w:styles xmlns:w="{W}">{_styles()}</w:styles>')


def _piece(piece: str) -> str:
    if piece == "\n":
        return "<w:br/>"
    return "<w:tab/>" if piece == "\t" else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def _styles() -> str:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    return defaults + "".join(_style(look) for look in Look)


def _style(look: Look) -> str:
    key, name, face, size, extra = look.value
    base, default = ("", ' w:default="1"') if look is Look.BODY else ('<w:basedOn w:val="a"/>', "")
    line = '<w:spacing w:line="240" w:lineRule="auto"/>' if look is Look.CELL else _exact_line(look)
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{face}"/>'
    letters = f'{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{line}{extra}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _exact_line(look: Look) -> str:
    height = round(_LINE * 1.2) if look is Look.TITLE else _LINE
    return f'<w:spacing w:line="{height}" w:lineRule="exact"/>'
