"""HTML as tags and text, in one pass over the source: a browser's rules for broken markup, at linear cost.

The standard library's parser takes quadratic time on unclosed comments and tags (CVE-2025-6069).
"""

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=]+|=)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_TAG_END = re.compile(r"[\s/]*>")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is no markup."""


class Kind(Enum):
    """What a token is."""

    TEXT = 0
    START = 1
    END = 2


class Token(NamedTuple):
    """Text, or a tag with its name in lower case."""

    kind: Kind
    text: str
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """Return the value of an attribute, None where the tag has none."""
        return next((value for key, value in self.attributes if key == name), None)


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of a page; comments and declarations are left out."""
    place = 0
    while place < len(source):
        less = source.find("<", place)
        if less < 0:
            less = len(source)
        if less > place:
            yield Token(Kind.TEXT, unescape(source[place:less]))
        following = source[less + 1 : less + 2]
        if following in ("!", "?"):
            place = _after_comment(source, less)
        elif following == "/" or (following.isascii() and following.isalpha()):
            token, place = _tag(source, less)
            yield token
            if token.kind is Kind.START and token.text in _RAW:
                place = _raw_end(source, place, token.text)
        else:
            yield Token(Kind.TEXT, source[less : less + 1])
            place = less + 1


def _after_comment(source: str, start: int) -> int:
    """Return where a comment or declaration ends; one that is never closed takes the rest."""
    closing = "-->" if source.startswith("<!--", start) else ">"
    end = source.find(closing, start + 2)
    return len(source) if end < 0 else end + len(closing)


def _tag(source: str, start: int) -> tuple[Token, int]:
    kind = Kind.END if source[start + 1] == "/" else Kind.START
    name = _NAME.match(source, start + 1 + (kind is Kind.END))
    if name is None:
        end = source.find(">", start)
        return Token(Kind.TEXT, ""), len(source) if end < 0 else end + 1
    place = name.end()
    attributes: list[tuple[str, str]] = []
    while not (closed := _TAG_END.match(source, place)):
        found = _ATTRIBUTE.match(source, place)
        if found is None:
            return Token(kind, name[0].lower(), tuple(attributes)), len(source)
        value = next((part for part in found.group(2, 3, 4) if part is not None), "")
        attributes.append((found[1].lower(), unescape(value)))
        place = found.end()
    return Token(kind, name[0].lower(), tuple(attributes)), closed.end()


def _raw_end(source: str, start: int, name: str) -> int:
    """Return where the end tag of a raw element begins."""
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, start)
    return end.start() if end else len(source)
