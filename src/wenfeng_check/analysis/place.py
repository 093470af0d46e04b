"""Where something stands, in the writer's own terms: 第二部分（三）第2段, 表1第3行."""

from wenfeng_check.analysis.structure import Function, NumberStyle, Section, Structure, Zone
from wenfeng_check.model.document import Document, Origin, Part

_DIGITS = "零一二三四五六七八九"
_PART_WORDS = {
    Part.TEXT_BOX: "文本框",
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
}
_FUNCTION_WORDS = {
    Function.TITLE: "标题",
    Function.ADDRESSEE: "主送机关",
    Function.SIGNATURE: "落款",
    Function.DATE: "成文日期",
    Function.NUMBER: "发文字号",
    Function.COPY_TO: "版记",
    Function.ATTACHMENT_NOTE: "附件说明",
    Function.REMARK: "附注",
}


def chinese_ordinal(value: int) -> str:
    """Write 1..99 in Chinese numerals."""
    tens, ones = divmod(value, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")


def place_words(document: Document, structure: Structure, block: int) -> str:
    """Return where ``block`` stands."""
    origin = document.blocks[block].origin
    if origin.part in _PART_WORDS:
        return _PART_WORDS[origin.part] + (f"第{origin.paragraph}段" if origin.paragraph else "")
    if origin.table:
        return _cell_words(origin)
    line = structure.lines[block]
    prefix = _zone_words(structure, line.zone)
    if line.function in _FUNCTION_WORDS:
        return prefix + _FUNCTION_WORDS[line.function]
    path = structure.path(block)
    return prefix + (_section_words(path, structure, block) if path else _paragraph_words(structure, block))


def _cell_words(origin: Origin) -> str:
    return f"表{origin.table}第{origin.row}行第{origin.column}列"


def _zone_words(structure: Structure, zone: Zone) -> str:
    if zone is Zone.ATTACHMENT:
        return "附件"
    return "印发通知" if zone is Zone.COVER and structure.has_cover else ""


def _section_words(path: tuple[Section, ...], structure: Structure, block: int) -> str:
    words = "".join(_one_section(section, structure) for section in path)
    position = structure.places.get(block, 0)
    if path[-1].heading is not None and structure.lines[path[-1].head].function is Function.HEADING:
        section = path[-1]
        alone = len(section.blocks) == 1 and not section.children
        says = alone or (section.heading is not None and structure.lines[section.head].folded.rstrip().endswith("。"))
        return words + (f"第{position}段" if position else "" if says else "标题")
    return words + (f"第{position + 1}段" if position else "")


def _one_section(section: Section, structure: Structure) -> str:
    number = section.number
    if number is None:
        return f"“{structure.heading_text(section)[:12]}”"
    if number.style is NumberStyle.CHINESE:
        return f"第{chinese_ordinal(number.value)}部分" if 0 < number.value < 100 else number.text
    if number.style is NumberStyle.DECIMAL:
        return f"第{number.value}项"
    return number.text.rstrip("、.． ")


def _paragraph_words(structure: Structure, block: int) -> str:
    count = structure.loose_counts[block]
    return f"开头第{count}段" if count <= 3 else f"正文第{count}段"
