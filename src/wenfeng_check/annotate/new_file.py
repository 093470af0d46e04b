"""A new Word file with the text of a draft in another format, laid out simply, and where each place of it went."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from wenfeng_check.annotate.new_layout import HEADINGS, Look, cell_xml, package, paragraph_xml, row_xml, table_xml
from wenfeng_check.fixes import agreeing_edits
from wenfeng_check.model.document import Block, BlockKind
from wenfeng_check.model.finding import Edit
from wenfeng_check.model.report import BlockRow, FileReport
from wenfeng_check.model.span import Span
from wenfeng_check.xml_characters import fit

_COVER = "印发通知"
_ROLES = {"标题": Look.TITLE, "主送机关": Look.ADDRESSEE, "落款": Look.SIGNATURE, "成文日期": Look.SIGNATURE}
_NUMBERED = ((r"[一二三四五六七八九十]+、", Look.FIRST), (r"[（(][一二三四五六七八九十]+[）)]", Look.SECOND))
#: A numbered line that is longer, or ends like a sentence, is a paragraph: headings seldom fill more than a line and a half.
_LONGEST_HEADING = 40


class _Moved(NamedTuple):
    """A block and how far its text was moved."""

    span: Span
    by: int


@dataclass(slots=True)
class NewFile:
    """The new file: its bytes, the text that it is read as, and the way from the draft's places to its own."""

    report: FileReport
    content: bytes = b""
    text: str = ""
    _lines: list[str] = field(default_factory=list)
    _length: int = 0
    _blocks: list[_Moved] = field(default_factory=list)

    def __post_init__(self) -> None:
        assert self.report.document is not None
        blocks = self.report.document.blocks
        self.content = package("".join(self._parts(blocks)))
        self.text = "\n".join(self._lines)

    def _parts(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the paragraphs and tables; between two tables, and after the last, Word wants a paragraph."""
        after_table = False
        for table, found in groupby(blocks, key=_table_of):
            group = list(found)
            if table and after_table:
                yield self._blank()
            yield self._table(group) if table else self._prose(group)
            after_table = bool(table)
        if after_table:
            yield self._blank()

    def moved(self, span: Span) -> Span:
        """Return the place of ``span`` in the new text; what lies between blocks goes to the next end of one."""
        start = self._moved(span.start, forward=True)
        end = self._moved(span.end, forward=False) if span.length else start
        return Span(start, max(start, end))

    def moved_edits(self, report: FileReport, may: Callable[[Edit], bool]) -> tuple[Edit, ...]:
        """Return the safe edits of the draft at their new places; ``may`` judges them there."""

        def there(edit: Edit) -> Edit:
            return replace(edit, span=self.moved(edit.span))

        edits = agreeing_edits(report, lambda edit: self._inside(edit.span) and may(there(edit)))
        return tuple(there(edit) for edit in edits)

    def _inside(self, span: Span) -> bool:
        at = bisect_right(self._blocks, span.start, key=lambda block: block.span.start) - 1
        return at >= 0 and self._blocks[at].span.contains(span)

    def _moved(self, offset: int, *, forward: bool) -> int:
        at = bisect_right(self._blocks, offset, key=lambda block: block.span.start) - 1
        if at < 0:
            return self._blocks[0].span.start + self._blocks[0].by if self._blocks else 0
        block = self._blocks[at]
        if offset > block.span.end and forward and at + 1 < len(self._blocks):
            block = self._blocks[at + 1]
            return block.span.start + block.by
        return min(offset, block.span.end) + block.by

    def _prose(self, blocks: Sequence[Block]) -> str:
        return "".join(paragraph_xml(self._shown(block), self._look(block)) for block in blocks)

    def _look(self, block: Block) -> Look:
        """Return how a block looks: by its number as GB/T 9704-2012, 7.3.3 has it, else by its level in the draft."""
        assert self.report.document is not None
        row = self._row(block)
        if row is not None and row.origin.removeprefix(_COVER) in _ROLES:
            return _ROLES[row.origin.removeprefix(_COVER)]
        text = (block.label + self.report.document.of(block.span)).strip()
        is_heading = block.kind is BlockKind.HEADING or (len(text) <= _LONGEST_HEADING and text[-1:] not in "。；：")
        for pattern, look in _NUMBERED:
            if is_heading and re.match(pattern, text):
                return look
        level = row.level if row is not None else block.level
        return HEADINGS.get(level, Look.BODY)

    def _row(self, block: Block) -> BlockRow | None:
        rows = self.report.blocks
        at = bisect_right(rows, block.span.start, key=lambda row: row.span.start) - 1
        return rows[at] if at >= 0 and rows[at].span == block.span else None

    def _shown(self, block: Block) -> str:
        """Return what the block shows, its numbering in front, and note where it goes."""
        assert self.report.document is not None
        label = block.label + block.gap if block.label else ""
        text = _clean(label + self.report.document.of(block.span))
        self._blocks.append(_Moved(block.span, self._length + len(label) - block.span.start))
        self._add(text)
        return text

    def _add(self, text: str) -> None:
        self._lines.append(text)
        self._length += len(text) + 1

    def _blank(self) -> str:
        self._add("")
        return paragraph_xml("", Look.BODY)

    def _table(self, blocks: Sequence[Block]) -> str:
        width = max(block.origin.column + block.origin.column_span - 1 for block in blocks)
        hanging: dict[int, tuple[int, int]] = {}
        rows = []
        for _, group in groupby(blocks, key=lambda block: block.origin.row):
            rows.append(self._row_of(list(group), width, hanging))
        return table_xml(rows, width)

    def _row_of(self, blocks: Sequence[Block], width: int, hanging: dict[int, tuple[int, int]]) -> str:
        """Return a table row; ``hanging`` holds the columns that cells of rows above still cover: rows left, width."""
        cells = {column: list(group) for column, group in groupby(blocks, key=lambda block: block.origin.column)}
        out, column = [], 1
        while column <= width:
            if column in cells:
                origin = cells[column][0].origin
                shown = [paragraph_xml(self._shown(block), Look.CELL) for block in cells[column]]
                out.append(cell_xml("".join(shown), origin.column_span, merge="restart" if origin.row_span > 1 else ""))
                if origin.row_span > 1:
                    hanging[column] = (origin.row_span - 1, origin.column_span)
                column += max(origin.column_span, 1)
            elif hanging.get(column, (0, 1))[0]:
                left, span = hanging[column]
                hanging[column] = (left - 1, span)
                out.append(cell_xml(paragraph_xml("", Look.CELL), span, merge="continue"))
                column += max(span, 1)
            else:
                self._add("")
                out.append(cell_xml(paragraph_xml("", Look.CELL), 1, merge=""))
                column += 1
        return row_xml(out)


def _table_of(block: Block) -> int:
    """Return the number of the table that the block is a cell of, 0 for none."""
    return block.origin.table if block.kind is BlockKind.CELL and block.origin.column else 0


def _clean(text: str) -> str:
    """Return ``text`` with a blank for each character that XML does not allow."""
    return fit(text.replace("\r", " "), " ")
