"""A cell of a table as the readers of word processors' files see it: where it stands in the grid, and its origin."""

import xml.etree.ElementTree as ET
from typing import NamedTuple

from wenfeng_check.model.document import Origin, Part


class Cell(NamedTuple):
    """A visible cell; rows and columns count from 1, columns are those of the grid."""

    element: ET.Element
    row: int
    column: int
    row_span: int
    column_span: int
    header_row: bool

    def origin(self, part: Part, table: int, *, nested: bool) -> Origin:
        """Return where the cell stands: in the table number ``table``, which lies in ``part``."""
        return Origin(
            part=Part.TABLE if part in (Part.BODY, Part.TEXT_BOX) else part,
            table=table,
            row=self.row,
            column=self.column,
            row_span=self.row_span,
            column_span=self.column_span,
            header_row=self.header_row,
            nested=nested,
        )
