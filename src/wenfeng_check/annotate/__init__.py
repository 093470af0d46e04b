"""A draft's findings as comments in a Word file: in the draft itself, or in a new file with the text of other formats."""

from datetime import date
from functools import partial

from wenfeng_check.annotate.new_file import NewFile
from wenfeng_check.annotate.word_file import AnnotationError, Choice, Remark, Reviewed, WordFile
from wenfeng_check.annotate.wording import Wording
from wenfeng_check.fixes import agreeing_edits
from wenfeng_check.model.finding import Diagnostic, Severity
from wenfeng_check.model.report import FileReport
from wenfeng_check.model.span import Span

__all__ = ["AnnotationError", "Reviewed", "annotated", "review"]
_TITLE = "标题"


def annotated(content: bytes, file_report: FileReport, *, suggest: bool = False) -> bytes:
    """Return a Word file with a comment for each finding of ``file_report``, which is the report on ``content``.

    With ``suggest``, safe fixes stand in it as tracked changes. Raises AnnotationError.
    """
    return review(content, file_report, suggest=suggest).content


def review(
    content: bytes,
    file_report: FileReport,
    *,
    suggest: bool = False,
    day: date | None = None,
    at_least: Severity = Severity.INFO,
) -> Reviewed:
    """Return the Word file of ``annotated`` and what was put in; ``day`` dates it, findings below ``at_least`` stay out."""
    document = file_report.document
    if document is None:
        raise AnnotationError(f"{file_report.path}：没有读成，写不了批注。")
    wording = Wording(file_report)
    wanted = [each for each in file_report.diagnostics if each.severity >= at_least]
    if document.format == "docx":
        word = WordFile(document.name, content, document.text)
        remarks = [_remark(each, _span_of(each, file_report), wording) for each in wanted]
        return word.reviewed(remarks, day=day, choose=partial(agreeing_edits, file_report) if suggest else None)
    made = NewFile(file_report)
    word = WordFile(document.name, made.content, made.text)
    remarks = [_remark(each, made.moved(_span_of(each, file_report)), wording) for each in wanted]
    choose: Choice | None = partial(made.moved_edits, file_report) if suggest else None
    return word.reviewed(remarks, day=day, choose=choose)


def _remark(diagnostic: Diagnostic, span: Span, wording: Wording) -> Remark:
    return Remark(span, lambda exact: wording.lines(diagnostic, exact=exact))


def _span_of(diagnostic: Diagnostic, report: FileReport) -> Span:
    """Return where a finding's comment goes: one on the whole text goes to the title, else to the first paragraph."""
    if diagnostic.finding.span is not None:
        return diagnostic.finding.span
    title = next((row.span for row in report.blocks if row.origin == _TITLE and row.span.length), None)
    return title or next((row.span for row in report.blocks if row.span.length), Span(0, 0))
