"""Where the encoder sees responsible units in a document."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from wenfeng_check.inference.elements import PieceShare
from wenfeng_check.model.span import Span

_NEAR = 0.8  # of the likeliest piece's share: below it the name has ended


class UnitMarks:
    """The pieces that belong to responsible units, in offsets of the document."""

    def __init__(self, pieces: Sequence[PieceShare] = ()) -> None:
        self._pieces = sorted(pieces)
        self._starts = [piece.start for piece in self._pieces]

    def inside(self, span: Span) -> tuple[Span, ...]:
        """Return the stretches inside ``span`` that are a unit or a list of units, in order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        runs: list[list[PieceShare]] = []
        for piece in self._pieces[first : bisect_left(self._starts, span.end)]:
            if piece.end <= span.start:
                continue
            if runs and runs[-1][-1].end == piece.start:
                runs[-1].append(piece)
            else:
                runs.append([piece])
        trimmed = (_trimmed(run) for run in runs)
        return tuple(Span(max(span.start, run[0].start), min(span.end, run[-1].end)) for run in trimmed)


def _trimmed(run: list[PieceShare]) -> list[PieceShare]:
    """The run without the pieces at its ends that are much less likely (制定 in 市政务服务部门制定)."""
    enough = _NEAR * max(piece.share for piece in run)
    sure = [at for at, piece in enumerate(run) if piece.share >= enough]
    return run[sure[0] : sure[-1] + 1]
