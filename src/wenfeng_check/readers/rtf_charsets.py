"""The encodings of RTF: code pages and the character sets of fonts."""

import codecs

from wenfeng_check.readers.docx_symbols import symbol

SYMBOL = "symbol"
_PAGES = {
    936: "gb18030",
    950: "cp950",
    932: "cp932",
    949: "cp949",
    65001: "utf-8",
    10000: "mac_roman",
    10008: "gb18030",
}
_SETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
    2: SYMBOL,
}
WESTERN = "cp1252"


def of_page(number: int) -> str:
    """Return the codec of a Windows code page; western for one that is not known."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return WESTERN
    return name


def of_charset(number: int, default: str) -> str:
    """Return the codec of a font's character set; ``default`` for ANSI and unknown ones."""
    return _SETS.get(number, default)


def decoded(content: bytes, codec: str) -> str:
    """Decode text of a font; signs of a symbol font become what they look like."""
    if codec != SYMBOL:
        return content.decode(codec, errors="replace")
    return "".join(chr(byte) if byte < 0x80 else symbol(f"F0{byte:02X}") for byte in content)
