"""The files that the page offers: the draft with comments as .docx, the ledger as .xlsx, the report, the text."""

from dataclasses import replace
from pathlib import PurePath

from wenfeng_check.model.errors import MissingExtraError
from wenfeng_check.model.report import Report
from wenfeng_check.web.answers import Answer, Refused
from wenfeng_check.web.drafts import Draft

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = ("docx", "ledger", "html", "text")


def make(form: str, report: Report, draft: Draft) -> Answer:
    """Return the download called ``form``. Raises Refused where an optional library is not installed."""
    if form not in FORMS:
        raise Refused(404, f"没有这种下载，可以是：{'、'.join(FORMS)}。")
    stem = PurePath(draft.name).stem
    try:
        if form == "docx":
            return _annotated(report, draft, stem)
        return {"ledger": _ledger, "html": _html, "text": _text}[form](report, stem)
    except MissingExtraError as error:
        raise Refused(501, str(error)) from None


def _annotated(report: Report, draft: Draft, stem: str) -> Answer:
    """Put the comments into the file as it came; an edited draft, and one in another format, gets a new file."""
    from wenfeng_check.annotate import AnnotationError, annotated

    file = report.files[0]
    assert file.document is not None
    if draft.blocks:
        file = replace(file, document=replace(file.document, format="txt"))
    try:
        content = annotated(draft.content, file)
    except AnnotationError as error:
        raise Refused(422, str(error)) from None
    return Answer(content, DOCX, file_name=f"{stem}-批注.docx")


def _html(report: Report, stem: str) -> Answer:
    from wenfeng_check.reporters import render
    from wenfeng_check.reporters.style import Style

    content = render(report, "html", Style()).encode("utf-8", "replace")
    return Answer(content, "text/html; charset=utf-8", file_name=f"{stem}-报告.html")


def _ledger(report: Report, stem: str) -> Answer:
    from wenfeng_check.ledger.as_xlsx import render
    from wenfeng_check.ledger.build import ledger_of

    return Answer(render(ledger_of(report)), XLSX, file_name=f"{stem}-任务台账.xlsx")


def _text(report: Report, stem: str) -> Answer:
    """Return the text as a person sees it: numbers that Word makes stand in front of their paragraphs."""
    document = report.files[0].document
    assert document is not None
    lines = (block.label + block.gap + document.of(block.span) for block in document.blocks)
    text = "\n".join(lines) if document.format == "docx" else document.text
    return Answer(text.encode("utf-8", "replace"), "text/plain; charset=utf-8", file_name=f"{stem}-修改稿.txt")
