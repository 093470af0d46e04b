"""The kinds of files that are met: their names for people, their suffixes, and what to do with those that no reader knows."""

READ = frozenset({"docx", "doc", "flat", "pdf", "ofd", "odt", "rtf", "html", "txt", "md"})
"""The forms that a reader knows."""

NAMES = {
    "docx": "Word 文档（.docx）",
    "doc": "旧版 Word 文档（.doc）",
    "wordml": "Word 2003 的 XML 文档",
    "flat": "Word 的 XML 文档",
    "pdf": "PDF 文件",
    "ofd": "OFD 版式文件",
    "odt": "OpenDocument 文档（.odt）",
    "rtf": "RTF 文档",
    "html": "网页（HTML）",
    "mht": "单个文件网页（MHT）",
    "xml": "XML 文件",
    "txt": "纯文本",
    "md": "Markdown 文本",
    "ceb": "方正版式文件（CEB）",
    "gd": "书生版式文件（GD）",
    "xls": "电子表格",
    "ppt": "演示文稿",
    "archive": "压缩包",
    "image": "图片",
    "mail": "邮件",
    "hwp": "韩文文档（.hwp）",
    "ole": "旧版 Office 或 WPS 文件",
    "uot": "标文通文档（.uot）",
}

NATURAL: dict[str, tuple[str, ...]] = {
    ".docx": ("docx",),
    ".docm": ("docx",),
    ".dotx": ("docx",),
    ".dotm": ("docx",),
    ".doc": ("doc",),
    ".dot": ("doc",),
    ".wps": ("doc",),
    ".wpt": ("doc",),
    ".xml": ("wordml", "flat"),
    ".pdf": ("pdf",),
    ".ofd": ("ofd",),
    ".odt": ("odt",),
    ".ott": ("odt",),
    ".fodt": ("odt",),
    ".rtf": ("rtf",),
    ".html": ("html",),
    ".htm": ("html",),
    ".xhtml": ("html",),
    ".mht": ("mht",),
    ".mhtml": ("mht",),
}
"""Suffixes of drafts, with the kinds of content that nobody need be told of."""

_SAVE = "请用 Word 或 WPS 打开，另存为 .docx 再检查。"
_FIXED = "请找到原稿，另存为 .docx 再检查。"
_BY_SUFFIX = {
    ".gd": "gd", ".gw": "gd", ".sep": "gd", ".ceb": "ceb", ".cebx": "ceb", ".uot": "uot", ".uof": "uot",
    ".xls": "xls", ".xlsx": "xls", ".xlsm": "xls", ".et": "xls", ".csv": "xls", ".ods": "xls",
    ".ppt": "ppt", ".pptx": "ppt", ".dps": "ppt", ".odp": "ppt",
    ".zip": "archive", ".rar": "archive", ".7z": "archive",
    ".jpg": "image", ".jpeg": "image", ".png": "image", ".bmp": "image", ".tif": "image", ".tiff": "image", ".gif": "image",
}  # fmt: skip
_ADVICE = {
    "xls": "不是文稿。请把要检查的内容复制到 Word 文档，另存为 .docx 再检查。",
    "ppt": "不是公文文稿。请把文字复制到 Word 文档，另存为 .docx 再检查。",
    "archive": "不是文稿。请先解压，再检查里面的文稿。",
    "image": "读不出文字。请先识别成文字，另存为 .docx 或 .txt 再检查。",
    "ceb": f"读不了。{_FIXED}",
    "gd": f"读不了。{_FIXED}",
    "mail": "不是文稿。请先把附件或正文存成 .docx 或 .txt 再检查。",
    "xml": "不是文稿。请用 Word 或 WPS 打开，另存为 .docx 再检查。",
}
_PASSWORD = "文件有密码，读不了。请在 Word 或 WPS 中取消密码后另存，再检查。"


def is_draft_suffix(suffix: str) -> bool:
    """Say whether files with this suffix are meant to be drafts."""
    return suffix in NATURAL


def why_not(suffix: str, found: str) -> str:
    """Return one line on a file that no reader knows: what it is, what to do; ``found`` is the kind of its content."""
    if found == "encrypted":
        return _PASSWORD
    meant = _BY_SUFFIX.get(suffix, "")
    if meant and found in ("text", "ole", "archive", meant):
        return f"这是{NAMES[meant]}，{_advice(meant)}"
    if found == "text":
        return f"不认识 {suffix} 文件。请另存为 .docx、.txt 或 .md 再检查。"
    if not suffix or found in NATURAL.get(suffix, ()):
        return f"这是{NAMES[found]}，{_advice(found)}"
    return f"扩展名是 {suffix}，内容却是{NAMES[found]}，{_advice(found)}"


def _advice(kind: str) -> str:
    return _ADVICE.get(kind, f"读不了。{_SAVE}")
