"""Old Word and WPS files (.doc, .dot, .wps, .wpt) to Document: LibreOffice turns them into .docx first."""

from dataclasses import replace

from wenfeng_check.model.document import Document
from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import libreoffice
from wenfeng_check.readers.docx import read_docx
from wenfeng_check.readers.ole import has_word_password

_PASSWORD = "文件有密码，读不了。请在 Word 或 WPS 中取消密码后另存，再检查。"


def read_doc(name: str, content: bytes) -> Document:
    """Read an old Word or WPS file. Raises ReadError, or MissingExtraError without LibreOffice."""
    if has_word_password(content):
        raise ReadError(f"{name}：{_PASSWORD}")
    converted = libreoffice.convert(name, content, suffix=".doc", to="docx")
    return replace(read_docx(name, converted), format="doc")

