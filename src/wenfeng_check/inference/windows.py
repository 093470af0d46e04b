"""A document's sentences as windows of pieces, the form in which the encoder reads them; shared by training and use."""

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

WINDOW = 400  # pieces; the encoder has 512 places
PREFIX = 48  # pieces of the kind and the headings above
HEAD, TAIL = 100, 28  # of a sentence longer than both together only these pieces are read
CONTEXT = 2  # sentences read on either side without being judged
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
    lines: Sequence[Line], pieces: Sequence[Pieces], cut: Cut, *, marks: int, offset: int = 0
) -> Iterator[Window]:
    """Yield the windows of a document; together they judge each sentence once.

    ``marks`` is the vocabulary's row of the first mark, ``offset`` the number of sentences judged by the first window
    (0: as many as fit), so that training sees a document cut in many ways.
    """
    at = 0
    while at < len(lines):
        prefix = (START, *cut(lines[at].above).ids[-PREFIX:], STOP)
        first = max(0, at - CONTEXT)
        room = WINDOW - len(prefix) - sum(len(pieces[i].ids) + 1 for i in range(first, at))
        end, last = _reach(pieces, at, room, limit=offset if at == 0 and offset else len(lines))
        ids, sentences = list(prefix), []
        for index in range(first, last):
            place = len(ids)
            ids += [marks + lines[index].mark, *pieces[index].ids]
            sentences.append((index, place, len(ids)))
        yield Window(tuple(ids), tuple(sentences), range(at, end))
        at = end


def _reach(pieces: Sequence[Pieces], at: int, room: int, *, limit: int) -> tuple[int, int]:
    """Return where the judged sentences end and where the window ends, at least one sentence being judged."""
    sizes = [len(piece.ids) + 1 for piece in pieces[at : at + WINDOW]]
    last, used = at, 0
    while last < len(pieces) and last - at < len(sizes) and used + sizes[last - at] <= room:
        used += sizes[last - at]
        last += 1
    last = max(last, at + 1)
    if last >= len(pieces) and limit >= len(pieces):
        return last, last
    end = min(limit, max(at + 1, last - CONTEXT))
    return end, last
