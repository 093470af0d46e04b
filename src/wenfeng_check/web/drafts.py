"""A draft as it comes in: a file's bytes, a text, or the blocks that the page sends back after an edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wenfeng_check.model.document import Block, BlockKind, Document, Origin, Part
from wenfeng_check.model.span import Span
from wenfeng_check.web.answers import Refused

MOST_BLOCKS = 20_000
_LONGEST_NAME = 120
_LONGEST_LABEL = 60
_HIGHEST = 100_000
DEFAULT_NAME = "草稿.txt"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be checked: ``content`` is a file, or ``blocks`` a document whose text was edited on the page."""

    name: str
    content: bytes = b""
    blocks: tuple[tuple[str, Block], ...] = ()
    kind: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def safe_name(name: str) -> str:
    """Return the last part of a path without control characters and marks that no file name may have."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(ch for ch in last if ch.isprintable() and ch not in '<>:"|?*').strip(" .")
    return (kept if len(kept) <= _LONGEST_NAME else kept[-_LONGEST_NAME:]) or DEFAULT_NAME


def draft_of(values: object) -> Draft:
    """Return the draft of a request in JSON. Raises Refused."""
    if not isinstance(values, dict):
        raise Refused(422, '请求的内容应是一个 JSON 对象，如 {"text": "…"}。')
    unknown = set(values) - {"name", "text", "blocks", "kind", "select", "ignore"}
    if unknown:
        raise Refused(
            422, f"请求里有不认识的项 {sorted(map(str, unknown))[0]!r}，可以写：name、text、kind、select、ignore。"
        )
    text, blocks = _text(values, "text"), values.get("blocks")
    if (not text) == (blocks is None):
        raise Refused(422, "请求里要有 text（文稿全文），不能为空。")
    return Draft(
        name=safe_name(_text(values, "name") or DEFAULT_NAME),
        content=text.encode("utf-8", "replace"),
        blocks=_blocks(blocks) if blocks is not None else (),
        kind=_text(values, "kind"),
        select=_texts(values, "select"),
        ignore=_texts(values, "ignore"),
    )


def document_of(draft: Draft) -> Document:
    """Return the document of edited blocks: their texts joined by LF, as the reader of Word files joins them."""
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for text, block in draft.blocks:
        kind = block.kind if text.strip() or block.kind is BlockKind.CELL else BlockKind.BLANK
        kind = BlockKind.PARAGRAPH if kind is BlockKind.BLANK and text.strip() else kind
        blocks.append(
            Block(Span(at, at + len(text)), kind, block.level, block.label, block.origin, block.style, block.gap)
        )
        texts.append(text)
        at += len(text) + 1
    return Document(name=draft.name, format="docx", text="\n".join(texts), blocks=tuple(blocks))


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key, "")
    if not isinstance(value, str):
        raise Refused(422, f"请求里的 {key} 应是字符串。")
    return value


def _texts(values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = values.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Refused(422, f'请求里的 {key} 应是字符串列表，如 ["TSK"]。')
    return tuple(value)


def _blocks(values: object) -> tuple[tuple[str, Block], ...]:
    if not isinstance(values, list) or not 0 < len(values) <= MOST_BLOCKS:
        raise Refused(422, f"请求里的 blocks 应是 1 到 {MOST_BLOCKS} 个段落的列表。")
    return tuple(_block(value) for value in values)


def _block(value: object) -> tuple[str, Block]:
    if not isinstance(value, dict):
        raise Refused(422, "请求里的 blocks 每一项应是一个对象。")
    text = _text(value, "text")
    if "\n" in text:
        raise Refused(422, "请求里的 blocks 每一项的 text 是一段，不能换行。")
    try:
        origin = Origin(
            part=Part(_text(value, "part") or "body"),
            paragraph=_number(value, "paragraph"),
            table=_number(value, "table"),
            row=_number(value, "row"),
            column=_number(value, "column"),
            row_span=max(1, _number(value, "rows")),
            column_span=max(1, _number(value, "columns")),
            header_row=value.get("header") is True,
            nested=value.get("nested") is True,
        )
        kind = BlockKind(_text(value, "kind") or "paragraph")
    except ValueError:
        raise Refused(422, "请求里的 blocks 有不认识的段落种类。") from None
    label, style, gap = (_text(value, key)[:_LONGEST_LABEL] for key in ("label", "style", "gap"))
    return text, Block(Span(0, 0), kind, _number(value, "level"), label, origin, style, gap)


def _number(values: Mapping[str, Any], key: str) -> int:
    value = values.get(key, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _HIGHEST:
        raise Refused(422, f"请求里的 {key} 应是不小于 0 的整数。")
    return value
