"""RTF as control words, bytes and braces."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]+)(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>.)|(?P<brace>[{}])|(?P<text>[^\\{}]+)",
    re.DOTALL,
)


class Kind(Enum):
    """What a token is."""

    WORD = 0
    SIGN = 1
    OPEN = 2
    CLOSE = 3
    BYTES = 4


class Token(NamedTuple):
    """A control word with its number, a control sign, a brace, or bytes of text."""

    kind: Kind
    word: str = ""
    number: int | None = None
    content: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(source: bytes) -> Iterator[Token]:
    """Yield the tokens of a file; binary data after ``\\bin`` is left out."""
    place = 0
    while found := _TOKEN.match(source, place):
        place = found.end()
        if found["text"] is not None:
            yield Token(Kind.BYTES, content=found["text"].translate(None, b"\r\n\0"))
        elif found["word"] is not None:
            number = None if found["number"] is None else int(found["number"])
            word = found["word"].decode("ascii")
            if word == "bin":
                place += max(0, number or 0)
            else:
                yield Token(Kind.WORD, word, number)
        elif found["hex"] is not None:
            yield Token(Kind.BYTES, content=bytes.fromhex(found["hex"].decode("ascii")))
        elif found["brace"] is not None:
            yield _OPEN if found["brace"] == b"{" else _CLOSE
        else:
            yield Token(Kind.SIGN, found["sign"].decode("latin-1"))
