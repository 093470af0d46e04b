"""Places of a document as an editor counts them: line, and UTF-8, UTF-16 or UTF-32 units inside it."""

from bisect import bisect_right
from itertools import accumulate

from lsprotocol import types

from wenfeng_check.model.span import Span

_CODECS = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}
_MARK = "\ufeff"


class Positions:
    """Turns offsets of ``Document.text`` into positions of the editor's text and back.

    Reading makes each newline one LF and drops a byte order mark; the lines stay the same, as the protocol ends a line
    at LF, CR LF and CR only. (pygls's own conversion also breaks lines at form feeds and U+2028.)
    """

    def __init__(self, text: str, raw: str, encoding: str) -> None:
        self._lines = text.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))[:-1]
        self._codec, self._width = _CODECS[types.PositionEncodingKind(encoding)]
        self._lead = self._units(_MARK) if raw.startswith(_MARK) and not text.startswith(_MARK) else 0

    def position(self, offset: int) -> types.Position:
        """Return the position before the character at ``offset``."""
        line = bisect_right(self._starts, offset) - 1
        before = self._lines[line][: offset - self._starts[line]]
        return types.Position(line, self._units(before) + (0 if line else self._lead))

    def range(self, span: Span) -> types.Range:
        """Return the range of ``span``."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """Return the offset at ``position``; one inside a character means its start, one past the end the end."""
        if position.line >= len(self._lines):
            return self._starts[-1] + len(self._lines[-1])
        line = self._lines[position.line]
        wanted = position.character - (0 if position.line else self._lead)
        if wanted <= 0:
            return self._starts[position.line]
        ends = accumulate(map(self._units, line))
        whole = sum(1 for end in ends if end <= wanted)
        return self._starts[position.line] + whole

    def span(self, range_: types.Range) -> Span:
        """Return the span of ``range_``."""
        start = self.offset(range_.start)
        return Span(start, max(start, self.offset(range_.end)))

    def first_line(self) -> Span:
        """Return the first line with words in it: what a finding about the whole document is shown at."""
        number = next((number for number, line in enumerate(self._lines) if line.strip()), 0)
        return Span(self._starts[number], self._starts[number] + len(self._lines[number]))

    def _units(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._width
