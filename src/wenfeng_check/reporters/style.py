"""How text looks on a terminal: colours, widths of East Asian characters, wrapping."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wenfeng_check.model.finding import Severity

_CODES = {
    "bold": "1",
    "dim": "2",
    "underline": "4",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
}
_SEVERITY_COLOURS = {
    Severity.ERROR: ("bold", "red"),
    Severity.WARNING: ("yellow",),
    Severity.INFO: ("cyan",),
    Severity.HINT: ("dim",),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How to print: with colours or plain, in how many columns; ``verbose`` tells how sure the models are."""

    color: bool = False
    width: int = 100
    verbose: bool = False

    def paint(self, text: str, *names: str) -> str:
        """Return ``text`` in the colours ``names``, unchanged where there are none."""
        if not self.color or not text:
            return text
        return f"\x1b[{';'.join(_CODES[name] for name in names)}m{text}\x1b[0m"

    def severity(self, text: str, severity: Severity) -> str:
        """Return ``text`` in the colour of ``severity``."""
        return self.paint(text, *_SEVERITY_COLOURS[severity])

    def flagged(self, text: str) -> str:
        """Return the words that a finding is about, marked by colour or by 【】."""
        return self.paint(text, "bold", "underline", "red") if self.color else f"【{text}】"


def clean(text: str) -> str:
    """Return ``text`` on one line, without control characters that would drive the terminal."""
    return "".join(ch for ch in " ".join(text.split("\n")).replace("\t", " ") if visible(ch))


def visible(ch: str) -> bool:
    """Say whether ``ch`` prints (control and direction characters do not)."""
    return unicodedata.category(ch) not in ("Cc", "Cf", "Cs")


def display_width(text: str) -> int:
    """Return the columns that ``text`` takes on a terminal."""
    return sum(0 if unicodedata.combining(ch) else 2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def pad(text: str, width: int) -> str:
    """Return ``text`` filled with blanks to ``width`` columns."""
    return text + " " * max(0, width - display_width(text))


def columns(rows: Iterable[tuple[str, ...]], *, gap: int = 2) -> Iterator[str]:
    """Yield ``rows`` as aligned lines; the last column is not filled."""
    rows = list(rows)
    if not rows:
        return
    widths = [max(display_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = [pad(cell, width + gap) for cell, width in zip(row[:-1], widths, strict=False)]
        yield "".join((*cells, row[-1])).rstrip()


_NO_START = "，。；：、！？）》】”’％%"


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield ``text`` in lines of at most ``width`` columns; no line starts with a closing mark, no word is cut."""
    line = ""
    for piece in _pieces(text):
        if line and display_width(line + piece) > width and piece not in _NO_START:
            yield line.rstrip()
            line = "" if piece == " " else piece
        else:
            line += piece
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Yield single wide characters, and runs of narrow ones up to a blank."""
    run = ""
    for ch in text:
        if ch != " " and unicodedata.east_asian_width(ch) not in "WFA":
            run += ch
            continue
        if run:
            yield run
            run = ""
        yield ch
    if run:
        yield run
