"""What an editor offers at a finding: its fix, and all safe fixes at once."""

from collections.abc import Iterator, Sequence

from lsprotocol import types

from wenfeng_check.fixes import safe_edits
from wenfeng_check.lsp import wording
from wenfeng_check.lsp.drafts import Checked
from wenfeng_check.model.finding import Diagnostic, Edit, Fix, Safety
from wenfeng_check.model.span import Span
from wenfeng_check.readers.markdown_inline import in_markup, markup
from wenfeng_check.readers.text import newline_of

FIX_ALL = types.CodeActionKind.SourceFixAll
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def actions(
    checked: Checked, span: Span, only: Sequence[str] | None, *, versioned: bool
) -> Iterator[types.CodeAction]:
    """Yield the actions of the kinds ``only`` (None: all) at ``span``; ``versioned``: edits can name the version."""
    if _wanted(types.CodeActionKind.QuickFix, only):
        for diagnostic in wording.at(checked, span):
            if diagnostic.finding.fix and _possible(diagnostic.finding.fix, checked):
                yield _quick_fix(diagnostic, diagnostic.finding.fix, checked, versioned=versioned)
    edits = safe_edits(checked.report) if checked.report else ()
    if edits and _wanted(FIX_ALL, only):
        title = f"改好全文{len(edits)}处不改变意思的毛病"
        yield types.CodeAction(title, kind=FIX_ALL, edit=_workspace_edit(checked, edits, versioned=versioned))


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Say whether a client that asks for the kinds ``only`` wants ``kind``; a kind includes those below it."""
    return only is None or any(kind == each or kind.startswith(f"{each}.") or not each for each in only)


def _possible(fix: Fix, checked: Checked) -> bool:
    """Say whether the fix leaves markup alone."""
    document = checked.report.document if checked.report else None
    kept_out = markup(document) if document else ()
    return bool(fix.edits) and not any(in_markup(kept_out, edit.span) for edit in fix.edits)


def _quick_fix(diagnostic: Diagnostic, fix: Fix, checked: Checked, *, versioned: bool) -> types.CodeAction:
    safe = fix.safety is Safety.SAFE
    return types.CodeAction(
        fix.title if safe else f"{fix.title}（改后请核对）",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[wording.worded(diagnostic, checked, related=False)],
        is_preferred=safe,
        edit=_workspace_edit(checked, fix.edits, versioned=versioned),
    )


def _workspace_edit(checked: Checked, edits: Sequence[Edit], *, versioned: bool) -> types.WorkspaceEdit:
    newline = newline_of(checked.draft.text)
    texts = [
        types.TextEdit(checked.positions.range(edit.span), edit.text.replace("\n", newline)) for edit in edits
    ]
    if not versioned:
        return types.WorkspaceEdit(changes={checked.draft.uri: texts})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=checked.draft.uri, version=checked.draft.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(texts))])
