"""Fixes: which edits go together, a file's bytes after them, and the rounds until nothing is left to do."""

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from wenfeng_check.model.errors import ReadError
from wenfeng_check.model.finding import Edit, Fix, Safety
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.span import Span
from wenfeng_check.readers.markdown_inline import in_markup, markup
from wenfeng_check.readers.text import decode_as, newline_of, places_in

#: Formats whose ``Document.text`` is the file itself; the others show their fixes only.
FIXABLE = ("txt", "md")
#: Far more rounds than fixes that wait for one another need; a bound against two rules that undo each other.
MOST_ROUNDS = 20


class Settled(NamedTuple):
    """A file after its fixes: the first report, the last one, the bytes, and how many edits led there.

    ``trouble`` says in words why fixes were left out, "" where none was.
    """

    before: FileReport
    after: FileReport
    content: bytes
    edits: int
    trouble: str = ""


def settle(name: str, content: bytes, check: Callable[[bytes], FileReport]) -> Settled:
    """Apply safe fixes to ``content`` and ``check`` again, until none is left."""
    before = report = check(content)
    seen = {content}
    count = 0
    for _ in range(MOST_ROUNDS):
        edits = safe_edits(report)
        if not edits:
            return Settled(before, report, content, count)
        try:
            changed = rewrite(name, content, edits)
        except ReadError as error:
            return Settled(before, report, content, count, str(error))
        if changed in seen:
            break
        seen.add(changed)
        content, count, report = changed, count + len(edits), check(changed)
    return Settled(before, report, content, count, "有几处改法互相抵触，没有再改，请看报告里余下的几处。")


def fixable(report: FileReport) -> bool:
    """Say whether fixes can be written into the file: its text is the file itself."""
    return report.document is not None and report.document.format in FIXABLE


def safe_edits(report: FileReport) -> tuple[Edit, ...]:
    """Return the edits of all safe fixes that do not get in each other's way, in order of place.

    A fix is applied as a whole or not at all: of two that meet, the one reported first wins, and one that would change
    markup (the target of a link) is left out. A document whose text is not the file itself has none.
    """
    if report.document is None or not fixable(report):
        return ()
    kept_out = markup(report.document)
    return agreeing_edits(report, lambda edit: not in_markup(kept_out, edit.span))


def agreeing_edits(report: FileReport, may: Callable[[Edit], bool]) -> tuple[Edit, ...]:
    """Return, in order of place, the edits of the safe fixes that ``may`` allows and that do not meet."""
    taken: list[Edit] = []
    for diagnostic in report.diagnostics:
        fix = diagnostic.finding.fix
        if fix is None or fix.safety is not Safety.SAFE or not all(map(may, fix.edits)):
            continue
        if _fits(fix, taken):
            for edit in fix.edits:
                insort(taken, edit, key=_place)
    return tuple(taken)


def _place(edit: Edit) -> Span:
    return edit.span


def _fits(fix: Fix, taken: Sequence[Edit]) -> bool:
    own = sorted(fix.edits, key=_place)
    if any(_meet(one.span, other.span) for one, other in pairwise(own)):
        return False
    places = [(edit, bisect_left(taken, edit.span, key=_place)) for edit in own]
    return not any(_meet(edit.span, near.span) for edit, at in places for near in taken[max(0, at - 1) : at + 1])


def _meet(one: Span, other: Span) -> bool:
    """Say whether the order of two edits matters: they overlap, or one inserts where the other begins or ends."""
    touching = one.start <= other.end and other.start <= one.end
    return one.overlaps(other) or (touching and not (one.length and other.length))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return ``text`` after ``edits``, which are in order and do not overlap."""
    pieces = []
    at = 0
    for edit in edits:
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def rewrite(name: str, content: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the file after ``edits`` (places in its text with LF): same encoding, mark and newlines.

    Raises ReadError where the bytes would not mean what they should.
    """
    found = decode_as(name, content)
    text = apply_edits(found.text, _in_raw_text(found.text, edits))
    changed = found.mark + text.encode(found.encoding)
    reversible = found.mark + found.text.encode(found.encoding) == content
    if not reversible or decode_as(name, changed) != found._replace(text=text):
        raise ReadError(f"{name}：按原来的编码写不回去，没有改动。请另存为 UTF-8 编码再改。")
    return changed


def _in_raw_text(raw: str, edits: Sequence[Edit]) -> list[Edit]:
    """Move ``edits`` from the text with LF to ``raw``, and give their own newlines the style of the file."""
    moved = places_in(raw)
    newline = newline_of(raw)
    return [
        Edit(Span(moved(edit.span.start), moved(edit.span.end)), edit.text.replace("\n", newline)) for edit in edits
    ]
