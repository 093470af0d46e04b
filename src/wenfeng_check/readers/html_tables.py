"""The grid of an HTML table: where each cell stands, given row and column spans."""

from dataclasses import dataclass, field, replace

from wenfeng_check.model.document import Origin, Part
from wenfeng_check.readers.html_lists import whole
from wenfeng_check.readers.html_tokens import Token
from wenfeng_check.readers.sheet import Sheet

_WIDEST = 1000
_TALLEST = 65534
"""The spans that browsers allow."""


@dataclass(slots=True)
class HtmlTable:
    """An open ``<table>``; ``down`` are cells that reach into the rows below, by column: width and rows left."""

    number: int
    part: Part
    nested: bool
    row: int = 0
    column: int = 1
    header: bool = False
    down: dict[int, tuple[int, int]] = field(default_factory=dict)
    plain: bool = False
    first_block: int = 0
    start: int = 0
    reach: int = 0

    def start_row(self, sheet: Sheet) -> None:
        """Go to the next row."""
        self.end_row(sheet)
        if self.row:
            self.down = {column: (width, left - 1) for column, (width, left) in self.down.items() if left > 1}
        self.row += 1
        self.column, self.plain, self.first_block = 1, False, len(sheet.blocks)

    def end_row(self, sheet: Sheet) -> None:
        """Mark a row of nothing but ``<th>`` as a header row."""
        if self.row and self.column > 1 and not self.plain and not self.header:
            for place in range(self.first_block, len(sheet.blocks)):
                block = sheet.blocks[place]
                if block.origin.table == self.number:
                    sheet.blocks[place] = replace(block, origin=replace(block.origin, header_row=True))
        self.first_block = len(sheet.blocks)

    def cell(self, tag: Token) -> Origin:
        """Return the place of the cell that a tag opens."""
        while self.column in self.down:
            self.column += self.down[self.column][0]
        width = max(1, min(_WIDEST, whole(tag.get("colspan"), 1)))
        height = max(1, min(_TALLEST, whole(tag.get("rowspan"), 1)))
        column = self.column
        self.reach = max(self.reach, self.row + height - 1)
        if height > 1:
            self.down[column] = (width, height)
        self.column += width
        self.plain = self.plain or tag.text == "td"
        return Origin(
            part=self.part,
            table=self.number,
            row=self.row,
            column=column,
            row_span=height,
            column_span=width,
            header_row=self.header,
            nested=self.nested,
        )

    def close(self, sheet: Sheet) -> None:
        """End the last row; cells that claim rows below the last one are cut."""
        self.end_row(sheet)
        for place in range(self.start, len(sheet.blocks)) if self.reach > self.row else ():
            block = sheet.blocks[place]
            height = self.row - block.origin.row + 1
            if block.origin.table == self.number and block.origin.row_span > height:
                sheet.blocks[place] = replace(block, origin=replace(block.origin, row_span=height))
