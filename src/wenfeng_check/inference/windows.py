"""A document's sentences as windows of pieces, the form in which the encoder reads them; shared by training and use."""

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

WINDOW = 320  # pieces; the encoder has 512 places and learnt from 260 to 400; an edit costs less than with 400, the whole the same
PREFIX = 48  # pieces of the kind and the headings above
HEAD, TAIL = 100, 28  # of a sentence longer than both together only these pieces are read
CONTEXT = 2  # sentences read on either side without being judged, where a window begins or ends inside a section
FILLED = 0.3  # of its room, from where on a window may end with a section or paragraph
START, STOP = 0, 2


class Mark(IntEnum):
    """The piece put before each sentence: how it stands in its paragraph. The values are rows of the vocabulary's end."""

    PARAGRAPH = 0
    FOLLOWING = 1
    HEADING = 2
    TABLE = 3


class Line(NamedTuple):
    """A sentence as the encoder is told of it: its folded text, and what stands above it.

    ``lead`` is the length of the generated numbering that ``text`` begins with and the draft's own text lacks.
    """

    text: str
    mark: Mark
    above: str
    lead: int = 0


class Pieces(NamedTuple):
    """A sentence cut into pieces: vocabulary rows, and the range of characters of each."""

    ids: tuple[int, ...]
    ranges: tuple[tuple[int, int], ...]


class Window(NamedTuple):
    """What the encoder reads at once: vocabulary rows; for each sentence inside its index, the place of its mark and
    the place after its last piece. ``judged`` are the sentences whose answers count."""

    ids: tuple[int, ...]
    sentences: tuple[tuple[int, int, int], ...]
    judged: range


Cut = Callable[[str], Pieces]


def shortened(pieces: Pieces) -> Pieces:
    """Return the pieces of a sentence, of a very long one its head and its tail."""
    if len(pieces.ids) <= HEAD + TAIL:
        return pieces
    return Pieces(pieces.ids[:HEAD] + pieces.ids[-TAIL:], pieces.ranges[:HEAD] + pieces.ranges[-TAIL:])


def cut_up(lines: Sequence[Line], cut: Cut) -> list[Pieces]:
    """Return the pieces of every sentence."""
    return [shortened(cut(line.text)) for line in lines]


def windows(
    lines: Sequence[Line], pieces: Sequence[Pieces], cut: Cut, *, marks: int, size: int = WINDOW
) -> Iterator[Window]:
    """Yield the windows of a document; together they judge each sentence once.

    A window ends where a section or else a paragraph ends, if it is filled enough by then: so an edit changes the window
    that it stands in and seldom another. ``marks`` is the vocabulary's row of the first mark, ``size`` the most pieces of a window.
    """
    at = 0
    while at < len(lines):
        prefix = (START, *cut(lines[at].above).ids[-PREFIX:], STOP)
        room = size - len(prefix)
        first = at if _opens(lines, at) else _before(pieces, at, room)
        room -= sum(len(pieces[i].ids) + 1 for i in range(first, at))
        end, last = _reach(lines, pieces, at, room)
        ids, sentences = list(prefix), []
        for index in range(first, last):
            place = len(ids)
            ids += [marks + lines[index].mark, *pieces[index].ids]
            sentences.append((index, place, len(ids)))
        yield Window(tuple(ids), tuple(sentences), range(at, end))
        at = end


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a section opens here: a heading that does not stand right under another."""
    return lines[index].mark is Mark.HEADING and (index == 0 or lines[index - 1].mark is not Mark.HEADING)


def _before(pieces: Sequence[Pieces], at: int, room: int) -> int:
    """Return where a window begins whose first judged sentence is ``at``: CONTEXT sentences before, where they fit."""
    used = len(pieces[at].ids) + 1
    first = at
    while first > max(0, at - CONTEXT) and used + len(pieces[first - 1].ids) < room:
        first -= 1
        used += len(pieces[first].ids) + 1
    return first


def _reach(lines: Sequence[Line], pieces: Sequence[Pieces], at: int, room: int) -> tuple[int, int]:
    """Return where the judged sentences end and where the window ends, at least one sentence being judged."""
    last, used, section, paragraph = at, 0, at, at
    while last < len(pieces) and used + len(pieces[last].ids) < room:
        if used >= FILLED * room:
            section = last if _opens(lines, last) else section
            paragraph = last if lines[last].mark is not Mark.FOLLOWING else paragraph
        used += len(pieces[last].ids) + 1
        last += 1
    last = max(last, at + 1)
    if last >= len(pieces) or _opens(lines, last):
        return last, last
    if section > at:
        return section, section
    end = min(paragraph, last - CONTEXT) if paragraph > at else last - CONTEXT
    return max(at + 1, end), last
