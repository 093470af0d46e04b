"""What the tests of annotated files share: reports made by hand, and Word files taken apart."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Sequence

from tests.running import CLAUSE
from wenfeng_check.annotate.comment_part import AUTHOR
from wenfeng_check.model.document import Comment, Document
from wenfeng_check.model.finding import Diagnostic, Edit, Finding, Fix, Location, Safety, Severity
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.span import Span
from wenfeng_check.readers import read_bytes

MAIN = "word/document.xml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def occurrences(text: str, words: Iterable[str]) -> list[Span]:
    """Return where ``words`` stand in ``text``, in order."""
    return sorted(Span(*hit.span()) for word in words for hit in re.finditer(re.escape(word), text))


def report_on(document: Document, spans: Iterable[Span | None], *, severity: Severity = Severity.WARNING) -> FileReport:
    """Return a report with a finding on each of ``spans``."""
    found = tuple(_diagnostic(Finding(span, "没有时间节点。", "写成“3月10日前”。"), severity) for span in spans)
    return FileReport(document.name, document, diagnostics=found)


def fixing_report(document: Document, fixes: Sequence[tuple[Edit, ...]]) -> FileReport:
    """Return a report with a finding for each safe fix."""
    found = (
        Finding(edits[0].span, "写法不对。", "改。", fix=Fix("改", edits, Safety.SAFE)) for edits in fixes
    )
    return FileReport(document.name, document, diagnostics=tuple(_diagnostic(each, Severity.WARNING) for each in found))


def _diagnostic(finding: Finding, severity: Severity) -> Diagnostic:
    location = Location("正文第1段", 1, 1)
    return Diagnostic("TSK102", "vague-deadline", "TSK", severity, finding, CLAUSE, location, "0")


def read(content: bytes, name: str = "草稿.docx") -> Document:
    """Read a file that a test made."""
    return read_bytes(name, content)


def ours(document: Document) -> list[Comment]:
    """Return the comments that we wrote."""
    return [comment for comment in document.comments if comment.author == AUTHOR]


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def without_marks(main: bytes) -> bytes:
    """Return the main part in canonical form, comment marks taken out and runs that look the same joined."""
    root = ET.fromstring(main)
    for parent in list(root.iter()):
        for child in list(parent):
            if _local(child) in _MARKS:
                parent.remove(child)
    _join_runs(root)
    return ET.canonicalize(ET.tostring(root, encoding="unicode"), strip_text=False).encode()


def _join_runs(root: ET.Element) -> None:
    for parent in list(root.iter()):
        last: ET.Element | None = None
        for child in list(parent):
            if _local(child) != "r" or _is_empty(child):
                if _local(child) == "r":
                    parent.remove(child)
                else:
                    last = None
            elif last is not None and _look(last) == _look(child):
                last.extend(each for each in child if _local(each) != "rPr")
                parent.remove(child)
            else:
                last = child
    for run in list(root.iter()):
        if _local(run) == "r":
            _join_texts(run)


def _join_texts(run: ET.Element) -> None:
    before: ET.Element | None = None
    for child in list(run):
        if _local(child) != "t":
            before = None
            continue
        kept = child.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", "")
        child.text = child.text if kept else (child.text or "").strip()
        if before is None:
            before = child
        else:
            before.text = (before.text or "") + (child.text or "")
            run.remove(child)


def _is_empty(run: ET.Element) -> bool:
    return all(_local(child) == "rPr" for child in run)


def _look(run: ET.Element) -> tuple[str, str]:
    properties = next((child for child in run if _local(child) == "rPr"), None)
    written = "" if properties is None else ET.tostring(properties, encoding="unicode")
    return (str(sorted(run.attrib.items())), re.sub(r'(rPrChange[^>]*?:id=)"\d+"', r"\1", written).strip())


def _local(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]
