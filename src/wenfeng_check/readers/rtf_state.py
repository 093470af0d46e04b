"""What holds inside a group of an RTF file: where its text goes and how it is formatted."""

from dataclasses import dataclass, field, replace
from enum import Enum

from wenfeng_check.readers.rtf_flow import Flow


class Mode(Enum):
    """What the text of a group is."""

    TEXT = 0
    SKIPPED = 1
    LABEL = 2
    FONTS = 3
    STYLES = 4
    CAPTURED = 5


@dataclass(slots=True)
class State:
    """The formatting of a group; a group begins with a copy of the state outside.

    ``uc`` counts the bytes that stand in for a ``\\u`` character; ``depth`` the tables that the paragraph stands in;
    ``quiet`` says that pictures are not counted; ``kind`` is the destination that the group itself begins.
    """

    flow: Flow
    mode: Mode = Mode.TEXT
    font: int | None = None
    uc: int = 1
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    in_table: bool = False
    itap: int | None = None
    level: int | None = None
    style: int | None = None
    listed: bool = False
    quiet: bool = False
    nested_row: bool = False
    held: Mode = Mode.TEXT
    kind: str = ""
    captured: list[str] = field(default_factory=list)

    def inside(self) -> "State":
        """Return the state with which a group in this one begins."""
        return replace(self, kind="")

    @property
    def depth(self) -> int:
        """The number of tables around the paragraph."""
        return self.itap if self.itap is not None else int(self.in_table)

    def reset_paragraph(self) -> None:
        """Take back all paragraph formatting (``\\pard``)."""
        self.in_table, self.itap, self.level, self.style, self.listed = False, None, None, None, False

    def reset_characters(self) -> None:
        """Take back all character formatting (``\\plain``)."""
        self.font, self.hidden, self.deleted, self.revised = None, False, False, False
