"""What stands at the edge of every page and is no part of the text: headers, footers, page numbers."""

import re
from collections import Counter
from functools import cache

from wenfeng_check.readers.page import Line, Page

_EDGE = 0.13
"""Share of the page height, above and below, in which headers and footers stand (GB/T 9704: 37 mm of 297 above)."""
_LOW_NUMBER = 0.17
"""Share of the height, below, in which Word's page numbers may stand between dashes."""
_LINES = 3
_SHARE = 0.3


@cache
def _number() -> re.Pattern[str]:
    dash = r"[-—–－_·•~∙]"
    return re.compile(
        rf"(?:{dash}\s*)*\d{{1,4}}(?:\s*{dash})*|第\s*\d+\s*页(?:[，,/\s]*共\s*\d+\s*页)?|\d{{1,4}}\s*/\s*\d{{1,4}}|(?:{dash}\s*)?[IVXivx]{{1,6}}(?:\s*{dash})?"
    )


def drop_margins(pages: list[tuple[Page, list[Line]]]) -> int:
    """Take headers, footers and page numbers out of the lines; return how many lines repeat that are no numbers."""
    edges = [_edges(page, lines) for page, lines in pages]
    seen = Counter(key for page_edges in edges for key in {_key(line, above) for line, above in page_edges})
    least = max(2, _SHARE * len(pages))
    repeated = 0
    for (_, lines), page_edges in zip(pages, edges, strict=True):
        gone = set()
        for line, above in page_edges:
            number = bool(_number().fullmatch(line.text.replace("　", " ")))
            if number or seen[_key(line, above)] >= least:
                gone.add(id(line))
                repeated += not number
        lines[:] = [line for line in lines if id(line) not in gone]
    return repeated


def _edges(page: Page, lines: list[Line]) -> list[tuple[Line, bool]]:
    """Return the lines in the margins, each with whether it stands above."""
    by_height = sorted(lines, key=lambda line: line.base)
    above = [line for line in by_height[:_LINES] if line.base < _EDGE * page.height]
    low = (1 - _EDGE) * page.height
    below = [
        line
        for line in by_height[-_LINES:]
        if line.base > low or (line.base > (1 - _LOW_NUMBER) * page.height and not line.text[0].isdigit())
    ]
    return [(line, True) for line in above] + [(line, False) for line in below if line not in above]


def _key(line: Line, above: bool) -> tuple[str, int, bool]:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line.text)), round(line.base / 12), above
