"""The example drafts, annotated: only comments come in, and python-docx opens what we write."""

import io
from pathlib import Path

import docx as python_docx
import pytest

from tests.annotate.helpers import MAIN, ours, parts, read, report_on, without_marks
from wenfeng_check.annotate import annotated
from wenfeng_check.model.span import Span

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.docx"))
_SAME = {MAIN, "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def _spans(text: str) -> list[Span]:
    """Return places all over a text: short ones, long ones, several at one place, none with a line end at its edge."""
    found = []
    for start in range(0, len(text), max(len(text) // 20, 3)):
        for length in (1, 2, 9):
            span = Span(start, min(start + length, len(text)))
            if span.of(text).strip("\n") == span.of(text) != "":
                found.append(span)
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_our_examples_change_by_their_comments_only(path: Path) -> None:
    before = path.read_bytes()
    document = read(before, path.name)
    spans = _spans(document.text)
    after = annotated(before, report_on(document, spans))
    again = read(after, path.name)
    assert again.text == document.text
    assert len(again.comments) == len(document.comments) + len(spans)
    for span, comment in zip(spans, ours(again), strict=True):
        assert comment.span == span or "那里放不了批注" in comment.text, (span, comment)
    old, new = parts(before), parts(after)
    assert {name for name in new if old.get(name) != new[name]} <= _SAME
    assert without_marks(new[MAIN]) == without_marks(old[MAIN])
    assert python_docx.Document(io.BytesIO(after)).paragraphs
