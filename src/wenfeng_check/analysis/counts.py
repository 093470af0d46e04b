"""How long a document is: characters as word processors count them, pages by GB/T 9704, minutes of speech."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wenfeng_check.analysis.structure.layout import Function, Zone
from wenfeng_check.remembered import remembered

if TYPE_CHECKING:
    from wenfeng_check.analysis.facts import Analysis

#: GB/T 9704-2012 5.2.3: 22 lines of 28 characters a page.
LINES_PER_PAGE = 22
CHARACTERS_PER_LINE = 28
#: No rule sets a speed of speech; 180 a minute is a common figure of practice.
CHARACTERS_PER_MINUTE = 180

_UNIT = r"[A-Za-z]+(?:[-'.][A-Za-z]+)*|\d+(?:[.,]\d+)*%?|[^\s\w]|\w"


@remembered(8192)
def length_of(text: str) -> int:
    """Count characters as word processors do: a CJK character or a mark is one, a run of digits or letters is one."""
    return len(re.findall(_UNIT, text))


@dataclass(frozen=True, slots=True)
class Counts:
    """Lengths of the parts of a document, in characters (``length_of``).

    ``main`` is the body of the issued text (title, signature, date left out), ``cover`` that of the covering notice,
    ``attachments`` everything behind the first attachment mark, ``tables`` what of ``main`` stands in tables.
    """

    main: int
    cover: int
    attachments: int
    tables: int
    lines: int
    sentences: int

    @property
    def pages(self) -> float:
        """Pages of the main text by GB/T 9704-2012 (22 lines of 28 characters), paragraphs on lines of their own."""
        return round(self.lines / LINES_PER_PAGE, 1)

    def minutes(self, per_minute: int = CHARACTERS_PER_MINUTE) -> float:
        """Minutes that reading the main text aloud takes."""
        return round(self.main / per_minute, 1)

    def table(self) -> dict[str, float]:
        """The figures as reported."""
        return {
            "characters": self.main,
            "cover_characters": self.cover,
            "attachment_characters": self.attachments,
            "table_characters": self.tables,
            "pages": self.pages,
            "minutes": self.minutes(),
            "sentences": self.sentences,
        }


_NOT_BODY = (Function.TITLE, Function.SIGNATURE, Function.DATE, Function.NUMBER, Function.COPY_TO, Function.REMARK)


def count(facts: "Analysis") -> Counts:
    """Count the document of ``facts``."""
    sums = dict.fromkeys(Zone, 0)
    tables = lines = 0
    for line in facts.structure.lines:
        if line.function is Function.BLANK or line.function in _NOT_BODY:
            continue
        label = facts.document.blocks[line.block].label
        size = length_of(label + line.text)
        sums[line.zone] += size
        if line.zone is Zone.MAIN:
            tables += size if line.function is Function.TABLE else 0
            lines += -(-(size + 2) // CHARACTERS_PER_LINE)
    return Counts(
        sums[Zone.MAIN], sums[Zone.COVER], sums[Zone.ATTACHMENT], tables, lines, len(facts.sentences)
    )
