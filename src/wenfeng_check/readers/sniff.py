"""What a file really is, by its suffix and its first bytes, and what to tell the user where it cannot be read."""

import io
import zipfile

from wenfeng_check.model.errors import ReadError
from wenfeng_check.readers import (
    HTML_SUFFIXES,
    MARKDOWN_SUFFIXES,
    ODF_SUFFIXES,
    RTF_SUFFIXES,
    TEXT_SUFFIXES,
    WORD_SUFFIXES,
    suffix_of,
)

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_SAVE = "请用 Word 或 WPS 打开，另存为 .docx 再检查。"
_KNOWN = {
    ".doc": "旧版 Word 文档（.doc）",
    ".dot": "旧版 Word 模板（.dot）",
    ".wps": "WPS 文字文档（.wps）",
    ".wpt": "WPS 文字模板（.wpt）",
    ".uot": "标文通文档（.uot）",
    ".mht": "网页文件",
    ".xml": "XML 文件",
}
_FIXED = {
    ".ofd": ("OFD 版式文件", "请找到原稿，或用 OFD 阅读器导出为 Word 文档，另存为 .docx 再检查。"),
    ".pdf": ("PDF 文件", "请找到原稿，或用 WPS、Word 把 PDF 转成文档，另存为 .docx 再检查。"),
    ".gd": ("书生版式文件", "请找到原稿，另存为 .docx 再检查。"),
    ".ceb": ("方正版式文件", "请找到原稿，另存为 .docx 再检查。"),
}
_TABLES = frozenset({".xls", ".xlsx", ".xlsm", ".et", ".csv", ".ods"})
_SLIDES = frozenset({".ppt", ".pptx", ".dps", ".odp"})
_ARCHIVES = frozenset({".zip", ".rar", ".7z"})
_IMAGES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".gif"})


def form_of(name: str, content: bytes) -> str:
    """Return ``docx``, ``odt``, ``rtf``, ``html``, ``txt`` or ``md``. Raises ReadError where the file is none of them."""
    suffix = suffix_of(name)
    if name.replace("\\", "/").rpartition("/")[2].startswith("~$"):
        raise ReadError(f"{name}：这是 Word 打开文档时留下的临时文件，不是文稿。请检查去掉“~$”的那个文件。")
    if not content.strip(b"\0 \t\r\n"):
        raise ReadError(f"{name}：文件是空的，没有文字可查。请确认文稿已经保存。")
    wanted = _wanted(name, suffix)
    found = kind_of(content)
    if found == "zip":
        return _zip_form(name, content)
    if found in ("odf", "rtf") or (found == "html" and wanted != "md"):
        return "odt" if found == "odf" else found
    if found not in ("text", "html") and not (found == "xml" and wanted == "html"):
        raise ReadError(f"{name}：{_foreign(suffix, found)}")
    if wanted in ("docx", "odt", "rtf"):
        raise ReadError(
            f"{name}：扩展名是 {suffix}，内容却不是文字处理文档。是纯文本的，请把扩展名改成 .txt；否则请重新传送。"
        )
    return wanted


def kind_of(content: bytes) -> str:
    """Return ``zip``, ``encrypted``, ``doc``, ``ole``, ``pdf``, ``rtf``, ``image``, ``html``, ``odf``, ``xml`` or ``text``."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if content.startswith(_OLE):
        return _ole_kind(content)
    if content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return "image"
    head = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if not head.startswith(b"<?xml"):
        return "text"
    if b"opendocument:xmlns:office" in head and b"<office:document" in head:
        return "odf"
    return "html" if b"<html" in head or b"<!doctype html" in head else "xml"


def _ole_kind(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "encrypted"
    return "doc" if "WordDocument".encode("utf-16-le") in content else "ole"


def _wanted(name: str, suffix: str) -> str:
    if suffix in WORD_SUFFIXES:
        return "docx"
    if suffix in MARKDOWN_SUFFIXES:
        return "md"
    if suffix in ODF_SUFFIXES:
        return "odt"
    if suffix in RTF_SUFFIXES:
        return "rtf"
    if suffix in HTML_SUFFIXES:
        return "html"
    if suffix in TEXT_SUFFIXES or not suffix:
        return "txt"
    if suffix in _FIXED:
        what, advice = _FIXED[suffix]
        raise ReadError(f"{name}：这是{what}，暂时读不了。{advice}")
    raise ReadError(f"{name}：{_unread(suffix)}")


def _unread(suffix: str) -> str:
    if suffix in _KNOWN:
        return f"这是{_KNOWN[suffix]}，暂时读不了。{_SAVE}"
    if suffix in _TABLES:
        return "这是电子表格，不是文稿。请把要检查的内容复制到 Word 文档，另存为 .docx 再检查。"
    if suffix in _SLIDES:
        return "这是演示文稿，不是公文文稿。请把文字复制到 Word 文档，另存为 .docx 再检查。"
    if suffix in _ARCHIVES:
        return "这是压缩包。请先解压，再检查里面的文稿。"
    if suffix in _IMAGES:
        return "这是图片。请先识别成文字，另存为 .docx 或 .txt 再检查。"
    return f"不认识 {suffix} 文件。请另存为 .docx、.txt 或 .md 再检查。"


def _foreign(suffix: str, found: str) -> str:
    name = suffix or "没有扩展名"
    if found == "encrypted":
        return "文件有密码，读不了。请在 Word 或 WPS 中取消密码后另存，再检查。"
    if found == "pdf":
        return f"扩展名是 {name}，内容却是 PDF。请找到原稿，另存为 .docx 再检查。"
    if found == "image":
        return f"扩展名是 {name}，内容却是图片。请先识别成文字，另存为 .docx 或 .txt 再检查。"
    what = {
        "doc": "旧版 Word 文档（.doc）",
        "ole": "旧版 Office 或 WPS 文件",
        "xml": "XML",
    }
    return f"扩展名是 {name}，内容却是{what[found]}。{_SAVE}"


def _zip_form(name: str, content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        raise ReadError(f"{name}：文件不完整或已损坏，打不开。请重新传送，或用 Word 修复后另存再检查。") from None
    kinds = (
        ("xl/workbook.xml", "Excel 表格", "请把要检查的内容复制到 Word 文档，另存为 .docx 再检查。"),
        ("ppt/presentation.xml", "演示文稿", "请把文字复制到 Word 文档，另存为 .docx 再检查。"),
        ("OFD.xml", "OFD 版式文件", "请找到原稿，另存为 .docx 再检查。"),
    )
    for part, what, advice in kinds:
        if part in names:
            raise ReadError(f"{name}：内容是{what}，暂时读不了。{advice}")
    if "content.xml" in names and "word/document.xml" not in names:
        return "odt"
    if "[Content_Types].xml" not in names and "word/document.xml" not in names:
        raise ReadError(f"{name}：内容是压缩包，不是 Word 文档。请先解压，再检查里面的文稿。")
    return "docx"
