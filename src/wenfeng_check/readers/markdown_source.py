"""The columns of a Markdown source: where the text of a paragraph, a table row or an HTML block stands."""

import re
from collections.abc import Iterator
from itertools import accumulate

from wenfeng_check.model.span import Span

_BLANKS = " \t\u3000\u00a0"
_YAML = re.compile(r"\s*$|\s+\S|#|-\s|[\w.-]+\s*:(?:\s|$)")
_NUMBERED = re.compile(
    r"(?:[（(][一二三四五六七八九十百]+[）)]|[一二三四五六七八九十百]+、|第[一二三四五六七八九十百零〇\d]+[章节条]"
    r"|[（(]\d{1,2}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳])"
)
_RUNS_ON = "，、,"
_MARKER = re.compile(r"\d{1,9}[.)][ \t]+$")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_WHOLE = re.compile(r"(\*\*|__|\*|_)(?!\s)(.+?)(?<!\s)\1")
_ROW_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\|))?\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_UNREAD_HTML = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_INLINE_TAG = re.compile(
    r"</?(?:a|b|i|u|em|strong|span|font|sup|sub|code|mark|small|big)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<[!?][^<>]*>|&nbsp;")
_HEADING_TAG = re.compile(r"<h([1-6])\b[^<>]*>\s*$", re.IGNORECASE)


class Source:
    """The source text by lines, and the offset at which each line starts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def paragraph(self, content: str, begin: int, end: int) -> list[Span]:
        """Return the spans of a paragraph or heading with this ``content``, which stands in lines [begin, end).

        One span covers all its lines, but a hard break, a number or a full-width indent starts a new one.
        """
        spans: list[Span] = []
        apart = True
        for span in self._lines_of(content, begin, end):
            numbered = _NUMBERED.match(self.text, span.start) is not None
            indented = self.text[span.start - 1 : span.start] == "\u3000"
            if apart or indented or (numbered and self.text[spans[-1].end - 1] not in _RUNS_ON):
                spans.append(span)
            else:
                spans[-1] = Span(spans[-1].start, span.end)
            rest = self.text[span.end : span.end + 2]
            apart = rest == "  " or rest[:1] == "\\"
        return [self._bare(span) for span in spans]

    def cells(self, line: int) -> list[Span]:
        """Return the spans of the cells of a table row; an empty cell has no length."""
        text = self.lines[line]
        prefix = _ROW_PREFIX.match(text)
        start = prefix.end() if prefix else 0
        stops = [match.start() for match in _PIPE.finditer(text, start)]
        if not stops or text[stops[-1] + 1 :].strip():
            stops.append(len(text))
        spans = []
        for stop in stops:
            spans.append(self._bare(self.trimmed(self._starts[line] + start, self._starts[line] + stop)))
            start = stop + 1
        return spans

    def html(self, begin: int, end: int) -> Iterator[tuple[Span, int]]:
        """Yield the pieces of text in an HTML block with their heading level (0 for none)."""
        first, last = self.lines_span(begin, end)
        region = _UNREAD_HTML.sub(_fill, self.text[first:last])
        region = _TAG.sub(_fill, _INLINE_TAG.sub(_fill_inline, region))
        for piece in re.finditer(r"[^\0\n]+", region):
            body = piece.group().strip(_BLANKS + "\1")
            if body:
                start = first + piece.start() + piece.group().index(body)
                heading = _HEADING_TAG.search(self.text, first, start)
                yield Span(start, start + len(body)), int(heading[1]) if heading else 0

    def _lines_of(self, content: str, begin: int, end: int) -> Iterator[Span]:
        """Yield where each line of ``content`` stands; it is the end of its source line, but for closing marks."""
        line = begin
        for wanted in filter(None, (part.strip(_BLANKS) for part in content.split("\n"))):
            while line < min(end, len(self.lines)):
                column = self.lines[line].rfind(wanted)
                line += 1
                if column >= 0:
                    yield self._span(line - 1, column, wanted)
                    break

    def _span(self, line: int, column: int, wanted: str) -> Span:
        start = self._starts[line] + column
        end = start + len(wanted) - wanted.endswith("\\")
        number = _MARKER.search(self.lines[line][:column])
        if number:
            return Span(self._starts[line] + number.start(), end)
        task = _TASK.match(wanted)
        return Span(start + task.end(), end) if task and task.end() < len(wanted) else Span(start, end)

    def _bare(self, span: Span) -> Span:
        """Leave out marks of emphasis that stand around the whole."""
        match = _WHOLE.fullmatch(self.text, span.start, span.end)
        if not match or match[1] in match[2]:
            return span
        return Span(match.start(2), match.end(2))

    def lines_span(self, begin: int, end: int) -> Span:
        """Return the span of lines [begin, end)."""
        return Span(self._starts[begin], self._starts[min(end, len(self.lines))] - 1)

    def trimmed(self, start: int, end: int) -> Span:
        """Return [start, end) without blanks at its ends."""
        while start < end and self.text[end - 1] in _BLANKS:
            end -= 1
        while start < end and self.text[start] in _BLANKS:
            start += 1
        return Span(start, end)


def front_matter(lines: list[str]) -> int:
    """Return how many lines at the start are front matter (YAML between two lines of hyphens)."""
    if lines[0].rstrip() != "---":
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return index + 1 if index > 1 else 0
        if not _YAML.match(line):
            return 0
    return 0


def _fill(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", match[0])


def _fill_inline(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\1", match[0])
