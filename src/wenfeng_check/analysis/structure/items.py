"""Items of lists that look like headings: a numbered sentence with nothing below it."""

import re
from collections.abc import Iterator

from wenfeng_check.analysis.structure.numbers import Number

#: Up to how many characters an unnumbered line without a full stop may be who signs.
_LONGEST_SIGNATURE = 25


def is_whole_item(text: str, number: Number | None, below: Iterator[tuple[str, Number | None]]) -> bool:
    """A numbered sentence with nothing below it is an item of a list (（三）县林业局设卡32处。), however short.

    ``below`` are the text and the number of the lines that follow.
    """
    if number is None or not text.endswith("。"):
        return False
    following, other = next(below, ("", None))
    if other is None:  # the signature, or text of this item
        return len(following) <= _LONGEST_SIGNATURE and not re.search("[。；：]$", following)
    return other.style <= number.style
