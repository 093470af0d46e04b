"""Document: the text of a draft and where each piece of it stands."""

from dataclasses import dataclass
from enum import StrEnum

from wenfeng_check.model.span import Span


class BlockKind(StrEnum):
    """What a block is in the file, before any reading of its meaning."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    BLANK = "blank"


class Part(StrEnum):
    """The part of the file that a block comes from."""

    BODY = "body"
    TABLE = "table"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a block stands in the file; all numbers count from 1, 0 means none.

    ``paragraph`` counts the paragraphs of the part (of the cell, inside a table); ``column`` is the first grid
    column of a cell, ``row_span`` and ``column_span`` its size after merging. ``page`` is known for fixed layouts only
    (PDF, OFD); their paragraphs are counted page by page.
    """

    part: Part = Part.BODY
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1
    header_row: bool = False
    nested: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph (a cell with several paragraphs gives several blocks).

    ``label`` is the numbering that the word processor generates (``（一）``); it is not part of the text. ``level`` is
    the outline level of a heading, counted from 1; 0 where the file gives none. ``style`` is the style's name, ``""``
    where there is none. ``gap`` is what a reader sees between label and text (white space, a bar).
    """

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str = ""
    origin: Origin = Origin()
    style: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What the user must know about how the file was read: something that is no text (an image, an embedded object).

    ``unread`` is False where all was read, but not as the file's name has it.
    """

    message: str
    unread: bool = True

    @property
    def heading(self) -> str:
        """The word to put before the message."""
        return "没有读到" if self.unread else "读取说明"


@dataclass(frozen=True, slots=True)
class SecrecyMark:
    """A 密级 mark: ``level`` (绝密, 机密, 秘密), ``period`` as written ("1年", "" for none), and where it stands."""

    span: Span
    level: str
    period: str = ""

    @property
    def words(self) -> str:
        """The mark as the standard writes it."""
        return f"{self.level}★{self.period}" if self.period else self.level

    @property
    def warning(self) -> str:
        """What the user must know before anything else."""
        return (
            f"文稿标有密级“{self.words}”。涉密文稿只能在相应的涉密计算机上处理，"
            "不要在连互联网的计算机上打开、检查或传送；确实不涉密的，请去掉密级标志。"
        )


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's comment and the text that it is attached to.

    ``offset`` is where a comment stands that is written into the text itself, -1 for those beside it.
    """

    span: Span | None
    author: str
    text: str
    offset: int = -1


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a draft.

    ``text`` is the blocks joined by LF, nothing stripped. For .md it is the source itself and the blocks cover what is
    not markup.
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()

    def of(self, span: Span) -> str:
        """Return the text of ``span``."""
        return self.text[span.start : span.end]
