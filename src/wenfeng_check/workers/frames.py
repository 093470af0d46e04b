"""What passes between a pool and its workers: pickled messages, each after its length."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

from wenfeng_check.model.errors import WenfengError

_LENGTH = struct.Struct(">Q")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Result:
    """What a call returned."""

    value: object


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a call raised for the user."""

    error: WenfengError


@dataclass(frozen=True, slots=True)
class Crash:
    """An error that nobody foresaw; the worker ends after it. ``detail`` is its traceback."""

    why: str
    detail: str


Answer = Result | Complaint | Crash


def write_frame(pipe: BinaryIO, message: bytes) -> None:
    """Write a message. Raises OSError where the reader has gone."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> bytes | None:
    """Return the next message, None where the writer has gone, in the middle of a message too."""
    head = _read(pipe, _LENGTH.size)
    return None if head is None else _read(pipe, _LENGTH.unpack(head)[0])


def _read(pipe: BinaryIO, size: int) -> bytes | None:
    pieces: list[bytes] = []
    while size > 0:
        piece = pipe.read(min(size, _PIECE))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
