"""The shell of a page that loads nothing: its policy names style and script by their hashes, nothing else may run."""

import base64
import hashlib
from importlib.resources import files

from wenfeng_check.reporters.page.markup import Markup, element


def shell(title: str, *body: Markup, script: bool = False) -> str:
    """Return a whole HTML file in the style of page.css; with ``script``, page.js is in it too."""
    css, code = asset("page.css"), asset("page.js") if script else ""
    scripts = _hash(code) if code else "'none'"
    policy = f"default-src 'none'; style-src {_hash(css)}; script-src {scripts}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=f"{policy}; base-uri 'none'; form-action 'none'"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", Markup(css)),
    )
    tail = element("script", Markup(code)) if code else Markup()
    return f"<!DOCTYPE html>\n{element('html', head, element('body', *body, tail), lang='zh-CN')}\n"


def asset(name: str) -> str:
    """Return a file of the page (page.css, page.js)."""
    return (files("wenfeng_check.reporters.page") / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
