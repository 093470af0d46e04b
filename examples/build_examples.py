"""Make the Word examples from their text: ``python examples/build_examples.py`` writes them beside this file."""

import io
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from word_document import WordDraft  # noqa: E402

from drafts import Line, Role, parse  # noqa: E402

AUTHOR = "清河县人民政府办公室"
SOURCES = {
    "01-padded-notice.docx": "01-padded-notice.txt",
    "02-good-notice.docx": "sources/02-good-notice.txt",
    "03-plan.docx": "sources/03-plan.txt",
    "04-report.docx": "04-report.md",
    "05-meeting-notice.docx": "05-meeting-notice.txt",
    "06-speech.docx": "06-speech.txt",
    "08-task-table.docx": "sources/08-task-table.txt",
}
ZIP_DATE = (2026, 3, 5, 9, 0, 0)


def build(name: str) -> bytes:
    """Return the Word file called ``name``; the same bytes at every call."""
    items = list(parse((HERE / SOURCES[name]).read_text("utf-8")))
    titles = [item.text for item in items if isinstance(item, Line) and item.role is Role.TITLE]
    draft = WordDraft(titles[-1], AUTHOR)
    draft.write(items)
    saved = io.BytesIO()
    draft.document.save(saved)
    return _with_fixed_dates(saved.getvalue())


def _with_fixed_dates(package: bytes) -> bytes:
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(rewritten, "w") as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, ZIP_DATE)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.create_system = 3
            new.writestr(fixed, old.read(entry))
    return rewritten.getvalue()


def main() -> int:
    """Write all Word examples."""
    for name in SOURCES:
        (HERE / name).write_bytes(build(name))
        print(f"已生成 {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
