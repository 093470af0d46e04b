"""A report as plain values and back, by the types of its fields; text that the document holds is kept as a place in it."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from wenfeng_check.model.document import Document
from wenfeng_check.model.span import Span

T = TypeVar("T")
#: Texts up to here are kept as they are: numbers, labels, names of kinds.
_SHORT = 3


def to_plain(thing: object, document: Document) -> Any:
    """Return dataclasses as lists of their fields, the document itself left out; JSON can hold the result."""
    if isinstance(thing, Document):
        return None
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, str):
        return _text(thing, document)
    if isinstance(thing, Mapping):
        return {str(key): to_plain(value, document) for key, value in thing.items()}
    if is_dataclass(thing):
        return _fields(thing, document)
    if isinstance(thing, list | tuple | frozenset):
        return [to_plain(item, document) for item in thing]
    return thing


def _fields(thing: Any, document: Document) -> list[Any]:
    """Return the fields; a text that is what spans beside it cover is kept as those spans."""
    values = [getattr(thing, part.name) for part in fields(thing)]
    covered: dict[str, list[list[int]]] = {}
    for value in values:
        spans = value if isinstance(value, tuple) and not isinstance(value, Span) else (value,)
        if spans and all(isinstance(span, Span) for span in spans):
            covered.setdefault("".join(map(document.of, spans)), [list(span) for span in spans])
    return [
        covered[value] if isinstance(value, str) and value and value in covered else to_plain(value, document)
        for value in values
    ]


def _text(text: str, document: Document) -> str | list[str | list[int]]:
    """Return the text, those of its parts that stand in the document as places; headings are joined by " / "."""
    parts = [_place(part, document) for part in re.split("( / )", text)]
    return text if all(isinstance(part, str) for part in parts) else parts


def _place(part: str, document: Document) -> str | list[int]:
    start = document.text.find(part) if len(part) > _SHORT else -1
    return part if start < 0 else [start, start + len(part)]


def from_plain(kind: type[T], plain: Any, document: Document) -> T:
    """Return what ``to_plain`` was given, ``document`` put back in. Raises ValueError, LookupError or TypeError."""
    return cast(T, _made(kind, plain, document))


def _made(kind: Any, plain: Any, document: Document) -> Any:
    if get_origin(kind) in (Union, UnionType):
        kind = next(part for part in get_args(kind) if part is not NoneType)
        return _made(kind, plain, document) if plain is not None or kind is Document else None
    if kind is Document:
        return document
    if kind is str:
        return "".join(_words(part, document) for part in plain) if isinstance(plain, list) else str(plain)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], item, document) for item in plain)
    if get_origin(kind) is dict:
        return {key: _made(get_args(kind)[1], value, document) for key, value in plain.items()}
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        types = _types(kind)
        return kind(*(_made(part, value, document) for part, value in zip(types, plain, strict=True)))
    if kind is date:
        return date.fromisoformat(plain)
    return plain if kind in (int, float, bool) else kind(plain)


def _words(part: str | list[int], document: Document) -> str:
    return part if isinstance(part, str) else document.text[part[0] : part[1]]


@cache
def _types(kind: Any) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    names = kind._fields if hasattr(kind, "_fields") else [part.name for part in fields(kind)]
    return tuple(hints[name] for name in names)
