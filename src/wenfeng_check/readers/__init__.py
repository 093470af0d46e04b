"""Bytes to Document: one reader a format, imported when needed."""

from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

from wenfeng_check.model.document import Document, Note
from wenfeng_check.model.errors import MissingExtraError, ReadError
from wenfeng_check.readers.caps import Caps, hold, too_big, too_long

WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
OLD_WORD_SUFFIXES = frozenset({".doc", ".dot", ".wps", ".wpt"})
TEXT_SUFFIXES = frozenset({".txt", ".text"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
ODF_SUFFIXES = frozenset({".odt", ".ott", ".fodt"})
RTF_SUFFIXES = frozenset({".rtf"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
FIXED_SUFFIXES = frozenset({".pdf", ".ofd"})
SUFFIXES = frozenset().union(
    WORD_SUFFIXES, OLD_WORD_SUFFIXES, FIXED_SUFFIXES, TEXT_SUFFIXES, MARKDOWN_SUFFIXES, ODF_SUFFIXES, RTF_SUFFIXES, HTML_SUFFIXES
)

__all__ = ["SUFFIXES", "read_bytes", "readable", "suffix_of"]


def suffix_of(name: str) -> str:
    """Return the lower-case suffix of a file name or path of any system, ``""`` where it has none."""
    return PurePosixPath(_base(name)).suffix.lower()


def readable(name: str) -> bool:
    """Say whether a file of this name is a draft that can be read; Word's lock files (``~$…``) are not."""
    return suffix_of(name) in SUFFIXES and not _base(name).startswith("~$")


def read_bytes(name: str, content: bytes, caps: Caps | None = None) -> Document:
    """Read a draft. Raises ReadError, and nothing else; a missing optional library is one, with the command to get it.

    The content decides: a file with the wrong suffix is read as what it is, and the notes say so. A file over ``caps``
    (None: the defaults) is refused.
    """
    with hold(caps or Caps()):
        if words := too_big(len(content)):
            raise ReadError(f"{name}：{words}")
        document = _read_any(name, content)
        if words := too_long(document):
            raise ReadError(f"{name}：{words}")
        return document


def _read_any(name: str, content: bytes) -> Document:
    from wenfeng_check.readers import sniff

    form, note = sniff.form_of(name, content)
    try:
        document = _read(form, name, content)
    except MissingExtraError as error:
        raise ReadError(str(error)) from None
    except RecursionError:
        raise ReadError(f"{name}：文件内部嵌套过深，疑已损坏。请用 Word 或 WPS 另存为新文件再检查。") from None
    except MemoryError:
        raise ReadError(f"{name}：文件太大，内存不够。请拆成几个文件再检查。") from None
    return replace(document, notes=(Note(note, unread=False), *document.notes)) if note else document


def _read(form: str, name: str, content: bytes) -> Document:
    if form == "docx":
        from wenfeng_check.readers.docx import read_docx

        return read_docx(name, content)
    if form == "odt":
        from wenfeng_check.readers.odf import read_odf

        return read_odf(name, content)
    if form == "rtf":
        from wenfeng_check.readers.rtf import read_rtf

        return read_rtf(name, content)
    if form == "html":
        from wenfeng_check.readers.html import read_html

        return read_html(name, content)
    if form == "md":
        from wenfeng_check.readers.markdown import read_markdown

        return read_markdown(name, content)
    if form == "doc":
        from wenfeng_check.readers.office import read_doc

        return read_doc(name, content)
    if form == "pdf":
        from wenfeng_check.readers.pdf import read_pdf

        return read_pdf(name, content)
    if form == "ofd":
        from wenfeng_check.readers.ofd import read_ofd

        return read_ofd(name, content)
    if form == "flat":
        from wenfeng_check.readers.word_xml import read_flat

        return read_flat(name, content)
    from wenfeng_check.readers.text import read_text

    return read_text(name, content)


def _base(name: str) -> str:
    return PureWindowsPath(name).name
