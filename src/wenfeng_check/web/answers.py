"""What goes back to a caller: an answer made by a worker, or a refusal in one line of Chinese."""

import json
from dataclasses import dataclass

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of a response; with ``file_name`` it is a download. ``figures`` are for the trainer's board."""

    content: bytes
    media: str = JSON
    status: int = 200
    file_name: str = ""
    figures: "Figures | None" = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the board shows of a draft: nothing of its text."""

    characters: int
    gaps: int
    padding: int
    findings: int


class Refused(Exception):
    """A request that is not served: the status of HTTP, and why in words; ``retry`` are seconds to wait, 0 for never."""

    def __init__(self, status: int, words: str, *, retry: int = 0) -> None:
        super().__init__(status, words, retry)
        self.status = status
        self.words = words
        self.retry = retry


def error_json(words: str) -> bytes:
    """Return the body of a refusal."""
    return json.dumps({"error": words}, ensure_ascii=False).encode("utf-8", "replace")
