"""HTML that cannot be injected: every text is escaped unless it is Markup already."""

import html
import itertools

from wenfeng_check.reporters.style import visible


class Markup(str):
    """A string that is HTML."""

    __slots__ = ()


_VOID = ("meta", "br", "input")


def text(words: str) -> Markup:
    """Return ``words`` escaped; control and direction characters would drive the page, and are left out."""
    return Markup(html.escape("".join(ch for ch in words if ch in "\n\t" or visible(ch))))


def element(tag: str, *content: str, **attributes: str | int | float | bool) -> Markup:
    """Return an element. ``class_`` is class, ``data_x`` is data-x; True is an attribute without a value, False is none."""
    inner = "".join(part if isinstance(part, Markup) else text(part) for part in content)
    opening = "".join(itertools.chain([tag], (_attribute(name, value) for name, value in attributes.items())))
    return Markup(f"<{opening}>" if tag in _VOID else f"<{opening}>{inner}</{tag}>")


def _attribute(name: str, value: str | int | float | bool) -> str:
    if value is False or value == "":
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'


def join(*parts: str) -> Markup:
    """Return ``parts`` one after the other, those that are no Markup escaped."""
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in parts))
