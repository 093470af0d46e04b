"""What a file really is, by its content first and its suffix second, and what to tell the user where it cannot be read."""

import io
import zipfile
from contextlib import suppress
from typing import NamedTuple

from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import HTML_SUFFIXES, MARKDOWN_SUFFIXES, TEXT_SUFFIXES, suffix_of
from wenfeng_check.readers.archive import ZIP_ERRORS
from wenfeng_check.readers.ole import MAGIC, streams
from wenfeng_check.readers.unread import NAMES, NATURAL, READ, is_draft_suffix, why_not

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FIXED_LAYOUT = (b"Founder CEB",)
_ZIP_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xls"),
    ("xl/workbook.bin", "xls"),
    ("ppt/presentation.xml", "ppt"),
    ("ofd.xml", "ofd"),
    ("content.xml", "odt"),
)
_OPEN_TYPES = (
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.oasis.opendocument.spreadsheet", "xls"),
    ("application/vnd.oasis.opendocument.presentation", "ppt"),
)
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("EncryptedSummary", "encrypted"),
    ("FileHeader", "hwp"),
    ("__properties_version1.0", "mail"),
)
_HEAD = 4096


class Form(NamedTuple):
    """The reader for a file, and what to tell the user where the suffix says something else."""

    form: str
    note: str = ""


def form_of(name: str, content: bytes) -> Form:
    """Return the form that the content has. Raises ReadError where no reader knows it."""
    suffix = suffix_of(name)
    if name.replace("\\", "/").rpartition("/")[2].startswith("~$"):
        raise ReadError(f"{name}：这是 Word 打开文档时留下的临时文件，不是文稿。请检查去掉“~$”的那个文件。")
    if not content.strip(b"\0 \t\r\n"):
        raise ReadError(f"{name}：文件是空的，没有文字可查。请确认文稿已经保存。")
    found = kind_of(content)
    if found == "zip":
        found = _zip_kind(name, content, suffix)
    if found == "text" or (found in ("xml", "html") and _is_source(found, suffix)):
        return _text_form(name, content, suffix)
    if found not in READ:
        raise ReadError(f"{name}：{why_not(suffix, found)}")
    if not suffix or found in NATURAL.get(suffix, ()):
        return Form(found)
    return Form(found, f"扩展名是 {suffix}，内容是{NAMES[found]}，已按内容读取。")


def _is_source(found: str, suffix: str) -> bool:
    """Say whether markup is what the suffix asks for: the source of a text, a web page without its first line."""
    return suffix in MARKDOWN_SUFFIXES or (found == "xml" and suffix in TEXT_SUFFIXES | HTML_SUFFIXES)


def kind_of(content: bytes) -> str:
    """Return what the first bytes tell: ``zip``, ``pdf``, ``doc``, ``text``… (the keys of ``NAMES``)."""
    if content.startswith(_ZIP):
        return "zip"
    if content.startswith(MAGIC):
        return _ole_kind(content)
    if content.startswith(_IMAGES) or _is_bitmap(content):
        return "image"
    if content.startswith(_ARCHIVES):
        return "archive"
    if content.startswith(_FIXED_LAYOUT):
        return "ceb"
    if b"%PDF-" in content[:1024]:
        return "pdf"
    return _markup_kind(_as_ascii(content[:_HEAD]).lstrip().lower())


def _markup_kind(head: bytes) -> str:
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if head.startswith((b"mime-version:", b"from: <saved by")) and b"multipart/related" in head:
        return "mht"
    if not head.startswith((b"<?xml", b"<pkg:package", b"<w:worddocument")):
        return "text"
    if b"schemas.microsoft.com/office/2006/xmlpackage" in head:
        return "flat"
    if b"schemas.microsoft.com/office/word/2003/wordml" in head:
        return "wordml"
    if b"opendocument:xmlns:office" in head and b"<office:document" in head:
        return "odt"
    return "html" if b"<html" in head or b"<!doctype html" in head else "xml"


def _as_ascii(head: bytes) -> bytes:
    """Return the first bytes without byte order mark and, where they are UTF-16, without the zero bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_bitmap(content: bytes) -> bool:
    return content.startswith(b"BM") and content[6:10] == bytes(4)


def _ole_kind(content: bytes) -> str:
    names = streams(content)
    return next((kind for stream, kind in _OLE_STREAMS if stream in names), "ole")


def _zip_kind(name: str, content: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {entry.filename.replace("\\", "/").lstrip("/").lower() for entry in archive.infolist()}
            declared = _open_type(archive, content)
    except ZIP_ERRORS:
        if suffix and not is_draft_suffix(suffix):
            raise ReadError(f"{name}：{why_not(suffix, 'archive')}") from None
        raise ReadError(f"{name}：文件不完整或已损坏，打不开。请重新传送，或用 Word 修复后另存再检查。") from None
    if declared and "word/document.xml" not in names:
        return next((kind for start, kind in _OPEN_TYPES if declared.startswith(start)), "archive")
    for part, kind in _ZIP_PARTS:
        if part in names:
            return kind
    return "docx" if "[content_types].xml" in names else "archive"


def _open_type(archive: zipfile.ZipFile, content: bytes) -> str:
    """Return the media type that an OpenDocument file stores, unpacked, as its first member."""
    try:
        entry = archive.getinfo("mimetype")
    except KeyError:
        return ""
    start = entry.header_offset + 30 + len(entry.filename)
    stored = entry.compress_type == zipfile.ZIP_STORED and entry.file_size < 200
    return content[start : start + entry.file_size].decode("ascii", "replace") if stored else ""


def _text_form(name: str, content: bytes, suffix: str) -> Form:
    if suffix in MARKDOWN_SUFFIXES:
        return Form("md")
    if suffix in HTML_SUFFIXES:
        return Form("html")
    if suffix in TEXT_SUFFIXES or not suffix:
        return Form("txt")
    if not is_draft_suffix(suffix):
        raise ReadError(f"{name}：{why_not(suffix, 'text')}")
    from wenfeng_check.readers.text import decode

    text = ""
    with suppress(ReadError):
        text = decode(name, content)
    if not any("\u4e00" <= char <= "\u9fff" for char in text):
        what = NAMES[NATURAL[suffix][0]]
        raise ReadError(
            f"{name}：扩展名是 {suffix}，内容却不是{what}，疑已损坏。请重新传送，或用 Word、WPS 打开后另存为 .docx 再检查。"
        )
    return Form("txt", f"扩展名是 {suffix}，内容是纯文本，已按内容读取。")
