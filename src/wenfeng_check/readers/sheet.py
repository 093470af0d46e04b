"""What a reader writes on: blocks in order, ranges of comments, and the count of what was left unread."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import NamedTuple

from wenfeng_check.model.document import Block, Comment, Document, Note
from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.span import Span


class Unread(StrEnum):
    """What is counted for the notes, in the order of the notes."""

    IMAGE = "image"
    OBJECT = "object"
    CHART = "chart"
    DIAGRAM = "diagram"
    CHUNK = "chunk"
    HIDDEN = "hidden"
    CHANGE = "change"
    NUMBER = "number"
    NAVIGATION = "navigation"
    FORM = "form"


_NOTES = {
    Unread.IMAGE: "文中有{}张图片，图片里的文字没有检查。",
    Unread.OBJECT: "文中有{}个嵌入对象（表格、公式等），里面的文字没有检查。",
    Unread.CHART: "文中有{}个图表，图表里的文字没有检查。",
    Unread.DIAGRAM: "文中有{}个 SmartArt 图形，图形里的文字没有检查。",
    Unread.CHUNK: "文中有{}处插入的外部文件读不了，没有检查。",
    Unread.HIDDEN: "文中有{}处隐藏文字，没有检查。",
    Unread.CHANGE: "文中有{}处修订记录，按全部接受后的文字检查。",
    Unread.NUMBER: "文中有{}段的自动编号没有存在文件里，检查时按没有编号处理。",
    Unread.NAVIGATION: "网页中有{}处导航栏，没有检查。",
    Unread.FORM: "网页中有{}个输入框，里面的文字没有检查。",
}


class Side(Enum):
    """An end of a commented range, or the comment's own anchor."""

    START = 0
    END = 1
    ANCHOR = 2


class Mark(NamedTuple):
    """A comment's mark at an offset of its paragraph."""

    side: Side
    comment: str
    offset: int


@dataclass(slots=True)
class Sheet:
    """The blocks read so far and where the comments' ranges lie in their text."""

    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    tables: int = 0
    ranges: dict[str, dict[Side, int]] = field(default_factory=dict)
    unread: Counter[Unread] = field(default_factory=Counter)

    def add(self, text: str, block: Block) -> None:
        """Append a block; its span is set here."""
        self.blocks.append(replace(block, span=Span(self.length, self.length + len(text))))
        self.texts.append(text)
        self.length += len(text) + 1

    def extend(self, other: "Sheet") -> None:
        """Append all blocks of ``other``, its ranges moved along."""
        start = self.length
        self.unread.update(other.unread)
        for text, block in zip(other.texts, other.blocks, strict=True):
            self.add(text, block)
        for comment, ends in other.ranges.items():
            for side, offset in ends.items():
                self.mark(Mark(side, comment, offset), start)

    def paste(self, document: Document, *, after: int) -> None:
        """Append another document; its paragraphs count on from ``after``, its tables from those here."""
        tables = self.tables
        for block in document.blocks:
            origin = block.origin
            if origin.table:
                origin = replace(origin, table=origin.table + tables)
                self.tables = max(self.tables, origin.table)
            else:
                origin = replace(origin, paragraph=origin.paragraph + after)
            self.add(document.of(block.span), replace(block, origin=origin))

    def mark(self, mark: Mark, start: int) -> None:
        """Note a comment's mark of a paragraph that starts at ``start``."""
        self.ranges.setdefault(mark.comment, {}).setdefault(mark.side, start + mark.offset)

    def range(self, comment: str, text: str) -> Span | None:
        """Return what the comment is attached to in ``text`` (the blocks joined), None where its marks are missing."""
        ends = self.ranges.get(comment, {})
        end = ends.get(Side.END, ends.get(Side.ANCHOR))
        start = ends.get(Side.START, end)
        if start is None or end is None:
            return None
        end = min(end, len(text))
        while end > start and text[end - 1] == "\n":
            end -= 1
        return Span(start, end) if start <= end else None

    def document(
        self, name: str, form: str, *, comments: tuple[Comment, ...] = (), notes: Iterable[Note] = ()
    ) -> Document:
        """Return the document of all blocks. Raises ReadError where nothing can be read."""
        if not any(text.strip() for text in self.texts) and not any(block.label for block in self.blocks):
            raise ReadError(f"{name}：{self._empty()}")
        counted = tuple(Note(_NOTES[kind].format(self.unread[kind])) for kind in Unread if self.unread[kind])
        return Document(
            name=name,
            format=form,
            text="\n".join(self.texts),
            blocks=tuple(self.blocks),
            notes=(*counted, *notes),
            comments=comments,
        )

    def _empty(self) -> str:
        if self.unread[Unread.IMAGE]:
            return "文稿里只有图片，没有文字可查。请先把图片识别成文字，另存为 .docx 再检查。"
        return "文件是空的，没有文字可查。请确认文稿已经保存。"
