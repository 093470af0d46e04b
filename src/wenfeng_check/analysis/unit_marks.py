"""Where the encoder sees responsible units in a document."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wenfeng_check.inference.elements import PieceShare
from wenfeng_check.model.span import Span

_INSIDE = 0.5  # from which share a piece belongs to a marked stretch
_NEAR = 0.8  # of the likeliest piece's share: below it the name has ended


class Marked(NamedTuple):
    """A stretch that the encoder takes for a responsible unit or a list of them, and how sure it is (the mean)."""

    span: Span
    share: float


class UnitMarks:
    """The pieces that may belong to responsible units, in offsets of the document."""

    def __init__(self, pieces: Sequence[PieceShare] = ()) -> None:
        self._pieces = sorted(pieces)
        self._starts = [piece.start for piece in self._pieces]

    def _within(self, span: Span) -> Iterator[PieceShare]:
        at = max(0, bisect_right(self._starts, span.start) - 1)
        for piece in self._pieces[at:]:
            if piece.start >= span.end:
                return
            if piece.end > span.start:
                yield piece

    def share(self, span: Span) -> float:
        """How likely ``span`` is a responsible unit: the mean over its characters."""
        shares = (piece.share * (min(piece.end, span.end) - max(piece.start, span.start)) for piece in self._within(span))
        return sum(shares) / max(1, span.length)

    def inside(self, span: Span) -> tuple[Marked, ...]:
        """Return the marked stretches inside ``span``, in order."""
        runs: list[list[PieceShare]] = []
        for piece in self._within(span):
            if piece.share < _INSIDE:
                continue
            if runs and runs[-1][-1].end == piece.start:
                runs[-1].append(piece)
            else:
                runs.append([piece])
        trimmed = [_trimmed(run) for run in runs]
        found = (Span(max(span.start, run[0].start), min(span.end, run[-1].end)) for run in trimmed)
        return tuple(Marked(stretch, self.share(stretch)) for stretch in found)


def _trimmed(run: list[PieceShare]) -> list[PieceShare]:
    """The run without the pieces at its ends that are much less likely (制定 in 市政务服务部门制定)."""
    enough = _NEAR * max(piece.share for piece in run)
    sure = [at for at, piece in enumerate(run) if piece.share >= enough]
    return run[sure[0] : sure[-1] + 1]
