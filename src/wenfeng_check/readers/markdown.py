"""Markdown to Document: the text is the source, the blocks are what of it is not markup."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wenfeng_check.model.document import Block, BlockKind, Document, Note, Origin, Part
from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.span import Span
from wenfeng_check.readers.markdown_source import Source, front_matter
from wenfeng_check.readers.remarks import html_comments, is_remark, to_comment
from wenfeng_check.readers.text import decode, normalise

if TYPE_CHECKING:
    from markdown_it.token import Token

_NESTING = 100
_LITERAL = ("code", "reference", "inline", "text_join")
"""Rules switched off: a draft's line with four spaces or ``[注]:`` is text; spans need no inline parsing."""


def read_markdown(name: str, content: bytes) -> Document:
    """Read a .md; ``text`` is the decoded source with LF newlines. Raises ReadError."""
    text = normalise(decode(name, content))
    reader = _Reader(Source(text))
    reader.read()
    if not any(text[block.span.start : block.span.end].strip() for block in reader.blocks):
        raise ReadError(f"{name}：文件是空的，没有文字可查。请确认文稿已经保存。")
    comments = tuple(to_comment(words, at, own=own, blocks=reader.blocks) for words, at, own in reader.remarks)
    return Document(name, "md", text, tuple(reader.blocks), notes=tuple(reader.notes()), comments=comments)


@dataclass(slots=True)
class _Reader:
    """Walks the tokens of one source; they say which lines, the source says which columns."""

    source: Source
    blocks: list[Block] = field(default_factory=list)
    remarks: list[tuple[str, int, Span | None]] = field(default_factory=list)
    front: int = 0
    codes: int = 0
    comments: int = 0
    paragraphs: int = 0
    table: int = 0
    row: int = 0
    columns: int = 0

    def read(self) -> None:
        """Fill ``blocks``."""
        self.front = front_matter(self.source.lines)
        tokens = _parse("\n" * self.front + "\n".join(self.source.lines[self.front :]))
        for index, token in enumerate(tokens):
            if token.map:
                self._token(tokens, index, (token.map[0], token.map[1]))

    def notes(self) -> Iterator[Note]:
        """Tell what was not read as text."""
        if self.front:
            yield Note("文首的元数据（两行 --- 之间）没有检查。")
        if self.codes:
            yield Note(f"文中有{self.codes}处代码块，没有检查。")
        if self.comments:
            yield Note(f"文中有{self.comments}处注释（<!-- -->），没有检查。")

    def _token(self, tokens: "Sequence[Token]", index: int, lines: tuple[int, int]) -> None:
        token, before = tokens[index], tokens[index - 1]
        if token.type == "inline" and before.type not in ("th_open", "td_open"):
            level = int(before.tag[1:]) if before.type == "heading_open" else 0
            for span in self.source.paragraph(token.content, *lines):
                for piece in self._without_comments(span, own=span):
                    self._add(piece, level)
        elif token.type == "table_open":
            self.table, self.row = self.table + 1, 0
        elif token.type == "tr_open":
            self._row(lines[0], header=before.type == "thead_open")
        elif token.type == "fence":
            self.codes += 1
        elif token.type == "html_block":
            self._without_comments(self.source.lines_span(*lines), own=None)
            for span, level in self.source.html(*lines):
                self._add(span, level)

    def _without_comments(self, span: Span, *, own: Span | None) -> list[Span]:
        """Return the pieces of ``span`` between HTML comments, and note these; ``own`` is the paragraph that they mean."""
        pieces, start = [], span.start
        for comment in html_comments(self.source.text, span):
            pieces.append(self.source.trimmed(start, comment.start()))
            start = comment.end()
            if is_remark(comment["words"]):
                self.remarks.append((comment["words"], comment.start(), own))
            else:
                self.comments += 1
        return [piece for piece in (*pieces, self.source.trimmed(start, span.end)) if piece.length]

    def _add(self, span: Span, level: int) -> None:
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        self.paragraphs += 1
        self.blocks.append(Block(span, kind, level=level, origin=Origin(paragraph=self.paragraphs)))

    def _row(self, line: int, *, header: bool) -> None:
        """Add the cells of a row; cells that it leaves out at its end are empty."""
        self.row += 1
        spans = self.source.cells(line)
        self.columns = len(spans) if header else self.columns
        end = Span(spans[-1].end, spans[-1].end)
        spans += [end] * (self.columns - len(spans))
        whole = Span(spans[0].start, end.end)
        for column, span in enumerate(spans, 1):
            span = next(iter(self._without_comments(span, own=whole)), Span(span.start, span.start))
            origin = Origin(
                part=Part.TABLE, paragraph=1, table=self.table, row=self.row, column=column, header_row=header
            )
            self.blocks.append(Block(span, BlockKind.CELL, origin=origin))


def _parse(text: str) -> "list[Token]":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table").disable(list(_LITERAL))
    return parser.parse(text)
