"""What each block does in the document: title, addressee, signature, date, attachment …, and its zone."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from wenfeng_check.analysis.structure.items import is_whole_item
from wenfeng_check.analysis.structure.kinds import kind_of_title
from wenfeng_check.analysis.structure.numbers import Number, NumberStyle, read_number
from wenfeng_check.lexicon import fold
from wenfeng_check.model.document import BlockKind, Document, Part
from wenfeng_check.remembered import remembered


class Function(StrEnum):
    """What a block does."""

    BLANK = "blank"
    TITLE = "title"
    NUMBER = "document_number"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    BODY = "body"
    TABLE = "table"
    ATTACHMENT_NOTE = "attachment_note"
    SIGNATURE = "signature"
    DATE = "date"
    COPY_TO = "copy_to"
    REMARK = "remark"
    FURNITURE = "furniture"


class Zone(StrEnum):
    """The part of the document that a block belongs to."""

    COVER = "cover"
    MAIN = "main"
    ATTACHMENT = "attachment"
    OUTSIDE = "outside"


class Line(NamedTuple):
    """A block as seen by the structure. ``number`` is its own or its generated number."""

    block: int
    text: str
    folded: str
    function: Function
    zone: Zone
    number: Number | None


_DATE_LINE = r"（?\s*[\d二〇○零一三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*）?"
_DOC_NUMBER = r"\S{1,16}[（]\s*\d{4}\s*[）]\s*第?\s*\d{1,4}\s*号"
_HANDS_OVER = (
    r"(?:现|特|予以)?(?:印发|转发|批转|下发|发|发布|公布)给你们|现(?:予以?)?(?:印发|发布|公布|转发)"
    r"|请(?:认真|遵照|结合实际|抓好|按照|各).{0,16}(?:执行|落实|实施)"
)
_ORGAN_END = (
    r"(?:政府|委员会|办公室|办公厅|局|厅|部|委|院|署|会|处|中心|公司|大队|支队|所|站|校|社|组|指挥部|县委|市委|省委|镇|办事处|行|馆)$"
)
#: The bracket behind a heading that says who answers for its section and by when.
_CHARGED = r"[（(][^（）()]*(?:单位|部门|责任|牵头|负责|时限|领导)[^（）()]*[）)]$"
_ATTACHMENT_HEAD = r"附\s*(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,2}\s*(?:：|$|-)"


def classify(document: Document) -> tuple[Line, ...]:
    """Give every block its function and zone."""
    raw = [_raw(document, index) for index in range(len(document.blocks))]
    body = [line for line in raw if line.zone is not Zone.OUTSIDE and line.function is not Function.BLANK]
    done = {line.block: line for line in _zoned(_functions(body))}
    return tuple(done.get(line.block, line) for line in raw)


def _raw(document: Document, index: int) -> Line:
    block = document.blocks[index]
    text = document.of(block.span)
    outside = block.origin.part not in (Part.BODY, Part.TABLE)
    folded, function, number = _seen(text, block.kind, block.label)
    return Line(index, text, folded, function, Zone.OUTSIDE if outside else Zone.MAIN, number)


@remembered(8192)
def _seen(text: str, kind: BlockKind, label: str) -> tuple[str, Function, Number | None]:
    """Return the folded text of a block, what it is before its neighbours are looked at, and its number."""
    folded = fold(text)
    if not text.strip():
        function = Function.BLANK
    elif kind is BlockKind.CELL or _is_pipe_row(folded):
        function = Function.TABLE
    elif kind is BlockKind.HEADING:
        function = Function.HEADING
    else:
        function = Function.BODY
    number = None
    if function in (Function.BODY, Function.HEADING):
        number = (read_number(label) if label else None) or read_number(text)
        if number and label and not text.startswith(number.text):
            number = number._replace(end=0)
    return folded, function, number


def _is_pipe_row(folded: str) -> bool:
    return " | " in folded or folded.count("\t") >= 2 or folded.count("|") >= 2


def _functions(lines: Sequence[Line]) -> list[Line]:
    """Recognise date, number, addressee, signature, attachment and heading lines by their form and neighbours."""
    found = list(lines)
    for at, line in enumerate(found):
        if line.function in (Function.BODY, Function.HEADING):
            found[at] = line._replace(function=_function(line, at, found))
    _mark_titles(found)
    _mark_signatures(found)
    return found


def _function(line: Line, at: int, lines: Sequence[Line]) -> Function:
    text = line.folded.strip()
    if form := _form(text):
        return form
    if _is_addressee(text, at, lines):
        return Function.ADDRESSEE
    if line.function is Function.HEADING or _is_charged_heading(line, at, lines):
        return Function.HEADING
    below = ((other.folded.strip(), other.number) for other in lines[at + 1 :] if other.folded.strip())
    return Function.HEADING if is_heading_text(line) and not is_whole_item(text, line.number, below) else Function.BODY


@remembered(8192)
def _form(text: str) -> Function | None:
    """Return what a line is by its own words, None where they do not tell."""
    if re.fullmatch(_DATE_LINE, text) or (re.fullmatch(r"\d{8}", text) and text[:2] == "20"):
        return Function.DATE
    if re.fullmatch(_DOC_NUMBER + r".{0,4}", text):
        return Function.NUMBER
    if re.match(r"(?:抄送|抄报|主题词|印发机关|分送)[：:]", text) or re.fullmatch(r".{2,30}\d日印发", text):
        return Function.COPY_TO
    if re.fullmatch(r"（.{0,20}(?:公开|此件|联系人|联系方式|有效期).{0,40}）", text):
        return Function.REMARK
    if re.match(_ATTACHMENT_HEAD, text) and len(text) <= 60:
        return Function.ATTACHMENT_NOTE
    return None


def _is_addressee(text: str, at: int, lines: Sequence[Line]) -> bool:
    if at > 12 or not text.endswith("：") or "。" in text or read_number(text):
        return False
    if any(line.function is Function.ADDRESSEE or line.number is not None for line in lines[:at]):
        return False
    ends = (
        r"(?:政府|委|局|厅|部门|单位|公司|镇|乡|街道"
        r"|办|处|区|县|市|机构|会|院|校|同志|代表|朋友们?|支部|组)(?:（[^（）]*）)?：$"
    )
    return bool(re.search(ends, text))


def _is_charged_heading(line: Line, at: int, lines: Sequence[Line]) -> bool:
    """A heading with a bracket on who answers for it may be long; it is one where numbered items of a lower level follow."""
    bare = re.sub(_CHARGED, "", line.folded.rstrip())
    below = lines[at + 1].number if at + 1 < len(lines) else None
    if line.number is None or below is None or below.style <= line.number.style or bare == line.folded.rstrip():
        return False
    return is_heading_text(line._replace(folded=bare))


def is_heading_text(line: Line) -> bool:
    """Say whether a paragraph is nothing but a heading: short, numbered or bold in form, no end of sentence."""
    text = line.folded.strip()
    if len(text) > 60 or (re.search(r"[。；！？，：]$", text) and not re.fullmatch(r"[^。；，]{2,30}[。：]", text)):
        return False
    if line.number is None:
        return False
    bare = line.folded[line.number.end :].strip() if line.number.end else text
    if line.number.style is NumberStyle.ARTICLE:
        return False
    return len(bare) <= 45 and "。" not in bare[:-1] and ("，" not in bare or len(bare) <= 36)


def _mark_titles(lines: list[Line]) -> None:
    """Title lines: unnumbered lines before the addressee, the first numbered heading or the first real sentence."""
    for at, line in enumerate(lines[:12]):
        if line.function in (Function.NUMBER, Function.DATE, Function.REMARK):
            continue
        if line.function is not Function.BODY and not (line.function is Function.HEADING and line.number is None):
            break
        if not _title_like(line.folded.strip()):
            break
        lines[at] = line._replace(function=Function.TITLE)


def _title_like(text: str) -> bool:
    if re.search(r"[。；！？：，]$", text) or len(text) > 90 or "。" in text:
        return False
    return bool(kind_of_title(text)) or len(text) <= 45


def _mark_signatures(lines: list[Line]) -> None:
    for at, line in enumerate(lines):
        if line.function is not Function.DATE:
            continue
        for back in range(at - 1, max(-1, at - 6), -1):
            text = lines[back].folded.strip()
            if lines[back].function is not Function.BODY or len(text) > 40 or not re.search(_ORGAN_END, text.replace(" ", "")):
                break
            lines[back] = lines[back]._replace(function=Function.SIGNATURE)


def _zoned(lines: list[Line]) -> list[Line]:
    """Find where the covering notice ends and the issued text begins, and where attachments begin."""
    cover_end = _cover_end(lines)
    zone = Zone.COVER if cover_end else Zone.MAIN
    found: list[Line] = []
    closed = False
    for at, line in enumerate(lines):
        if at == cover_end and cover_end:
            zone, closed = Zone.MAIN, False
            if line.function is Function.ATTACHMENT_NOTE or _title_like(line.folded.strip()):
                line = line._replace(function=Function.ATTACHMENT_NOTE if line.function is Function.ATTACHMENT_NOTE else Function.TITLE)
        elif zone is Zone.MAIN and _starts_attachment(lines, at, closed=closed, main_from=cover_end):
            zone = Zone.ATTACHMENT
        closed = closed or line.function in (Function.DATE, Function.SIGNATURE)
        found.append(line._replace(zone=zone))
    _mark_issued_title(found, cover_end)
    return found


def _cover_end(lines: Sequence[Line]) -> int:
    """Return the position of the first line of the issued text, 0 where the document issues nothing."""
    for at, line in enumerate(lines[:24]):
        if line.function is Function.BODY and re.search(_HANDS_OVER, line.folded) and len(line.folded) < 420:
            after = at + 1
            while after < len(lines) and _belongs_to_cover(lines, after):
                after += 1
            rest = sum(len(entry.text) for entry in lines[after:])
            if rest >= 120 and after < len(lines) and _begins_text(lines, after):
                return after
            return 0
    return 0


def _belongs_to_cover(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if line.function in (Function.DATE, Function.SIGNATURE, Function.REMARK, Function.COPY_TO, Function.NUMBER):
        return True
    text = line.folded.strip()
    if line.function is Function.ATTACHMENT_NOTE:
        return bool(re.search(r"附件\s*\d?\s*：", text)) or not _title_follows(lines, at)
    if line.number is not None and line.number.style is NumberStyle.DECIMAL and re.search(r"附件", lines[at - 1].folded + lines[at - 2].folded):
        return len(text) < 50
    is_organ = len(text) <= 40 and bool(re.search(_ORGAN_END, text.replace(" ", "")))
    closing = any(later.function is Function.DATE for later in lines[at + 1 : at + 4])
    return line.function is Function.BODY and ((is_organ and closing) or (len(text) < 120 and closing and "。" in text))


def _title_follows(lines: Sequence[Line], at: int) -> bool:
    return at + 1 < len(lines) and _title_like(lines[at + 1].folded.strip())


def _begins_text(lines: Sequence[Line], at: int) -> bool:
    """The issued text begins with a title, an attachment mark, a chapter, or after the cover's date."""
    line = lines[at]
    if line.function is Function.ATTACHMENT_NOTE or line.function is Function.TITLE:
        return True
    if any(before.function is Function.DATE for before in lines[max(0, at - 3) : at]):
        return True
    return line.number is None and _title_like(line.folded.strip())


def _starts_attachment(lines: Sequence[Line], at: int, *, closed: bool, main_from: int) -> bool:
    line = lines[at]
    if line.function is not Function.ATTACHMENT_NOTE or at <= main_from + 1:
        return False
    text = line.folded.strip()
    if "：" in text and not closed and not re.fullmatch(r"附件\s*\d{0,2}：?", text):
        return False
    return closed or bool(re.fullmatch(r"附\s*(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,2}：?", text))


def _mark_issued_title(lines: list[Line], start: int) -> None:
    if not start:
        return
    for at in range(start, min(start + 4, len(lines))):
        line = lines[at]
        if line.function in (Function.ATTACHMENT_NOTE, Function.DATE, Function.REMARK, Function.NUMBER, Function.TITLE):
            continue
        bare = line.folded.strip()
        if line.function is Function.BODY and line.number is None and _title_like(bare):
            lines[at] = line._replace(function=Function.TITLE)
        else:
            break
