"""What the page shows beside the report: layout of the blocks, figures, first steps, shares, ledger."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from wenfeng_check.analysis.counts import length_of
from wenfeng_check.analysis.facts import Analysis, Context
from wenfeng_check.ledger.as_json import ledger_json
from wenfeng_check.ledger.build import ledger_of
from wenfeng_check.model.document import Block
from wenfeng_check.model.report import FileReport, Report
from wenfeng_check.reporters.as_json import to_json
from wenfeng_check.reporters.summary import summarise
from wenfeng_check.web.answers import Figures

Json = dict[str, Any]


def view_json(report: Report) -> Json:
    """Return all that the page needs, as plain values; ``report`` in it is what the command line prints."""
    file = report.files[0]
    assert file.document is not None
    return {
        "text": file.document.text,
        "blocks": [
            _block(block) | {"function": function, "depth": depth}
            for block, (function, depth) in zip(file.document.blocks, _functions(file), strict=True)
        ],
        "report": to_json(report),
        "summary": _summary(file),
        "shares": _shares(file),
        "ledger": ledger_json(ledger_of(report)),
    }


def figures_of(file: FileReport) -> Figures:
    """Return the numbers for the trainer's board."""
    summary = summarise(file)
    gaps = sum(count for _, count in summary.missing)
    return Figures(summary.characters, gaps, summary.padding, len(file.diagnostics))


def _functions(file: FileReport) -> Iterator[tuple[str, int]]:
    """Yield what each block does in the document, and how deep the numbered item stands that it begins (0: none)."""
    assert file.document is not None
    structure = Analysis(file.document, Context(kind=file.kind.kind)).structure
    depths = {section.head: section.depth for section in structure.sections}
    by_block = {line.block: str(line.function) for line in structure.lines}
    for index in range(len(file.document.blocks)):
        yield by_block.get(index, ""), depths.get(index, 0)


def _block(block: Block) -> Json:
    """Return what ``drafts.document_of`` needs to make the block again."""
    origin = block.origin
    return {
        "start": block.span.start,
        "end": block.span.end,
        "kind": str(block.kind),
        "level": block.level,
        "label": block.label,
        "gap": block.gap,
        "style": block.style,
        "part": str(origin.part),
        "paragraph": origin.paragraph,
        "table": origin.table,
        "row": origin.row,
        "column": origin.column,
        "rows": origin.row_span,
        "columns": origin.column_span,
        "header": origin.header_row,
        "nested": origin.nested,
    }


def _summary(file: FileReport) -> Json:
    summary = summarise(file)
    return {
        "characters": summary.characters,
        "limit": summary.limit,
        "over": summary.over,
        "pages": summary.pages,
        "tasks": summary.tasks,
        "missing": {str(slot): count for slot, count in summary.missing},
        "gaps": sum(count for _, count in summary.missing),
        "padding": summary.padding,
        "groups": dict(summary.groups),
        "steps": list(summary.steps),
    }


def _shares(file: FileReport) -> Json:
    """Return the characters of each role of sentences."""
    assert file.document is not None
    sizes: Counter[str] = Counter()
    for row in file.sentences:
        sizes[row.role] += length_of(row.span.of(file.document.text))
    return dict(sizes)
