"""Web pages (.html) to Document."""

import re

from wenfeng_check.model.document import Document
from wenfeng_check.readers.html_page import PageReader
from wenfeng_check.readers.sheet import Sheet

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_KNOWN_SETS = """
    gb2312 gbk gb18030 x-gbk big5 big5-hkscs shift_jis euc-jp euc-kr windows-1250 windows-1251 windows-1252 iso-8859-1
    iso-8859-15
"""
_KNOWN = frozenset(_KNOWN_SETS.split())


def read_html(name: str, content: bytes) -> Document:
    """Read a web page. Raises ReadError."""
    sheet = Sheet()
    PageReader(sheet).read(decode_html(content))
    return sheet.document(name, "html")


def decode_html(content: bytes) -> str:
    """Decode by mark, else as UTF-8, as declared, as GB18030, as Big5: the first that fits."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    content = content.removeprefix(b"\xef\xbb\xbf")
    for encoding in ("utf-8", *_declared(content), "gb18030", "big5"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("gb18030", errors="replace")


def _declared(content: bytes) -> tuple[str, ...]:
    found = _CHARSET.search(content[:4096])
    name = found[1].decode("ascii", "replace").lower() if found else ""
    return ("gb18030" if name.startswith(("gb", "x-gb")) else name,) if name in _KNOWN else ()
