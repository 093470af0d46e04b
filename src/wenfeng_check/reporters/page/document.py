"""A draft shown as a document: title, levels, numbering, tables with merges, notes; findings in place, cards beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wenfeng_check.analysis.structure.layout import Function, Line, classify
from wenfeng_check.analysis.structure.numbers import NumberStyle
from wenfeng_check.model.document import Block, BlockKind, Document, Part
from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.report import FileReport
from wenfeng_check.reporters.page.cards import Names, card
from wenfeng_check.reporters.page.marks import Piece, Placed, pieces, place
from wenfeng_check.reporters.page.markup import Markup, element, join
from wenfeng_check.reporters.page.tables import table

_PARTS = {
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
    Part.TEXT_BOX: "文本框",
}
_HEADINGS = {NumberStyle.CHINESE_BRACKET: 5, NumberStyle.DECIMAL: 6, NumberStyle.DECIMAL_BRACKET: 6}
_TITLE_LEVEL, _TOP_LEVEL, _LAST_LEVEL = 3, 4, 6


def document_html(file: FileReport, *, prefix: str = "d") -> str:
    """Return the document of ``file`` as HTML with its findings; "" where it could not be read. See page.css.

    Findings are numbered in the order of ``file.diagnostics``; all ids and targets begin with ``prefix``.
    """
    if file.document is None:
        return ""
    return _View(file.document, file.diagnostics, Names(prefix), place(file.document.blocks, file.diagnostics)).html()


@dataclass(frozen=True, slots=True)
class _View:
    document: Document
    diagnostics: Sequence[Diagnostic]
    names: Names
    placed: Placed

    def html(self) -> Markup:
        """Return all parts."""
        lines = classify(self.document)
        head = element("div", *map(self.card, self.placed.whole), class_="cards whole") if self.placed.whole else ""
        groups = groupby(enumerate(self.document.blocks), key=lambda entry: _part(entry[1]))
        parts = (self._of_part(part, list(members), lines) for part, members in groups)
        return element("div", head, *parts, class_="document")

    def _of_part(self, part: Part, members: Sequence[tuple[int, Block]], lines: Sequence[Line]) -> Markup:
        rows = join(*self._rows(members, lines))
        if part is Part.BODY:
            return rows
        return element("section", element("p", _PARTS[part], class_="part"), rows, class_=f"apart {part}")

    def _rows(self, members: Sequence[tuple[int, Block]], lines: Sequence[Line]) -> Iterator[Markup]:
        for is_table, group in groupby(members, key=lambda entry: entry[1].kind is BlockKind.CELL):
            if is_table:
                cells = list(group)
                shown = table([(block, self.words(index, block)) for index, block in cells])
                yield self._row(element("div", shown, class_="wide"), [index for index, _ in cells])
            else:
                for index, block in group:
                    yield self._row(self._paragraph(index, block, lines[index]), [index])

    def _row(self, shown: Markup, indexes: Sequence[int]) -> Markup:
        told = [number for index in indexes for number in self.placed.told.get(index, [])]
        cards = element("div", *map(self.card, told), class_="cards") if told else Markup()
        return element("div", shown, cards, class_="row")

    def _paragraph(self, index: int, block: Block, line: Line) -> Markup:
        if block.kind is BlockKind.BLANK and not block.label:
            return element("p", class_="blank")
        indented = "" if self.document.of(block.span)[:1].isspace() else " first"
        name = {"id": self.names.block(index)}
        if line.function is Function.TITLE:
            return element(f"h{_TITLE_LEVEL}", self.words(index, block), class_="title", **name)
        if line.function is Function.HEADING:
            level = _level(block, line)
            return element(
                f"h{level}", self.words(index, block), class_=f"level{level - _TITLE_LEVEL}{indented}", **name
            )
        return element("p", self.words(index, block), class_=f"{line.function}{indented}", **name)

    def words(self, index: int, block: Block) -> Markup:
        """Return the text of a block with its generated number and its marks."""
        label = element("span", block.label + block.gap, class_="label") if block.label else Markup()
        cut = pieces(block.span, self.placed.marks.get(index, []))
        return join(label, *map(self._piece, cut))

    def _piece(self, piece: Piece) -> Markup:
        begins = (element("span", id=self.names.mark(mark.number, mark.label), class_="at") for mark in piece.begins)
        words = self.document.of(piece.span)
        ends = (self._reference(mark.number) for mark in sorted(piece.ends, key=lambda mark: mark.number))
        return join(*begins, self._marked(piece, words) if piece.marks else words, *ends)

    def _marked(self, piece: Piece, words: str) -> Markup:
        """Mark words: the ground tells the gravest finding, the line the narrowest one (``pieces`` puts it first)."""
        own = [mark.number for mark in piece.marks if not mark.label]
        covering = own or [mark.number for mark in piece.marks]
        worst = max(self._severity(number) for number in covering)
        cards = " ".join(self.names.card(number) for number in dict.fromkeys(covering))
        kind = f"m-{worst.word} u-{self._severity(own[0]).word}" if own else "also"
        return element("mark", words, class_=kind, data_d=cards)

    def _reference(self, number: int) -> Markup:
        severity = self._severity(number).word
        return element(
            "a", str(number), class_=f"ref sev-{severity}", href=f"#{self.names.card(number)}",
            data_d=self.names.card(number), aria_label=f"第{number}处发现",
        )  # fmt: skip

    def _severity(self, number: int) -> Severity:
        return self.diagnostics[number - 1].severity

    def card(self, number: int) -> Markup:
        """Return the card of finding ``number``."""
        return card(self.diagnostics[number - 1], number, self.document, self.names)


def _part(block: Block) -> Part:
    return block.origin.part if block.origin.part in _PARTS else Part.BODY


def _level(block: Block, line: Line) -> int:
    """Return the level of the HTML heading: by the number's style, else by the outline level of the file."""
    if line.number is not None:
        return _HEADINGS.get(line.number.style, _TOP_LEVEL)
    return min(_TOP_LEVEL + max(0, block.level - 1), _LAST_LEVEL)
